//! `/auth`, and the keys that verify access tokens.

use super::{
    flows,
    models::SIGNUP_LIFE,
    permissions::SignedIn,
    schemas::{AccountUpdate, Address, Detail, OwnAccountRead, PasswordChange, SignupCreate, Verification, Verified},
    services::{self, AuthError},
    sessions::cookies::{remove_cookies, set_cookie},
};
use crate::auth::limits::{ACCOUNT_MAIL, ACCOUNT_SECRET, SIGN_UP};
use crate::codes::{AlreadyExists, Existing, PasswordRequired};
use crate::{
    app::App,
    core::{
        dependencies::{Caller, IfMatch, Peer, SIGNUP_COOKIE, Valid},
        error::Problem,
        input::{FieldError, InvalidField},
        language::AcceptLanguage,
        rate_limit::{PUBLIC_READ, WRITE},
    },
    routing::{Access, Routes, access},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(sign_up), Access::Public, &SIGN_UP)
        .route(routes!(verify_email), Access::Public, &ACCOUNT_SECRET)
        .refuses(&[PasswordRequired::ENTRY])
        .route(routes!(resend_verification_email), Access::Public, &ACCOUNT_MAIL)
        .route(routes!(get_account), access::<SignedIn>(), None)
        .route(routes!(update_account), access::<SignedIn>(), &WRITE)
        .route(routes!(request_password_reset), Access::Public, &ACCOUNT_MAIL)
        .route(routes!(change_password), access::<SignedIn>(), &ACCOUNT_SECRET)
}

/// The key set is outside the versioned API, at its well-known path (RFC 8615).
pub(crate) fn well_known() -> Routes {
    Routes::new().route(routes!(get_key_set), Access::Public, &PUBLIC_READ)
}

pub(crate) const MAIL_SENT: Detail = Detail { detail: "If that address can receive it, a mail is on its way." };

/// Sign up. The response is the same whether or not the address has an account; its owner gets a mail either
/// way. A cookie identifies the browser that signed up for one day.
#[utoipa::path(post, path = "/auth/signup", tag = "auth", request_body = SignupCreate,
    responses((status = 202, description = "A mail will be sent.", body = Detail,
        headers(("Set-Cookie" = String, description = "Proves to `verify-email` which browser has signed up.")))))]
async fn sign_up(
    State(app): State<App>,
    asked: AcceptLanguage,
    peer: Peer,
    Valid(new): Valid<SignupCreate>,
) -> Result<Response, Problem> {
    let browser = flows::sign_up(&app, new, asked.best(), peer).await?;
    let mut response = (StatusCode::ACCEPTED, Json(MAIL_SENT)).into_response();
    set_cookie(&app.site, &mut response, SIGNUP_COOKIE, &browser, SIGNUP_LIFE.as_secs());
    Ok(response)
}

/// Verify an address with the mailed link. The link works once, within 24 hours. It never sets a password that
/// another person chose, nor a name, a role or a phone number: in another browser than the one that signed up,
/// `password` is required as well. If it is not the password of the sign-up, `role` and `first_name` are required,
/// too. Without them the response is 422 `password_required`, and the link stays valid.
#[utoipa::path(post, path = "/auth/verify-email", tag = "auth", request_body = Verification,
    responses((status = 200, description = "The account was created.", body = Verified)))]
async fn verify_email(
    State(app): State<App>,
    asked: AcceptLanguage,
    headers: HeaderMap,
    Valid(proof): Valid<Verification>,
) -> Result<Response, Problem> {
    let browser = app.site.cookie(&headers, SIGNUP_COOKIE);
    let user = flows::verify_email(&app, proof, asked.best(), browser).await?;
    Ok(remove_cookies(&app.site, &headers, &[SIGNUP_COOKIE], Json(Verified { user: user.into() })))
}

/// Send the link that proves an address once more.
#[utoipa::path(post, path = "/auth/verify-email/resend", tag = "auth", request_body = Address,
    responses((status = 202, description = "A mail will be sent if there is something to verify.", body = Detail)))]
async fn resend_verification_email(
    State(app): State<App>,
    peer: Peer,
    Valid(to): Valid<Address>,
) -> Result<(StatusCode, Json<Detail>), Problem> {
    flows::resend_verification(&app, to.email, peer).await?;
    Ok((StatusCode::ACCEPTED, Json(MAIL_SENT)))
}

/// Your account.
#[utoipa::path(get, path = "/auth/me", tag = "auth", responses((status = 200, description = "Your account.", body = OwnAccountRead)))]
async fn get_account(State(app): State<App>, caller: Caller<SignedIn>) -> Result<Json<OwnAccountRead>, Problem> {
    Ok(Json(app.read(caller, services::me).await?.into()))
}

/// Change how you are written to. Omitted fields stay unchanged. Clients and workers may do it with their profile, too.
#[utoipa::path(patch, path = "/auth/me", tag = "auth", request_body = AccountUpdate,
    responses((status = 200, description = "The changed account.", body = OwnAccountRead)))]
async fn update_account(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    seen: IfMatch,
    Valid(update): Valid<AccountUpdate>,
) -> Result<Json<OwnAccountRead>, Problem> {
    let account = app
        .write(caller, move |tx, caller| {
            seen.check(&OwnAccountRead::from(services::me(tx, caller)?))?;
            Ok::<_, Problem>(services::change_account(tx, caller, &update)?)
        })
        .await?;
    Ok(Json(account.into()))
}

/// Ask for a password reset link. The response is the same whether or not the address has an account.
#[utoipa::path(post, path = "/auth/forgot-password", tag = "auth", request_body = Address,
    responses((status = 202, description = "A mail will be sent if the address has an account.", body = Detail)))]
async fn request_password_reset(
    State(app): State<App>,
    peer: Peer,
    Valid(to): Valid<Address>,
) -> Result<(StatusCode, Json<Detail>), Problem> {
    flows::forgot_password(&app, to.email, peer).await?;
    Ok((StatusCode::ACCEPTED, Json(MAIL_SENT)))
}

/// Change your password, given the old one. Your other sessions end.
#[utoipa::path(post, path = "/auth/change-password", tag = "auth", request_body = PasswordChange,
    responses((status = 204, description = "The password is changed.")))]
async fn change_password(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Valid(change): Valid<PasswordChange>,
) -> Result<StatusCode, Problem> {
    flows::change_password(&app, caller, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The public keys of access tokens as a JWK set (RFC 7517), for other services that verify them.
#[utoipa::path(get, path = "/.well-known/jwks.json", tag = "auth",
    responses((status = 200, description = "A JSON Web Key Set.", body = Object)))]
async fn get_key_set(State(app): State<App>) -> Json<serde_json::Value> {
    Json(app.tokens.key_set())
}

impl From<AuthError> for Problem {
    fn from(error: AuthError) -> Self {
        let says = error.to_string();
        match error {
            AuthError::InvalidLink => Self::invalid_field("/token", FieldError::InvalidToken, says),
            AuthError::WrongPassword { field } => Self::invalid_field(field, FieldError::WrongPassword, says),
            AuthError::NoPassword { field } => Self::invalid_field(field, FieldError::NoPassword, says),
            AuthError::CodeRequired { field } => Self::invalid_field(field, FieldError::Required, says),
            AuthError::WrongCode { field } => Self::invalid_field(field, FieldError::WrongCode, says),
            AuthError::PasswordIsAddress { field } => Self::invalid_field(field, FieldError::TooCommon, says),
            AuthError::NotBegunHere { missing } => {
                let field = |pointer: &str| InvalidField {
                    pointer: pointer.to_owned(),
                    error: FieldError::Required,
                    detail: says.clone(),
                };
                Self::invalid_with_code(PasswordRequired, missing.into_iter().map(field).collect())
            }
            AuthError::AdminKeepsFactor { field } => Self::invalid_field(field, FieldError::NotAllowed, says),
            AuthError::AddressTaken => Self::new(AlreadyExists { what: Existing::Account }, says),
            AuthError::Refused(refusal) => refusal.into(),
            AuthError::Database(error) => error.into(),
        }
    }
}
