//! The rules of accounts.

use super::{
    models::{Credentials, Link, LinkFor, NewUser, Purpose, Session, Signup},
    permissions::{Leaving, SignedIn},
    schemas::{PasswordChange, PasswordReset, SignupCreate, TokenRead},
};
use crate::{
    app::App,
    core::{
        dependencies::{Caller, Peer},
        error::Failure,
        rate_limit::{Key, Policy},
        security::{ACCESS_TOKEN_LIFE, RefreshToken},
        text::{Email, Password},
    },
    database::{
        self, Tx,
        enums::{Role, UserStatus},
        ids::{SessionId, SignupId, UserId},
        models::user::User,
    },
    event::{self, Event, EventKind},
};
use serde_json::json;
use std::time::Duration;

/// Why an account could not be made, entered or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AuthError {
    #[error("The e-mail address or the password is wrong.")]
    InvalidCredentials,
    #[error("Verify the e-mail address first: the link is in the mail that was sent when you signed up.")]
    EmailNotVerified,
    #[error("This account is banned.")]
    Banned,
    #[error("The refresh token is not valid now; sign in again.")]
    InvalidRefreshToken,
    #[error("is not a link that works now: it was used, has expired, or never was one")]
    InvalidLink,
    #[error("is not the current password")]
    WrongPassword,
    #[error("must not be the e-mail address")]
    PasswordIsAddress,
    #[error("there is an account with that e-mail address already")]
    AddressTaken,
    #[error("there is no such session")]
    NoSuchSession,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// How long a lost answer to a refresh may be asked for again.
const REFRESH_GRACE: Duration = Duration::from_secs(10);

/// Claims an address. Whether the address has an account makes no difference here, in what is done or how long it takes: the mail
/// that follows makes it.
pub(crate) async fn sign_up(app: &App, new: SignupCreate) -> Result<(), Failure> {
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
        };
        signup.insert(tx)?;
        event::append(tx, Event::new(EventKind::SignupRequested, signup.id.as_uuid()))
    })
    .await
}

/// Proves an address: the claim that the link belongs to becomes an account, with that claim's password and no other's.
pub(crate) fn verify_email(tx: &mut Tx<'_>, token: &str) -> Result<User, AuthError> {
    let Some(LinkFor::Signup(signup)) = Link::redeem(tx, Purpose::VerifyEmail, token)? else {
        return Err(AuthError::InvalidLink);
    };
    let signup = Signup::find(tx, signup)?.ok_or(AuthError::InvalidLink)?;
    let new = NewUser {
        role: signup.role,
        email: &signup.email,
        email_key: &signup.email_key,
        phone_number: signup.phone_number.as_deref(),
        first_name: &signup.first_name,
        last_name: &signup.last_name,
        password_hash: &signup.password_hash,
    };
    let user = new.insert(tx)?.ok_or(AuthError::InvalidLink)?;
    Signup::delete_all_of(tx, &signup.email_key)?;
    event::append(tx, about_user(EventKind::UserCreated, &user).by(user.id))?;
    Ok(user)
}

/// Sends the link of the latest claim to an address again. Where there is none an event without a subject keeps the time the same.
pub(crate) async fn resend_verification(app: &App, email: Email) -> Result<(), Failure> {
    app.limits.check(Policy::AccountMail, &Key::account(&email.key()), app.clock.now())?;
    app.act(move |tx| {
        let signup = Signup::latest_of(tx, &email.key())?.map_or_else(|| SignupId::new(tx), |signup| signup.id);
        event::append(tx, Event::new(EventKind::SignupRequested, signup.as_uuid()))
    })
    .await
}

/// Sends a link to a new password. Where there is no account an event without a subject keeps the time the same.
pub(crate) async fn forgot_password(app: &App, email: Email) -> Result<(), Failure> {
    app.limits.check(Policy::AccountMail, &Key::account(&email.key()), app.clock.now())?;
    app.act(move |tx| {
        let user = Credentials::by_email(tx, &email.key())?.map_or_else(|| UserId::new(tx), |known| known.user.id);
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

/// Signs in with a password. One hash is checked in every case, so an unknown address takes as long as a wrong password.
pub(crate) async fn sign_in(app: &App, email: Email, password: Password, peer: Peer) -> Result<TokenRead, Failure> {
    for key in [Key::account_at(&email.key(), peer.ip), Key::account(&email.key())] {
        app.limits.check(Policy::SignIn, &key, app.clock.now())?;
    }
    let key = email.key();
    let known = app.look(move |tx| known_to_sign_in(tx, &key)).await?;
    let stored = known.as_ref().map(Known::password_hash);
    if !app.passwords.verify(password, stored.clone()).await? {
        return Err(AuthError::InvalidCredentials.into());
    }
    let user = match known {
        Some(Known::Account(Credentials { user, .. })) => user.id,
        Some(Known::Signup(_)) => return Err(AuthError::EmailNotVerified.into()),
        None => return Err(AuthError::InvalidCredentials.into()),
    };
    let (user, session) = app.act(move |tx| start_session(tx, user, stored.as_deref(), &peer)).await?;
    issue(app, user, session.id, session.generation)
}

/// Whom an address belongs to.
enum Known {
    Account(Credentials),
    Signup(Signup),
}

impl Known {
    fn password_hash(&self) -> String {
        match self {
            Known::Account(credentials) => credentials.password_hash.clone().unwrap_or_default(),
            Known::Signup(signup) => signup.password_hash.clone(),
        }
    }
}

fn known_to_sign_in(tx: &mut Tx<'_>, email_key: &str) -> Result<Option<Known>, database::Error> {
    let account = Credentials::by_email(tx, email_key)?.map(Known::Account);
    let signup = Signup::latest_of(tx, email_key)?.map(Known::Signup);
    Ok(account.or(signup))
}

/// Starts a session for somebody whose password was `checked`, unless that changed meanwhile.
fn start_session(
    tx: &mut Tx<'_>,
    user: UserId,
    checked: Option<&str>,
    peer: &Peer,
) -> Result<(User, Session), AuthError> {
    let known = Credentials::of(tx, user)?.filter(|known| known.password_hash.as_deref() == checked);
    let user = known.ok_or(AuthError::InvalidCredentials)?.user;
    match user.status {
        UserStatus::Banned => return Err(AuthError::Banned),
        UserStatus::Deleted => return Err(AuthError::InvalidCredentials),
        UserStatus::Active | UserStatus::Frozen => {}
    }
    let session = Session::start(tx, user.id, peer.user_agent.as_deref(), &peer.ip.to_string())?;
    event::append(
        tx,
        about_user(EventKind::SessionStarted, &user).by(user.id).with(json!({ "session_id": session.id })),
    )?;
    Ok((user, session))
}

/// Goes on with a session: its refresh token is exchanged for the next pair of tokens.
pub(crate) async fn refresh(app: &App, token: &str) -> Result<TokenRead, Failure> {
    let token = app.tokens.read_refresh(token).ok_or(AuthError::InvalidRefreshToken)?;
    let (user, generation) =
        app.act(move |tx| next_generation(tx, token)).await?.ok_or(AuthError::InvalidRefreshToken)?;
    issue(app, user, token.session, generation)
}

/// The number of the token that follows. A token that was exchanged before, other than just now, has been stolen or copied: the
/// session ends, and that must be kept, so it is no error.
fn next_generation(tx: &mut Tx<'_>, token: RefreshToken) -> Result<Option<(User, i64)>, AuthError> {
    let Some(session) = Session::find(tx, token.session)? else { return Ok(None) };
    let Some(user) = User::find(tx, session.user_id)? else { return Ok(None) };
    let generation = if token.generation == session.generation {
        session.rotate(tx)?
    } else if token.generation + 1 == session.generation
        && tx.now().saturating_since(session.rotated_at) <= REFRESH_GRACE
    {
        session.generation
    } else {
        Session::end(tx, user.id, session.id)?;
        let why = json!({ "session_id": session.id, "reason": "REFRESH_TOKEN_REUSED" });
        event::append(tx, about_user(EventKind::SessionEnded, &user).with(why))?;
        return Ok(None);
    };
    Ok(Some((user, generation)))
}

fn issue(app: &App, user: User, session: SessionId, generation: i64) -> Result<TokenRead, Failure> {
    Ok(TokenRead {
        access_token: app.tokens.access(user.id, session, user.role, app.clock.now())?,
        token_type: "Bearer",
        expires_in: ACCESS_TOKEN_LIFE.as_secs(),
        refresh_token: app.tokens.refresh(RefreshToken { session, generation }),
        user: user.into(),
    })
}

/// Ends the session of the request.
pub(crate) fn sign_out(tx: &mut Tx<'_>, caller: &Leaving) -> Result<(), AuthError> {
    end_session(tx, caller, caller.session())
}

/// Ends one of the caller's sessions.
pub(crate) fn end_session(tx: &mut Tx<'_>, caller: &Leaving, session: SessionId) -> Result<(), AuthError> {
    if !Session::end(tx, caller.id(), session)? {
        return Err(AuthError::NoSuchSession);
    }
    Ok(event::append(tx, for_user(EventKind::SessionEnded, caller).with(json!({ "session_id": session })))?)
}

/// Ends every session of the caller.
pub(crate) fn sign_out_everywhere(tx: &mut Tx<'_>, caller: &Leaving) -> Result<(), AuthError> {
    Session::end_all(tx, caller.id(), None)?;
    Ok(event::append(tx, for_user(EventKind::SessionEnded, caller).with(json!({ "session_id": null })))?)
}

/// The caller's own account.
pub(crate) fn me(tx: &mut Tx<'_>, caller: &SignedIn) -> Result<User, AuthError> {
    Ok(User::find(tx, caller.id())?.ok_or(database::Error::NoRow)?)
}

/// Chooses a new password with a mailed link. Every session ends, and so does every other such link.
pub(crate) async fn reset_password(app: &App, reset: PasswordReset) -> Result<(), Failure> {
    let new_hash = app.passwords.hash(reset.new_password.clone()).await?;
    app.act(move |tx| {
        let Some(LinkFor::User(user)) = Link::redeem(tx, Purpose::ResetPassword, &reset.token)? else {
            return Err(AuthError::InvalidLink);
        };
        let user = User::find(tx, user)?.ok_or(AuthError::InvalidLink)?;
        refuse_address(&reset.new_password, &user)?;
        if !Credentials::replace_password(tx, user.id, None, &new_hash)? {
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
    app.limits.check(Policy::AccountSecret, &Key::user(caller.claims.user.as_uuid()), app.clock.now())?;
    let old_hash = app.write(caller, stored_password).await?;
    if !app.passwords.verify(change.current_password.clone(), old_hash.clone()).await? {
        return Err(AuthError::WrongPassword.into());
    }
    let new_hash = app.passwords.hash(change.new_password.clone()).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = me(tx, caller)?;
        refuse_address(&change.new_password, &user)?;
        if !Credentials::replace_password(tx, user.id, old_hash.as_deref(), &new_hash)? {
            return Err(AuthError::WrongPassword);
        }
        Link::delete_all_of(tx, user.id)?;
        Session::end_all(tx, user.id, Some(caller.session()))?;
        Ok(event::append(tx, about_user(EventKind::PasswordChanged, &user).by(user.id))?)
    })
    .await
}

fn stored_password(tx: &mut Tx<'_>, caller: &SignedIn) -> Result<Option<String>, AuthError> {
    Ok(Credentials::of(tx, caller.id())?.and_then(|known| known.password_hash))
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
fn for_user(kind: EventKind, caller: &SignedIn) -> Event {
    let event = Event::new(kind, caller.id().as_uuid()).by(caller.id());
    match caller.role() {
        Role::Client => event.to_client(caller.id()),
        Role::Worker => event.to_worker(caller.id()),
        Role::Admin => event,
    }
}
