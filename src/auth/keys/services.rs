//! The rules of signing keys.

use super::{lifetime, models};
use crate::{
    core::security::ListedKey,
    database::{self, Tx, ids::KeyId},
    event::{self, Event, EventKind},
};
use serde_json::json;
use std::time::Duration;

/// Why a key could not be removed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeyError {
    #[error("there is no such signing key; `hirehall keys list` shows them")]
    NoSuchKey,
    #[error("it is the only signing key: `hirehall keys rotate` makes another first")]
    OnlyKey,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// The keys of this installation; the first start creates one.
pub(crate) fn open(tx: &mut Tx<'_>) -> Result<Vec<ListedKey>, database::Error> {
    if models::all(tx)?.is_empty() {
        models::insert(tx)?;
    }
    models::all(tx)
}

/// Creates a key. It signs after every node had time to load it; the old one verifies until its last token has
/// expired.
/// Only the command line calls this; keys that are old are replaced by [`replace_old`].
pub(crate) fn rotate(tx: &mut Tx<'_>) -> Result<ListedKey, database::Error> {
    let key = models::insert(tx)?;
    event::append(tx, about(EventKind::SigningKeyAdded, key.id).by_operator())?;
    Ok(key)
}

/// Removes a key; only the command line calls this. Its tokens are refused from the next request on; sessions continue with a refresh.
pub(crate) fn remove(tx: &mut Tx<'_>, id: KeyId) -> Result<(), KeyError> {
    if !models::delete(tx, id)? {
        return Err(KeyError::NoSuchKey);
    }
    if models::all(tx)?.is_empty() {
        return Err(KeyError::OnlyKey);
    }
    Ok(event::append(tx, about(EventKind::SigningKeyRemoved, id).by_operator())?)
}

/// Replaces an old key. Checked again in the transaction, because several nodes may run this at the same time.
pub(crate) fn replace_old(tx: &mut Tx<'_>, max_age: Duration) -> Result<Vec<ListedKey>, database::Error> {
    let (listed, now) = (models::all(tx)?, tx.now());
    for expired_keys in lifetime::expired_keys(&listed, now) {
        models::delete(tx, expired_keys)?;
        event::append(tx, about(EventKind::SigningKeyRemoved, expired_keys))?;
    }
    if lifetime::is_rotation_due(&listed, max_age, now) {
        let key = models::insert(tx)?;
        event::append(tx, about(EventKind::SigningKeyAdded, key.id))?;
    }
    models::all(tx)
}

fn about(kind: EventKind, key: KeyId) -> Event {
    Event::new(kind, key.as_uuid()).with(json!({ "key_id": key }))
}
