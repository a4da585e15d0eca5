//! Values of the whole installation, by name.

use crate::database::{Error, Tx};

/// The value of a name.
pub(crate) fn find(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, Error> {
    let kept: Option<(String,)> = tx.optional("SELECT value FROM installation WHERE name = $1", &[&name])?;
    Ok(kept.map(|(value,)| value))
}

/// Inserts a value unless the name has one, and returns the stored value.
pub(crate) fn insert_if_absent(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<String, Error> {
    tx.execute(
        "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        &[&name, &value],
    )?;
    let (kept,): (String,) = tx.one("SELECT value FROM installation WHERE name = $1", &[&name])?;
    Ok(kept)
}

/// Replaces the value `old`; false if another value is stored.
pub(crate) fn replace(tx: &mut Tx<'_>, name: &str, old: &str, new: &str) -> Result<bool, Error> {
    let replaced =
        tx.execute("UPDATE installation SET value = $3 WHERE name = $1 AND value = $2", &[&name, &old, &new])?;
    Ok(replaced == 1)
}

/// Inserts or replaces a value.
pub(crate) fn set(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        &[&name, &value],
    )?;
    Ok(())
}
