//! The rules of signing in, going on and signing out.

use super::{models::Session, schemas::TokenRead};
use crate::{
    app::App,
    auth::{
        models::{Credentials, Signup},
        permissions::Leaving,
        services::{about_user, for_user},
    },
    core::{
        dependencies::Peer,
        error::Failure,
        rate_limit::{Key, Policy},
        security::{ACCESS_TOKEN_LIFE, RefreshToken},
        text::{Email, Password},
    },
    database::{self, Tx, enums::UserStatus, ids::SessionId, models::user::User},
    event::{self, EventKind},
};
use serde_json::json;
use std::time::Duration;

/// Why somebody could not sign in, go on or sign out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SessionError {
    #[error("The e-mail address or the password is wrong.")]
    InvalidCredentials,
    #[error("Verify the e-mail address first: the link is in the mail that was sent when you signed up.")]
    EmailNotVerified,
    #[error("This account is banned.")]
    Banned,
    #[error("The refresh token is not valid now; sign in again.")]
    InvalidRefreshToken,
    #[error("there is no such session")]
    NoSuchSession,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// How long a lost answer to a refresh may be asked for again.
const REFRESH_GRACE: Duration = Duration::from_secs(10);

/// Signs in with a password. One hash is checked in every case, so an unknown address takes as long as a wrong password.
pub(crate) async fn sign_in(app: &App, email: Email, password: Password, peer: Peer) -> Result<TokenRead, Failure> {
    for key in [Key::account_at(&email.key(), peer.ip), Key::account(&email.key())] {
        app.limits.check(Policy::SignIn, &key, app.clock.now())?;
    }
    let key = email.key();
    let known = app.look(move |tx| known_to_sign_in(tx, &key)).await?;
    let stored = known.as_ref().and_then(Known::password_hash);
    if !app.passwords.verify(password, stored.clone()).await? {
        return Err(SessionError::InvalidCredentials.into());
    }
    let user = match known {
        Some(Known::Account(Credentials { user, .. })) => user.id,
        Some(Known::Signup(_)) => return Err(SessionError::EmailNotVerified.into()),
        None => return Err(SessionError::InvalidCredentials.into()),
    };
    let signed_in = app.act(move |tx| {
        let known = Credentials::of(tx, user)?.filter(|known| known.password_hash == stored);
        let user = known.ok_or(SessionError::InvalidCredentials)?.user;
        let session = start(tx, &user, &peer)?;
        Ok::<_, SessionError>((user, session))
    });
    let (user, session) = signed_in.await?;
    issue(app, user, session.id, session.generation)
}

/// Whom an address belongs to.
enum Known {
    Account(Credentials),
    Signup(Signup),
}

impl Known {
    fn password_hash(&self) -> Option<String> {
        match self {
            Known::Account(credentials) => credentials.password_hash.clone(),
            Known::Signup(signup) => Some(signup.password_hash.clone()),
        }
    }
}

fn known_to_sign_in(tx: &mut Tx<'_>, email_key: &str) -> Result<Option<Known>, database::Error> {
    let account = Credentials::by_email(tx, email_key)?.map(Known::Account);
    let signup = Signup::latest_of(tx, email_key)?.map(Known::Signup);
    Ok(account.or(signup))
}

/// Starts a session for somebody who has proven who they are.
pub(crate) fn start(tx: &mut Tx<'_>, user: &User, peer: &Peer) -> Result<Session, SessionError> {
    match user.status {
        UserStatus::Banned => return Err(SessionError::Banned),
        UserStatus::Deleted => return Err(SessionError::InvalidCredentials),
        UserStatus::Active | UserStatus::Frozen => {}
    }
    let session = Session::start(tx, user.id, peer.user_agent.as_deref(), &peer.ip.to_string())?;
    event::append(
        tx,
        about_user(EventKind::SessionStarted, user).by(user.id).with(json!({ "session_id": session.id })),
    )?;
    Ok(session)
}

/// Goes on with a session: its refresh token is exchanged for the next pair of tokens.
pub(crate) async fn refresh(app: &App, token: &str) -> Result<TokenRead, Failure> {
    let token = app.tokens.read_refresh(token).ok_or(SessionError::InvalidRefreshToken)?;
    let (user, generation) =
        app.act(move |tx| next_generation(tx, token)).await?.ok_or(SessionError::InvalidRefreshToken)?;
    issue(app, user, token.session, generation)
}

/// The number of the token that follows. A token that was exchanged before, other than just now, has been stolen or copied: the
/// session ends, and that must be kept, so it is no error.
fn next_generation(tx: &mut Tx<'_>, token: RefreshToken) -> Result<Option<(User, i64)>, SessionError> {
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

/// The tokens of a session.
pub(crate) fn issue(app: &App, user: User, session: SessionId, generation: i64) -> Result<TokenRead, Failure> {
    Ok(TokenRead {
        access_token: app.tokens.access(user.id, session, user.role, app.clock.now())?,
        token_type: "Bearer",
        expires_in: ACCESS_TOKEN_LIFE.as_secs(),
        refresh_token: app.tokens.refresh(RefreshToken { session, generation }),
        user: user.into(),
    })
}

/// Ends the session of the request.
pub(crate) fn sign_out(tx: &mut Tx<'_>, caller: &Leaving) -> Result<(), SessionError> {
    end_session(tx, caller, caller.session())
}

/// Ends one of the caller's sessions.
pub(crate) fn end_session(tx: &mut Tx<'_>, caller: &Leaving, session: SessionId) -> Result<(), SessionError> {
    if !Session::end(tx, caller.id(), session)? {
        return Err(SessionError::NoSuchSession);
    }
    Ok(event::append(tx, for_user(EventKind::SessionEnded, caller).with(json!({ "session_id": session })))?)
}

/// Ends every session of the caller.
pub(crate) fn sign_out_everywhere(tx: &mut Tx<'_>, caller: &Leaving) -> Result<(), SessionError> {
    Session::end_all(tx, caller.id(), None)?;
    Ok(event::append(tx, for_user(EventKind::SessionEnded, caller).with(json!({ "session_id": null })))?)
}
