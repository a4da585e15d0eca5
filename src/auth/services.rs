//! The rules of accounts.

use super::{
    models::{Credentials, Link, LinkFor, NewUser, Purpose, Signup},
    permissions::{Refusal, SignedIn},
    proof::Proof,
    schemas::{PasswordChange, PasswordReset, SignupCreate},
    sessions::models::Session,
};
use crate::{
    app::App,
    core::{
        dependencies::{Caller, Peer},
        error::Failure,
        rate_limit::{Key, Policy},
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
    PasswordIsAddress,
    #[error("there is an account with that e-mail address already")]
    AddressTaken,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Claims an address. Whether the address has an account makes no difference here, in what is done or how long it takes: the mail
/// that follows makes it.
pub(crate) async fn sign_up(app: &App, new: SignupCreate, peer: Peer) -> Result<(), Failure> {
    let password_hash = app.passwords.hash(new.password.clone()).await?;
    app.act(move |tx| {
        let signup = Signup {
            id: SignupId::new(tx),
            role: new.role.into(),
            email: new.email.to_string(),
            email_key: new.email.key(),
            phone_number: new.phone_number.as_ref().map(|phone| phone.to_string()),
            first_name: new.first_name.to_string(),
            last_name: new.last_name.to_string(),
            password_hash: password_hash.clone(),
            ip: peer.ip.to_string(),
        };
        signup.insert(tx)?;
        event::append(tx, Event::new(EventKind::SignupRequested, signup.id.as_uuid()))
    })
    .await
}

/// Proves an address: the claim that the link belongs to becomes an account, with that claim's password and no other's.
///
/// Where several have claimed the address, whoever owns it may hold the link of a stranger's claim. So that claim's password counts
/// only where the claim was made; elsewhere the account gets none, and a mail brings its owner to choose one.
pub(crate) fn verify_email(tx: &mut Tx<'_>, token: &str, peer: &Peer) -> Result<User, AuthError> {
    let Some(LinkFor::Signup(signup)) = Link::redeem(tx, Purpose::VerifyEmail, token)? else {
        return Err(AuthError::InvalidLink);
    };
    let signup = Signup::find(tx, signup)?.ok_or(AuthError::InvalidLink)?;
    let is_known_to_owner = peer.ip.to_string() == signup.ip || !signup.is_contested(tx)?;
    let new = NewUser {
        role: signup.role,
        email: &signup.email,
        email_key: &signup.email_key,
        phone_number: signup.phone_number.as_deref(),
        first_name: &signup.first_name,
        last_name: &signup.last_name,
        password_hash: is_known_to_owner.then_some(&signup.password_hash),
    };
    let user = new.insert(tx)?.ok_or(AuthError::InvalidLink)?;
    Signup::delete_all_of(tx, &signup.email_key)?;
    event::append(tx, about_user(EventKind::UserCreated, &user).by(user.id))?;
    if !is_known_to_owner {
        event::append(tx, Event::new(EventKind::PasswordResetRequested, user.id.as_uuid()))?;
    }
    Ok(user)
}

/// Sends the link of the latest claim to an address again. Where there is none an event without a subject keeps the time the same.
pub(crate) async fn resend_verification(app: &App, email: Email) -> Result<(), Failure> {
    app.allow(Policy::AccountMail, Key::account(&email.key())).await?;
    app.act(move |tx| {
        let nobodys = SignupId::new(tx);
        let signup = Signup::latest_or(tx, &email.key(), nobodys)?;
        event::append(tx, Event::new(EventKind::SignupRequested, signup.as_uuid()))
    })
    .await
}

/// Sends a link to a new password. Where there is no account an event without a subject keeps the time the same.
pub(crate) async fn forgot_password(app: &App, email: Email) -> Result<(), Failure> {
    app.allow(Policy::AccountMail, Key::account(&email.key())).await?;
    app.act(move |tx| {
        let nobody = UserId::new(tx);
        let user = Credentials::owner_or(tx, &email.key(), nobody)?;
        event::append(tx, Event::new(EventKind::PasswordResetRequested, user.as_uuid()))
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

/// Chooses a new password with a mailed link. Every session ends, and so does every other such link.
pub(crate) async fn reset_password(app: &App, reset: PasswordReset) -> Result<(), Failure> {
    let secret = reset.token.to_string();
    if !app.look(move |tx| Link::is_good(tx, Purpose::ResetPassword, &secret)).await? {
        return Err(AuthError::InvalidLink.into());
    }
    let new_hash = app.passwords.hash(reset.new_password.clone()).await?;
    app.act(move |tx| {
        let Some(LinkFor::User(user)) = Link::redeem(tx, Purpose::ResetPassword, &reset.token)? else {
            return Err(AuthError::InvalidLink);
        };
        let user = User::find(tx, user)?.ok_or(AuthError::InvalidLink)?;
        refuse_address(&reset.new_password, &user)?;
        if !Credentials::replace_password(tx, user.id, &new_hash)? {
            return Err(AuthError::InvalidLink);
        }
        Link::delete_all_of(tx, user.id)?;
        Session::end_all(tx, user.id, None)?;
        Ok(event::append(tx, about_user(EventKind::PasswordChanged, &user).by(user.id))?)
    })
    .await
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
    let new_hash = app.passwords.hash(change.new_password.clone()).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        refuse_address(&change.new_password, &user)?;
        Credentials::replace_password(tx, user.id, &new_hash)?;
        Link::delete_all_of(tx, user.id)?;
        Session::end_all(tx, user.id, Some(caller.session()))?;
        Ok::<_, AuthError>(event::append(tx, about_user(EventKind::PasswordChanged, &user).by(user.id))?)
    })
    .await
}

fn refuse_address(password: &Password, user: &User) -> Result<(), AuthError> {
    if password.expose().to_lowercase() == user.email.to_lowercase() {
        Err(AuthError::PasswordIsAddress)
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
