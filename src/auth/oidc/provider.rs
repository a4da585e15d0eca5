//! Talking to OpenID providers: finding out how (OpenID Connect Discovery 1.0), sending somebody there, and asking who came back.

use super::id_token::{Expected, Invalid, KeySet, Profile, Subject, TENANT, is_tenant, verify};
use crate::core::{
    clock::Timestamp,
    config::{self, ProviderSettings, Secret, is_encrypted_or_local},
    http_client::{HttpClient, HttpError, HttpRequest, HttpResponse},
    security::{fingerprint, to_base64},
};
use axum::http::{StatusCode, header};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{sync::Arc, time::Duration};
use tokio::{sync::Mutex, time::timeout};
use url::Url;

/// How long what a provider says about itself, its keys among it, is believed.
const DISCOVERY_LIFE: Duration = Duration::from_secs(10 * 60);

/// For so long a provider that does not answer is not asked again, counted from when it was asked (twice at most, each time for as long
/// as [`HttpClient::fetch`] waits): whoever waits for it would wait in vain.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(20);

/// How long finding out who came back may take in all.
const PROVIDER_TIMEOUT: Duration = Duration::from_secs(10);

/// Every provider that people may sign in with. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Providers(Arc<[Provider]>);

impl Providers {
    pub(crate) fn new(settings: &config::Providers) -> Result<Self, rustls::Error> {
        if settings.0.is_empty() {
            return Ok(Self(Arc::new([])));
        }
        let http = HttpClient::new()?;
        let provider =
            |said: &ProviderSettings| Provider { said: said.clone(), http: http.clone(), found: Mutex::default() };
        Ok(Self(settings.0.iter().map(provider).collect()))
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &ProviderSettings> {
        self.0.iter().map(|provider| &provider.said)
    }

    /// What a provider is called here, or who it says it is.
    pub(in crate::auth) fn name_of<'i>(&'i self, issuer: &'i str) -> &'i str {
        let is_of = |said: &ProviderSettings| {
            said.issuer == issuer || many_tenants(&said.issuer).is_some_and(|all| is_of_a_tenant(&all, issuer))
        };
        self.all().find(|said| is_of(said)).map_or(issuer, |said| &said.name)
    }

    pub(super) fn named(&self, id: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.said.id == id)
    }
}

/// How Microsoft says who issues tokens where an organisation is named `common` or `organizations`: it is each one's own.
fn many_tenants(issuer: &str) -> Option<String> {
    let any = ["/common/", "/organizations/"].into_iter().find(|any| issuer.contains(any))?;
    Some(issuer.replacen(any, &format!("/{TENANT}/"), 1))
}

/// Whether that is the issuer of one of many tenants.
fn is_of_a_tenant(all: &str, issuer: &str) -> bool {
    let tenant = all.split_once(TENANT).and_then(|(before, behind)| issuer.strip_prefix(before)?.strip_suffix(behind));
    tenant.is_some_and(is_tenant)
}

/// One provider, and what it has said about itself.
pub(super) struct Provider {
    pub(super) said: ProviderSettings,
    http: HttpClient,
    found: Mutex<Found>,
}

#[derive(Default)]
struct Found {
    discovery: Option<Arc<Discovery>>,
    failed_at: Option<Timestamp>,
}

/// What a provider says about itself.
struct Discovery {
    at: Timestamp,
    places: Places,
    keys: KeySet,
}

/// The part of its metadata that is of use here.
#[derive(Deserialize)]
struct Places {
    issuer: String,
    authorization_endpoint: Url,
    token_endpoint: Url,
    userinfo_endpoint: Option<Url>,
    jwks_uri: Url,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
    /// Without it, `client_secret_basic` (OpenID Connect Discovery 1.0, section 3).
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

impl Places {
    fn takes(&self, method: &str) -> bool {
        self.token_endpoint_auth_methods_supported.as_ref().is_some_and(|all| all.iter().any(|known| known == method))
    }
}

/// Why a provider does not say who somebody is.
#[derive(Debug, thiserror::Error)]
pub(super) enum ProviderError {
    #[error("it cannot be asked: {0}")]
    Http(#[from] HttpError),
    #[error("it has just failed to answer")]
    Resting,
    #[error("it takes too long")]
    TooSlow,
    #[error("it answers {0}")]
    Status(StatusCode),
    #[error("its {0} is of no use")]
    Useless(&'static str),
    #[error("it refuses the code")]
    CodeRefused,
    #[error("its answer comes from another provider")]
    Mixup,
    #[error("its ID token proves nothing: {0}")]
    Token(#[from] Invalid),
}

impl ProviderError {
    /// Whether the provider is at fault, and not the sign-in.
    pub(super) fn is_outage(&self) -> bool {
        !matches!(self, Self::CodeRefused | Self::Mixup | Self::Token(_))
    }
}

/// The secret of one attempt to sign in. It stays in the browser that makes the attempt: everything else follows from it, and
/// nothing that follows from it leads back.
pub(super) struct LoginSecret<'a>(pub(super) &'a str);

impl LoginSecret<'_> {
    /// What comes back with the answer, and finds it its place.
    pub(super) fn state(&self) -> String {
        self.derive("state")
    }

    /// What the ID token must repeat.
    fn nonce(&self) -> String {
        self.derive("nonce")
    }

    /// What only the browser that asked for the code could know (RFC 7636).
    fn code_verifier(&self) -> String {
        self.derive("code verifier")
    }

    fn derive(&self, what: &str) -> String {
        to_base64(&fingerprint(format!("hirehall/oidc/{what}/{}", self.0).as_bytes()))
    }
}

/// What the browser brings back.
pub(super) struct Return<'r> {
    pub(super) code: &'r str,
    pub(super) issuer: Option<&'r str>,
}

impl Provider {
    /// Where to send somebody who wants to sign in.
    pub(super) async fn departure(
        &self,
        login: &LoginSecret<'_>,
        redirect_uri: &str,
        now: Timestamp,
    ) -> Result<Url, ProviderError> {
        let discovery = self.discovery(now, None).await?;
        let mut url = discovery.places.authorization_endpoint.clone();
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.said.client_id)
            .append_pair("redirect_uri", redirect_uri)
            .append_pair("scope", "openid email profile")
            .append_pair("state", &login.state())
            .append_pair("nonce", &login.nonce())
            .append_pair("code_challenge", &to_base64(&fingerprint(login.code_verifier().as_bytes())))
            .append_pair("code_challenge_method", "S256");
        if self.said.posts_form {
            url.query_pairs_mut().append_pair("response_mode", "form_post");
        }
        Ok(url)
    }

    /// Who came back.
    pub(super) async fn identify(
        &self,
        login: &LoginSecret<'_>,
        returned: Return<'_>,
        redirect_uri: &str,
        now: Timestamp,
    ) -> Result<Subject, ProviderError> {
        timeout(PROVIDER_TIMEOUT, self.ask_who(login, returned, redirect_uri, now))
            .await
            .map_err(|_| ProviderError::TooSlow)?
    }

    /// An unknown key may be a new one: then the provider is asked for its keys once more.
    async fn ask_who(
        &self,
        login: &LoginSecret<'_>,
        returned: Return<'_>,
        redirect_uri: &str,
        now: Timestamp,
    ) -> Result<Subject, ProviderError> {
        let mut discovery = self.discovery(now, None).await?;
        self.check_sender(&discovery, returned.issuer)?;
        let tokens = self.redeem(&discovery, login, returned.code, redirect_uri).await?;
        let (nonce, issuer) = (login.nonce(), discovery.places.issuer.clone());
        let expected =
            Expected { issuer: &issuer, client_id: &self.said.client_id, nonce: &nonce, now: now.unix_seconds() };
        let verified = match verify(&tokens.id_token, &discovery.keys, expected) {
            Err(Invalid::UnknownKey) => {
                discovery = self.discovery(now, Some(&discovery)).await?;
                verify(&tokens.id_token, &discovery.keys, expected)
            }
            verified => verified,
        };
        let Subject { issuer, id, mut profile } = verified?;
        if profile.email.is_none() || !profile.has_name() {
            profile = self.completed(profile, &discovery, tokens.access_token, &id).await?;
        }
        Ok(Subject { issuer, id, profile })
    }

    /// What an ID token does not say the provider may say when it is asked. That it does not is no reason to refuse somebody whose
    /// address is known.
    async fn completed(
        &self,
        profile: Profile,
        discovery: &Discovery,
        access_token: Option<Secret>,
        subject: &str,
    ) -> Result<Profile, ProviderError> {
        let (Some(place), Some(token)) = (&discovery.places.userinfo_endpoint, access_token) else {
            return Ok(profile);
        };
        match self.profile(place, token.reveal(), subject).await {
            Ok(more) => Ok(profile.or(more)),
            Err(why) if why.is_outage() && profile.email.is_some() => {
                tracing::info!(%why, "an OpenID provider does not say what somebody is called");
                Ok(profile)
            }
            Err(why) => Err(why),
        }
    }

    /// An answer that says who it comes from must come from here; one that should say so must not be silent (RFC 9207).
    fn check_sender(&self, discovery: &Discovery, issuer: Option<&str>) -> Result<(), ProviderError> {
        match issuer {
            Some(issuer) if issuer == self.said.issuer || is_of_a_tenant(&discovery.places.issuer, issuer) => Ok(()),
            None if !discovery.places.authorization_response_iss_parameter_supported => Ok(()),
            _ => Err(ProviderError::Mixup),
        }
    }

    /// What the provider says about itself, asked for again when that is old, or is `outdated`. Whoever comes while it is asked
    /// waits for the answer that is under way.
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
        if found.failed_at.is_some_and(|failed_at| now.saturating_since(failed_at) < PAUSE_AFTER_FAILURE) {
            return Err(ProviderError::Resting);
        }
        let asked = self.discover(now).await.map(Arc::new);
        match &asked {
            Ok(discovery) => *found = Found { discovery: Some(Arc::clone(discovery)), failed_at: None },
            Err(_) => found.failed_at = Some(now),
        }
        asked
    }

    async fn discover(&self, now: Timestamp) -> Result<Discovery, ProviderError> {
        let place = format!("{}/.well-known/openid-configuration", self.said.issuer.trim_end_matches('/'));
        let place = Url::parse(&place).map_err(|_| ProviderError::Useless("issuer"))?;
        let places: Places = json(&self.ok(HttpRequest::get(&place)).await?, "discovery document")?;
        let needed = [&places.authorization_endpoint, &places.token_endpoint, &places.jwks_uri];
        let are_safe = needed.into_iter().chain(&places.userinfo_endpoint).all(|url| self.may_name(url));
        let is_its_own =
            places.issuer == self.said.issuer || many_tenants(&self.said.issuer).as_ref() == Some(&places.issuer);
        if !is_its_own || !are_safe {
            return Err(ProviderError::Useless("discovery document"));
        }
        let keys = self.ok(HttpRequest::get(&places.jwks_uri)).await?;
        let keys = KeySet::read(&keys.body).ok_or(ProviderError::Useless("key set"))?;
        Ok(Discovery { at: now, places, keys })
    }

    /// Nobody but a provider on this machine may send us, or people's browsers, to this machine or onto an open line.
    fn may_name(&self, url: &Url) -> bool {
        let is_here = self.said.issuer.starts_with("http:");
        url.scheme() == "https" || (is_here && is_encrypted_or_local(url))
    }

    /// Exchanges a code for tokens. The provider says in which ways its clients prove who they are; which of them is meant for us it may
    /// decide for each client: where one is refused, the other is tried.
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
        let place = &discovery.places.token_endpoint;
        let id = ("client_id", self.said.client_id.as_str());
        let Some(secret) = self.said.client_secret.as_ref().map(Secret::reveal) else {
            return tokens(&self.http.fetch(HttpRequest::form(place, &[&grant[..], &[id]].concat())).await?);
        };
        let says_nothing = discovery.places.token_endpoint_auth_methods_supported.is_none();
        let takes_post = says_nothing || discovery.places.takes("client_secret_post");
        if says_nothing || discovery.places.takes("client_secret_basic") {
            let basic = basic_credentials(&self.said.client_id, secret);
            let answered = self.http.fetch(HttpRequest::form(place, &grant).with(header::AUTHORIZATION, basic)).await?;
            if answered.status != StatusCode::UNAUTHORIZED || !takes_post {
                return tokens(&answered);
            }
        }
        if !takes_post {
            return Err(ProviderError::Useless("list of ways in which clients authenticate"));
        }
        let proof = [id, ("client_secret", secret)];
        tokens(&self.http.fetch(HttpRequest::form(place, &[&grant[..], &proof].concat())).await?)
    }

    /// What an ID token does not say the provider may say when it is asked (OpenID Connect Core 1.0, section 5.3).
    async fn profile(&self, place: &Url, access_token: &str, subject: &str) -> Result<Profile, ProviderError> {
        let request = HttpRequest::get(place).with(header::AUTHORIZATION, format!("Bearer {access_token}"));
        let claims: Map<String, Value> = json(&self.ok(request).await?, "user info")?;
        match claims.get("sub").and_then(Value::as_str) {
            Some(about) if about == subject => Ok(Profile::of(&claims)),
            _ => Err(Invalid::Claim("sub").into()),
        }
    }

    async fn ok(&self, request: HttpRequest<'_>) -> Result<HttpResponse, ProviderError> {
        match self.http.fetch(request).await? {
            answered if answered.status == StatusCode::OK => Ok(answered),
            answered => Err(ProviderError::Status(answered.status)),
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

fn tokens(answered: &HttpResponse) -> Result<IssuedTokens, ProviderError> {
    if answered.status == StatusCode::OK {
        return json(answered, "answer to a code");
    }
    match json::<TokenRefusal>(answered, "refusal") {
        Ok(refusal) if refusal.error == "invalid_grant" => Err(ProviderError::CodeRefused),
        _ => Err(ProviderError::Status(answered.status)),
    }
}

/// Reads an object. `serde` would take an array for one as well.
fn json<T: for<'de> Deserialize<'de>>(answered: &HttpResponse, what: &'static str) -> Result<T, ProviderError> {
    if !answered.body.trim_ascii_start().starts_with(b"{") {
        return Err(ProviderError::Useless(what));
    }
    serde_json::from_slice(&answered.body).map_err(|_| ProviderError::Useless(what))
}

/// RFC 6749, section 2.3.1: both are encoded as in a form before they are joined.
fn basic_credentials(client_id: &str, secret: &str) -> String {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    format!("Basic {}", BASE64_STANDARD.encode(format!("{}:{}", encoded(client_id), encoded(secret))))
}
