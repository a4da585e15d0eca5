//! Facts about the installation itself.

use crate::database::{Error, Tx};

/// What is kept under a name.
pub(crate) fn find(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, Error> {
    let kept: Option<(String,)> = tx.optional("SELECT value FROM installation WHERE name = $1", &[&name])?;
    Ok(kept.map(|(value,)| value))
}

/// Keeps a value under a name, if none is kept there yet, and gives the one that is.
pub(crate) fn insert_if_absent(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<String, Error> {
    tx.execute(
        "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        &[&name, &value],
    )?;
    let (kept,): (String,) = tx.one("SELECT value FROM installation WHERE name = $1", &[&name])?;
    Ok(kept)
}

/// Keeps a value in the place of another; false when it is not the other that is kept.
pub(crate) fn replace(tx: &mut Tx<'_>, name: &str, old: &str, new: &str) -> Result<bool, Error> {
    let replaced =
        tx.execute("UPDATE installation SET value = $3 WHERE name = $1 AND value = $2", &[&name, &old, &new])?;
    Ok(replaced == 1)
}

/// Keeps a value under a name, in the place of any other.
pub(crate) fn set(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        &[&name, &value],
    )?;
    Ok(())
}
