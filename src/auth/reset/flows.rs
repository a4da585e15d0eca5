//! Resetting a password.

use super::schemas::PasswordReset;
use super::services::{holder, remove_passkeys, remove_second_factor};
use crate::{
    app::App,
    auth::{
        models::{LinkFor, MailedLink, Purpose, Signup, UserWithPassword},
        oidc::models::Identity,
        services::{AuthError, event_about, require_not_address},
        sessions::services::end_access,
    },
    core::{error::Problem, text::Email},
    database::models::user::User,
    event::{self, EventKind},
};
use serde_json::json;

/// Sets a new password with a mailed link. Every session ends, devices are forgotten, and everything that an attacker
/// may have started is cancelled: links, address changes, exports, set-ups. Other sign-in methods are removed as the
/// owner requests.
pub(crate) async fn reset_password(app: &App, reset: PasswordReset) -> Result<(), Problem> {
    let secret = reset.token.to_string();
    app.read_public(move |tx| holder(tx, &secret)).await?;
    let new_hash = app.passwords.prioritized().hash(reset.new_password.clone()).await?;
    let providers = app.providers.clone();
    app.write_as_system(move |tx| {
        let Some(LinkFor::User(user)) = MailedLink::redeem(tx, Purpose::ResetPassword, &reset.token)? else {
            return Err(AuthError::InvalidLink);
        };
        let user = User::find(tx, user)?.ok_or(AuthError::InvalidLink)?;
        require_not_address(&reset.new_password, &user.email, "/new_password")?;
        if !UserWithPassword::replace_password(tx, user.id, &new_hash)? {
            return Err(AuthError::InvalidLink);
        }
        if reset.remove_second_factor {
            remove_second_factor(tx, &user)?;
        }
        remove_passkeys(tx, &user, &reset.remove_passkeys)?;
        for id in &reset.remove_identities {
            if let Some(identity) = Identity::unlink(tx, user.id, *id)? {
                let what = json!({ "identity_id": id, "provider": providers.name_of(&identity.issuer) });
                event::append(tx, event_about(EventKind::IdentityRemoved, &user).by(user.id).with(what))?;
            }
        }
        Signup::delete_all_of(tx, &Email::new(&user.email).key())?;
        end_access(tx, user.id)?;
        Ok(event::append(tx, event_about(EventKind::PasswordChanged, &user).by(user.id))?)
    })
    .await
}
