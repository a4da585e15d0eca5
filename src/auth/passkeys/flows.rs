//! Adding, removing and signing in with passkeys.

use super::services::{MAX_PASSKEYS, PasskeyError};
use super::{
    models::{Ceremony, Passkey},
    schemas::{CeremonyRead, PasskeyCreate, PasskeyLogin, PasskeyRead},
};
use crate::auth::limits::SIGN_IN;
use crate::{
    app::App,
    auth::{
        factor::{models::SecondFactor, services::require_existing},
        permissions::SignedIn,
        proof::Proof,
        schemas::Reauthentication,
        services::event_by,
        sessions::{flows::issue, models::Session, schemas::TokenRead, services::start},
    },
    core::{
        dependencies::{Caller, Idempotent, Peer},
        error::Problem,
        rate_limit::RateLimitKey,
    },
    database::{
        ids::{PasskeyId, UserId},
        models::user::User,
    },
    event::{self, EventKind},
    idempotency::{Created, StoredResponse},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
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

/// WebAuthn, section 4, on credential ids. It also fits into an index of PostgreSQL. In bytes.
const MAX_CREDENTIAL_ID_LEN: usize = 1023;

fn relying_party(app: &App) -> Result<Arc<Webauthn>, PasskeyError> {
    app.relying_party.clone().ok_or(PasskeyError::NotPossible)
}

/// Starts adding a passkey.
pub(crate) async fn begin(app: &App, caller: Caller<SignedIn>, new: Reauthentication) -> Result<CeremonyRead, Problem> {
    let relying_party = relying_party(app)?;
    let proof = Proof::require(app, caller, new.password, "/password", new.totp_code).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        require_existing(tx, caller)?;
        let known = Passkey::credential_ids(tx, user.id)?;
        if known.len() >= MAX_PASSKEYS {
            return Err(PasskeyError::TooMany);
        }
        let (challenge, state) = require_discoverable(&relying_party, &user, known)?;
        Ok(CeremonyRead {
            ceremony_id: Ceremony::start_registration(tx, user.id, &to_json(&state)?)?,
            public_key: serde_json::to_value(challenge.public_key).map_err(broken)?,
        })
    })
    .await
}

/// Requires a discoverable credential, so that signing in needs no user name.
fn require_discoverable(
    relying_party: &Webauthn,
    user: &User,
    known: Vec<Vec<u8>>,
) -> Result<(CreationChallengeResponse, PasskeyRegistration), PasskeyError> {
    let name = format!("{} {}", user.first_name, user.last_name).trim_end().to_owned();
    let (mut challenge, state) =
        relying_party.start_passkey_registration(user.id.as_uuid(), &user.email, &name, Some(known)).map_err(broken)?;
    if let Some(wanted) = &mut challenge.public_key.authenticator_selection {
        wanted.resident_key = Some(ResidentKeyRequirement::Required);
        wanted.require_resident_key = true;
    }
    Ok((challenge, state))
}

/// Adds the passkey that the authenticator created. This session now counts as opened with it.
pub(crate) async fn add(
    app: &App,
    caller: Caller<SignedIn>,
    new: Idempotent<PasskeyCreate>,
) -> Result<StoredResponse, Problem> {
    let PasskeyCreate { ceremony_id, name, credential } = new.body;
    let stored =
        app.read(caller, move |tx, caller: &SignedIn| Ceremony::registration_state(tx, ceremony_id, caller.id()));
    let made = match stored.await? {
        Some(state) => Some(verify_registration(&*relying_party(app)?, &state, &credential)?),
        None => None, // Maybe a repeated request, which gets the stored response.
    };
    app.create_idempotent(caller, new.idempotency_key, move |tx, caller: &SignedIn| {
        let made = made.as_ref().ok_or(PasskeyError::NoSuchCeremony)?;
        if !Ceremony::end_registration(tx, ceremony_id, caller.id())? {
            return Err(PasskeyError::NoSuchCeremony);
        }
        // The account may have got its first passkey, or an app, since the beginning.
        require_existing(tx, caller)?;
        let passkey = Passkey::insert(tx, caller.id(), &made.credential_id, &made.credential, &name)?
            .ok_or(PasskeyError::AlreadyRegistered)?;
        let added = event_by(EventKind::PasskeyAdded, caller).with(json!({ "passkey_id": passkey.id }));
        event::append(tx, added)?;
        Session::set_strong(tx, caller.session(), true)?;
        Ok(Created::New(PasskeyRead::from(passkey)))
    })
    .await
}

/// A new credential, verified.
struct NewCredential {
    credential_id: Vec<u8>,
    credential: String,
}

/// Verifies the registration, outside a transaction: it takes time and parses untrusted input.
fn verify_registration(
    relying_party: &Webauthn,
    state: &str,
    response: &RegisterPublicKeyCredential,
) -> Result<NewCredential, PasskeyError> {
    require_own_page(&response.response.client_data_json, PasskeyError::WrongResponse)?;
    let state: PasskeyRegistration = from_json(state)?;
    let key =
        relying_party.finish_passkey_registration(response, &state).map_err(refused(PasskeyError::WrongResponse))?;
    if key.cred_id().len() > MAX_CREDENTIAL_ID_LEN {
        return Err(PasskeyError::WrongResponse);
    }
    Ok(NewCredential { credential_id: key.cred_id().to_vec(), credential: to_json(&key)? })
}

/// Removes a passkey. The other sessions end, because the holder of the device may have opened one. This
/// session then counts as opened with what was given for the removal: a second factor, if the account has one.
pub(crate) async fn remove(
    app: &App,
    caller: Caller<SignedIn>,
    id: PasskeyId,
    no_more: Reauthentication,
) -> Result<(), Problem> {
    let proof = Proof::require(app, caller, no_more.password, "/password", no_more.totp_code).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        require_existing(tx, caller)?;
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

/// Starts a sign-in. It names no account, so it reveals none.
pub(crate) async fn begin_login(app: &App, peer: Peer) -> Result<CeremonyRead, Problem> {
    let (challenge, state) = relying_party(app)?.start_discoverable_authentication().map_err(broken)?;
    let state = to_json(&state)?;
    let from = app.requester(peer.ip);
    let ceremony_id = app.write_as_system(move |tx| Ceremony::start_login(tx, &state, &from)).await?;
    Ok(CeremonyRead { ceremony_id, public_key: serde_json::to_value(challenge.public_key).map_err(broken)? })
}

/// Signs in with an authenticator's response. The challenge is used up, also if it fails.
pub(crate) async fn sign_in(app: &App, login: PasskeyLogin, peer: Peer) -> Result<TokenRead, Problem> {
    let PasskeyLogin { ceremony_id, credential: response } = login;
    let relying_party = relying_party(app)?;
    let claimed = claimed_credential(&relying_party, &response);
    if let Some((user, _)) = &claimed {
        // By address as well, so that a stranger who names the account uses up an allowance of their own.
        app.allow(&SIGN_IN, RateLimitKey::account_at(&user.to_string(), peer.ip)).await?;
    }
    let stored = app.write_as_system(move |tx| {
        let state = Ceremony::end_login(tx, ceremony_id)?;
        let passkey = match &claimed {
            Some((user, credential_id)) => Passkey::find(tx, *user, credential_id)?,
            None => None,
        };
        Ok::<_, PasskeyError>((state, passkey))
    });
    let (state, passkey) = stored.await?;
    let state = state.ok_or(PasskeyError::NoSuchCeremony)?;
    let passkey = passkey.ok_or(PasskeyError::InvalidPasskey)?;
    let used = verify_login(&relying_party, &state, &passkey, &response)?;
    let signed_in = app.write_as_system(move |tx| {
        if !passkey.record_use(tx, &used)? {
            return Err(PasskeyError::InvalidPasskey);
        }
        let user = User::find(tx, passkey.user_id)?.ok_or(PasskeyError::InvalidPasskey)?;
        Ok(start(tx, user, &peer, true)?)
    });
    issue(app, signed_in.await?)
}

/// The account and credential that the response claims.
fn claimed_credential(relying_party: &Webauthn, response: &PublicKeyCredential) -> Option<(UserId, Vec<u8>)> {
    let (user, credential_id) = relying_party.identify_discoverable_authentication(response).ok()?;
    (credential_id.len() <= MAX_CREDENTIAL_ID_LEN).then(|| (user.into(), credential_id.to_vec()))
}

/// Verifies the response and returns the passkey's new state to store.
fn verify_login(
    relying_party: &Webauthn,
    state: &str,
    passkey: &Passkey,
    response: &PublicKeyCredential,
) -> Result<String, PasskeyError> {
    require_own_page(&response.response.client_data_json, PasskeyError::InvalidPasskey)?;
    let state: DiscoverableAuthentication = from_json(state)?;
    let mut key: webauthn_rs::prelude::Passkey = from_json(&passkey.credential)?;
    let checked = relying_party
        .finish_discoverable_authentication_v2(response, state, DiscoverableKey::from(&key))
        .map_err(refused(PasskeyError::InvalidPasskey))?;
    match key.update_credential(&checked) {
        Some(true) => to_json(&key),
        _ => Ok(passkey.credential.clone()),
    }
}

/// Refuses the response of a page that another site has framed: our pages forbid that (WebAuthn, sections 7.1 and 7.2, on
/// `crossOrigin`).
fn require_own_page(client_data: &[u8], refusal: PasskeyError) -> Result<(), PasskeyError> {
    #[derive(Deserialize)]
    struct ClientData {
        #[serde(rename = "crossOrigin", default)]
        cross_origin: bool,
        #[serde(rename = "topOrigin")]
        top_origin: Option<String>,
    }
    match serde_json::from_slice(client_data) {
        Ok(ClientData { cross_origin: false, top_origin: None }) => Ok(()),
        _ => Err(refusal),
    }
}

/// Hides the details of a failed verification from the caller; they are logged.
fn refused(refusal: PasskeyError) -> impl FnOnce(WebauthnError) -> PasskeyError {
    move |why| {
        tracing::debug!(%why, "an authenticator's response is invalid");
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
