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

/// Whether no mail is sent, because a backup was restored.
const MAILS_HELD: &str = "mails_held";

/// Since when no mail is sent; `None` if mails are sent.
pub(crate) fn mails_held_since(tx: &mut Tx<'_>) -> Result<Option<String>, Error> {
    find(tx, MAILS_HELD)
}

/// Sends no mail until [`release_mails`].
pub(crate) fn hold_mails(tx: &mut Tx<'_>) -> Result<(), Error> {
    let since = tx.now().to_string();
    set(tx, MAILS_HELD, &since)
}

/// Sends mails again; false if they were not held.
pub(crate) fn release_mails(tx: &mut Tx<'_>) -> Result<bool, Error> {
    remove(tx, MAILS_HELD)
}

/// The creation time of the backup that is being restored.
const RESTORING: &str = "restoring";

/// The backup of which this database contains only a part, by its creation time.
pub(crate) fn half_restored(tx: &mut Tx<'_>) -> Result<Option<String>, Error> {
    find(tx, RESTORING)
}

/// Marks the database as half restored, until [`finish_restore`].
pub(crate) fn begin_restore(tx: &mut Tx<'_>, created_at: &str) -> Result<(), Error> {
    set(tx, RESTORING, created_at)
}

/// Removes the mark of [`begin_restore`].
pub(crate) fn finish_restore(tx: &mut Tx<'_>) -> Result<(), Error> {
    remove(tx, RESTORING).map(drop)
}

/// The id of the move with which this database was left, and where it led.
const MOVED_TO: &str = "moved_to";

/// A move that has ended here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MovedTo {
    /// The id of the move, which the new database has, too.
    pub(crate) id: String,
    /// The URL of the new database, without its password.
    pub(crate) url: String,
}

/// Where this installation was moved to; `None` if it is here.
pub(crate) fn moved_to(tx: &mut Tx<'_>) -> Result<Option<MovedTo>, Error> {
    let split = |value: String| {
        let (id, url) = value.split_once(' ').unwrap_or((&value, ""));
        MovedTo { id: id.to_owned(), url: url.to_owned() }
    };
    Ok(find(tx, MOVED_TO)?.map(split))
}

/// Marks the database as left.
pub(crate) fn leave(tx: &mut Tx<'_>, moved: &MovedTo) -> Result<(), Error> {
    set(tx, MOVED_TO, &format!("{} {}", moved.id, moved.url))
}

/// The installation that is being moved into this database, and the id of the move.
pub(crate) const ARRIVING: &str = "arriving";

/// An installation that arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arriving {
    /// The id of the installation.
    pub(crate) installation: String,
    /// The id of the move.
    pub(crate) id: String,
}

/// The move of which this database contains only a part, or which has not been finished.
pub(crate) fn arriving(tx: &mut Tx<'_>) -> Result<Option<Arriving>, Error> {
    let split = |value: String| {
        let (installation, id) = value.split_once(' ').unwrap_or((&value, ""));
        Arriving { installation: installation.to_owned(), id: id.to_owned() }
    };
    Ok(find(tx, ARRIVING)?.map(split))
}

/// Marks the database as the target of a move until [`arrive`]. False if it is that of another installation's move.
pub(crate) fn begin_arriving(tx: &mut Tx<'_>, of: &Arriving) -> Result<bool, Error> {
    let value = format!("{} {}", of.installation, of.id);
    let stored = insert_if_absent(tx, ARRIVING, &value)?;
    let is_ours = stored.split(' ').next() == Some(&of.installation);
    Ok(is_ours && replace(tx, ARRIVING, &stored, &value)?)
}

/// Removes the mark of [`begin_arriving`].
pub(crate) fn arrive(tx: &mut Tx<'_>) -> Result<(), Error> {
    remove(tx, ARRIVING).map(drop)
}

pub(crate) fn remove(tx: &mut Tx<'_>, name: &str) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM installation WHERE name = $1", &[&name])? == 1)
}
