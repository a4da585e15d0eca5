//! The rules of passkeys.

use super::models::CEREMONY_LIFE;
use crate::{
    auth::{services::AuthError, sessions::services::SessionError},
    database::{self},
};
use std::sync::Arc;
use url::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// Why a passkey could not be added, used or removed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PasskeyError {
    #[error("passkeys need a domain name, but the public URL of this installation has an IP address")]
    NotPossible,
    #[error("is not a pending challenge: it was answered, has expired or never existed")]
    NoSuchCeremony,
    #[error("is not a valid response to the challenge")]
    WrongResponse,
    #[error("The passkey cannot be used to sign in: it was removed, or its response is invalid.")]
    InvalidPasskey,
    #[error("this authenticator already has a passkey for this installation")]
    AlreadyRegistered,
    #[error("the account has {MAX_PASSKEYS} passkeys; remove one first")]
    TooMany,
    #[error("there is no such passkey")]
    NoSuchPasskey,
    #[error("the state of a ceremony or a passkey: {0}")]
    Broken(String),
    #[error(transparent)]
    Auth(#[from] AuthError),
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// The maximum number of passkeys of an account.
pub(crate) const MAX_PASSKEYS: usize = 20;

/// The relying party: the host of the public URL, and only its own origin. `None` if the host is an IP address.
pub(crate) fn relying_party(public_url: &Url) -> Option<Arc<Webauthn>> {
    let relying_party = WebauthnBuilder::new(public_url.domain()?, public_url).ok()?;
    relying_party.rp_name("Hirehall").timeout(CEREMONY_LIFE).build().ok().map(Arc::new)
}
