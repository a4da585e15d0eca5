//! Rate limits that all nodes count together.

use crate::{
    core::{
        clock::Timestamp,
        rate_limit::{Allowance, MAX_WINDOW},
    },
    database::{Error, STEP, Tx},
};
use std::time::Duration;

/// The tolerated difference between the clocks of two nodes.
const MAX_CLOCK_SKEW: Duration = Duration::from_secs(5 * 60);

/// Counts one attempt, or returns the time to wait. It is the generic cell rate algorithm ([ITU-T
/// I.371](https://www.itu.int/rec/T-REC-I.371)): each attempt moves `spent_to` forward by one interval, up to one window after now. A value
/// further in the future was written by a wrong clock and is ignored.
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

/// Deletes counts whose attempts are all available again, and counts of a wrong clock.
pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let now = tx.now();
    let possible = now.saturating_add(MAX_WINDOW).saturating_add(MAX_CLOCK_SKEW);
    tx.execute(
        "DELETE FROM attempts WHERE key IN (SELECT key FROM attempts WHERE spent_to <= $1 OR spent_to > $3 LIMIT $2)",
        &[&now, &STEP, &possible],
    )
}
