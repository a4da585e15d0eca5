//! The rules of changing the e-mail address.

use super::models::AddressChange;
use crate::{
    auth::{
        models::{LinkFor, MailedLink, Purpose, Signup},
        permissions::PermissionError,
        services::{AuthError, event_about},
    },
    database::{Tx, enums::UserStatus, models::user::User, on_unique},
    event::{self, EventKind},
};
use serde_json::json;

/// Fails if the link is not valid. It stays what it is.
pub(crate) fn require_link(tx: &mut Tx<'_>, token: &str) -> Result<(), AuthError> {
    match MailedLink::find(tx, Purpose::ConfirmEmail, token)? {
        Some(LinkFor::NewAddress(_)) => Ok(()),
        _ => Err(AuthError::InvalidLink),
    }
}

/// Changes the address that the link has verified. If several accounts want one address, the first gets it.
pub(crate) fn confirm(tx: &mut Tx<'_>, token: &str) -> Result<User, AuthError> {
    let Some(LinkFor::NewAddress(user)) = MailedLink::redeem(tx, Purpose::ConfirmEmail, token)? else {
        return Err(AuthError::InvalidLink);
    };
    let change = AddressChange::take(tx, user)?.ok_or(AuthError::InvalidLink)?;
    let old = User::find(tx, user)?.ok_or(AuthError::InvalidLink)?;
    match old.status {
        UserStatus::Active => {}
        UserStatus::Frozen => return Err(PermissionError::Frozen.into()),
        UserStatus::Banned | UserStatus::Deleted => return Err(AuthError::InvalidLink),
    }
    change.apply(tx).map_err(on_unique("users_email_key", AuthError::InvalidLink))?;
    Signup::delete_all_of(tx, &change.email_key)?;
    MailedLink::delete_all_of(tx, user)?;
    let changed = event_about(EventKind::EmailChanged, &old).by(user).with(json!({ "user_id": user }));
    event::append(tx, changed.copy_to(&old))?;
    Ok(User { email: change.email, ..old })
}
