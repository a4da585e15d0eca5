//! Setting up and removing a second factor.

use super::services::{FactorError, is_new_code, require_existing, warn_of_wrong_codes};
use super::{
    models::{RecoveryCode, SecondFactor},
    schemas::{TotpConfirm, TotpCreate, TotpDelete, TotpRead},
};
use crate::auth::limits::{SECOND_FACTOR, WRONG_CODES, WRONG_CODES_WARNING};
use crate::{
    app::App,
    auth::{
        passkeys::models::Passkey, permissions::SignedIn, proof::Proof, services::event_by, sessions::models::Session,
    },
    core::{dependencies::Caller, error::Problem, rate_limit::RateLimitKey, security::Code},
    database::{self, ids::UserId, models::attempt},
    event::{self, EventKind},
};

/// The number of recovery codes.
const RECOVERY_CODES: usize = 10;

/// Starts the set-up of an authenticator app. Starting again replaces the earlier secret.
pub(crate) async fn begin(app: &App, caller: Caller<SignedIn>, new: TotpCreate) -> Result<TotpRead, Problem> {
    let proof = Proof::require(app, caller, new.password, "/password", None).await?;
    let factors = app.second_factors.clone();
    let host = app.settings.public_url.url().host_str().unwrap_or_default().to_owned();
    app.write(caller, move |tx, caller: &SignedIn| {
        let factor = SecondFactor::begin(tx, caller.id())?.ok_or(FactorError::AlreadyConfirmed)?;
        let user = proof.of(tx, caller)?;
        require_existing(tx, caller)?;
        let secret = factors.secret(user.id, factor.id).to_base32();
        Ok::<_, FactorError>(TotpRead { otpauth_uri: otpauth_uri(&host, &user.email, &secret), secret })
    })
    .await
}

/// Counts a wrong code that came with the right password. After some within a day the owner is told, once a day: the
/// person who tries them knows the password.
pub(crate) async fn count_wrong_code(app: &App, user: UserId) -> Result<(), Problem> {
    let key = RateLimitKey::user(user.as_uuid());
    let counts = app.shared_count(&WRONG_CODES, &key).zip(app.shared_count(&WRONG_CODES_WARNING, &key));
    let Some(((codes, few), (warnings, once))) = counts else { return Ok(()) };
    app.write_as_system(move |tx| {
        if attempt::count(tx, &codes, few)?.is_err() && attempt::count(tx, &warnings, once)?.is_ok() {
            warn_of_wrong_codes(tx, user)?;
        }
        Ok::<_, database::Error>(())
    })
    .await
}

/// The URI of the QR code (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). The host
/// distinguishes accounts at several installations.
fn otpauth_uri(host: &str, account: &str, secret: &str) -> String {
    let [host, account] =
        [host, account].map(|text| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
    format!("otpauth://totp/{host}:{account}?secret={secret}&issuer={host}&algorithm=SHA1&digits=6&period=30")
}

/// Finishes the set-up with the first code. From now on the password alone is not enough: other sessions end,
/// and this one counts as opened with both factors.
pub(crate) async fn confirm(app: &App, caller: Caller<SignedIn>, first: TotpConfirm) -> Result<Vec<String>, Problem> {
    app.allow(&SECOND_FACTOR, RateLimitKey::user(caller.claims.user.as_uuid())).await?;
    let factors = app.second_factors.clone();
    let recovery_codes: Vec<String> = (0..RECOVERY_CODES).map(|_| Code::new_recovery()).collect();
    let shown_codes = recovery_codes.clone();
    app.write(caller, move |tx, caller: &SignedIn| {
        let factor = SecondFactor::of(tx, caller.id())?.ok_or(FactorError::NotBegun)?;
        if factor.confirmed_at.is_some() {
            return Err(FactorError::AlreadyConfirmed);
        }
        // The account may have got a passkey since the beginning.
        require_existing(tx, caller)?;
        match Code::read(&first.code) {
            Code::Totp(digits) if is_new_code(tx, &factors, &factor, digits)? => factor.confirm(tx)?,
            Code::Totp(_) | Code::Recovery(_) => return Err(FactorError::WrongCode),
        }
        for code in &recovery_codes {
            if let Code::Recovery(code) = Code::read(code) {
                RecoveryCode::insert(tx, caller.id(), &factors.keyed_hash(caller.id(), &code))?;
            }
        }
        Session::end_all(tx, caller.id(), Some(caller.session()))?;
        Session::set_strong(tx, caller.session(), true)?;
        Ok(event::append(tx, event_by(EventKind::SecondFactorAdded, caller))?)
    })
    .await?;
    Ok(shown_codes)
}

/// Removes the second factor. Other sessions end, and this one counts as opened with the password alone, unless the account has a passkey:
/// then the code that was just given still counts.
pub(crate) async fn remove(app: &App, caller: Caller<SignedIn>, no_more: TotpDelete) -> Result<(), Problem> {
    let proof = Proof::require(app, caller, no_more.password, "/password", Some(no_more.code)).await?;
    let proof = proof.with_code_in("/code");
    app.write(caller, move |tx, caller: &SignedIn| {
        SecondFactor::confirmed(tx, caller.id())?.ok_or(FactorError::NoFactor)?;
        let user = proof.of(tx, caller)?;
        SecondFactor::delete_of(tx, user.id)?;
        Session::end_all(tx, user.id, Some(caller.session()))?;
        let is_strong = Passkey::is_any_of(tx, user.id)?;
        Session::set_strong(tx, caller.session(), is_strong)?;
        Ok::<_, FactorError>(event::append(tx, event_by(EventKind::SecondFactorRemoved, caller))?)
    })
    .await
}
