//! The rules of second factors.

use super::models::{RecoveryCode, SecondFactor};
use crate::{
    auth::{
        passkeys::models::Passkey,
        permissions::{PermissionError, SignedIn},
        services::{AuthError, event_about},
    },
    core::security::{Code, SecondFactors},
    database::{self, Tx, enums::Role, ids::UserId, models::user::User},
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
    #[error("is not a valid code: it is wrong or was already used")]
    WrongCode,
    #[error(transparent)]
    Auth(#[from] AuthError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// An administrator adds an authenticator app or a passkey, and removes a passkey, only in a session that was opened with what the account
/// has already. With the password alone they add the first one and no other: otherwise a thief of the password adds one of their own, and
/// the session counts as opened with it.
pub(in crate::auth) fn require_existing(tx: &mut Tx<'_>, caller: &SignedIn) -> Result<(), AuthError> {
    if caller.role() != Role::Admin || caller.is_strong() {
        return Ok(());
    }
    let has_one = SecondFactor::confirmed(tx, caller.id())?.is_some() || Passkey::is_any_of(tx, caller.id())?;
    if has_one { Err(PermissionError::SecondFactorRequired.into()) } else { Ok(()) }
}

/// The result of checking a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FactorCheck {
    /// The account has none.
    NotNeeded,
    Missing,
    Wrong,
    Right,
}

/// Checks a code and uses it up: neither a TOTP code nor a recovery code is accepted twice.
pub(crate) fn verify_code(
    tx: &mut Tx<'_>,
    factors: &SecondFactors,
    user: &User,
    code: Option<&Code>,
) -> Result<FactorCheck, database::Error> {
    let Some(factor) = SecondFactor::confirmed(tx, user.id)? else { return Ok(FactorCheck::NotNeeded) };
    let is_right = match code {
        None => return Ok(FactorCheck::Missing),
        Some(Code::Totp(digits)) => is_new_code(tx, factors, &factor, *digits)?,
        Some(Code::Recovery(code)) => is_recovery_code(tx, factors, user, code)?,
    };
    Ok(if is_right { FactorCheck::Right } else { FactorCheck::Wrong })
}

/// Tells the owner of wrong codes that came with the right password.
pub(super) fn warn_of_wrong_codes(tx: &mut Tx<'_>, user: UserId) -> Result<(), database::Error> {
    let Some(user) = User::find(tx, user)? else { return Ok(()) };
    event::append(tx, event_about(EventKind::SecondFactorRefused, &user))
}

pub(super) fn is_new_code(
    tx: &mut Tx<'_>,
    factors: &SecondFactors,
    factor: &SecondFactor,
    digits: [u8; 6],
) -> Result<bool, database::Error> {
    match factors.secret(factor.user_id, factor.id).step_of(digits, tx.now()) {
        Some(step) => factor.consume_step(tx, step),
        None => Ok(false),
    }
}

fn is_recovery_code(
    tx: &mut Tx<'_>,
    factors: &SecondFactors,
    user: &User,
    code: &str,
) -> Result<bool, database::Error> {
    if !RecoveryCode::redeem(tx, user.id, &factors.keyed_hash(user.id, code))? {
        return Ok(false);
    }
    let left = RecoveryCode::count_of(tx, user.id)?;
    event::append(tx, event_about(EventKind::RecoveryCodeUsed, user).by(user.id).with(json!({ "codes_left": left })))?;
    Ok(true)
}
