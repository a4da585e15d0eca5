//! Daily counts of events by type.

use crate::{
    core::day::Day,
    database::{Error, Param, Tx, from_row, placeholders},
    event::{
        EventKind,
        models::{LogEnd, Reader},
    },
};

/// How many events are counted in one transaction.
const BATCH: i64 = 5_000;

/// Counts the next events and stores the position in the same transaction, so that each event counts once. Returns
/// false when there are none.
pub(crate) fn count_some(tx: &mut Tx<'_>, end: LogEnd) -> Result<bool, Error> {
    let seen = Reader::Counts.last_seen(tx)?;
    let (last,): (i64,) = tx.one(
        "SELECT COALESCE(max(id), 0) FROM
             (SELECT id FROM events WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3) AS batch",
        &[&seen, &end.last(), &BATCH],
    )?;
    if last <= seen || !Reader::Counts.advance(tx, seen, last)? {
        return Ok(false);
    }
    tx.execute(
        "INSERT INTO event_counts (type, day, count)
         SELECT type, at / 86400000000, count(*) FROM events WHERE id > $1 AND id <= $2 GROUP BY 1, 2
         ON CONFLICT (type, day) DO UPDATE SET count = event_counts.count + excluded.count",
        &[&seen, &last],
    )?;
    Ok(true)
}

/// How many events of a type happened on a day.
pub(crate) struct EventCount {
    /// As a word, which this version may not know.
    pub(crate) kind: String,
    /// The day as a number.
    pub(crate) day: i64,
    pub(crate) count: i64,
}

from_row!(EventCount { kind, day, count });

/// The counts of some types on the days from `first` to `last`.
pub(crate) fn counted(tx: &mut Tx<'_>, kinds: &[EventKind], first: Day, last: Day) -> Result<Vec<EventCount>, Error> {
    let sql = format!(
        "SELECT type AS kind, day, count FROM event_counts WHERE day >= $1 AND day <= $2 AND type IN ({})",
        placeholders(kinds, 3)
    );
    let days = [first.number(), last.number()];
    let mut params: Vec<&dyn Param> = days.iter().map(|day| day as &dyn Param).collect();
    params.extend(kinds.iter().map(|kind| kind as &dyn Param));
    tx.all(&sql, &params)
}

/// Counts of the events after the position, which are few.
pub(crate) fn uncounted(tx: &mut Tx<'_>) -> Result<Vec<EventCount>, Error> {
    let seen = Reader::Counts.last_seen(tx)?;
    // As an expression the type uses no index: SQLite would read all of it, in its order, instead of the last events.
    tx.all(
        "SELECT COALESCE(type, '') AS kind, at / 86400000000 AS day, count(*) AS count FROM events WHERE id > $1 GROUP BY 1, 2",
        &[&seen],
    )
}
