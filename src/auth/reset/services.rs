//! The rules of resetting a password.

use super::schemas::MAX_LISTED;
use crate::{
    auth::{
        factor::models::SecondFactor,
        models::{LinkFor, MailedLink, Purpose},
        oidc::models::Identity,
        passkeys::models::Passkey,
        services::{AuthError, event_about},
    },
    core::clock::Timestamp,
    database::{
        Tx,
        enums::Role,
        ids::{IdentityId, PasskeyId, UserId},
        models::user::User,
    },
    event::{self, EventKind},
};
use serde_json::json;

/// The account's sign-in methods besides its password.
pub(crate) struct LoginMethods {
    pub(crate) second_factor_since: Option<Timestamp>,
    pub(crate) passkeys: Vec<Passkey>,
    pub(crate) identities: Vec<Identity>,
}

/// The sign-in methods, for the holder of a link. The link stays valid.
pub(crate) fn login_methods(tx: &mut Tx<'_>, token: &str) -> Result<LoginMethods, AuthError> {
    let user = holder(tx, token)?;
    let rows = i64::try_from(MAX_LISTED).unwrap_or(i64::MAX);
    Ok(LoginMethods {
        second_factor_since: SecondFactor::confirmed(tx, user)?.and_then(|factor| factor.confirmed_at),
        passkeys: Passkey::of_user(tx, user, PasskeyId::LAST, rows)?,
        identities: Identity::of_user(tx, user, IdentityId::LAST, rows)?,
    })
}

pub(super) fn holder(tx: &mut Tx<'_>, token: &str) -> Result<UserId, AuthError> {
    match MailedLink::find(tx, Purpose::ResetPassword, token)? {
        Some(LinkFor::User(user)) => Ok(user),
        _ => Err(AuthError::InvalidLink),
    }
}

/// An administrator's second factor is never removed by a link, and neither is a passkey, which stands for both factors: they protect
/// against a stolen mailbox, and without one the next session could add another. The operator removes them on the command line.
pub(super) fn remove_second_factor(tx: &mut Tx<'_>, user: &User) -> Result<(), AuthError> {
    if SecondFactor::confirmed(tx, user.id)?.is_none() {
        return Ok(());
    }
    if user.role == Role::Admin {
        return Err(AuthError::AdminKeepsFactor { field: "/remove_second_factor" });
    }
    SecondFactor::delete_of(tx, user.id)?;
    Ok(event::append(tx, event_about(EventKind::SecondFactorRemoved, user).by(user.id))?)
}

/// See [`remove_second_factor`]. Ids that the account does not have are ignored.
pub(super) fn remove_passkeys(tx: &mut Tx<'_>, user: &User, ids: &[PasskeyId]) -> Result<(), AuthError> {
    for id in ids {
        if !Passkey::delete(tx, user.id, *id)? {
            continue;
        }
        if user.role == Role::Admin {
            return Err(AuthError::AdminKeepsFactor { field: "/remove_passkeys" });
        }
        let removed = event_about(EventKind::PasskeyRemoved, user).by(user.id);
        event::append(tx, removed.with(json!({ "passkey_id": id })))?;
    }
    Ok(())
}
