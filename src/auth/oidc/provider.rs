//! The client of OpenID providers: discovery (OpenID Connect Discovery 1.0), authorization URL, and code
//! exchange.

use super::{
    id_token::{ExpectedClaims, InvalidToken, KeySet, Profile, Subject, TENANT, is_tenant, verify},
    login_secret::LoginSecret,
};
use crate::core::{
    clock::Timestamp,
    config::{ProviderSettings, Secret, is_encrypted_or_local},
    http_client::{HttpClient, HttpError, HttpRequest, HttpResponse},
    security::{sha256, to_base64},
};
use axum::http::{StatusCode, header};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{sync::Arc, time::Duration};
use tokio::{sync::Mutex, time::timeout};
use url::Url;

/// How long a provider's metadata and keys are cached.
const DISCOVERY_LIFE: Duration = Duration::from_secs(10 * 60);

/// How long a provider that failed is not asked again, counted from the request (two attempts, each limited by
/// [`HttpClient::fetch`]). Further sign-ins fail at once instead of waiting.
const FAILURE_PAUSE: Duration = Duration::from_secs(20);

/// The total time limit for the requests of one sign-in.
const PROVIDER_TIMEOUT: Duration = Duration::from_secs(10);

/// The issuer template of Microsoft's `common` and `organizations` endpoints, where each tenant has its own
/// issuer.
pub(super) fn tenant_template(issuer: &str) -> Option<String> {
    let any = ["/common/", "/organizations/"].into_iter().find(|any| issuer.contains(any))?;
    Some(issuer.replacen(any, &format!("/{TENANT}/"), 1))
}

/// Whether `issuer` is a tenant of the template.
pub(super) fn is_tenant_issuer(all: &str, issuer: &str) -> bool {
    let tenant = all.split_once(TENANT).and_then(|(before, behind)| issuer.strip_prefix(before)?.strip_suffix(behind));
    tenant.is_some_and(is_tenant)
}

/// A provider with its cached metadata.
pub(super) struct Provider {
    pub(super) settings: ProviderSettings,
    http: HttpClient,
    found: Mutex<CachedMetadata>,
}

#[derive(Default)]
struct CachedMetadata {
    discovery: Option<Arc<Discovery>>,
    failed_at: Option<Timestamp>,
}

/// The metadata and keys of a provider.
struct Discovery {
    at: Timestamp,
    endpoints: Endpoints,
    keys: KeySet,
}

/// The members of its metadata that are used here.
#[derive(Deserialize)]
struct Endpoints {
    issuer: String,
    authorization_endpoint: Url,
    token_endpoint: Url,
    userinfo_endpoint: Option<Url>,
    jwks_uri: Url,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
    /// Default: `client_secret_basic` (OpenID Connect Discovery 1.0, section 3).
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

impl Endpoints {
    fn supports(&self, method: &str) -> bool {
        self.token_endpoint_auth_methods_supported.as_ref().is_some_and(|all| all.iter().any(|known| known == method))
    }
}

/// Why a provider did not identify the user.
#[derive(Debug, thiserror::Error)]
pub(super) enum ProviderError {
    #[error("it cannot be reached: {0}")]
    Http(#[from] HttpError),
    #[error("it has just failed to answer")]
    Resting,
    #[error("it takes too long")]
    TooSlow,
    #[error("it answers {0}")]
    Status(StatusCode),
    #[error("its {0} is invalid")]
    Useless(&'static str),
    #[error("it refuses the code")]
    CodeRefused,
    #[error("its answer comes from another provider")]
    Mixup,
    #[error("its ID token is invalid: {0}")]
    Token(#[from] InvalidToken),
}

impl ProviderError {
    /// Whether the provider failed, and not the sign-in.
    pub(super) fn is_outage(&self) -> bool {
        !matches!(self, Self::CodeRefused | Self::Mixup | Self::Token(_))
    }
}

/// The parameters that the browser brings back.
pub(super) struct Return<'r> {
    pub(super) code: &'r str,
    pub(super) issuer: Option<&'r str>,
}

impl Provider {
    pub(super) fn new(settings: ProviderSettings, http: HttpClient) -> Self {
        Self { settings, http, found: Mutex::default() }
    }

    /// Asks it for its metadata and keys.
    pub(super) async fn check(&self, now: Timestamp) -> Result<(), ProviderError> {
        timeout(PROVIDER_TIMEOUT, self.discover(now)).await.unwrap_or(Err(ProviderError::TooSlow)).map(drop)
    }

    /// The authorization URL.
    pub(super) async fn redirect(
        &self,
        login: &LoginSecret<'_>,
        redirect_uri: &str,
        now: Timestamp,
    ) -> Result<Url, ProviderError> {
        let discovery = self.discovery(now, None).await?;
        let mut url = discovery.endpoints.authorization_endpoint.clone();
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("redirect_uri", redirect_uri)
            .append_pair("scope", "openid email profile")
            .append_pair("state", &login.state())
            .append_pair("nonce", &login.nonce())
            .append_pair("code_challenge", &to_base64(&sha256(login.code_verifier().as_bytes())))
            .append_pair("code_challenge_method", "S256");
        if self.settings.posts_form {
            url.query_pairs_mut().append_pair("response_mode", "form_post");
        }
        Ok(url)
    }

    /// The user who came back.
    pub(super) async fn identify(
        &self,
        login: &LoginSecret<'_>,
        returned: Return<'_>,
        redirect_uri: &str,
        now: Timestamp,
    ) -> Result<Subject, ProviderError> {
        timeout(PROVIDER_TIMEOUT, self.fetch_subject(login, returned, redirect_uri, now))
            .await
            .map_err(|_| ProviderError::TooSlow)?
    }

    /// An unknown key may be new, so the keys are fetched again once.
    async fn fetch_subject(
        &self,
        login: &LoginSecret<'_>,
        returned: Return<'_>,
        redirect_uri: &str,
        now: Timestamp,
    ) -> Result<Subject, ProviderError> {
        let mut discovery = self.discovery(now, None).await?;
        self.check_issuer(&discovery, returned.issuer)?;
        let tokens = self.redeem(&discovery, login, returned.code, redirect_uri).await?;
        let (nonce, issuer) = (login.nonce(), discovery.endpoints.issuer.clone());
        let expected = ExpectedClaims {
            issuer: &issuer,
            client_id: &self.settings.client_id,
            nonce: &nonce,
            now: now.unix_seconds(),
        };
        let verified = match verify(&tokens.id_token, &discovery.keys, expected) {
            Err(InvalidToken::UnknownKey) => {
                discovery = self.discovery(now, Some(&discovery)).await?;
                verify(&tokens.id_token, &discovery.keys, expected)
            }
            verified => verified,
        };
        let Subject { issuer, id, mut profile } = verified?;
        if profile.is_incomplete() {
            profile = self.with_userinfo(profile, &discovery, tokens.access_token, &id).await?;
        }
        Ok(Subject { issuer, id, profile })
    }

    /// Adds claims from the userinfo endpoint. If it cannot be reached, the sign-in continues with what the token says: a user who is known
    /// already needs no more.
    async fn with_userinfo(
        &self,
        profile: Profile,
        discovery: &Discovery,
        access_token: Option<Secret>,
        subject: &str,
    ) -> Result<Profile, ProviderError> {
        let (Some(url), Some(token)) = (&discovery.endpoints.userinfo_endpoint, access_token) else {
            return Ok(profile);
        };
        match self.profile(url, token.reveal(), subject).await {
            Ok(more) => Ok(profile.or(more)),
            Err(why) if why.is_outage() && profile.email.is_some() => {
                tracing::info!(%why, "an OpenID provider did not tell more of a user");
                Ok(profile)
            }
            Err(why) => Err(why),
        }
    }

    /// An issuer in the answer must be ours; it is required if the provider promises it (RFC 9207).
    fn check_issuer(&self, discovery: &Discovery, issuer: Option<&str>) -> Result<(), ProviderError> {
        match issuer {
            Some(issuer) if issuer == self.settings.issuer || is_tenant_issuer(&discovery.endpoints.issuer, issuer) => {
                Ok(())
            }
            None if !discovery.endpoints.authorization_response_iss_parameter_supported => Ok(()),
            _ => Err(ProviderError::Mixup),
        }
    }

    /// The provider's metadata, fetched again when it is too old or equals `outdated`. Concurrent callers wait
    /// for one request.
    async fn discovery(
        &self,
        now: Timestamp,
        outdated: Option<&Arc<Discovery>>,
    ) -> Result<Arc<Discovery>, ProviderError> {
        let mut found = self.found.lock().await;
        let is_good = |known: &&Arc<Discovery>| {
            now.saturating_since(known.at) < DISCOVERY_LIFE && !outdated.is_some_and(|old| Arc::ptr_eq(old, known))
        };
        if let Some(known) = found.discovery.as_ref().filter(is_good) {
            return Ok(Arc::clone(known));
        }
        if found.failed_at.is_some_and(|failed_at| now.saturating_since(failed_at) < FAILURE_PAUSE) {
            return Err(ProviderError::Resting);
        }
        let asked = self.discover(now).await.map(Arc::new);
        match &asked {
            Ok(discovery) => *found = CachedMetadata { discovery: Some(Arc::clone(discovery)), failed_at: None },
            Err(_) => found.failed_at = Some(now),
        }
        asked
    }

    async fn discover(&self, now: Timestamp) -> Result<Discovery, ProviderError> {
        let url = format!("{}/.well-known/openid-configuration", self.settings.issuer.trim_end_matches('/'));
        let url = Url::parse(&url).map_err(|_| ProviderError::Useless("issuer"))?;
        let endpoints: Endpoints = json(&self.ok(HttpRequest::get(&url)).await?, "discovery document")?;
        let needed = [&endpoints.authorization_endpoint, &endpoints.token_endpoint, &endpoints.jwks_uri];
        let are_safe = needed.into_iter().chain(&endpoints.userinfo_endpoint).all(|url| self.is_allowed_url(url));
        let is_its_own = endpoints.issuer == self.settings.issuer
            || tenant_template(&self.settings.issuer).as_ref() == Some(&endpoints.issuer);
        if !is_its_own || !are_safe {
            return Err(ProviderError::Useless("discovery document"));
        }
        let keys = self.ok(HttpRequest::get(&endpoints.jwks_uri)).await?;
        let keys = KeySet::read(&keys.body).ok_or(ProviderError::Useless("key set"))?;
        Ok(Discovery { at: now, endpoints, keys })
    }

    /// Only a provider on this machine may name URLs on this machine or without TLS.
    fn is_allowed_url(&self, url: &Url) -> bool {
        let is_here = self.settings.issuer.starts_with("http:");
        url.scheme() == "https" || (is_here && is_encrypted_or_local(url))
    }

    /// Exchanges a code for tokens. Metadata lists the supported client authentication methods, but a provider
    /// may accept only one of them for our client: if one is refused, the other is tried.
    async fn redeem(
        &self,
        discovery: &Discovery,
        login: &LoginSecret<'_>,
        code: &str,
        redirect_uri: &str,
    ) -> Result<IssuedTokens, ProviderError> {
        let verifier = login.code_verifier();
        let grant = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect_uri),
            ("code_verifier", &verifier),
        ];
        let url = &discovery.endpoints.token_endpoint;
        let id = ("client_id", self.settings.client_id.as_str());
        let Some(secret) = self.settings.client_secret.as_ref().map(Secret::reveal) else {
            return tokens(&self.http.fetch(HttpRequest::form(url, &[&grant[..], &[id]].concat())).await?);
        };
        let says_nothing = discovery.endpoints.token_endpoint_auth_methods_supported.is_none();
        let takes_post = says_nothing || discovery.endpoints.supports("client_secret_post");
        if says_nothing || discovery.endpoints.supports("client_secret_basic") {
            let basic = basic_credentials(&self.settings.client_id, secret);
            let response =
                self.http.fetch(HttpRequest::form(url, &grant).with_header(header::AUTHORIZATION, basic)).await?;
            if response.status != StatusCode::UNAUTHORIZED || !takes_post {
                return tokens(&response);
            }
        }
        if !takes_post {
            return Err(ProviderError::Useless("list of ways in which clients authenticate"));
        }
        let proof = [id, ("client_secret", secret)];
        tokens(&self.http.fetch(HttpRequest::form(url, &[&grant[..], &proof].concat())).await?)
    }

    /// The userinfo endpoint's claims, for those missing in the ID token (OpenID Connect Core 1.0, section
    /// 5.3).
    async fn profile(&self, url: &Url, access_token: &str, subject: &str) -> Result<Profile, ProviderError> {
        let request = HttpRequest::get(url).with_header(header::AUTHORIZATION, format!("Bearer {access_token}"));
        let claims: Map<String, Value> = json(&self.ok(request).await?, "user info")?;
        match claims.get("sub").and_then(Value::as_str) {
            Some(about) if about == subject => Ok(Profile::of(&claims)),
            _ => Err(InvalidToken::Claim("sub").into()),
        }
    }

    async fn ok(&self, request: HttpRequest<'_>) -> Result<HttpResponse, ProviderError> {
        match self.http.fetch(request).await? {
            response if response.status == StatusCode::OK => Ok(response),
            response => Err(ProviderError::Status(response.status)),
        }
    }
}

#[derive(Deserialize)]
struct IssuedTokens {
    id_token: String,
    #[serde(default, deserialize_with = "secret")]
    access_token: Option<Secret>,
}

fn secret<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Secret>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.map(Secret::new))
}

#[derive(Deserialize)]
struct TokenRefusal {
    error: String,
}

fn tokens(response: &HttpResponse) -> Result<IssuedTokens, ProviderError> {
    if response.status == StatusCode::OK {
        return json(response, "answer to a code");
    }
    match json::<TokenRefusal>(response, "refusal") {
        Ok(refusal) if refusal.error == "invalid_grant" => Err(ProviderError::CodeRefused),
        _ => Err(ProviderError::Status(response.status)),
    }
}

/// Parses an object. `serde` would accept an array as well.
fn json<T: for<'de> Deserialize<'de>>(response: &HttpResponse, what: &'static str) -> Result<T, ProviderError> {
    if !response.body.trim_ascii_start().starts_with(b"{") {
        return Err(ProviderError::Useless(what));
    }
    serde_json::from_slice(&response.body).map_err(|_| ProviderError::Useless(what))
}

/// RFC 6749, section 2.3.1: both are form-encoded before they are joined.
fn basic_credentials(client_id: &str, secret: &str) -> String {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    format!("Basic {}", BASE64_STANDARD.encode(format!("{}:{}", encoded(client_id), encoded(secret))))
}
