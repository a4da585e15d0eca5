//! The rules of sessions.

use super::models::Session;
use crate::{
    auth::{
        export::models::Export,
        keys::models as keys,
        known_devices::{self, models::KnownDevice},
        models::MailedLink,
        permissions::SessionOwner,
        services::{event_about, event_by},
    },
    core::{
        dependencies::Peer,
        security::{ListedKey, RefreshToken},
    },
    database::{
        self, Tx,
        enums::UserStatus,
        ids::{SessionId, UserId},
        models::user::User,
    },
    event::{self, EventKind},
};
use serde_json::json;
use std::time::Duration;

/// Why a user could not sign in, refresh or sign out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SessionError {
    #[error(
        "The e-mail address or the password is wrong. If the account is new, verify its address first: the link is in the mail that was sent."
    )]
    InvalidCredentials,
    #[error("A code of your second factor, or a recovery code, is needed too (totp_code).")]
    CodeRequired,
    #[error("The code is wrong, or was used already.")]
    InvalidCode,
    #[error("This account is banned.")]
    Banned,
    #[error("The refresh token is not valid now; sign in again.")]
    InvalidRefreshToken,
    #[error("there is no such session")]
    NoSuchSession,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// How long a lost response to a refresh may be requested again.
const REFRESH_GRACE: Duration = Duration::from_secs(10);

pub(super) fn require_not_banned(user: &User) -> Result<(), SessionError> {
    match user.status {
        UserStatus::Banned => Err(SessionError::Banned),
        UserStatus::Deleted => Err(SessionError::InvalidCredentials),
        UserStatus::Active | UserStatus::Frozen => Ok(()),
    }
}

/// Starts a session for a user who has authenticated; `is_strong` if with both factors or a passkey.
pub(crate) fn start(tx: &mut Tx<'_>, user: User, peer: &Peer, is_strong: bool) -> Result<SessionGrant, SessionError> {
    require_not_banned(&user)?;
    let session = Session::start(tx, user.id, peer.user_agent.as_deref(), &peer.ip.to_string(), is_strong)?;
    let new_place = known_devices::services::record_sign_in(tx, user.id, peer)?;
    let what = json!({ "session_id": session.id, "new_place_id": new_place });
    event::append(tx, event_about(EventKind::SessionStarted, &user).by(user.id).with(what))?;
    Ok(SessionGrant { user, session: session.id, generation: session.generation, keys: keys::all(tx)? })
}

/// Returns the data of the next tokens. A token that was exchanged before, except just now, was stolen or
/// copied: the session ends. This must be committed, so it is not an error.
pub(super) fn refresh_session(tx: &mut Tx<'_>, token: RefreshToken) -> Result<Option<SessionGrant>, SessionError> {
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
        event::append(tx, event_about(EventKind::SessionEnded, &user).with(why))?;
        return Ok(None);
    };
    Ok(Some(SessionGrant { user, session: session.id, generation, keys: keys::all(tx)? }))
}

/// The data of a session's tokens, as read in one transaction.
#[derive(Debug)]
pub(crate) struct SessionGrant {
    pub(super) user: User,
    pub(super) session: SessionId,
    pub(super) generation: i64,
    pub(super) keys: Vec<ListedKey>,
}

/// Ends the session of the request.
pub(crate) fn sign_out(tx: &mut Tx<'_>, caller: &SessionOwner) -> Result<(), SessionError> {
    end_session(tx, caller, caller.session())
}

/// Ends one of the caller's sessions.
pub(crate) fn end_session(tx: &mut Tx<'_>, caller: &SessionOwner, session: SessionId) -> Result<(), SessionError> {
    if !Session::end(tx, caller.id(), session)? {
        return Err(SessionError::NoSuchSession);
    }
    Ok(event::append(tx, event_by(EventKind::SessionEnded, caller).with(json!({ "session_id": session })))?)
}

/// Ends every session of the caller, and with them the URLs of exports. Devices are forgotten, since one may belong to
/// a thief.
pub(crate) fn sign_out_everywhere(tx: &mut Tx<'_>, caller: &SessionOwner) -> Result<(), SessionError> {
    Session::end_all(tx, caller.id(), None)?;
    KnownDevice::delete_all_of(tx, caller.id())?;
    Export::withdraw_all_of(tx, caller.id())?;
    Ok(event::append(tx, event_by(EventKind::SessionEnded, caller).with(json!({ "session_id": null })))?)
}

/// Ends whatever an account is or could be entered with that was begun before: sessions, mailed links, with them a change of address and
/// exports, and the trust in known devices, since one may belong to a thief. Returns the number of sessions.
pub(crate) fn end_access(tx: &mut Tx<'_>, user: UserId) -> Result<u64, database::Error> {
    MailedLink::delete_all_of(tx, user)?;
    KnownDevice::delete_all_of(tx, user)?;
    Session::end_all(tx, user, None)
}
