//! Facts about the installation itself.

use crate::database::{Error, Tx};

/// Keeps a value under a name, if none is kept there yet, and gives the one that is.
pub(crate) fn remember_once(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<String, Error> {
    tx.execute(
        "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        &[&name, &value],
    )?;
    let (kept,): (String,) = tx.one("SELECT value FROM installation WHERE name = $1", &[&name])?;
    Ok(kept)
}
