//! What was answered to requests that carried an `Idempotency-Key`.

use crate::database::{Error, STEP, Tx, from_row, ids::UserId};
use std::time::Duration;

/// An answer that a repetition of its request gets again.
#[derive(Debug)]
pub(crate) struct StoredAnswer {
    pub(crate) request_hash: Vec<u8>,
    pub(crate) status: i64,
    pub(crate) body: String,
}

from_row!(StoredAnswer { request_hash, status, body });

/// How long a repetition gets it.
const LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// How many answers are kept for one account.
const MAX_ANSWERS: i64 = 500;

/// How large the answers that are kept for one account may be together. One alone is never so large.
const MAX_BYTES: i64 = 1024 * 1024;

impl StoredAnswer {
    pub(crate) fn find(tx: &mut Tx<'_>, user: UserId, route: &str, key: &str) -> Result<Option<StoredAnswer>, Error> {
        let since = tx.now().saturating_sub(LIFE);
        tx.optional(
            "SELECT request_hash, status, body FROM answers WHERE user_id = $1 AND route = $2 AND key = $3 AND created_at > $4",
            &[&user, &route, &key, &since],
        )
    }

    /// Keeps it, in the place of one that has expired. Beyond [`MAX_ANSWERS`] and [`MAX_BYTES`] the account's oldest give way: a
    /// repetition comes soon after its request, and whoever has sent so many others in between does without the oldest rather than
    /// being refused the next.
    pub(crate) fn save(&self, tx: &mut Tx<'_>, user: UserId, route: &str, key: &str) -> Result<(), Error> {
        let (now, size) = (tx.now(), i64::try_from(self.body.len()).unwrap_or(i64::MAX));
        tx.execute(
            "INSERT INTO answers (user_id, route, key, request_hash, status, body, size, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (user_id, route, key) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
                 body = excluded.body, size = excluded.size, created_at = excluded.created_at",
            &[&user, &route, &key, &self.request_hash, &self.status, &self.body, &size, &now],
        )?;
        tx.execute(
            "DELETE FROM answers WHERE user_id = $1 AND created_at <=
                 (SELECT max(created_at) FROM
                      (SELECT created_at, CAST(sum(size) OVER newest_first AS BIGINT) AS bytes, row_number() OVER newest_first AS place
                       FROM answers WHERE user_id = $1
                       WINDOW newest_first AS (ORDER BY created_at DESC ROWS UNBOUNDED PRECEDING)) kept
                  WHERE bytes > $2 OR place > $3)",
            &[&user, &MAX_BYTES, &MAX_ANSWERS],
        )?;
        Ok(())
    }

    pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
        let before = tx.now().saturating_sub(LIFE);
        tx.execute(
            "DELETE FROM answers WHERE (user_id, route, key) IN (SELECT user_id, route, key FROM answers WHERE created_at <= $1 LIMIT $2)",
            &[&before, &STEP],
        )
    }
}
