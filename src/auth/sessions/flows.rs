//! The rules of signing in, going on and signing out.

use super::schemas::TokenRead;
use super::services::{SessionError, SessionGrant, refresh_session, require_not_banned, start};
use crate::auth::limits::{
    SECOND_FACTOR, SECOND_FACTOR_ON_KNOWN_DEVICE, SECOND_FACTOR_UNDER_ATTACK, SIGN_IN, SIGN_IN_ON_KNOWN_DEVICE,
    SIGN_IN_UNDER_ATTACK,
};
use crate::{
    app::App,
    auth::{
        factor::services::{Shown, show},
        known_devices,
        models::UserWithPassword,
    },
    core::{
        dependencies::Peer,
        error::Problem,
        rate_limit::{Key, Policy},
        security::{ACCESS_TOKEN_LIFE, Code, RefreshToken},
        text::{Email, Password},
    },
    database::{
        self,
        ids::{KnownDeviceId, UserId},
    },
};

/// Signs in with a password and, where the account has one, a code of its second factor. One hash is checked in every case, so an
/// unknown address takes as long as a wrong password. Sign-ups are not looked at: an answer of its own for an address that is not
/// verified would tell whether there is an account with it, to anybody who signs up with it first.
pub(crate) async fn sign_in(
    app: &App,
    email: Email,
    password: Password,
    code: Option<Code>,
    peer: Peer,
) -> Result<TokenRead, Problem> {
    let key = email.key();
    // What is no address is nobody's, and may hold what a database does not take.
    let is_address = email.is_well_formed();
    let known = app.read_public({
        let (key, peer) = (key.clone(), peer.clone());
        move |tx| {
            let known = if is_address { UserWithPassword::by_email(tx, &key)? } else { None };
            // Looked for in vain it takes the same time.
            let user = known.as_ref().map_or_else(|| UserId::new(tx), |known| known.user.id);
            let place = known_devices::services::known(tx, user, &peer)?;
            Ok::<_, database::Error>((known, place.map(|place| (user, place))))
        }
    });
    let (known, place) = known.await?;
    attempt(app, [&SIGN_IN, &SIGN_IN_UNDER_ATTACK, &SIGN_IN_ON_KNOWN_DEVICE], &key, &peer, place).await?;
    let stored = known.as_ref().and_then(|known| known.password_hash.clone());
    let passwords = if place.is_some() { app.passwords.ahead() } else { app.passwords.clone() };
    if !passwords.verify(password, stored.clone()).await? {
        return Err(SessionError::InvalidCredentials.into());
    }
    let user = known.ok_or(SessionError::InvalidCredentials)?.user.id;
    if code.is_some() {
        let policies = [&SECOND_FACTOR, &SECOND_FACTOR_UNDER_ATTACK, &SECOND_FACTOR_ON_KNOWN_DEVICE];
        attempt(app, policies, &key, &peer, place).await?;
    }
    let factors = app.second_factors.clone();
    let signed_in = app.write_as_system(move |tx| {
        let known = UserWithPassword::of(tx, user)?.filter(|known| known.password_hash == stored);
        let user = known.ok_or(SessionError::InvalidCredentials)?.user;
        require_not_banned(&user)?;
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
    policies: [&'static Policy; 3],
    email_key: &str,
    peer: &Peer,
    place: Option<(UserId, KnownDeviceId)>,
) -> Result<(), Problem> {
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

/// Goes on with a session: its refresh token is exchanged for the next pair of tokens.
pub(crate) async fn refresh(app: &App, token: &str) -> Result<TokenRead, Problem> {
    let token = app.tokens.read_refresh(token).ok_or(SessionError::InvalidRefreshToken)?;
    let granted =
        app.write_as_system(move |tx| refresh_session(tx, token)).await?.ok_or(SessionError::InvalidRefreshToken)?;
    issue(app, granted)
}

/// The tokens of a session, signed with a key that has not been removed meanwhile.
pub(crate) fn issue(app: &App, granted: SessionGrant) -> Result<TokenRead, Problem> {
    let SessionGrant { user, session, generation, keys } = granted;
    app.tokens.know(&keys)?;
    Ok(TokenRead {
        access_token: app.tokens.access(user.id, session, user.role, app.clock.now())?,
        token_type: "Bearer",
        expires_in: ACCESS_TOKEN_LIFE.as_secs(),
        refresh_token: app.tokens.refresh(RefreshToken { session, generation }),
        user: user.into(),
    })
}
