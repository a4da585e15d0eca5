//! Corrects timestamps that are further in the future than they can be, because a wrong clock has written them. Otherwise tasks would
//! wait until then, and sessions and links would stay valid until then.

use crate::database::{Error, STEP, Tx};
use std::time::Duration;

/// A column that contains the beginning or the end of something.
struct TimestampColumn {
    table: &'static str,
    /// The primary key.
    key: &'static str,
    column: &'static str,
    /// The condition of the partial index on the column, or `TRUE`.
    filter: &'static str,
    /// How far a new value is in the future at most.
    max_ahead: Duration,
    correction: Correction,
}

#[derive(Clone, Copy)]
enum Correction {
    /// The value becomes the current time: it is due or has expired.
    Now,
    /// The value becomes what a row of now would get at most.
    Latest,
}

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[rustfmt::skip]
const COLUMNS: &[TimestampColumn] = &[
    column("sessions",           "id",         "expires_at",    "TRUE",                 DAY.saturating_mul(30),    Correction::Latest),
    column("links",              "token_hash", "expires_at",    "TRUE",                 DAY,                       Correction::Now),
    column("passkey_ceremonies", "id",         "expires_at",    "TRUE",                 MINUTE.saturating_mul(5),  Correction::Now),
    column("oidc_attempts",      "state_hash", "expires_at",    "TRUE",                 MINUTE.saturating_mul(10), Correction::Now),
    column("exports",            "id",         "expires_at",    "TRUE",                 DAY,                       Correction::Latest),
    column("kyc_files",          "blob_name",  "scan_due_at",   "is_quarantined",       HOUR,                      Correction::Now),
    column("kyc_draft_files",    "blob_name",  "scan_due_at",   "is_quarantined",       HOUR,                      Correction::Now),
    column("kyc_submissions",    "id",         "claimed_until", "status = 'IN_REVIEW'", HOUR,                      Correction::Now),
    column("tasks",              "id",         "due_at",        "failed_at IS NULL",    DAY,                       Correction::Now),
    column("webhook_deliveries", "id",         "due_at",        "due_at IS NOT NULL",   DAY.saturating_mul(2),     Correction::Now),
    column("webhooks",           "id",         "paused_until",  "TRUE",                 DAY,                       Correction::Now),
    column("deleted_blobs",      "name",       "deleted_at",    "TRUE",                 DAY,                       Correction::Now),
];

const fn column(
    table: &'static str,
    key: &'static str,
    column: &'static str,
    filter: &'static str,
    max_ahead: Duration,
    correction: Correction,
) -> TimestampColumn {
    TimestampColumn { table, key, column, filter, max_ahead, correction }
}

/// The tolerated difference between the clocks of two nodes.
const MAX_CLOCK_SKEW: Duration = Duration::from_secs(5 * 60);

/// Corrects at most one [`STEP`] of each column, and returns the largest number of corrected rows. Call it only while the clock is
/// plausible.
pub(crate) fn correct(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let now = tx.now();
    let mut most = 0;
    for TimestampColumn { table, key, column, filter, max_ahead, correction } in COLUMNS {
        let latest = now.saturating_add(*max_ahead);
        let corrected = match correction {
            Correction::Now => now,
            Correction::Latest => latest,
        };
        let changed = tx.execute(
            &format!(
                "UPDATE {table} SET {column} = $1 WHERE {key} IN
                     (SELECT {key} FROM {table} WHERE {column} > $2 AND {filter} LIMIT $3)"
            ),
            &[&corrected, &latest.saturating_add(MAX_CLOCK_SKEW), &STEP],
        )?;
        if changed > 0 {
            tracing::warn!(table, column, changed, "corrected timestamps that a wrong clock had written");
        }
        most = most.max(changed);
    }
    Ok(most)
}
