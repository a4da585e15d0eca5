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

/// The keys of this installation; the first start makes one.
pub(crate) fn open(tx: &mut Tx<'_>) -> Result<Vec<ListedKey>, database::Error> {
    if models::all(tx)?.is_empty() {
        models::insert(tx)?;
    }
    models::all(tx)
}

/// Makes a new key. It signs as soon as every node has had time to learn of it; the old one is good until its last token expires.
pub(crate) fn rotate(tx: &mut Tx<'_>) -> Result<ListedKey, database::Error> {
    let key = models::insert(tx)?;
    event::append(tx, about(EventKind::SigningKeyAdded, key.id))?;
    Ok(key)
}

/// Removes a key. What it has signed is refused from the next request on; sessions go on with a refresh.
pub(crate) fn remove(tx: &mut Tx<'_>, id: KeyId) -> Result<(), KeyError> {
    if !models::delete(tx, id)? {
        return Err(KeyError::NoSuchKey);
    }
    if models::all(tx)?.is_empty() {
        return Err(KeyError::OnlyKey);
    }
    Ok(event::append(tx, about(EventKind::SigningKeyRemoved, id))?)
}

/// Looked at again inside the transaction: several nodes may have seen that it is time.
pub(crate) fn replace_old(tx: &mut Tx<'_>, longest_use: Duration) -> Result<Vec<ListedKey>, database::Error> {
    let (listed, now) = (models::all(tx)?, tx.now());
    for outlived in lifetime::outlived(&listed, now) {
        models::delete(tx, outlived)?;
        event::append(tx, about(EventKind::SigningKeyRemoved, outlived))?;
    }
    if lifetime::is_new_one_due(&listed, longest_use, now) {
        rotate(tx)?;
    }
    models::all(tx)
}

fn about(kind: EventKind, key: KeyId) -> Event {
    Event::new(kind, key.as_uuid()).with(json!({ "key_id": key }))
}
