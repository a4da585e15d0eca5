//! What comes in and goes out when somebody looks after their passkeys, or signs in with one.

use crate::{
    core::{clock::Timestamp, text::Line},
    database::ids::{CeremonyId, PasskeyId},
};
use garde::Validate;
use serde::{Deserialize, Serialize};
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
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyCreate {
    #[garde(skip)]
    pub(crate) ceremony_id: CeremonyId,
    /// By which its owner will know it.
    #[garde(dive)]
    #[schema(example = "My phone")]
    pub(crate) name: Line<1, 80>,
    /// What `navigator.credentials.create` gave, as its `toJSON()` writes it.
    #[garde(skip)]
    #[schema(value_type = Object, example = json!({
        "id": "b3JkaW5hcnk", "rawId": "b3JkaW5hcnk", "type": "public-key", "clientExtensionResults": {},
        "response": { "clientDataJSON": "eyJ0…", "attestationObject": "o2Nm…" }
    }))]
    pub(crate) credential: RegisterPublicKeyCredential,
}

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
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyLoginStart {}

/// Signing in with a passkey.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyLogin {
    #[garde(skip)]
    pub(crate) ceremony_id: CeremonyId,
    /// What `navigator.credentials.get` gave, as its `toJSON()` writes it.
    #[garde(skip)]
    #[schema(value_type = Object, example = json!({
        "id": "b3JkaW5hcnk", "rawId": "b3JkaW5hcnk", "type": "public-key", "clientExtensionResults": {},
        "response": { "clientDataJSON": "eyJ0…", "authenticatorData": "SZYN…", "signature": "MEUC…", "userHandle": "AZoy…" }
    }))]
    pub(crate) credential: PublicKeyCredential,
}
