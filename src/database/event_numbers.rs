//! The numbers of events, which a database that is filled with the rows of another has to continue.

use super::{Engine, Error, Tx};

/// The highest number that was given to an event, also to one that was rolled back.
pub(crate) fn last(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let (last,) = tx.one(
        match tx.engine() {
            Engine::Sqlite => "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0)",
            Engine::Postgres => "SELECT COALESCE(pg_sequence_last_value('event_ids'), 0)",
        },
        &[],
    )?;
    Ok(last)
}

/// The next event gets the number after `last`.
pub(crate) fn continue_after(tx: &mut Tx<'_>, last: i64) -> Result<(), Error> {
    if last < 1 {
        return Ok(());
    }
    match tx.engine() {
        Engine::Sqlite => {
            tx.execute("DELETE FROM sqlite_sequence WHERE name = 'events'", &[])?;
            tx.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('events', $1)", &[&last])?;
        }
        Engine::Postgres => {
            tx.one::<(i64,)>("SELECT setval('event_ids', $1)", &[&last])?;
        }
    }
    Ok(())
}

/// Continues much later, and records which numbers are skipped: events that had them are lost.
pub(crate) fn skip(tx: &mut Tx<'_>, skipped: i64) -> Result<(), Error> {
    let (newest,): (i64,) = tx.one("SELECT COALESCE(max(id), 0) FROM events", &[])?;
    let (skipped_before,): (i64,) = tx.one("SELECT COALESCE(max(until_id), 0) FROM event_gaps", &[])?;
    let until = newest.max(skipped_before).saturating_add(skipped);
    tx.execute(
        "INSERT INTO event_gaps (after_id, until_id) VALUES ($1, $2)
         ON CONFLICT (after_id) DO UPDATE SET until_id = excluded.until_id",
        &[&newest, &until],
    )?;
    continue_after(tx, until)
}
