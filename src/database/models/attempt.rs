//! Attempts that several nodes count together.

use crate::{
    core::{clock::Timestamp, rate_limit::Allowance},
    database::{Error, STEP, Tx},
};
use std::time::Duration;

/// Counts one attempt, or tells how long to wait for the next one (the generic cell rate algorithm, as in
/// [ITU-T I.371](https://www.itu.int/rec/T-REC-I.371)): each attempt spends an interval of the time to come, and no more than a window
/// may be spent ahead.
pub(crate) fn count(tx: &mut Tx<'_>, key: &[u8], limit: Allowance) -> Result<Result<(), Duration>, Error> {
    let now = tx.now();
    let ahead = limit.window().saturating_sub(limit.interval());
    let counted = tx.execute(
        "INSERT INTO attempts (key, spent_to) VALUES ($1, $2)
         ON CONFLICT (key) DO UPDATE SET
             spent_to = $2 + CASE WHEN attempts.spent_to > $3 THEN attempts.spent_to - $3 ELSE 0 END
         WHERE attempts.spent_to <= $4",
        &[&key, &now.saturating_add(limit.interval()), &now, &now.saturating_add(ahead)],
    )?;
    if counted == 1 {
        return Ok(Ok(()));
    }
    let (spent_to,): (Timestamp,) = tx.one("SELECT spent_to FROM attempts WHERE key = $1", &[&key])?;
    Ok(Err(spent_to.saturating_sub(ahead).saturating_since(now)))
}

/// Forgets whoever has their whole allowance again.
pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let now = tx.now();
    tx.execute(
        "DELETE FROM attempts WHERE key IN (SELECT key FROM attempts WHERE spent_to <= $1 LIMIT $2)",
        &[&now, &STEP],
    )
}
