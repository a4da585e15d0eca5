//! Signing in with OpenID providers.

use super::flows;
use super::{
    models::{ATTEMPT_LIFE, Identity},
    schemas::{Callback, IdentityRead, LinkRequest, LinkStart, NewcomerCreate, ProviderRead, Start},
    services::{AuthorizationRedirect, LoginOutcome, OidcError},
};
use crate::auth::limits::{ACCOUNT_SECRET, SIGN_IN};
use crate::codes::{
    AccountBanned, AccountFrozen, AlreadyExists, EmailNotVerified, Existing, IdentityNotConfirmed, InvalidState,
    LinkFirst, NameRequired, ProviderUnavailable, TotpRequired,
};
use crate::core::error::{CodeEntry, codes::CrossSite};
use crate::{
    app::App,
    auth::{
        permissions::SignedIn,
        schemas::Reauthentication,
        sessions::{
            cookies::{DeliveryHeader, SameSite, TokenDelivery, set_cookie, set_cookie_for, with_session_cookies},
            schemas::{SignedInRead, TokenRead},
        },
    },
    core::{
        accept::accepted,
        config::ProviderSettings,
        dependencies::{
            Caller, ListRequest, Listed, PageQuery, Path, Peer, Query, Unfiltered, Valid, limit_parameters, read_form,
        },
        error::Problem,
        input::{FieldError, InvalidField},
        language::AcceptLanguage,
        rate_limit::PUBLIC_READ,
    },
    database::ids::IdentityId,
    routing::{Access, Routes, access},
};
use axum::{
    Json,
    extract::{RawForm, State, rejection::RawFormRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use url::Url;
use utoipa_axum::routes;

/// A provider sends the browser back with a query or with a form, by its choice.
const CALLBACK_REFUSALS: &[&CodeEntry] = &[
    InvalidState::ENTRY,
    IdentityNotConfirmed::ENTRY,
    EmailNotVerified::ENTRY,
    LinkFirst::ENTRY,
    NameRequired::ENTRY,
    AlreadyExists::ENTRY,
    AccountFrozen::ENTRY,
    AccountBanned::ENTRY,
    ProviderUnavailable::ENTRY,
    TotpRequired::ENTRY,
];

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_oidc_providers), Access::Public, &PUBLIC_READ)
        .route(routes!(start_oidc_login), Access::Public, &SIGN_IN)
        .refuses(&[ProviderUnavailable::ENTRY])
        .route(routes!(finish_oidc_login), Access::Public, &SIGN_IN)
        .refuses(CALLBACK_REFUSALS)
        .route(routes!(finish_oidc_login_by_form), Access::Public, &SIGN_IN)
        .refuses(CALLBACK_REFUSALS)
        .route(routes!(complete_oidc_signup), Access::Public, &SIGN_IN)
        .refuses(&[
            InvalidState::ENTRY,
            EmailNotVerified::ENTRY,
            LinkFirst::ENTRY,
            AlreadyExists::ENTRY,
            AccountFrozen::ENTRY,
            AccountBanned::ENTRY,
            CrossSite::ENTRY,
        ])
        .route(routes!(link_identity), access::<SignedIn>(), &ACCOUNT_SECRET)
        .refuses(&[ProviderUnavailable::ENTRY])
        .route(routes!(list_identities), access::<SignedIn>(), None)
        .route(routes!(unlink_identity), access::<SignedIn>(), &ACCOUNT_SECRET)
}

/// The cookie with the secret of an attempt.
const COOKIE: &str = "__Host-hirehall-oidc";

/// The configured providers.
#[utoipa::path(get, path = "/auth/oidc/providers", tag = "auth",
    responses((status = 200, description = "The providers that the operator has set up.", body = Vec<ProviderRead>)))]
async fn list_oidc_providers(State(app): State<App>) -> Json<Vec<ProviderRead>> {
    let read = |provider: &ProviderSettings| ProviderRead { id: provider.id.clone(), name: provider.name.clone() };
    Json(app.providers.all().map(read).collect())
}

/// Sign in or up with a provider. Open this in a browser: it redirects to the provider, which sends the browser
/// back. A page that wants to send the browser itself asks for JSON. A cookie binds the attempt to that browser for
/// ten minutes.
#[utoipa::path(get, path = "/auth/oidc/{provider}/start", tag = "auth", params(("provider" = String, Path, example = "google"), Start),
    responses((status = 200, description = "With `Accept: application/json`: the URL to open.", body = LinkStart,
            headers(("Set-Cookie" = String, description = "Binds the attempt to the browser."))),
        (status = 303, description = "A redirect to the provider.",
        headers(("Location" = String, description = "The provider's URL."), ("Set-Cookie" = String, description = "Binds the attempt to the browser.")))))]
async fn start_oidc_login(
    State(app): State<App>,
    Path(provider): Path<String>,
    Query(start): Query<Start>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let redirect = flows::begin_login(&app, &provider, start).await?;
    if accepted(&headers).any(|(kind, weight)| kind == "application/json" && weight > 0.0) {
        return Ok(bind(&app, &redirect, Json(LinkStart { url: redirect.url.to_string() })));
    }
    let to = redirect_to(&redirect.url)?;
    Ok(bind(&app, &redirect, to))
}

/// The provider sends the browser back here. The user is signed in to the account that is linked, to the one
/// with the verified address, or to a new one. Works once. A browser navigation always ends with a redirect to
/// `return_to`, with `?error=` and the problem's code if it failed.
#[utoipa::path(get, path = "/auth/oidc/{provider}/callback", tag = "auth", params(("provider" = String, Path, example = "google"), Callback,
        ("others" = Option<std::collections::HashMap<String, String>>, Query, style = Form, explode, description = "Other parameters of the provider, which are ignored.")),
    responses((status = 200, description = "Signed in.", body = TokenRead),
        (status = 303, description = "For browser navigations: signed in by cookies, or redirected with an error.",
            headers(("Location" = String, description = "The `return_to` URL."), ("Set-Cookie" = String, description = "The session.")))))]
async fn finish_oidc_login(
    State(app): State<App>,
    peer: Peer,
    Path(provider): Path<String>,
    headers: HeaderMap,
    answer: Result<Query<Callback>, Problem>,
) -> Result<Response, Problem> {
    handle_callback(&app, peer, &provider, &headers, answer.map(|Query(answer)| answer)).await
}

/// The same for a provider that uses a form post (`response_mode=form_post`).
#[utoipa::path(post, path = "/auth/oidc/{provider}/callback", tag = "auth", params(("provider" = String, Path, example = "apple")),
    request_body(content = Callback, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "Signed in.", body = TokenRead),
        (status = 303, description = "For browser navigations: signed in by cookies, or redirected with an error.",
            headers(("Location" = String, description = "The `return_to` URL."), ("Set-Cookie" = String, description = "The session.")))))]
async fn finish_oidc_login_by_form(
    State(app): State<App>,
    peer: Peer,
    Path(provider): Path<String>,
    headers: HeaderMap,
    form: Result<RawForm, RawFormRejection>,
) -> Result<Response, Problem> {
    let unreadable = || Problem::from(OidcError::InvalidState);
    let answer = form.map_err(|_| unreadable()).and_then(|RawForm(form)| {
        limit_parameters(&form)?;
        read_form(&form).map_err(|_| unreadable())
    });
    handle_callback(&app, peer, &provider, &headers, answer).await
}

async fn handle_callback(
    app: &App,
    peer: Peer,
    provider: &str,
    headers: &HeaderMap,
    answer: Result<Callback, Problem>,
) -> Result<Response, Problem> {
    let secret = app.site.cookie(headers, COOKIE);
    let language = AcceptLanguage::of(headers).best();
    let LoginOutcome { outcome, return_to, is_spent } =
        flows::finish_login(app, provider, answer, secret, language, peer).await;
    let mut response = match (outcome, is_navigation(headers)) {
        (Ok(tokens), true) => with_session_cookies(&app.site, &tokens, redirect_to(&return_to)?),
        (Ok(tokens), false) => Json(tokens).into_response(),
        (Err(problem), true) => {
            // The response is a redirect, so nothing else logs the cause.
            if let Some(cause) = problem.cause() {
                tracing::warn!(code = problem.code(), cause, "a sign-in with a provider has failed");
            }
            redirect_to(&with_error(return_to, problem.code()))?.into_response()
        }
        (Err(problem), false) => return Err(problem),
    };
    // The cookie belongs to another attempt of this browser, which continues.
    if is_spent {
        set_cookie(&app.site, &mut response, COOKIE, "", 0);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn with_error(mut url: Url, code: &str) -> Url {
    url.query_pairs_mut().append_pair("error", code);
    url
}

/// Whether the request is a browser navigation (Fetch Metadata).
fn is_navigation(headers: &HeaderMap) -> bool {
    match headers.get("sec-fetch-mode") {
        Some(mode) => mode == "navigate",
        None => accepted(headers).any(|(kind, weight)| kind == "text/html" && weight > 0.0),
    }
}

/// Give your name, if the provider does not: its redirect then ended with `name_required`, and the browser
/// keeps the cookie of the attempt for ten minutes. This creates the account.
#[utoipa::path(post, path = "/auth/oidc/{provider}/complete", tag = "auth", params(("provider" = String, Path, example = "apple"),
        DeliveryHeader),
    request_body = NewcomerCreate,
    responses((status = 200, description = "Signed in.", body = SignedInRead)))]
async fn complete_oidc_signup(
    State(app): State<App>,
    keeping: TokenDelivery,
    peer: Peer,
    Path(provider): Path<String>,
    headers: HeaderMap,
    Valid(names): Valid<NewcomerCreate>,
) -> Result<Response, Problem> {
    let secret = app.site.cookie(&headers, COOKIE);
    let language = AcceptLanguage::of(&headers).best();
    let tokens = flows::complete(&app, &provider, secret, names, language, peer).await?;
    let mut response = keeping.answer(&app.site, tokens);
    set_cookie(&app.site, &mut response, COOKIE, "", 0);
    Ok(response)
}

/// Link a provider to your account, so that you can sign in with it. Open the URL in the browser that sent this
/// request.
#[utoipa::path(post, path = "/auth/oidc/{provider}/link", tag = "auth", params(("provider" = String, Path, example = "google")),
    request_body = LinkRequest,
    responses((status = 200, description = "The URL to open.", body = LinkStart,
        headers(("Set-Cookie" = String, description = "Binds the attempt to the browser.")))))]
async fn link_identity(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Path(provider): Path<String>,
    Valid(link): Valid<LinkRequest>,
) -> Result<Response, Problem> {
    let redirect = flows::begin_link(&app, caller, &provider, link).await?;
    Ok(bind(&app, &redirect, Json(LinkStart { url: redirect.url.to_string() })))
}

/// The provider accounts that you can sign in with.
#[utoipa::path(get, path = "/auth/identities", tag = "auth", params(PageQuery),
    responses((status = 200, description = "Newest first.", body = Listed<IdentityRead>)))]
async fn list_identities(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    ListRequest { page, .. }: ListRequest<Unfiltered, IdentityId>,
) -> Result<Json<Listed<IdentityRead>>, Problem> {
    let (after, rows) = (page.after.unwrap_or(IdentityId::LAST), page.rows());
    let identities = app.read(caller, move |tx, caller| Identity::of_user(tx, caller.id(), after, rows)).await?;
    let key = |identity: &Identity| identity.id;
    Ok(Json(page.of(identities, key, |identity| {
        IdentityRead::named(app.providers.name_of(&identity.issuer).to_owned(), identity)
    })))
}

impl IdentityRead {
    pub(in crate::auth) fn named(name: String, identity: Identity) -> Self {
        let Identity { id, issuer, created_at, last_used_at } = identity;
        Self { id, name, issuer, created_at, last_used_at }
    }
}

/// Unlink one of them. Your other sessions end.
#[utoipa::path(delete, path = "/auth/identities/{id}", tag = "auth", params(("id" = IdentityId, Path)), request_body = Reauthentication,
    responses((status = 204, description = "Unlinked.")))]
async fn unlink_identity(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Path(id): Path<IdentityId>,
    Valid(unlink): Valid<Reauthentication>,
) -> Result<StatusCode, Problem> {
    flows::unlink(&app, caller, id, unlink).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A response that binds an attempt to the browser. A provider's form post is a cross-site POST, which sends no
/// other cookies.
fn bind(app: &App, redirect: &AuthorizationRedirect, answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    let same_site = if redirect.uses_form_post { SameSite::None } else { SameSite::Lax };
    set_cookie_for(&app.site, &mut response, COOKIE, &redirect.secret, ATTEMPT_LIFE.as_secs(), same_site);
    response
}

fn redirect_to(url: &Url) -> Result<impl IntoResponse + use<>, Problem> {
    let url = HeaderValue::from_str(url.as_str()).map_err(|error| Problem::internal(&error))?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, url)]))
}

impl From<OidcError> for Problem {
    fn from(error: OidcError) -> Self {
        let says = error.to_string();
        match error {
            OidcError::NoSuchProvider | OidcError::NoSuchIdentity => Self::not_found(),
            OidcError::ForeignPath => Self::invalid_field("/return_to", FieldError::InvalidPath, says),
            OidcError::InvalidState => {
                let wrong =
                    InvalidField { pointer: "/state".to_owned(), error: FieldError::InvalidState, detail: says };
                Self::invalid_with_code(InvalidState, vec![wrong])
            }
            OidcError::NoCode => Self::invalid_field("/code", FieldError::Required, says),
            OidcError::NotConfirmed { why } => Self::new(IdentityNotConfirmed, says).with_cause(&why),
            OidcError::Unavailable { why } => {
                const DETAIL: &str =
                    "The provider cannot be reached at this moment; sign in another way, or try again later.";
                Self::new(ProviderUnavailable, DETAIL).with_cause(&why)
            }
            OidcError::AddressNotVerified => Self::new(EmailNotVerified, says),
            OidcError::LinkFirst => Self::new(LinkFirst, says),
            OidcError::NameNeeded => Self::new(NameRequired, says),
            OidcError::LinkedElsewhere => Self::new(AlreadyExists { what: Existing::Identity }, says),
            OidcError::Frozen => Self::new(AccountFrozen, says),
            OidcError::Session(error) => error.into(),
            OidcError::Auth(error) => error.into(),
            OidcError::Database(error) => error.into(),
        }
    }
}
