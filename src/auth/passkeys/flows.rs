//! The rules of passkeys.

use super::services::{MAX_PASSKEYS, PasskeyError};
use super::{
    models::{Ceremony, Passkey},
    schemas::{CeremonyRead, PasskeyCreate, PasskeyLogin, PasskeyRead},
};
use crate::auth::limits::SIGN_IN;
use crate::{
    app::App,
    auth::{
        factor::models::SecondFactor,
        permissions::SignedIn,
        proof::Proof,
        schemas::Reauthentication,
        services::event_by,
        sessions::{flows::issue, models::Session, schemas::TokenRead, services::start},
    },
    core::{
        dependencies::{Caller, Idempotent, Peer},
        error::Problem,
        rate_limit::Key,
    },
    database::{
        ids::{PasskeyId, UserId},
        models::user::User,
    },
    event::{self, EventKind},
    idempotency::{Created, StoredResponse},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use std::sync::Arc;
use webauthn_rs::{
    Webauthn,
    prelude::{
        CreationChallengeResponse, DiscoverableAuthentication, DiscoverableKey, PasskeyRegistration,
        PublicKeyCredential, RegisterPublicKeyCredential, WebauthnError,
    },
};
use webauthn_rs_proto::ResidentKeyRequirement;

/// WebAuthn, section 4, on credential ids. An index of PostgreSQL would not hold much more.
const MAX_CREDENTIAL_ID_LEN: usize = 1023;

fn party(app: &App) -> Result<Arc<Webauthn>, PasskeyError> {
    app.relying_party.clone().ok_or(PasskeyError::NotPossible)
}

/// Begins to add a passkey.
pub(crate) async fn begin(app: &App, caller: Caller<SignedIn>, new: Reauthentication) -> Result<CeremonyRead, Problem> {
    let party = party(app)?;
    let proof = Proof::demand(app, caller, new.password, "/password", new.totp_code).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        let known = Passkey::credential_ids(tx, user.id)?;
        if known.len() >= MAX_PASSKEYS {
            return Err(PasskeyError::TooMany);
        }
        let (question, state) = ask_for_new(&party, &user, known)?;
        Ok(CeremonyRead {
            ceremony_id: Ceremony::to_add(tx, user.id, &to_json(&state)?)?,
            public_key: serde_json::to_value(question.public_key).map_err(broken)?,
        })
    })
    .await
}

/// Asks a device for a key that it finds again by itself: whoever signs in later does not say who they are.
fn ask_for_new(
    party: &Webauthn,
    user: &User,
    known: Vec<Vec<u8>>,
) -> Result<(CreationChallengeResponse, PasskeyRegistration), PasskeyError> {
    let name = format!("{} {}", user.first_name, user.last_name).trim_end().to_owned();
    let (mut question, state) =
        party.start_passkey_registration(user.id.as_uuid(), &user.email, &name, Some(known)).map_err(broken)?;
    if let Some(wanted) = &mut question.public_key.authenticator_selection {
        wanted.resident_key = Some(ResidentKeyRequirement::Required);
        wanted.require_resident_key = true;
    }
    Ok((question, state))
}

/// Adds the passkey that a device has made. Whoever has shown the device now counts as signed in with it.
pub(crate) async fn add(
    app: &App,
    caller: Caller<SignedIn>,
    new: Idempotent<PasskeyCreate>,
) -> Result<StoredResponse, Problem> {
    let PasskeyCreate { ceremony_id, name, credential } = new.body;
    let asked = app.read(caller, move |tx, caller: &SignedIn| Ceremony::of_adding(tx, ceremony_id, caller.id()));
    let made = match asked.await? {
        Some(state) => Some(check_new(&*party(app)?, &state, &credential)?),
        None => None, // Perhaps a repetition, which gets the stored answer.
    };
    app.create_idempotent(caller, new.idempotency_key, move |tx, caller: &SignedIn| {
        let made = made.as_ref().ok_or(PasskeyError::NoSuchCeremony)?;
        if !Ceremony::end_adding(tx, ceremony_id, caller.id())? {
            return Err(PasskeyError::NoSuchCeremony);
        }
        let passkey = Passkey::insert(tx, caller.id(), &made.credential_id, &made.credential, &name)?
            .ok_or(PasskeyError::AlreadyRegistered)?;
        let added = event_by(EventKind::PasskeyAdded, caller).with(json!({ "passkey_id": passkey.id }));
        event::append(tx, added)?;
        Session::set_strong(tx, caller.session(), true)?;
        Ok(Created::New(PasskeyRead::from(passkey)))
    })
    .await
}

/// A key that a device has made as it was asked to.
struct NewKey {
    credential_id: Vec<u8>,
    credential: String,
}

/// No database waits for this: it takes some time, and reads what a stranger has written.
fn check_new(party: &Webauthn, state: &str, answer: &RegisterPublicKeyCredential) -> Result<NewKey, PasskeyError> {
    let state: PasskeyRegistration = from_json(state)?;
    let key = party.finish_passkey_registration(answer, &state).map_err(refused(PasskeyError::WrongAnswer))?;
    if key.cred_id().len() > MAX_CREDENTIAL_ID_LEN {
        return Err(PasskeyError::WrongAnswer);
    }
    Ok(NewKey { credential_id: key.cred_id().to_vec(), credential: to_json(&key)? })
}

/// Removes a passkey. The other sessions end: whoever holds the device may have begun one. This one counts as begun with what was
/// shown for the removal: a second factor, if the account has one.
pub(crate) async fn remove(
    app: &App,
    caller: Caller<SignedIn>,
    id: PasskeyId,
    no_more: Reauthentication,
) -> Result<(), Problem> {
    let proof = Proof::demand(app, caller, no_more.password, "/password", no_more.totp_code).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        if !Passkey::delete(tx, user.id, id)? {
            return Err(PasskeyError::NoSuchPasskey);
        }
        Session::end_all(tx, user.id, Some(caller.session()))?;
        let is_strong = SecondFactor::confirmed(tx, user.id)?.is_some();
        Session::set_strong(tx, caller.session(), is_strong)?;
        Ok(event::append(tx, event_by(EventKind::PasskeyRemoved, caller).with(json!({ "passkey_id": id })))?)
    })
    .await
}

/// Begins to sign in. No account is named, so nothing is learned about any.
pub(crate) async fn begin_to_sign_in(app: &App, peer: Peer) -> Result<CeremonyRead, Problem> {
    let (question, state) = party(app)?.start_discoverable_authentication().map_err(broken)?;
    let state = to_json(&state)?;
    let asked_from = app.requester(peer.ip);
    let ceremony_id = app.write_as_system(move |tx| Ceremony::to_sign_in(tx, &state, &asked_from)).await?;
    Ok(CeremonyRead { ceremony_id, public_key: serde_json::to_value(question.public_key).map_err(broken)? })
}

/// Signs in with the answer of a device. What it was asked is over then, whatever comes of it.
pub(crate) async fn sign_in(app: &App, login: PasskeyLogin, peer: Peer) -> Result<TokenRead, Problem> {
    let PasskeyLogin { ceremony_id, credential: answer } = login;
    let party = party(app)?;
    let claimed = claimed_by(&party, &answer);
    if let Some((user, _)) = &claimed {
        // By address as well, so that a stranger who names the account uses up an allowance of their own.
        app.allow(&SIGN_IN, Key::account_at(&user.to_string(), peer.ip)).await?;
    }
    let asked = app.write_as_system(move |tx| {
        let state = Ceremony::end_signing_in(tx, ceremony_id)?;
        let passkey = match &claimed {
            Some((user, credential_id)) => Passkey::find(tx, *user, credential_id)?,
            None => None,
        };
        Ok::<_, PasskeyError>((state, passkey))
    });
    let (state, passkey) = asked.await?;
    let state = state.ok_or(PasskeyError::NoSuchCeremony)?;
    let passkey = passkey.ok_or(PasskeyError::InvalidPasskey)?;
    let used = check_known(&party, &state, &passkey, &answer)?;
    let signed_in = app.write_as_system(move |tx| {
        if !passkey.used(tx, &used)? {
            return Err(PasskeyError::InvalidPasskey);
        }
        let user = User::find(tx, passkey.user_id)?.ok_or(PasskeyError::InvalidPasskey)?;
        Ok(start(tx, user, &peer, true)?)
    });
    issue(app, signed_in.await?)
}

/// Whose passkey the device says it is.
fn claimed_by(party: &Webauthn, answer: &PublicKeyCredential) -> Option<(UserId, Vec<u8>)> {
    let (user, credential_id) = party.identify_discoverable_authentication(answer).ok()?;
    (credential_id.len() <= MAX_CREDENTIAL_ID_LEN).then(|| (user.into(), credential_id.to_vec()))
}

/// What there is to remember of a passkey after it has answered; an error when it has not, or not as it was asked to.
fn check_known(
    party: &Webauthn,
    state: &str,
    passkey: &Passkey,
    answer: &PublicKeyCredential,
) -> Result<String, PasskeyError> {
    let state: DiscoverableAuthentication = from_json(state)?;
    let mut key: webauthn_rs::prelude::Passkey = from_json(&passkey.credential)?;
    let checked = party
        .finish_discoverable_authentication_v2(answer, state, DiscoverableKey::from(&key))
        .map_err(refused(PasskeyError::InvalidPasskey))?;
    match key.update_credential(&checked) {
        Some(true) => to_json(&key),
        _ => Ok(passkey.credential.clone()),
    }
}

/// One answer to everybody whose device has not done what it was asked; the log knows more.
fn refused(refusal: PasskeyError) -> impl FnOnce(WebauthnError) -> PasskeyError {
    move |why| {
        tracing::debug!(%why, "a device's answer is refused");
        refusal
    }
}

fn to_json<T: Serialize>(state: &T) -> Result<String, PasskeyError> {
    serde_json::to_string(state).map_err(broken)
}

fn from_json<T: DeserializeOwned>(state: &str) -> Result<T, PasskeyError> {
    serde_json::from_str(state).map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> PasskeyError {
    PasskeyError::Broken(error.to_string())
}
