//! Adding, listing and removing passkeys, and signing in with one.

use super::flows;
use super::{
    models::Passkey,
    schemas::{CeremonyRead, PasskeyCreate, PasskeyLogin, PasskeyLoginStart, PasskeyRead},
    services::PasskeyError,
};
use crate::auth::limits::{ACCOUNT_SECRET, SIGN_IN};
use crate::auth::passkeys::services::MAX_PASSKEYS;
use crate::codes::{
    AccountBanned, AlreadyExists, Existing, InvalidPasskey, PasskeysNotPossible, SecondFactorRequired, TooManyPasskeys,
};
use crate::core::error::codes::CrossSite;
use crate::{
    app::App,
    auth::{
        permissions::SignedIn,
        schemas::Reauthentication,
        sessions::{
            cookies::{DeliveryHeader, TokenDelivery},
            schemas::SignedInRead,
        },
    },
    core::{
        dependencies::{Caller, Idempotent, ListRequest, Listed, PageQuery, Path, Peer, Unfiltered, Valid},
        error::Problem,
        input::FieldError,
    },
    database::ids::PasskeyId,
    idempotency::StoredResponse,
    routing::{Access, Routes, access},
};
use axum::{Json, extract::State, http::StatusCode, response::Response};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(start_passkey_registration), access::<SignedIn>(), &ACCOUNT_SECRET)
        .refuses(&[PasskeysNotPossible::ENTRY, TooManyPasskeys::ENTRY, SecondFactorRequired::ENTRY])
        .route(routes!(finish_passkey_registration), access::<SignedIn>(), &ACCOUNT_SECRET)
        .refuses(&[
            PasskeysNotPossible::ENTRY,
            AlreadyExists::ENTRY,
            TooManyPasskeys::ENTRY,
            SecondFactorRequired::ENTRY,
        ])
        .route(routes!(list_passkeys), access::<SignedIn>(), None)
        .route(routes!(delete_passkey), access::<SignedIn>(), &ACCOUNT_SECRET)
        .refuses(&[SecondFactorRequired::ENTRY])
        .route(routes!(start_passkey_login), Access::Public, &SIGN_IN)
        .refuses(&[PasskeysNotPossible::ENTRY])
        .route(routes!(finish_passkey_login), Access::Public, &SIGN_IN)
        .refuses(&[PasskeysNotPossible::ENTRY, InvalidPasskey::ENTRY, AccountBanned::ENTRY, CrossSite::ENTRY])
}

/// Start adding a passkey (WebAuthn). Starting again invalidates an earlier start. Administrators who have a passkey or an authenticator app
/// do it in a session that was opened with it.
#[utoipa::path(post, path = "/auth/passkeys/start", tag = "auth", request_body = Reauthentication,
    responses((status = 200, description = "The challenge for the authenticator.", body = CeremonyRead)))]
async fn start_passkey_registration(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Valid(new): Valid<Reauthentication>,
) -> Result<Json<CeremonyRead>, Problem> {
    Ok(Json(flows::begin(&app, caller, new).await?))
}

/// Add the passkey that the authenticator created. It signs in without password and code.
#[utoipa::path(post, path = "/auth/passkeys/finish", tag = "auth", request_body = PasskeyCreate,
    responses((status = 201, description = "Added.", body = PasskeyRead)))]
async fn finish_passkey_registration(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    new: Idempotent<PasskeyCreate>,
) -> Result<StoredResponse, Problem> {
    flows::add(&app, caller, new).await
}

/// Your passkeys.
#[utoipa::path(get, path = "/auth/passkeys", tag = "auth", params(PageQuery),
    responses((status = 200, description = "Your passkeys, newest first.", body = Listed<PasskeyRead>)))]
async fn list_passkeys(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    ListRequest { page, .. }: ListRequest<Unfiltered, PasskeyId>,
) -> Result<Json<Listed<PasskeyRead>>, Problem> {
    let (after, rows) = (page.after.unwrap_or(PasskeyId::LAST), page.rows());
    let passkeys =
        app.read(caller, move |tx, caller: &SignedIn| Passkey::of_user(tx, caller.id(), after, rows)).await?;
    Ok(Json(page.of(passkeys, |passkey| passkey.id, PasskeyRead::from)))
}

/// Remove a passkey. Your other sessions end. Administrators do it in a session that was opened with a passkey or an authenticator app.
#[utoipa::path(delete, path = "/auth/passkeys/{id}", tag = "auth", params(("id" = PasskeyId, Path)), request_body = Reauthentication,
    responses((status = 204, description = "Removed.")))]
async fn delete_passkey(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Path(id): Path<PasskeyId>,
    Valid(no_more): Valid<Reauthentication>,
) -> Result<StatusCode, Problem> {
    flows::remove(&app, caller, id, no_more).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Start signing in with a passkey. No account is named: the authenticator knows it.
#[utoipa::path(post, path = "/auth/passkeys/login/start", tag = "auth", request_body = PasskeyLoginStart,
    responses((status = 200, description = "The challenge for the authenticator.", body = CeremonyRead)))]
async fn start_passkey_login(
    State(app): State<App>,
    peer: Peer,
    Valid(PasskeyLoginStart {}): Valid<PasskeyLoginStart>,
) -> Result<Json<CeremonyRead>, Problem> {
    Ok(Json(flows::begin_login(&app, peer).await?))
}

/// Sign in with the authenticator's response. It works once.
#[utoipa::path(post, path = "/auth/passkeys/login/finish", tag = "auth", request_body = PasskeyLogin,
    params(DeliveryHeader),
    responses((status = 200, description = "Signed in.", body = SignedInRead)))]
async fn finish_passkey_login(
    State(app): State<App>,
    keeping: TokenDelivery,
    peer: Peer,
    Valid(login): Valid<PasskeyLogin>,
) -> Result<Response, Problem> {
    Ok(keeping.answer(&app.site, flows::sign_in(&app, login, peer).await?))
}

impl From<Passkey> for PasskeyRead {
    fn from(passkey: Passkey) -> Self {
        let Passkey { id, name, created_at, last_used_at, .. } = passkey;
        Self { id, name, created_at, last_used_at }
    }
}

impl From<PasskeyError> for Problem {
    fn from(error: PasskeyError) -> Self {
        let says = error.to_string();
        match error {
            PasskeyError::NotPossible => Self::new(PasskeysNotPossible, says),
            PasskeyError::NoSuchCeremony => Self::invalid_field("/ceremony_id", FieldError::InvalidCeremony, says),
            PasskeyError::WrongResponse => Self::invalid_field("/credential", FieldError::InvalidCredential, says),
            PasskeyError::InvalidPasskey => Self::new(InvalidPasskey, says),
            PasskeyError::AlreadyRegistered => Self::new(AlreadyExists { what: Existing::Passkey }, says),
            PasskeyError::TooMany => Self::new(TooManyPasskeys { max: MAX_PASSKEYS }, says),
            PasskeyError::NoSuchPasskey => Self::not_found(),
            PasskeyError::Broken(_) => Self::internal(&says),
            PasskeyError::Auth(error) => error.into(),
            PasskeyError::Session(error) => error.into(),
            PasskeyError::Database(error) => error.into(),
        }
    }
}
