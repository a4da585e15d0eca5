//! Attempts that several nodes count together.

use crate::{
    core::{
        clock::Timestamp,
        rate_limit::{Allowance, MAX_WINDOW},
    },
    database::{Error, STEP, Tx},
};
use std::time::Duration;

/// The clocks of two nodes differ by less.
const MAX_CLOCK_SKEW: Duration = Duration::from_secs(5 * 60);

/// Counts one attempt, or tells how long to wait for the next one (the generic cell rate algorithm, as in
/// [ITU-T I.371](https://www.itu.int/rec/T-REC-I.371)): each attempt spends an interval of the time to come, and no more than a window
/// may be spent ahead. What is spent further ahead was counted by a clock that was wrong, and counts for nothing.
pub(crate) fn count(tx: &mut Tx<'_>, key: &[u8], limit: Allowance) -> Result<Result<(), Duration>, Error> {
    let now = tx.now();
    let ahead = limit.window().saturating_sub(limit.interval());
    let possible = now.saturating_add(limit.window()).saturating_add(MAX_CLOCK_SKEW);
    let counted = tx.execute(
        "INSERT INTO attempts (key, spent_to) VALUES ($1, $2)
         ON CONFLICT (key) DO UPDATE SET
             spent_to = $2 + CASE WHEN attempts.spent_to BETWEEN $3 AND $5 THEN attempts.spent_to - $3 ELSE 0 END
         WHERE attempts.spent_to <= $4 OR attempts.spent_to > $5",
        &[&key, &now.saturating_add(limit.interval()), &now, &now.saturating_add(ahead), &possible],
    )?;
    if counted == 1 {
        return Ok(Ok(()));
    }
    let (spent_to,): (Timestamp,) = tx.one("SELECT spent_to FROM attempts WHERE key = $1", &[&key])?;
    Ok(Err(spent_to.saturating_sub(ahead).saturating_since(now)))
}

/// Deletes the counts of those who have their whole allowance again, and what a wrong clock has counted.
pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let now = tx.now();
    let possible = now.saturating_add(MAX_WINDOW).saturating_add(MAX_CLOCK_SKEW);
    tx.execute(
        "DELETE FROM attempts WHERE key IN (SELECT key FROM attempts WHERE spent_to <= $1 OR spent_to > $3 LIMIT $2)",
        &[&now, &STEP, &possible],
    )
}
