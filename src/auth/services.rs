//! The rules of accounts.

use super::{
    models::{Credentials, Link, LinkFor, NewUser, Purpose, Signup},
    permissions::{Refusal, SignedIn},
    places,
    proof::Proof,
    schemas::{PasswordChange, SignupCreate, Verification},
    sessions::models::Session,
};
use crate::{
    app::App,
    core::{
        dependencies::{Caller, Peer},
        error::Failure,
        rate_limit::{Key, Policy},
        security::{fingerprint, random_secret},
        text::{Email, Password},
    },
    database::{
        self, Tx,
        enums::Role,
        ids::{SignupId, UserId},
        models::user::User,
    },
    event::{self, Event, EventKind},
};
use serde_json::json;

/// Why an account could not be made or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AuthError {
    #[error("is not a link that works now: it was used, has expired, or never was one")]
    InvalidLink,
    #[error("is not the current password")]
    WrongPassword { field: &'static str },
    #[error("the account has no password yet: choose one with the link of a forgotten password first")]
    NoPassword { field: &'static str },
    #[error("this account has a second factor: a code of it, or a recovery code, is required")]
    CodeRequired { field: &'static str },
    #[error("is not a code that works now: it is wrong, or was used already")]
    WrongCode { field: &'static str },
    #[error("must not be the e-mail address")]
    PasswordIsAddress { field: &'static str },
    #[error("this browser did not begin the sign-up, so its password is needed, or a new one")]
    PasswordNeeded,
    #[error("the second factor of an administrator cannot be removed with a mailed link")]
    AdminKeepsFactor,
    #[error("there is an account with that e-mail address already")]
    AddressTaken,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Claims an address, and gives the secret that the browser keeps to prove that it was the one. Whether the address has an account
/// makes no difference here, in what is done or how long it takes: the mail that follows makes it.
pub(crate) async fn sign_up(app: &App, new: SignupCreate, peer: Peer) -> Result<String, Failure> {
    let password_hash = app.passwords.hash(new.password.clone()).await?;
    let browser = random_secret();
    let browser_hash = fingerprint(browser.as_bytes());
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
            browser_hash: Some(browser_hash.clone()),
        };
        signup.insert(tx)?;
        event::append(tx, Event::new(EventKind::SignupRequested, signup.id.as_uuid()).with(json!({ "from": from })))
    })
    .await?;
    Ok(browser)
}

/// Proves an address: the sign-up that the link belongs to becomes an account.
///
/// Anybody can sign up with an address, and its owner may follow the link of a stranger's sign-up. So the password of the sign-up
/// counts only in the browser that has signed up, which `browser` proves; elsewhere the holder of the mailbox says the password, be it
/// that of the sign-up or a new one. Until then the link is not used up.
pub(crate) async fn verify_email(app: &App, proof: Verification, browser: Option<String>) -> Result<User, Failure> {
    let chosen = match proof.password {
        None => None,
        Some(password) => {
            let secret = proof.token.to_string();
            let signup = app.read_public(move |tx| signup_of_link(tx, &secret)).await?.ok_or(AuthError::InvalidLink)?;
            refuse_address(&password, &signup.email, "/password")?;
            Some(app.passwords.ahead().hash(password).await?)
        }
    };
    app.write_as_system(move |tx| {
        let signup = signup_of_link(tx, &proof.token)?.ok_or(AuthError::InvalidLink)?;
        let is_begun_here = browser.as_deref().is_some_and(|secret| signup.was_begun_with(secret));
        let password_hash = chosen.as_ref().or(is_begun_here.then_some(&signup.password_hash));
        let new = NewUser {
            role: signup.role,
            email: &signup.email,
            email_key: &signup.email_key,
            phone_number: signup.phone_number.as_deref(),
            first_name: &signup.first_name,
            last_name: &signup.last_name,
            password_hash: Some(password_hash.ok_or(AuthError::PasswordNeeded)?),
        };
        let user = new.insert(tx)?.ok_or(AuthError::InvalidLink)?;
        // Their links go with them, this one too.
        Signup::delete_all_of(tx, &signup.email_key)?;
        event::append(tx, about_user(EventKind::UserCreated, &user).by(user.id))?;
        Ok::<_, AuthError>(user)
    })
    .await
}

fn signup_of_link(tx: &mut Tx<'_>, secret: &str) -> Result<Option<Signup>, database::Error> {
    match Link::find(tx, Purpose::VerifyEmail, secret)? {
        Some(LinkFor::Signup(signup)) => Signup::find(tx, signup),
        _ => Ok(None),
    }
}

/// Sends the link of the latest claim to an address again. Where there is none an event without a subject keeps the time the same.
pub(crate) async fn resend_verification(app: &App, email: Email, peer: Peer) -> Result<(), Failure> {
    app.allow(Policy::AccountMail, Key::account_at(&email.key(), peer.ip)).await?;
    let from = app.requester(peer.ip);
    app.write_as_system(move |tx| {
        let nobodys = SignupId::new(tx);
        let signup = Signup::latest_or(tx, &email.key(), nobodys)?;
        event::append(tx, Event::new(EventKind::SignupRequested, signup.as_uuid()).with(json!({ "from": from })))
    })
    .await
}

/// Sends a link to a new password. Where there is no account an event without a subject keeps the time the same. Who asks elsewhere
/// keeps nobody from asking, and uses up none of the mails that the owner can ask for at a place of theirs.
pub(crate) async fn forgot_password(app: &App, email: Email, peer: Peer) -> Result<(), Failure> {
    app.allow(Policy::AccountMail, Key::account_at(&email.key(), peer.ip)).await?;
    app.write_as_system(move |tx| {
        let nobody = UserId::new(tx);
        let user = Credentials::owner_or(tx, &email.key(), nobody)?;
        let place = places::services::known(tx, user, &peer)?;
        let requested = Event::new(EventKind::PasswordResetRequested, user.as_uuid());
        event::append(tx, requested.with(json!({ "place_id": place })))
    })
    .await
}

/// Makes an administrator; nobody else can.
pub(crate) fn create_admin(tx: &mut Tx<'_>, new: &NewUser<'_>) -> Result<User, AuthError> {
    let user = new.insert(tx)?.ok_or(AuthError::AddressTaken)?;
    Signup::delete_all_of(tx, new.email_key)?;
    event::append(tx, Event::new(EventKind::AdminCreated, user.id.as_uuid()).with(json!({ "user_id": user.id })))?;
    Ok(user)
}

/// The caller's own account.
pub(crate) fn me(tx: &mut Tx<'_>, caller: &SignedIn) -> Result<User, AuthError> {
    Ok(User::find(tx, caller.id())?.ok_or(database::Error::NoRow)?)
}

/// Chooses a new password, knowing the old one. The caller's other sessions end.
pub(crate) async fn change_password(
    app: &App,
    caller: Caller<SignedIn>,
    change: PasswordChange,
) -> Result<(), Failure> {
    let proof =
        Proof::demand(app, caller, change.current_password.clone(), "/current_password", change.totp_code.clone())
            .await?;
    let new_hash = app.passwords.ahead().hash(change.new_password.clone()).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        refuse_address(&change.new_password, &user.email, "/new_password")?;
        Credentials::replace_password(tx, user.id, &new_hash)?;
        Link::delete_all_of(tx, user.id)?;
        Session::end_all(tx, user.id, Some(caller.session()))?;
        Ok::<_, AuthError>(event::append(tx, about_user(EventKind::PasswordChanged, &user).by(user.id))?)
    })
    .await
}

/// An address is the first password that anybody would try.
pub(crate) fn refuse_address(password: &Password, email: &str, field: &'static str) -> Result<(), AuthError> {
    if Email::new(password.expose()).key() == Email::new(email).key() {
        Err(AuthError::PasswordIsAddress { field })
    } else {
        Ok(())
    }
}

/// Something that happened to an account, of which its owner hears.
pub(crate) fn about_user(kind: EventKind, user: &User) -> Event {
    let event = Event::new(kind, user.id.as_uuid());
    match user.role {
        Role::Client => event.to_client(user.id),
        Role::Worker => event.to_worker(user.id),
        Role::Admin => event,
    }
}

/// Something that the owner of an account did to it.
pub(crate) fn for_user(kind: EventKind, caller: &SignedIn) -> Event {
    let event = Event::new(kind, caller.id().as_uuid()).by(caller.id());
    match caller.role() {
        Role::Client => event.to_client(caller.id()),
        Role::Worker => event.to_worker(caller.id()),
        Role::Admin => event,
    }
}
