//! What comes in and goes out when somebody looks after their passkeys, or signs in with one.

use crate::{
    core::{
        clock::Timestamp,
        input::{FieldError, FieldErrors, Input, from_fields},
        text::Line,
    },
    database::ids::{CeremonyId, PasskeyId},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use utoipa::ToSchema;
use webauthn_rs::prelude::{PublicKeyCredential, RegisterPublicKeyCredential};

/// What to ask the device.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CeremonyRead {
    /// To be sent along with the device's answer, within five minutes.
    pub(crate) ceremony_id: CeremonyId,
    /// Options that `PublicKeyCredential.parseCreationOptionsFromJSON`, or when signing in `parseRequestOptionsFromJSON`, reads.
    #[schema(value_type = Object, example = json!({ "challenge": "Kq2N…", "rpId": "hirehall.example", "userVerification": "required" }))]
    pub(crate) public_key: Value,
}

/// Adding a passkey.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyCreate {
    pub(crate) ceremony_id: CeremonyId,
    /// By which its owner will know it.
    #[schema(example = "My phone")]
    pub(crate) name: Line<1, 80>,
    /// What `navigator.credentials.create` gave, as its `toJSON()` writes it.
    #[schema(value_type = Object, example = json!({
        "id": "b3JkaW5hcnk", "rawId": "b3JkaW5hcnk", "type": "public-key", "clientExtensionResults": {},
        "response": { "clientDataJSON": "eyJ0…", "attestationObject": "o2Nm…" }
    }))]
    pub(crate) credential: RegisterPublicKeyCredential,
}

from_fields!(PasskeyCreate { ceremony_id, name, credential: from_browser });

/// A passkey, as its owner sees it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PasskeyRead {
    pub(crate) id: PasskeyId,
    #[schema(example = "My phone")]
    pub(crate) name: String,
    pub(crate) created_at: Timestamp,
    /// When somebody last signed in with it.
    pub(crate) last_used_at: Option<Timestamp>,
}

/// Beginning to sign in. Nobody says as whom.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyLoginStart {}

from_fields!(PasskeyLoginStart {});

/// Signing in with a passkey.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyLogin {
    pub(crate) ceremony_id: CeremonyId,
    /// What `navigator.credentials.get` gave, as its `toJSON()` writes it.
    #[schema(value_type = Object, example = json!({
        "id": "b3JkaW5hcnk", "rawId": "b3JkaW5hcnk", "type": "public-key", "clientExtensionResults": {},
        "response": { "clientDataJSON": "eyJ0…", "authenticatorData": "SZYN…", "signature": "MEUC…", "userHandle": "AZoy…" }
    }))]
    pub(crate) credential: PublicKeyCredential,
}

from_fields!(PasskeyLogin { ceremony_id, credential: from_browser });

/// What a device has answered, as the library of passkeys reads it.
fn from_browser<T: DeserializeOwned>(input: Input<'_>, errors: &mut FieldErrors) -> Option<T> {
    let object = input.object(errors)?;
    let read = serde_json::from_str(object.get()).ok();
    if read.is_none() {
        errors.add(FieldError::InvalidCredential);
    }
    read
}
