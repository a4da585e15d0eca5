//! Responses to requests with an `Idempotency-Key`.

use crate::database::{Error, STEP, Tx, from_row, ids::UserId};
use std::time::Duration;

/// A response of JSON. A repetition of its request gets it again.
#[derive(Debug)]
pub(crate) struct StoredResponse {
    /// Tells a repetition from another request with the same key.
    pub(crate) request_hash: Vec<u8>,
    pub(crate) status: i64,
    pub(crate) body: String,
}

from_row!(StoredResponse { request_hash, status, body });

/// The number of responses that are stored for one account.
const MAX_RESPONSES: i64 = 500;

/// The size of all responses that are stored for one account. A single response is never so large.
const MAX_BYTES: i64 = 1024 * 1024;

impl StoredResponse {
    /// The response that was stored at most `age` ago.
    pub(crate) fn find(
        tx: &mut Tx<'_>,
        user: UserId,
        route: &str,
        key: &str,
        age: Duration,
    ) -> Result<Option<StoredResponse>, Error> {
        let since = tx.now().saturating_sub(age);
        tx.optional(
            "SELECT request_hash, status, body FROM answers WHERE user_id = $1 AND route = $2 AND key = $3 AND created_at > $4",
            &[&user, &route, &key, &since],
        )
    }

    /// Inserts the response, or replaces an expired one. Beyond [`MAX_RESPONSES`] and [`MAX_BYTES`] the account's oldest responses are
    /// deleted, because a repetition usually follows soon after its request.
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
            &[&user, &MAX_BYTES, &MAX_RESPONSES],
        )?;
        Ok(())
    }

    /// Deletes at most one [`STEP`] of those that were stored more than `age` ago.
    pub(crate) fn delete_older(tx: &mut Tx<'_>, age: Duration) -> Result<u64, Error> {
        let before = tx.now().saturating_sub(age);
        tx.execute(
            "DELETE FROM answers WHERE (user_id, route, key) IN (SELECT user_id, route, key FROM answers WHERE created_at <= $1 LIMIT $2)",
            &[&before, &STEP],
        )
    }
}
