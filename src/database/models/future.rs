//! Moments further ahead than they can be: a clock that was wrong for a while has written them. Without this, what was asked for meanwhile
//! would wait until then, and what was to end soon would be good until then.

use crate::database::{Error, STEP, Tx};
use std::time::Duration;

/// A column that says when something begins or ends.
struct Moment {
    table: &'static str,
    key: &'static str,
    column: &'static str,
    /// Which rows count; their index says so, too.
    filter: &'static str,
    /// How far ahead it is at most when it is written.
    most: Duration,
    /// What it becomes.
    becomes: Becomes,
}

#[derive(Clone, Copy)]
enum Becomes {
    /// It is due, or over.
    Now,
    /// As if it had been written now.
    Most,
}

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[rustfmt::skip]
const MOMENTS: &[Moment] = &[
    moment("sessions",           "id",         "expires_at",    "TRUE",                 DAY.saturating_mul(30),   Becomes::Most),
    moment("links",              "token_hash", "expires_at",    "TRUE",                 DAY,                      Becomes::Now),
    moment("passkey_ceremonies", "id",         "expires_at",    "TRUE",                 MINUTE.saturating_mul(5), Becomes::Now),
    moment("oidc_attempts",      "state_hash", "expires_at",    "TRUE",                 MINUTE.saturating_mul(10), Becomes::Now),
    moment("exports",            "id",         "expires_at",    "TRUE",                 DAY,                      Becomes::Most),
    moment("kyc_files",          "blob_name",  "scan_due_at",   "is_quarantined",       HOUR,                     Becomes::Now),
    moment("kyc_draft_files",    "blob_name",  "scan_due_at",   "is_quarantined",       HOUR,                     Becomes::Now),
    moment("kyc_submissions",    "id",         "claimed_until", "status = 'IN_REVIEW'", HOUR,                     Becomes::Now),
    moment("tasks",              "id",         "due_at",        "failed_at IS NULL",    DAY,                      Becomes::Now),
    moment("deleted_blobs",      "name",       "deleted_at",    "TRUE",                 DAY,                      Becomes::Now),
];

const fn moment(
    table: &'static str,
    key: &'static str,
    column: &'static str,
    filter: &'static str,
    most: Duration,
    becomes: Becomes,
) -> Moment {
    Moment { table, key, column, filter, most, becomes }
}

/// The clocks of nodes differ by less.
const MAX_CLOCK_SKEW: Duration = Duration::from_secs(5 * 60);

/// Brings some of them back; how many of the kind of which there were most. To be called while the clock is plausible.
pub(crate) fn restore_blob(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let now = tx.now();
    let mut most = 0;
    for Moment { table, key, column, filter, most: ahead, becomes } in MOMENTS {
        let written_now = now.saturating_add(*ahead);
        let latest = written_now.saturating_add(MAX_CLOCK_SKEW);
        let becomes = match becomes {
            Becomes::Now => now,
            Becomes::Most => written_now,
        };
        let changed = tx.execute(
            &format!(
                "UPDATE {table} SET {column} = $1 WHERE {key} IN
                     (SELECT {key} FROM {table} WHERE {column} > $2 AND {filter} LIMIT $3)"
            ),
            &[&becomes, &latest, &STEP],
        )?;
        if changed > 0 {
            tracing::warn!(table, column, changed, "moments that a wrong clock has written were brought back");
        }
        most = most.max(changed);
    }
    Ok(most)
}
