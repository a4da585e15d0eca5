//! The rules of second factors.

use super::{
    models::{RecoveryCode, SecondFactor},
    schemas::{TotpConfirm, TotpCreate, TotpDelete, TotpRead},
};
use crate::{
    app::App,
    auth::{
        permissions::SignedIn,
        proof::Proof,
        services::{AuthError, about_user, for_user},
        sessions::models::Session,
    },
    core::{
        dependencies::Caller,
        error::Failure,
        rate_limit::{Key, Policy},
        security::{Code, SecondFactors},
    },
    database::{self, Tx, models::user::User},
    event::{self, EventKind},
};
use serde_json::json;

/// Why a second factor could not be set up or removed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FactorError {
    #[error("the account has a second factor already; remove it first")]
    AlreadyConfirmed,
    #[error("the account has no second factor")]
    NoFactor,
    #[error("no second factor is being set up; begin with your password")]
    NotBegun,
    #[error("is not a code that works now: it is wrong, or was used already")]
    WrongCode,
    #[error(transparent)]
    Auth(#[from] AuthError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// How many recovery codes somebody gets.
const RECOVERY_CODES: usize = 10;

/// Whether somebody has shown the second factor of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The account has none.
    NotNeeded,
    Missing,
    Wrong,
    Right,
}

/// Checks a code and uses it up: neither a code of the app nor a recovery code is accepted twice.
pub(crate) fn show(
    tx: &mut Tx<'_>,
    factors: &SecondFactors,
    user: &User,
    code: Option<&Code>,
) -> Result<Shown, database::Error> {
    let Some(factor) = SecondFactor::confirmed(tx, user.id)? else { return Ok(Shown::NotNeeded) };
    let is_right = match code {
        None => return Ok(Shown::Missing),
        Some(Code::Totp(digits)) => is_new_code(tx, factors, &factor, *digits)?,
        Some(Code::Recovery(code)) => is_recovery_code(tx, factors, user, code)?,
    };
    Ok(if is_right { Shown::Right } else { Shown::Wrong })
}

fn is_new_code(
    tx: &mut Tx<'_>,
    factors: &SecondFactors,
    factor: &SecondFactor,
    digits: [u8; 6],
) -> Result<bool, database::Error> {
    match factors.secret(factor.user_id, factor.id).step_of(digits, tx.now()) {
        Some(step) => factor.use_up(tx, step),
        None => Ok(false),
    }
}

fn is_recovery_code(
    tx: &mut Tx<'_>,
    factors: &SecondFactors,
    user: &User,
    code: &str,
) -> Result<bool, database::Error> {
    if !RecoveryCode::redeem(tx, user.id, &factors.fingerprint(user.id, code))? {
        return Ok(false);
    }
    let left = RecoveryCode::left_of(tx, user.id)?;
    event::append(tx, about_user(EventKind::RecoveryCodeUsed, user).by(user.id).with(json!({ "codes_left": left })))?;
    Ok(true)
}

/// Begins to set up an app. Beginning again makes what an earlier beginning has told worthless.
pub(crate) async fn begin(app: &App, caller: Caller<SignedIn>, new: TotpCreate) -> Result<TotpRead, Failure> {
    let proof = Proof::demand(app, caller, new.password, "/password", None).await?;
    let factors = app.second_factors.clone();
    let host = app.settings.public_url.url().host_str().unwrap_or_default().to_owned();
    app.write(caller, move |tx, caller: &SignedIn| {
        let factor = SecondFactor::begin(tx, caller.id())?.ok_or(FactorError::AlreadyConfirmed)?;
        let user = proof.of(tx, caller)?;
        let secret = factors.secret(user.id, factor.id).to_base32();
        Ok::<_, FactorError>(TotpRead { otpauth_uri: otpauth_uri(&host, &user.email, &secret), secret })
    })
    .await
}

/// What apps read from a QR code (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). The host tells accounts at
/// several installations apart.
fn otpauth_uri(host: &str, account: &str, secret: &str) -> String {
    let [host, account] =
        [host, account].map(|text| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
    format!("otpauth://totp/{host}:{account}?secret={secret}&issuer={host}&algorithm=SHA1&digits=6&period=30")
}

/// Ends setting up an app with its first code. From now on the password alone opens nothing: other sessions end, and this one counts
/// as begun with both factors.
pub(crate) async fn confirm(app: &App, caller: Caller<SignedIn>, first: TotpConfirm) -> Result<Vec<String>, Failure> {
    app.allow(Policy::SecondFactor, Key::user(caller.claims.user.as_uuid())).await?;
    let factors = app.second_factors.clone();
    let recovery_codes: Vec<String> = (0..RECOVERY_CODES).map(|_| Code::new_recovery()).collect();
    let told = recovery_codes.clone();
    app.write(caller, move |tx, caller: &SignedIn| {
        let factor = SecondFactor::of(tx, caller.id())?.ok_or(FactorError::NotBegun)?;
        if factor.confirmed_at.is_some() {
            return Err(FactorError::AlreadyConfirmed);
        }
        match Code::read(&first.code) {
            Code::Totp(digits) if is_new_code(tx, &factors, &factor, digits)? => factor.confirm(tx)?,
            _ => return Err(FactorError::WrongCode),
        }
        for code in &recovery_codes {
            if let Code::Recovery(code) = Code::read(code) {
                RecoveryCode::insert(tx, caller.id(), &factors.fingerprint(caller.id(), &code))?;
            }
        }
        Session::end_all(tx, caller.id(), Some(caller.session()))?;
        Session::set_strong(tx, caller.session(), true)?;
        Ok(event::append(tx, for_user(EventKind::SecondFactorAdded, caller))?)
    })
    .await?;
    Ok(told)
}

/// Removes the second factor. Other sessions end, and this one counts as begun with the password alone.
pub(crate) async fn remove(app: &App, caller: Caller<SignedIn>, no_more: TotpDelete) -> Result<(), Failure> {
    let proof = Proof::demand(app, caller, no_more.password, "/password", Some(no_more.code)).await?;
    let proof = proof.with_code_in("/code");
    app.write(caller, move |tx, caller: &SignedIn| {
        SecondFactor::confirmed(tx, caller.id())?.ok_or(FactorError::NoFactor)?;
        let user = proof.of(tx, caller)?;
        SecondFactor::delete_of(tx, user.id)?;
        Session::end_all(tx, user.id, Some(caller.session()))?;
        Session::set_strong(tx, caller.session(), false)?;
        Ok::<_, FactorError>(event::append(tx, for_user(EventKind::SecondFactorRemoved, caller))?)
    })
    .await
}
