//! Signing in and out, and listing sessions.

use super::flows;
use super::{
    cookies::{DeliveryHeader, SESSION_COOKIES, TokenDelivery, remove_cookies},
    models::Session,
    schemas::{PasswordLogin, Refresh, SessionRead, SignedInRead, TokenError, TokenRead, TokenRequest},
    services::{self, SessionError},
};
use crate::auth::limits::{ACCOUNT_SECRET, SIGN_IN};
use crate::codes::{AccountBanned, InvalidCredentials, InvalidRefreshToken, InvalidTotpCode, TotpRequired};
use crate::core::error::codes::CrossSite;
use crate::{
    app::App,
    auth::permissions::{SessionOwner, SignedIn},
    core::{
        dependencies::{
            Caller, ListRequest, Listed, PageQuery, Path, Peer, REFRESH_COOKIE, Unfiltered, Valid, limit_parameters,
            read_form, require_same_origin,
        },
        error::Problem,
        input::FieldError,
        rate_limit::WRITE,
        security::Code,
        text::{Email, Password},
    },
    database::ids::SessionId,
    routing::{Access, Routes, access},
};
use axum::{
    Json,
    extract::{RawForm, State, rejection::RawFormRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(log_in), Access::Public, &SIGN_IN)
        .refuses(&[
            InvalidCredentials::ENTRY,
            TotpRequired::ENTRY,
            InvalidTotpCode::ENTRY,
            AccountBanned::ENTRY,
            CrossSite::ENTRY,
        ])
        .route(routes!(create_token), Access::Public, &SIGN_IN)
        .route(routes!(refresh_session), Access::Public, &ACCOUNT_SECRET)
        .refuses(&[InvalidRefreshToken::ENTRY, AccountBanned::ENTRY, CrossSite::ENTRY])
        .route(routes!(log_out), access::<SessionOwner>(), &WRITE)
        .route(routes!(log_out_everywhere), access::<SessionOwner>(), &WRITE)
        .route(routes!(list_sessions), access::<SignedIn>(), None)
        .route(routes!(end_session), access::<SessionOwner>(), &WRITE)
}

/// Sign in with e-mail address and password, and a code if the account has a second factor. A browser page asks
/// for cookies instead of tokens; requests that change something must then come from a page of this origin.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = PasswordLogin,
    params(DeliveryHeader),
    responses((status = 200, description = "Signed in.", body = SignedInRead)))]
async fn log_in(
    State(app): State<App>,
    keeping: TokenDelivery,
    peer: Peer,
    Valid(login): Valid<PasswordLogin>,
) -> Result<Response, Problem> {
    let code = login.totp_code.map(|typed| Code::read(&typed));
    Ok(keeping.answer(&app.site, flows::sign_in(&app, login.email, login.password, code, peer).await?))
}

/// Sign in or refresh with OAuth 2 (RFC 6749).
#[utoipa::path(post, path = "/auth/token", tag = "auth",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "Signed in.", body = TokenRead),
        (status = 400, description = "An error as defined in RFC 6749.", body = TokenError)))]
async fn create_token(State(app): State<App>, peer: Peer, form: Result<RawForm, RawFormRejection>) -> Response {
    let granted = match read(form) {
        Err(refused) => Err(refused),
        Ok(request) => grant(&app, request, peer).await,
    };
    let mut answer = granted.map_or_else(|refused| refused, |token| Json(token).into_response());
    // RFC 6749, section 5.1, for HTTP/1.0 caches.
    answer.headers_mut().insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    answer
}

#[expect(clippy::result_large_err, reason = "the refusal is the answer, and is made once")]
fn read(form: Result<RawForm, RawFormRejection>) -> Result<TokenRequest, Response> {
    let unread = || token_error("invalid_request", "send a form in UTF-8 with each parameter once");
    let RawForm(form) = form.map_err(|_| unread())?;
    limit_parameters(&form).map_err(Problem::into_response)?;
    read_form(&form).map_err(|_| unread())
}

async fn grant(app: &App, request: TokenRequest, peer: Peer) -> Result<TokenRead, Response> {
    let given = |parameter: Option<String>| parameter.filter(|value| !value.is_empty());
    let (username, password) = (given(request.username), given(request.password));
    let granted = match (given(request.grant_type).as_deref(), username, password, given(request.refresh_token)) {
        (Some("password"), Some(username), Some(password), _) => {
            let code = request.totp_code.map(|typed| Code::read(&typed));
            flows::sign_in(app, Email::new(&username), Password::new(&password), code, peer).await
        }
        (Some("refresh_token"), _, _, Some(token)) => flows::refresh(app, &token).await,
        (Some("password" | "refresh_token"), ..) => {
            return Err(token_error("invalid_request", "a parameter of this grant is missing"));
        }
        (None, ..) => return Err(token_error("invalid_request", "grant_type is missing")),
        (Some(_), ..) => return Err(token_error("unsupported_grant_type", "use password or refresh_token")),
    };
    granted.map_err(|problem| match problem.status() {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => token_error("invalid_grant", problem.detail()),
        _ => problem.into_response(),
    })
}

fn token_error(error: &'static str, error_description: &str) -> Response {
    let error_description = error_description.to_owned();
    (StatusCode::BAD_REQUEST, Json(TokenError { error, error_description })).into_response()
}

/// Exchange a refresh token for the next pair of tokens. Each works once; a lost response may be requested
/// again within ten seconds, while the new token is unused. Using an old token in any other case ends the
/// session. A session in cookies is refreshed without a body.
#[utoipa::path(post, path = "/auth/refresh", tag = "auth", request_body = Option<Refresh>,
    responses((status = 200, description = "The next pair of tokens.", body = SignedInRead)))]
async fn refresh_session(
    State(app): State<App>,
    headers: HeaderMap,
    body: Option<Valid<Refresh>>,
) -> Result<Response, Problem> {
    if let Some(Valid(Refresh { refresh_token: Some(token) })) = body {
        return Ok(TokenDelivery::Tokens.answer(&app.site, flows::refresh(&app, &token).await?));
    }
    let Some(token) = app.site.cookie(&headers, REFRESH_COOKIE) else {
        let detail = "is needed, unless the session is kept in cookies";
        return Err(Problem::invalid_field("/refresh_token", FieldError::Required, detail));
    };
    require_same_origin(&headers, &app.site)?;
    match flows::refresh(&app, &token).await {
        Ok(tokens) => Ok(TokenDelivery::Cookies.answer(&app.site, tokens)),
        Err(over) if over.status() == StatusCode::UNAUTHORIZED => {
            Ok(remove_cookies(&app.site, &headers, SESSION_COOKIES, over))
        }
        Err(problem) => Err(problem),
    }
}

/// End this session. Its access token is refused from the next request on.
#[utoipa::path(post, path = "/auth/logout", tag = "auth", responses((status = 204, description = "Signed out.")))]
async fn log_out(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<SessionOwner>,
) -> Result<Response, Problem> {
    app.write(caller, services::sign_out).await?;
    Ok(remove_cookies(&app.site, &headers, SESSION_COOKIES, StatusCode::NO_CONTENT))
}

/// End every session.
#[utoipa::path(post, path = "/auth/logout-all", tag = "auth", responses((status = 204, description = "Signed out everywhere.")))]
async fn log_out_everywhere(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<SessionOwner>,
) -> Result<Response, Problem> {
    app.write(caller, services::sign_out_everywhere).await?;
    Ok(remove_cookies(&app.site, &headers, SESSION_COOKIES, StatusCode::NO_CONTENT))
}

/// Your sessions.
#[utoipa::path(get, path = "/auth/sessions", tag = "auth", params(PageQuery),
    responses((status = 200, description = "Your sessions, newest first.", body = Listed<SessionRead>)))]
async fn list_sessions(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    ListRequest { page, .. }: ListRequest<Unfiltered, SessionId>,
) -> Result<Json<Listed<SessionRead>>, Problem> {
    let current = caller.claims.session;
    let rows = page.rows();
    let after = page.after.unwrap_or(SessionId::LAST);
    let sessions = app.read(caller, move |tx, caller| Session::of_user(tx, caller.id(), after, rows)).await?;
    Ok(Json(page.of(
        sessions,
        |session| session.id,
        |session| SessionRead {
            current: session.id == current,
            id: session.id,
            created_at: session.created_at,
            last_used_at: session.last_used_at,
            user_agent: session.user_agent,
            ip: session.ip,
        },
    )))
}

/// End one of your sessions.
#[utoipa::path(delete, path = "/auth/sessions/{id}", tag = "auth", params(("id" = SessionId, Path)),
    responses((status = 204, description = "Ended.")))]
async fn end_session(
    State(app): State<App>,
    caller: Caller<SessionOwner>,
    Path(id): Path<SessionId>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, caller| services::end_session(tx, caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<SessionError> for Problem {
    fn from(error: SessionError) -> Self {
        let says = error.to_string();
        match error {
            SessionError::InvalidCredentials => Self::new(InvalidCredentials, says),
            SessionError::CodeRequired => Self::new(TotpRequired, says),
            SessionError::InvalidCode => Self::new(InvalidTotpCode, says),
            SessionError::InvalidRefreshToken => Self::new(InvalidRefreshToken, says),
            SessionError::Banned => Self::new(AccountBanned, says),
            SessionError::NoSuchSession => Self::not_found(),
            SessionError::Database(error) => error.into(),
        }
    }
}
