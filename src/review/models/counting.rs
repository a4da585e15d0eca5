//! Which reviews count, and the counters of stars.

use super::{review::Review, tables::reviews_by};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::Side,
        from_row,
        ids::{ReviewId, UserId},
    },
    review::lifecycle::WINDOW,
};

/// The columns that decide which reviews count.
struct Candidate {
    id: ReviewId,
    rating: i64,
    counts: bool,
    created_at: Timestamp,
}

from_row!(Candidate { id, rating, counts, created_at });

impl Review {
    /// Counts a review that became visible: as if it had been when it was written.
    pub(crate) fn count(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let (table, client, worker) = (reviews_by(self.reviewer), self.client.id, self.worker.id);
        // The next one that counts decides from when on an older one can count.
        let next: Option<(Timestamp,)> = tx.optional(
            &format!(
                "SELECT created_at FROM {table}
                 WHERE client_id = $1 AND worker_id = $2 AND status = 'VISIBLE' AND counts AND created_at > $3
                 ORDER BY created_at, id LIMIT 1"
            ),
            &[&client, &worker, &self.created_at],
        )?;
        self.recount(tx, next.map_or(Timestamp::MAX, |(at,)| at.saturating_sub(WINDOW)))
    }

    /// Recomputes which reviews of the pair count, among those created by `until`: the newest with stars, then the newest that is older by
    /// [`WINDOW`], and so on. It stops at a review that counts already, because older ones cannot change. The counters of stars are updated
    /// too.
    pub(super) fn recount(&self, tx: &mut Tx<'_>, mut until: Timestamp) -> Result<(), Error> {
        let (reviewer, table) = (self.reviewer, reviews_by(self.reviewer));
        let (client, worker) = (self.client.id, self.worker.id);
        let subject = self.subject().id;
        loop {
            let newest: Option<Candidate> = tx.optional(
                &format!(
                    "SELECT id, rating, counts, created_at FROM {table}
                     WHERE client_id = $1 AND worker_id = $2 AND status = 'VISIBLE' AND created_at <= $3 AND rating IS NOT NULL
                     ORDER BY created_at DESC, id DESC LIMIT 1"
                ),
                &[&client, &worker, &until],
            )?;
            let Some(newest) = newest.filter(|newest| !newest.counts) else { return Ok(()) };
            let begin = newest.created_at.saturating_sub(WINDOW);
            let superseded: Vec<(i64,)> = tx.all(
                &format!(
                    "UPDATE {table} SET counts = FALSE
                     WHERE client_id = $1 AND worker_id = $2 AND status = 'VISIBLE' AND counts AND created_at > $3 AND created_at <= $4
                     RETURNING rating"
                ),
                &[&client, &worker, &begin, &newest.created_at],
            )?;
            for (rating,) in superseded {
                RatingHistogram::count(tx, reviewer, subject, rating, -1)?;
            }
            tx.execute(&format!("UPDATE {table} SET counts = TRUE WHERE id = $1"), &[&newest.id])?;
            RatingHistogram::count(tx, reviewer, subject, newest.rating, 1)?;
            until = begin;
        }
    }
}

/// How many counting reviews of a worker or a client have each number of stars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RatingHistogram {
    pub(crate) one: i64,
    pub(crate) two: i64,
    pub(crate) three: i64,
    pub(crate) four: i64,
    pub(crate) five: i64,
}

from_row!(RatingHistogram { one, two, three, four, five });

impl RatingHistogram {
    /// The histogram of a worker whom the public may see.
    pub(crate) fn of_public_worker(tx: &mut Tx<'_>, worker: UserId) -> Result<Option<RatingHistogram>, Error> {
        tx.optional(
            "SELECT w.stars_1 AS one, w.stars_2 AS two, w.stars_3 AS three, w.stars_4 AS four, w.stars_5 AS five
             FROM workers w JOIN users u ON u.id = w.user_id WHERE w.user_id = $1 AND u.status = 'ACTIVE'",
            &[&worker],
        )
    }

    /// The histogram of a client, for a worker who has a conversation with them. Every job belongs to a conversation.
    pub(crate) fn of_client_of(
        tx: &mut Tx<'_>,
        worker: UserId,
        client: UserId,
    ) -> Result<Option<RatingHistogram>, Error> {
        tx.optional(
            "SELECT c.stars_1 AS one, c.stars_2 AS two, c.stars_3 AS three, c.stars_4 AS four, c.stars_5 AS five FROM clients c
             WHERE c.user_id = $1 AND EXISTS (SELECT 1 FROM threads t WHERE t.client_id = $1 AND t.worker_id = $2)",
            &[&client, &worker],
        )
    }

    /// Adds one review by this side with that rating (`more` = 1), or subtracts one (-1).
    pub(crate) fn count(tx: &mut Tx<'_>, reviewer: Side, subject: UserId, rating: i64, more: i64) -> Result<(), Error> {
        let table = match reviewer {
            Side::Client => "workers",
            Side::Worker => "clients",
        };
        tx.execute(
            &format!(
                "UPDATE {table} SET stars_1 = stars_1 + CASE WHEN change.rating = 1 THEN change.more ELSE 0 END,
                     stars_2 = stars_2 + CASE WHEN change.rating = 2 THEN change.more ELSE 0 END,
                     stars_3 = stars_3 + CASE WHEN change.rating = 3 THEN change.more ELSE 0 END,
                     stars_4 = stars_4 + CASE WHEN change.rating = 4 THEN change.more ELSE 0 END,
                     stars_5 = stars_5 + CASE WHEN change.rating = 5 THEN change.more ELSE 0 END
                 FROM (SELECT CAST($2 AS BIGINT) AS rating, CAST($3 AS BIGINT) AS more) AS change WHERE user_id = $1"
            ),
            &[&subject, &rating, &more],
        )?;
        Ok(())
    }
}
