//! How far behind the readers of the log are.

use super::models::{LogEnd, Reader};
use crate::{
    core::clock::Timestamp,
    database::{Error, Tx},
};

/// Unread events are counted up to this number.
const MAX_COUNTED: i64 = 10_000;

/// How far behind a reader is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReaderLag {
    /// The name of the reader.
    pub(crate) reader: &'static str,
    /// The number of events that it has not processed, at most [`MAX_COUNTED`].
    pub(crate) events: i64,
    /// The time of the first of them.
    pub(crate) oldest_at: Option<Timestamp>,
}

/// The lag of every reader.
pub(crate) fn of_readers(tx: &mut Tx<'_>) -> Result<Vec<ReaderLag>, Error> {
    Reader::ALL.into_iter().map(|reader| of_reader(tx, reader)).collect()
}

fn of_reader(tx: &mut Tx<'_>, reader: Reader) -> Result<ReaderLag, Error> {
    let seen = reader.last_seen(tx)?;
    let (events,): (i64,) = tx.one(
        "SELECT count(*) FROM (SELECT id FROM events WHERE id > $1 ORDER BY id LIMIT $2) AS unread",
        &[&seen, &MAX_COUNTED],
    )?;
    Ok(ReaderLag { reader: reader.name(), events, oldest_at: first_after(tx, seen)? })
}

/// The time of the oldest event that cannot be read yet, because an open transaction may still record one before it.
pub(crate) fn oldest_unsettled(tx: &mut Tx<'_>) -> Result<Option<Timestamp>, Error> {
    let end = LogEnd::find(tx)?;
    first_after(tx, end.settled)
}

fn first_after(tx: &mut Tx<'_>, id: i64) -> Result<Option<Timestamp>, Error> {
    let first: Option<(Timestamp,)> = tx.optional("SELECT at FROM events WHERE id > $1 ORDER BY id LIMIT 1", &[&id])?;
    Ok(first.map(|(at,)| at))
}
