//! Signing keys.

use crate::{
    core::security::ListedKey,
    database::{Error, Tx, from_row, ids::KeyId},
};

from_row!(ListedKey { id, created_at });

/// Every key, the newest first. There are few: an old key is deleted when its last token has expired.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<ListedKey>, Error> {
    tx.all("SELECT id, created_at FROM signing_keys ORDER BY created_at DESC, id DESC", &[])
}

/// Creates a key.
pub(super) fn insert(tx: &mut Tx<'_>) -> Result<ListedKey, Error> {
    let key = ListedKey { id: KeyId::new(tx), created_at: tx.now() };
    tx.execute("INSERT INTO signing_keys (id, created_at) VALUES ($1, $2)", &[&key.id, &key.created_at])?;
    Ok(key)
}

/// Deletes a key; its tokens become invalid. False when it does not exist.
pub(super) fn delete(tx: &mut Tx<'_>, id: KeyId) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM signing_keys WHERE id = $1", &[&id])? == 1)
}
