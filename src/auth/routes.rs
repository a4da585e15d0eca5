//! `/auth`, and the keys that verify access tokens.

use super::{
    models::Session,
    permissions::{Leaving, SignedIn},
    schemas::{
        Address, Detail, LinkToken, Login, PasswordChange, PasswordReset, Refresh, SessionRead, SignupCreate,
        TokenError, TokenRead, TokenRequest, Verified,
    },
    services::{self, AuthError},
};
use crate::{
    app::App,
    core::{
        dependencies::{Caller, Listed, Listing, PageQuery, Path, Peer, Unfiltered, Valid},
        error::Failure,
        text::{Email, Password},
    },
    database::{ids::SessionId, models::user::UserRead},
};
use axum::{
    Form, Json,
    extract::{State, rejection::FormRejection},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_up))
        .routes(routes!(verify_email))
        .routes(routes!(resend_verification))
        .routes(routes!(login))
        .routes(routes!(token))
        .routes(routes!(refresh))
        .routes(routes!(logout))
        .routes(routes!(logout_all))
        .routes(routes!(sessions))
        .routes(routes!(end_session))
        .routes(routes!(me))
        .routes(routes!(forgot_password))
        .routes(routes!(reset_password))
        .routes(routes!(change_password))
}

/// The keys stand outside the versioned API, where RFC 8615 wants them.
pub(crate) fn well_known() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(key_set))
}

const MAIL_IS_ON_ITS_WAY: Detail = Detail { detail: "If that address can receive it, a mail is on its way." };

/// Sign up. The answer is the same whether or not the address has an account; its owner gets a mail either way.
#[utoipa::path(post, path = "/auth/signup", tag = "auth", request_body = SignupCreate,
    responses((status = 202, description = "A mail is on its way.", body = Detail)))]
async fn sign_up(
    State(app): State<App>,
    Valid(new): Valid<SignupCreate>,
) -> Result<(StatusCode, Json<Detail>), Failure> {
    services::sign_up(&app, new).await?;
    Ok((StatusCode::ACCEPTED, Json(MAIL_IS_ON_ITS_WAY)))
}

/// Prove an address with the link that was mailed to it. The link works once, within 24 hours.
#[utoipa::path(post, path = "/auth/verify-email", tag = "auth", request_body = LinkToken,
    responses((status = 200, description = "The account exists now.", body = Verified)))]
async fn verify_email(State(app): State<App>, Valid(link): Valid<LinkToken>) -> Result<Json<Verified>, Failure> {
    let user = app.act(move |tx| services::verify_email(tx, &link.token)).await?;
    Ok(Json(Verified { user: user.into() }))
}

/// Send the link that proves an address once more.
#[utoipa::path(post, path = "/auth/verify-email/resend", tag = "auth", request_body = Address,
    responses((status = 202, description = "A mail is on its way, if there is something to verify.", body = Detail)))]
async fn resend_verification(
    State(app): State<App>,
    Valid(to): Valid<Address>,
) -> Result<(StatusCode, Json<Detail>), Failure> {
    services::resend_verification(&app, to.email).await?;
    Ok((StatusCode::ACCEPTED, Json(MAIL_IS_ON_ITS_WAY)))
}

/// Sign in with e-mail address and password.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = Login,
    responses((status = 200, description = "Signed in.", body = TokenRead)))]
async fn login(State(app): State<App>, peer: Peer, Valid(login): Valid<Login>) -> Result<Json<TokenRead>, Failure> {
    Ok(Json(services::sign_in(&app, login.email, login.password, peer).await?))
}

/// Sign in, or refresh, as OAuth 2 clients do (RFC 6749).
#[utoipa::path(post, path = "/auth/token", tag = "auth",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "Signed in.", body = TokenRead),
        (status = 400, description = "Refused, in the words of RFC 6749.", body = TokenError)))]
async fn token(State(app): State<App>, peer: Peer, form: Result<Form<TokenRequest>, FormRejection>) -> Response {
    let granted = match form {
        Err(rejection) => Err(token_error("invalid_request", rejection.body_text())),
        Ok(Form(request)) => grant(&app, request, peer).await,
    };
    granted.map_or_else(|refused| refused, |token| Json(token).into_response())
}

async fn grant(app: &App, request: TokenRequest, peer: Peer) -> Result<TokenRead, Response> {
    let granted = match (request.grant_type.as_deref(), request.username, request.password, request.refresh_token) {
        (Some("password"), Some(username), Some(password), _) => {
            services::sign_in(app, Email::new(&username), Password::new(&password), peer).await
        }
        (Some("refresh_token"), _, _, Some(token)) => services::refresh(app, &token).await,
        (Some("password" | "refresh_token"), ..) => {
            return Err(token_error("invalid_request", "a parameter of this grant is missing".to_owned()));
        }
        _ => return Err(token_error("unsupported_grant_type", "use password or refresh_token".to_owned())),
    };
    granted.map_err(|failure| match failure.status() {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => token_error("invalid_grant", failure.detail().to_owned()),
        _ => failure.into_response(),
    })
}

fn token_error(error: &'static str, error_description: String) -> Response {
    (StatusCode::BAD_REQUEST, Json(TokenError { error, error_description })).into_response()
}

/// Exchange a refresh token for the next pair of tokens. Each works once; the answer that got lost may be asked for again within
/// ten seconds, while the new token is unused. Using an old token in any other case ends the session.
#[utoipa::path(post, path = "/auth/refresh", tag = "auth", request_body = Refresh,
    responses((status = 200, description = "The next pair of tokens.", body = TokenRead)))]
async fn refresh(State(app): State<App>, Valid(body): Valid<Refresh>) -> Result<Json<TokenRead>, Failure> {
    Ok(Json(services::refresh(&app, &body.refresh_token).await?))
}

/// End this session. Its access token is refused from the next request on.
#[utoipa::path(post, path = "/auth/logout", tag = "auth", responses((status = 204, description = "Signed out.")))]
async fn logout(State(app): State<App>, caller: Caller<Leaving>) -> Result<StatusCode, Failure> {
    app.write(caller, services::sign_out).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End every session.
#[utoipa::path(post, path = "/auth/logout-all", tag = "auth", responses((status = 204, description = "Signed out everywhere.")))]
async fn logout_all(State(app): State<App>, caller: Caller<Leaving>) -> Result<StatusCode, Failure> {
    app.write(caller, services::sign_out_everywhere).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Where you are signed in.
#[utoipa::path(get, path = "/auth/sessions", tag = "auth", params(PageQuery),
    responses((status = 200, description = "Your sessions, newest first.", body = Listed<SessionRead>)))]
async fn sessions(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Listing { page, .. }: Listing<Unfiltered, SessionId>,
) -> Result<Json<Listed<SessionRead>>, Failure> {
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
    caller: Caller<Leaving>,
    Path(id): Path<SessionId>,
) -> Result<StatusCode, Failure> {
    app.write(caller, move |tx, caller| services::end_session(tx, caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Your account.
#[utoipa::path(get, path = "/auth/me", tag = "auth", responses((status = 200, description = "Your account.", body = UserRead)))]
async fn me(State(app): State<App>, caller: Caller<SignedIn>) -> Result<Json<UserRead>, Failure> {
    Ok(Json(app.read(caller, services::me).await?.into()))
}

/// Ask for a link to a new password. The answer is the same whether or not the address has an account.
#[utoipa::path(post, path = "/auth/forgot-password", tag = "auth", request_body = Address,
    responses((status = 202, description = "A mail is on its way, if the address has an account.", body = Detail)))]
async fn forgot_password(
    State(app): State<App>,
    Valid(to): Valid<Address>,
) -> Result<(StatusCode, Json<Detail>), Failure> {
    services::forgot_password(&app, to.email).await?;
    Ok((StatusCode::ACCEPTED, Json(MAIL_IS_ON_ITS_WAY)))
}

/// Choose a new password with a mailed link. It works once, within an hour; every session ends.
#[utoipa::path(post, path = "/auth/reset-password", tag = "auth", request_body = PasswordReset,
    responses((status = 204, description = "The password is changed.")))]
async fn reset_password(State(app): State<App>, Valid(reset): Valid<PasswordReset>) -> Result<StatusCode, Failure> {
    services::reset_password(&app, reset).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Choose a new password, knowing the old one. Your other sessions end.
#[utoipa::path(post, path = "/auth/change-password", tag = "auth", request_body = PasswordChange,
    responses((status = 204, description = "The password is changed.")))]
async fn change_password(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Valid(change): Valid<PasswordChange>,
) -> Result<StatusCode, Failure> {
    services::change_password(&app, caller, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The keys that verify access tokens (RFC 7517), so that other services can.
#[utoipa::path(get, path = "/.well-known/jwks.json", tag = "auth",
    responses((status = 200, description = "A JSON Web Key Set.", body = Object)))]
async fn key_set(State(app): State<App>) -> Json<serde_json::Value> {
    Json(app.tokens.key_set())
}

impl From<AuthError> for Failure {
    fn from(error: AuthError) -> Self {
        let says = error.to_string();
        match error {
            AuthError::InvalidCredentials => Self::unauthorized("invalid_credentials", says),
            AuthError::InvalidRefreshToken => Self::unauthorized("invalid_refresh_token", says),
            AuthError::EmailNotVerified => Self::new(StatusCode::FORBIDDEN, "email_not_verified", says),
            AuthError::Banned => Self::new(StatusCode::FORBIDDEN, "account_banned", says),
            AuthError::InvalidLink => Self::invalid_field("/token", "invalid_token", says),
            AuthError::WrongPassword => Self::invalid_field("/current_password", "wrong_password", says),
            AuthError::PasswordIsAddress => Self::invalid_field("/new_password", "too_common", says),
            AuthError::AddressTaken => Self::new(StatusCode::CONFLICT, "already_exists", says),
            AuthError::NoSuchSession => Self::not_found(),
            AuthError::Database(error) => error.into(),
        }
    }
}
