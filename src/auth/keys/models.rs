//! The keys that are listed.

use crate::{
    core::security::ListedKey,
    database::{Error, Tx, from_row, ids::KeyId},
};

from_row!(ListedKey { id, created_at });

/// Every key, the newest first. They are few: an old one goes when its last token has expired.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<ListedKey>, Error> {
    tx.all("SELECT id, created_at FROM signing_keys ORDER BY created_at DESC, id DESC", &[])
}

/// Makes a new key.
pub(super) fn insert(tx: &mut Tx<'_>) -> Result<ListedKey, Error> {
    let key = ListedKey { id: KeyId::new(tx), created_at: tx.now() };
    tx.execute("INSERT INTO signing_keys (id, created_at) VALUES ($1, $2)", &[&key.id, &key.created_at])?;
    Ok(key)
}

/// What a key that is not listed has signed counts for nothing. False when it was not listed.
pub(super) fn delete(tx: &mut Tx<'_>, id: KeyId) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM signing_keys WHERE id = $1", &[&id])? == 1)
}
