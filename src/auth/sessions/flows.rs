//! Signing in and refreshing sessions.

use super::schemas::TokenRead;
use super::services::{SessionError, SessionGrant, refresh_session, require_not_banned, start};
use crate::auth::limits::{
    SECOND_FACTOR, SECOND_FACTOR_ON_KNOWN_DEVICE, SECOND_FACTOR_UNDER_ATTACK, SIGN_IN, SIGN_IN_ON_KNOWN_DEVICE,
    SIGN_IN_UNDER_ATTACK,
};
use crate::{
    app::App,
    auth::{
        factor::{
            flows::count_wrong_code,
            services::{FactorCheck, verify_code},
        },
        known_devices,
        models::UserWithPassword,
    },
    core::{
        dependencies::Peer,
        error::Problem,
        rate_limit::{Policy, RateLimitKey},
        security::{ACCESS_TOKEN_LIFE, Code, RefreshToken},
        text::{Email, Password},
    },
    database::{
        self,
        ids::{KnownDeviceId, UserId},
    },
};

/// Signs in with a password and, where the account has one, a code of its second factor. One hash is verified
/// in every case, so an unknown address takes as long as a wrong password. Unverified sign-ups are ignored: a
/// different error for them would tell anyone who signed up first whether the address has an account.
pub(crate) async fn sign_in(
    app: &App,
    email: Email,
    password: Password,
    code: Option<Code>,
    peer: Peer,
) -> Result<TokenRead, Problem> {
    let key = email.key();
    // A malformed address belongs to no account, and may contain characters that the database rejects.
    let is_address = email.is_well_formed();
    let known = app.read_public({
        let (key, peer) = (key.clone(), peer.clone());
        move |tx| {
            let known = if is_address { UserWithPassword::by_email(tx, &key)? } else { None };
            // For an unknown address, a new id makes the check take the same time.
            let user = known.as_ref().map_or_else(|| UserId::new(tx), |known| known.user.id);
            let place = known_devices::services::known(tx, user, &peer)?;
            Ok::<_, database::Error>((known, place.map(|place| (user, place))))
        }
    });
    let (known, place) = known.await?;
    attempt(app, [&SIGN_IN, &SIGN_IN_UNDER_ATTACK, &SIGN_IN_ON_KNOWN_DEVICE], &key, &peer, place).await?;
    let stored = known.as_ref().and_then(|known| known.password_hash.clone());
    let passwords = if place.is_some() { app.passwords.prioritized() } else { app.passwords.clone() };
    if !passwords.verify(password, stored.clone()).await? {
        return Err(SessionError::InvalidCredentials.into());
    }
    let user_id = known.ok_or(SessionError::InvalidCredentials)?.user.id;
    if code.is_some() {
        let policies = [&SECOND_FACTOR, &SECOND_FACTOR_UNDER_ATTACK, &SECOND_FACTOR_ON_KNOWN_DEVICE];
        attempt(app, policies, &key, &peer, place).await?;
    }
    let factors = app.second_factors.clone();
    let signed_in = app.write_as_system(move |tx| {
        let known = UserWithPassword::of(tx, user_id)?.filter(|known| known.password_hash == stored);
        let user = known.ok_or(SessionError::InvalidCredentials)?.user;
        require_not_banned(&user)?;
        let is_strong = match verify_code(tx, &factors, &user, code.as_ref())? {
            FactorCheck::NotNeeded => false,
            FactorCheck::Right => true,
            FactorCheck::Missing => return Err(SessionError::CodeRequired),
            FactorCheck::Wrong => return Ok(None),
        };
        start(tx, user, &peer, is_strong).map(Some)
    });
    match signed_in.await? {
        Some(granted) => issue(app, granted),
        None => {
            count_wrong_code(app, user_id).await?;
            Err(SessionError::InvalidCode.into())
        }
    }
}

/// Counts a sign-in attempt. While an account is attacked from many addresses, its owner can still sign in from a known
/// device, because attempts from elsewhere do not count there.
async fn attempt(
    app: &App,
    policies: [&'static Policy; 3],
    email_key: &str,
    peer: &Peer,
    place: Option<(UserId, KnownDeviceId)>,
) -> Result<(), Problem> {
    let [policy, under_attack, at_known_place] = policies;
    app.allow(policy, RateLimitKey::account_at(email_key, peer.ip)).await?;
    if let Some((user, place)) = place {
        return app.allow(at_known_place, RateLimitKey::user_and(user.as_uuid(), place.as_uuid())).await.map(drop);
    }
    match app.allow(policy, RateLimitKey::account(email_key)).await {
        // Other errors, such as of the database, are not a sign of an attack.
        Err(refused) if refused.code() == "too_many_requests" => {
            app.allow(under_attack, RateLimitKey::account_in_network(email_key, peer.ip)).await?;
            app.allow(under_attack, RateLimitKey::account(email_key)).await.map(drop)
        }
        counted => counted.map(drop),
    }
}

/// Exchanges a refresh token for the next pair of tokens.
pub(crate) async fn refresh(app: &App, token: &str) -> Result<TokenRead, Problem> {
    let token = app.tokens.read_refresh(token).ok_or(SessionError::InvalidRefreshToken)?;
    let granted =
        app.write_as_system(move |tx| refresh_session(tx, token)).await?.ok_or(SessionError::InvalidRefreshToken)?;
    issue(app, granted)
}

/// Issues the tokens of a session, signed with a key that was not removed meanwhile.
pub(crate) fn issue(app: &App, granted: SessionGrant) -> Result<TokenRead, Problem> {
    let SessionGrant { user, session, generation, keys } = granted;
    app.tokens.set_keys(&keys)?;
    Ok(TokenRead {
        access_token: app.tokens.access(user.id, session, user.role, app.clock.now())?,
        token_type: "Bearer",
        expires_in: ACCESS_TOKEN_LIFE.as_secs(),
        refresh_token: app.tokens.refresh(RefreshToken { session, generation }),
        user: user.into(),
    })
}
