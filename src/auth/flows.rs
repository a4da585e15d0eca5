//! Account use cases with hashing: sign-up, address verification, passwords.

use super::services::{AuthError, completed, event_about, require_not_address, signup_of_link};
use super::{
    known_devices,
    models::{MailedLink, NewUser, Signup, UserWithPassword},
    permissions::SignedIn,
    proof::Proof,
    schemas::{PasswordChange, SignupCreate, Verification},
    sessions::models::Session,
};
use crate::auth::limits::ACCOUNT_MAIL;
use crate::{
    app::App,
    core::{
        dependencies::{Caller, Peer},
        error::Problem,
        language::Language,
        rate_limit::RateLimitKey,
        security::{random_secret, sha256},
        text::Email,
    },
    database::{
        ids::{SignupId, UserId},
        models::user::User,
    },
    event::{self, Event, EventKind},
};
use serde_json::json;

/// Starts a sign-up and returns the secret for the browser's cookie, which proves later which browser signed
/// up. It does the same work and takes the same time whether or not the address has an account; only the mail
/// differs. `asked` is the language of the browser.
pub(crate) async fn sign_up(
    app: &App,
    new: SignupCreate,
    asked: Option<Language>,
    peer: Peer,
) -> Result<String, Problem> {
    let password_hash = app.passwords.hash(new.password.clone()).await?;
    let browser = random_secret();
    let browser_hash = sha256(browser.as_bytes());
    let from = app.requester(peer.ip);
    app.write_as_system(move |tx| {
        let signup = Signup {
            id: SignupId::new(tx),
            role: new.role.into(),
            email: new.email.to_string(),
            email_key: new.email.key(),
            phone_number: new.phone_number.as_ref().map(|phone| phone.to_string()),
            first_name: new.first_name.to_string(),
            last_name: new.last_name.to_string(),
            password_hash: password_hash.clone(),
            language: new.language.or(asked).map(|language| language.tag().to_owned()),
            time_zone: new.time_zone.as_ref().map(|zone| zone.name().to_owned()),
            browser_hash: Some(browser_hash.clone()),
        };
        signup.insert(tx)?;
        event::append(tx, Event::new(EventKind::SignupRequested, signup.id.as_uuid()).with(json!({ "from": from })))
    })
    .await?;
    Ok(browser)
}

/// Verifies an address: its sign-up becomes an account.
///
/// Anyone can sign up with any address, and its owner may follow the link of a stranger's sign-up. So what was
/// typed there is used only with a proof that it is the owner's own: the browser that signed up, which `browser`
/// proves, or the password of the sign-up. Without one, the owner of the mailbox must choose a password and say who
/// they are; until then the link stays valid.
pub(crate) async fn verify_email(
    app: &App,
    proof: Verification,
    asked: Option<Language>,
    browser: Option<String>,
) -> Result<User, Problem> {
    let chosen = match proof.password.clone() {
        None => None,
        Some(password) => {
            let secret = proof.token.to_string();
            let signup = app.read_public(move |tx| signup_of_link(tx, &secret)).await?.ok_or(AuthError::InvalidLink)?;
            require_not_address(&password, &signup.email, "/password")?;
            let passwords = app.passwords.prioritized();
            match passwords.verify(password.clone(), Some(signup.password_hash.clone())).await? {
                true => Some(signup.password_hash),
                false => Some(passwords.hash(password).await?),
            }
        }
    };
    app.write_as_system(move |tx| {
        let signup = signup_of_link(tx, &proof.token)?.ok_or(AuthError::InvalidLink)?;
        let is_own = browser.as_deref().is_some_and(|secret| signup.is_from_browser(secret))
            || chosen.as_ref() == Some(&signup.password_hash);
        let signup = completed(signup, &proof, asked, chosen.clone(), is_own)?;
        let new = NewUser {
            role: signup.role,
            email: &signup.email,
            email_key: &signup.email_key,
            phone_number: signup.phone_number.as_deref(),
            first_name: &signup.first_name,
            last_name: &signup.last_name,
            password_hash: Some(&signup.password_hash),
            language: signup.language.as_deref(),
            time_zone: signup.time_zone.as_deref(),
        };
        let user = new.insert(tx)?.ok_or(AuthError::InvalidLink)?;
        // This deletes their links too, including this one.
        Signup::delete_all_of(tx, &signup.email_key)?;
        event::append(tx, event_about(EventKind::UserCreated, &user).by(user.id))?;
        Ok::<_, AuthError>(user)
    })
    .await
}

/// Sends the link of the latest sign-up with an address again. Without one, an event without a subject keeps
/// the response time equal.
pub(crate) async fn resend_verification(app: &App, email: Email, peer: Peer) -> Result<(), Problem> {
    app.allow(&ACCOUNT_MAIL, RateLimitKey::account_at(&email.key(), peer.ip)).await?;
    let from = app.requester(peer.ip);
    app.write_as_system(move |tx| {
        let nobodys = SignupId::new(tx);
        let signup = Signup::latest_or(tx, &email.key(), nobodys)?;
        event::append(tx, Event::new(EventKind::SignupRequested, signup.as_uuid()).with(json!({ "from": from })))
    })
    .await
}

/// Sends a password reset link. Without an account, an event without a subject keeps the response time equal.
/// Requests from unknown devices do not use up the owner's allowance on a known device.
pub(crate) async fn forgot_password(app: &App, email: Email, peer: Peer) -> Result<(), Problem> {
    app.allow(&ACCOUNT_MAIL, RateLimitKey::account_at(&email.key(), peer.ip)).await?;
    app.write_as_system(move |tx| {
        let unknown_user = UserId::new(tx);
        let user = UserWithPassword::owner_or(tx, &email.key(), unknown_user)?;
        let place = known_devices::services::known(tx, user, &peer)?;
        let requested = Event::new(EventKind::PasswordResetRequested, user.as_uuid());
        event::append(tx, requested.with(json!({ "place_id": place })))
    })
    .await
}

/// Changes the password, given the old one. The caller's other sessions end.
pub(crate) async fn change_password(
    app: &App,
    caller: Caller<SignedIn>,
    change: PasswordChange,
) -> Result<(), Problem> {
    let proof =
        Proof::require(app, caller, change.current_password.clone(), "/current_password", change.totp_code.clone())
            .await?;
    let new_hash = app.passwords.prioritized().hash(change.new_password.clone()).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        require_not_address(&change.new_password, &user.email, "/new_password")?;
        UserWithPassword::replace_password(tx, user.id, &new_hash)?;
        MailedLink::delete_all_of(tx, user.id)?;
        Session::end_all(tx, user.id, Some(caller.session()))?;
        known_devices::services::forget_others(tx, user.id, caller.session())?;
        Ok::<_, AuthError>(event::append(tx, event_about(EventKind::PasswordChanged, &user).by(user.id))?)
    })
    .await
}
