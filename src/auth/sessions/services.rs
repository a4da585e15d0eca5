//! The rules of signing in, going on and signing out.

use super::{models::Session, schemas::TokenRead};
use crate::{
    app::App,
    auth::{
        export::models::Export,
        factor::services::{Shown, show},
        keys::models as keys,
        models::Credentials,
        permissions::Leaving,
        places,
        services::{about_user, for_user},
    },
    core::{
        dependencies::Peer,
        error::Failure,
        rate_limit::{Key, Policy},
        security::{ACCESS_TOKEN_LIFE, Code, ListedKey, RefreshToken},
        text::{Email, Password},
    },
    database::{
        self, Tx,
        enums::UserStatus,
        ids::{PlaceId, SessionId, UserId},
        models::user::User,
    },
    event::{self, EventKind},
};
use serde_json::json;
use std::time::Duration;

/// Why somebody could not sign in, go on or sign out.
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

/// How long a lost answer to a refresh may be asked for again.
const REFRESH_GRACE: Duration = Duration::from_secs(10);

/// Signs in with a password and, where the account has one, a code of its second factor. One hash is checked in every case, so an
/// unknown address takes as long as a wrong password. Sign-ups are not looked at: an answer of its own for an address that is not
/// verified would tell whether there is an account with it, to anybody who signs up with it first.
pub(crate) async fn sign_in(
    app: &App,
    email: Email,
    password: Password,
    code: Option<Code>,
    peer: Peer,
) -> Result<TokenRead, Failure> {
    let key = email.key();
    // What is no address is nobody's, and may hold what a database does not take.
    let is_address = email.is_well_formed();
    let known = app.read_public({
        let (key, peer) = (key.clone(), peer.clone());
        move |tx| {
            let known = if is_address { Credentials::by_email(tx, &key)? } else { None };
            // Looked for in vain it takes the same time.
            let user = known.as_ref().map_or_else(|| UserId::new(tx), |known| known.user.id);
            let place = places::services::known(tx, user, &peer)?;
            Ok::<_, database::Error>((known, place.map(|place| (user, place))))
        }
    });
    let (known, place) = known.await?;
    attempt(app, [Policy::SignIn, Policy::SignInUnderAttack, Policy::SignInAtKnownPlace], &key, &peer, place).await?;
    let stored = known.as_ref().and_then(|known| known.password_hash.clone());
    let passwords = if place.is_some() { app.passwords.ahead() } else { app.passwords.clone() };
    if !passwords.verify(password, stored.clone()).await? {
        return Err(SessionError::InvalidCredentials.into());
    }
    let user = known.ok_or(SessionError::InvalidCredentials)?.user.id;
    if code.is_some() {
        let policies = [Policy::SecondFactor, Policy::SecondFactorUnderAttack, Policy::SecondFactorAtKnownPlace];
        attempt(app, policies, &key, &peer, place).await?;
    }
    let factors = app.second_factors.clone();
    let signed_in = app.write_as_system(move |tx| {
        let known = Credentials::of(tx, user)?.filter(|known| known.password_hash == stored);
        let user = known.ok_or(SessionError::InvalidCredentials)?.user;
        refuse_dismissed(&user)?;
        let is_strong = match show(tx, &factors, &user, code.as_ref())? {
            Shown::NotNeeded => false,
            Shown::Right => true,
            Shown::Missing => return Err(SessionError::CodeRequired),
            Shown::Wrong => return Err(SessionError::InvalidCode),
        };
        start(tx, user, &peer, is_strong)
    });
    issue(app, signed_in.await?)
}

/// Counts an attempt to enter an account. One that is guessed at from many addresses has still to let its owner in, who is at one of
/// them and knows the secret: at a place where they have signed in before, what others try elsewhere does not count.
async fn attempt(
    app: &App,
    policies: [Policy; 3],
    email_key: &str,
    peer: &Peer,
    place: Option<(UserId, PlaceId)>,
) -> Result<(), Failure> {
    let [policy, under_attack, at_known_place] = policies;
    app.allow(policy, Key::account_at(email_key, peer.ip)).await?;
    if let Some((user, place)) = place {
        return app.allow(at_known_place, Key::user_and(user.as_uuid(), place.as_uuid())).await.map(drop);
    }
    match app.allow(policy, Key::account(email_key)).await {
        // Nobody is under attack because the database could not be asked.
        Err(refused) if refused.code() == "too_many_requests" => {
            app.allow(under_attack, Key::account_at(email_key, peer.ip)).await.map(drop)
        }
        counted => counted.map(drop),
    }
}

fn refuse_dismissed(user: &User) -> Result<(), SessionError> {
    match user.status {
        UserStatus::Banned => Err(SessionError::Banned),
        UserStatus::Deleted => Err(SessionError::InvalidCredentials),
        UserStatus::Active | UserStatus::Frozen => Ok(()),
    }
}

/// Starts a session for somebody who has proven who they are; a strong one if they did so with both factors, or what stands for both.
pub(crate) fn start(tx: &mut Tx<'_>, user: User, peer: &Peer, is_strong: bool) -> Result<Granted, SessionError> {
    refuse_dismissed(&user)?;
    let session = Session::start(tx, user.id, peer.user_agent.as_deref(), &peer.ip.to_string(), is_strong)?;
    let new_place = places::services::note(tx, user.id, peer)?;
    let what = json!({ "session_id": session.id, "new_place_id": new_place });
    event::append(tx, about_user(EventKind::SessionStarted, &user).by(user.id).with(what))?;
    Ok(Granted { user, session: session.id, generation: session.generation, keys: keys::all(tx)? })
}

/// Goes on with a session: its refresh token is exchanged for the next pair of tokens.
pub(crate) async fn refresh(app: &App, token: &str) -> Result<TokenRead, Failure> {
    let token = app.tokens.read_refresh(token).ok_or(SessionError::InvalidRefreshToken)?;
    let granted = app.write_as_system(move |tx| go_on(tx, token)).await?.ok_or(SessionError::InvalidRefreshToken)?;
    issue(app, granted)
}

/// What the token that follows is made from. A token that was exchanged before, other than just now, has been stolen or copied: the
/// session ends, and that must be kept, so it is no error.
fn go_on(tx: &mut Tx<'_>, token: RefreshToken) -> Result<Option<Granted>, SessionError> {
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
    Ok(Some(Granted { user, session: session.id, generation, keys: keys::all(tx)? }))
}

/// What the tokens of a session are made from, as one transaction has found it.
#[derive(Debug)]
pub(crate) struct Granted {
    user: User,
    session: SessionId,
    generation: i64,
    keys: Vec<ListedKey>,
}

/// The tokens of a session, signed with a key that has not been removed meanwhile.
pub(crate) fn issue(app: &App, granted: Granted) -> Result<TokenRead, Failure> {
    let Granted { user, session, generation, keys } = granted;
    app.tokens.know(&keys)?;
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

/// Ends every session of the caller, and with them what they could fetch by URL.
pub(crate) fn sign_out_everywhere(tx: &mut Tx<'_>, caller: &Leaving) -> Result<(), SessionError> {
    Session::end_all(tx, caller.id(), None)?;
    Export::withdraw_all_of(tx, caller.id())?;
    Ok(event::append(tx, for_user(EventKind::SessionEnded, caller).with(json!({ "session_id": null })))?)
}
