//! What changes how reliable a worker is: facts, and time.

use super::{
    models::{answer, count, count_repeat_client, delete_old, is_due, save},
    summary::{Fact, Record},
};
use crate::{
    core::clock::Timestamp,
    database::{
        self, Tx,
        ids::{ThreadId, UserId},
    },
};

/// Counts what came of a job, in the transaction in which it ends.
pub(crate) fn record(tx: &mut Tx<'_>, worker: UserId, fact: Fact) -> Result<(), database::Error> {
    let now = tx.now();
    count(tx, worker, fact, now)?;
    match fact {
        Fact::Finished { client } => count_repeat_client(tx, worker, client)?,
        Fact::Failed { .. } => {}
    }
    refresh(tx, worker, now)
}

/// The worker does something in a conversation. The first time is the answer.
pub(crate) fn answered(tx: &mut Tx<'_>, worker: UserId, thread: ThreadId) -> Result<(), database::Error> {
    if answer(tx, worker, thread)? { refresh(tx, worker, tx.now()) } else { Ok(()) }
}

/// Computes the sums of a worker anew if something in them is too old by `now`: false otherwise.
pub(crate) fn refresh_if_due(tx: &mut Tx<'_>, worker: UserId, now: Timestamp) -> Result<bool, database::Error> {
    if !is_due(tx, worker, now)? {
        return Ok(false);
    }
    delete_old(tx, worker, now)?;
    refresh(tx, worker, now)?;
    Ok(true)
}

/// Computes the sums of a worker, and when they change next. Facts are counted before.
pub(crate) fn refresh(tx: &mut Tx<'_>, worker: UserId, now: Timestamp) -> Result<(), database::Error> {
    let record = Record::of_worker(tx, worker, now)?;
    save(tx, worker, record.sums(now), record.next_change(now))
}
