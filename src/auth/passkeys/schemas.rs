//! Request and response bodies of passkeys.

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

/// The challenge for the authenticator.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CeremonyRead {
    /// To be sent with the authenticator's response, within five minutes.
    pub(crate) ceremony_id: CeremonyId,
    /// Options for `PublicKeyCredential.parseCreationOptionsFromJSON`, or when signing in for
    /// `parseRequestOptionsFromJSON`.
    #[schema(value_type = Object, example = json!({ "challenge": "Kq2N…", "rpId": "hirehall.example", "userVerification": "required" }))]
    pub(crate) public_key: Value,
}

/// Adding a passkey.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyCreate {
    pub(crate) ceremony_id: CeremonyId,
    /// The owner's name for it.
    #[schema(example = "My phone")]
    pub(crate) name: Line<1, 80>,
    /// The result of `navigator.credentials.create`, as its `toJSON()` writes it.
    #[schema(value_type = Object, example = json!({
        "id": "b3JkaW5hcnk", "rawId": "b3JkaW5hcnk", "type": "public-key", "clientExtensionResults": {},
        "response": { "clientDataJSON": "eyJ0…", "attestationObject": "o2Nm…" }
    }))]
    pub(crate) credential: RegisterPublicKeyCredential,
}

from_fields!(PasskeyCreate { ceremony_id, name, credential: from_browser });

/// A passkey of the caller.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PasskeyRead {
    pub(crate) id: PasskeyId,
    #[schema(example = "My phone")]
    pub(crate) name: String,
    pub(crate) created_at: Timestamp,
    /// When it was last used to sign in.
    pub(crate) last_used_at: Option<Timestamp>,
}

/// Starting a sign-in. No account is named.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyLoginStart {}

from_fields!(PasskeyLoginStart {});

/// Signing in with a passkey.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyLogin {
    pub(crate) ceremony_id: CeremonyId,
    /// The result of `navigator.credentials.get`, as its `toJSON()` writes it.
    #[schema(value_type = Object, example = json!({
        "id": "b3JkaW5hcnk", "rawId": "b3JkaW5hcnk", "type": "public-key", "clientExtensionResults": {},
        "response": { "clientDataJSON": "eyJ0…", "authenticatorData": "SZYN…", "signature": "MEUC…", "userHandle": "AZoy…" }
    }))]
    pub(crate) credential: PublicKeyCredential,
}

from_fields!(PasskeyLogin { ceremony_id, credential: from_browser });

/// Parses an authenticator's response into the library's type.
fn from_browser<T: DeserializeOwned>(input: Input<'_>, errors: &mut FieldErrors) -> Option<T> {
    let object = input.object(errors)?;
    let read = serde_json::from_str(object.get()).ok();
    if read.is_none() {
        errors.add(FieldError::InvalidCredential);
    }
    read
}
