//! Setting up and removing a second factor.

use super::flows;
use super::{
    schemas::{RecoveryCodes, TotpConfirm, TotpCreate, TotpDelete, TotpRead},
    services::FactorError,
};
use crate::auth::limits::ACCOUNT_SECRET;
use crate::codes::{AlreadyExists, Existing, NotBegun, SecondFactorRequired};
use crate::core::error::codes::NotFound;
use crate::{
    app::App,
    auth::permissions::SignedIn,
    core::{
        dependencies::{Caller, Valid},
        error::Problem,
        input::FieldError,
    },
    routing::{Routes, access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(set_up_totp), access::<SignedIn>(), &ACCOUNT_SECRET)
        .refuses(&[AlreadyExists::ENTRY, SecondFactorRequired::ENTRY])
        .route(routes!(disable_totp), access::<SignedIn>(), &ACCOUNT_SECRET)
        .refuses(&[NotFound::ENTRY])
        .route(routes!(confirm_totp), access::<SignedIn>(), &ACCOUNT_SECRET)
        .refuses(&[AlreadyExists::ENTRY, NotBegun::ENTRY, SecondFactorRequired::ENTRY])
}

/// Set up an authenticator app (TOTP, RFC 6238). It is required once you have confirmed its first code. Administrators who have a passkey do
/// it in a session that was opened with it.
#[utoipa::path(post, path = "/auth/totp", tag = "auth", request_body = TotpCreate,
    responses((status = 200, description = "The secret for the app.", body = TotpRead)))]
async fn set_up_totp(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Valid(new): Valid<TotpCreate>,
) -> Result<Json<TotpRead>, Problem> {
    Ok(Json(flows::begin(&app, caller, new).await?))
}

/// Confirm the first code of the app. From now on signing in takes a code too, and your other sessions end.
#[utoipa::path(post, path = "/auth/totp/confirm", tag = "auth", request_body = TotpConfirm,
    responses((status = 200, description = "Recovery codes for a lost app. Each works once.", body = RecoveryCodes)))]
async fn confirm_totp(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Valid(first): Valid<TotpConfirm>,
) -> Result<Json<RecoveryCodes>, Problem> {
    Ok(Json(RecoveryCodes { recovery_codes: flows::confirm(&app, caller, first).await? }))
}

/// Remove your second factor. Your other sessions end.
#[utoipa::path(delete, path = "/auth/totp", tag = "auth", request_body = TotpDelete,
    responses((status = 204, description = "The second factor is removed.")))]
async fn disable_totp(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Valid(no_more): Valid<TotpDelete>,
) -> Result<StatusCode, Problem> {
    flows::remove(&app, caller, no_more).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<FactorError> for Problem {
    fn from(error: FactorError) -> Self {
        let says = error.to_string();
        match error {
            FactorError::AlreadyConfirmed => Self::new(AlreadyExists { what: Existing::SecondFactor }, says),
            FactorError::NotBegun => Self::new(NotBegun, says),
            FactorError::NoFactor => Self::not_found(),
            FactorError::WrongCode => Self::invalid_field("/code", FieldError::WrongCode, says),
            FactorError::Auth(error) => error.into(),
            FactorError::Database(error) => error.into(),
        }
    }
}
