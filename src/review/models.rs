//! Reviews, their flags, and the rating counters of workers.

use crate::{
    core::clock::Timestamp,
    database::{
        Conditions, Error, STEP, Tx,
        enums::text_enum,
        from_row,
        ids::{JobId, ReviewId, UserId},
        models::user::{PublicUser, public_user_columns},
    },
    job::models::Job,
    picture::summary::{UserSummary, user_summary_columns},
};
use std::time::Duration;

text_enum! {
    /// Whether a review is visible.
    pub(crate) ReviewStatus {
        /// Public; it may count towards the rating.
        Visible = "VISIBLE",
        /// An administrator removed it.
        Removed = "REMOVED",
    }
}

text_enum! {
    /// Signals of the system for administrators.
    pub(crate) ReviewSignal {
        /// The job was finished within a minute of being accepted.
        FinishedAtOnce = "FINISHED_AT_ONCE",
    }
}

/// A review with its author's name and the service's title.
#[derive(Debug, Clone)]
pub(crate) struct Review {
    pub(crate) id: ReviewId,
    pub(crate) job_id: JobId,
    pub(crate) status: ReviewStatus,
    pub(crate) rating: i64,
    pub(crate) text: Option<String>,
    pub(crate) reply: Option<String>,
    pub(crate) open_flags: i64,
    /// Set until an administrator has decided.
    pub(crate) open_signal: Option<ReviewSignal>,
    /// Whether it is public and counts towards the rating: per client and worker, the newest within [`WINDOW`].
    pub(crate) counts: bool,
    pub(crate) created_at: Timestamp,
    /// The service's title when the job was proposed, or the job's own title if it had no service.
    pub(crate) service_title: String,
    pub(crate) author: UserSummary,
    pub(crate) worker: UserSummary,
    /// Whether the public may see the worker.
    pub(crate) worker_is_public: bool,
}

from_row!(Review { id, job_id, status, rating, text, reply, open_flags, open_signal, counts, created_at, service_title, [author as "author_"], [worker as "worker_"], worker_is_public });

/// The base query of [`Review`]; conditions follow.
const SELECT: &str = concat!(
    "SELECT r.id, r.job_id, r.status, r.rating, r.text, r.reply, r.open_flags, r.open_signal, r.counts, r.created_at,
     COALESCE(j.service_title, j.title) AS service_title, ",
    user_summary_columns!("c", "cp" as "author_"),
    ", ",
    user_summary_columns!("w", "wp" as "worker_"),
    ", w.status = 'ACTIVE' AS worker_is_public
     FROM reviews r JOIN jobs j ON j.id = r.job_id JOIN users c ON c.id = r.client_id JOIN clients cp ON cp.user_id = r.client_id
     JOIN users w ON w.id = r.worker_id JOIN workers wp ON wp.user_id = r.worker_id"
);

impl Review {
    /// Adds a review of a job; a job has one at most. [`recount`] must follow.
    pub(crate) fn insert(tx: &mut Tx<'_>, job: &Job, rating: i64, text: Option<&str>) -> Result<Review, Error> {
        let (id, now) = (ReviewId::new(tx), tx.now());
        let signal = job.is_completed_at_once().then_some(ReviewSignal::FinishedAtOnce);
        tx.execute(
            "INSERT INTO reviews (id, job_id, client_id, worker_id, rating, text, status, open_signal, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[&id, &job.id, &job.client.id, &job.worker.id, &rating, &text, &ReviewStatus::Visible, &signal, &now],
        )?;
        Ok(Review {
            id,
            job_id: job.id,
            status: ReviewStatus::Visible,
            rating,
            text: text.map(str::to_owned),
            reply: None,
            open_flags: 0,
            open_signal: signal,
            counts: true,
            created_at: now,
            service_title: job.service_title.as_ref().unwrap_or(&job.terms.title).clone(),
            author: job.client.clone(),
            worker: job.worker.clone(),
            worker_is_public: true,
        })
    }

    pub(crate) fn find(tx: &mut Tx<'_>, id: ReviewId) -> Result<Option<Review>, Error> {
        tx.optional(&format!("{SELECT} WHERE r.id = $1"), &[&id])
    }

    /// The counting reviews of a worker, newest first.
    pub(crate) fn of_worker(tx: &mut Tx<'_>, worker: UserId, after: ReviewId, rows: i64) -> Result<Vec<Review>, Error> {
        tx.all(
            &format!("{SELECT} WHERE r.worker_id = $1 AND r.counts AND r.id < $2 ORDER BY r.id DESC LIMIT $3"),
            &[&worker, &after, &rows],
        )
    }

    /// The visible reviews by a client, newest first, counting or not.
    pub(crate) fn by_client(tx: &mut Tx<'_>, client: UserId, after: ReviewId, rows: i64) -> Result<Vec<Review>, Error> {
        tx.all(
            &format!(
                "{SELECT} WHERE r.client_id = $1 AND r.status = 'VISIBLE' AND r.id < $2 ORDER BY r.id DESC LIMIT $3"
            ),
            &[&client, &after, &rows],
        )
    }

    /// Sets the worker's reply to a visible review of theirs.
    pub(crate) fn reply(tx: &mut Tx<'_>, worker: UserId, id: ReviewId, text: &str) -> Result<bool, Error> {
        let replied = tx.execute(
            "UPDATE reviews SET reply = $3 WHERE id = $1 AND worker_id = $2 AND status = 'VISIBLE'",
            &[&id, &worker, &text],
        )?;
        Ok(replied == 1)
    }

    /// Removes the review, unless it is removed already. Where it counted, an earlier one of the same pair may count now.
    pub(crate) fn remove(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let removed = tx.execute(
            "UPDATE reviews SET status = 'REMOVED', counts = FALSE WHERE id = $1 AND status = 'VISIBLE'",
            &[&self.id],
        )?;
        if removed == 1 && self.counts {
            RatingHistogram::count(tx, self.worker.id, self.rating, -1)?;
            recount(tx, self.author.id, self.worker.id, self.created_at)?;
        }
        Ok(removed == 1)
    }

    /// Makes a removed review visible again. It counts as if it had not been removed.
    pub(crate) fn restore(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let restored =
            tx.execute("UPDATE reviews SET status = 'VISIBLE' WHERE id = $1 AND status = 'REMOVED'", &[&self.id])?;
        if restored == 1 {
            let (client, worker) = (self.author.id, self.worker.id);
            // The next one that counts decides from when on an older one can count.
            let next: Option<(Timestamp,)> = tx.optional(
                "SELECT created_at FROM reviews
                 WHERE client_id = $1 AND worker_id = $2 AND status = 'VISIBLE' AND counts AND created_at > $3
                 ORDER BY created_at, id LIMIT 1",
                &[&client, &worker, &self.created_at],
            )?;
            recount(tx, client, worker, next.map_or(Timestamp::MAX, |(at,)| at.saturating_sub(WINDOW)))?;
        }
        Ok(restored == 1)
    }
}

/// Which reviews are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ReviewSearch {
    pub(crate) status: Option<ReviewStatus>,
    /// Only those with an open flag or signal.
    pub(crate) only_flagged: bool,
    pub(crate) author: Option<UserId>,
    pub(crate) worker: Option<UserId>,
}

impl ReviewSearch {
    /// The reviews, newest first.
    pub(crate) fn run(&self, tx: &mut Tx<'_>, after: ReviewId, rows: i64) -> Result<Vec<Review>, Error> {
        let mut reviews = Conditions::new(format!("{SELECT} WHERE r.id < $1"), after);
        if self.only_flagged {
            reviews.and_text("(r.open_flags > 0 OR r.open_signal IS NOT NULL)");
        }
        match self.status {
            // As a literal, so that the index of removed reviews is used.
            Some(ReviewStatus::Removed) => reviews.and_text("r.status = 'REMOVED'"),
            Some(ReviewStatus::Visible) => reviews.and_text("r.status = 'VISIBLE'"),
            None => {}
        }
        reviews.and_if("r.client_id = $?", self.author);
        reviews.and_if("r.worker_id = $?", self.worker);
        reviews.push(" ORDER BY r.id DESC LIMIT $?", rows);
        reviews.all(tx)
    }
}

/// Of the reviews by one client of one worker, one per this time counts, the newest.
const WINDOW: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// The columns that decide which reviews count.
struct Candidate {
    id: ReviewId,
    rating: i64,
    counts: bool,
    created_at: Timestamp,
}

from_row!(Candidate { id, rating, counts, created_at });

/// Recomputes which reviews of a pair count, among those created by `until`: the newest, then the newest that
/// is older by [`WINDOW`], and so on. It stops at a review that counts already, because older ones cannot
/// change. The worker's counters are updated too.
pub(crate) fn recount(tx: &mut Tx<'_>, client: UserId, worker: UserId, mut until: Timestamp) -> Result<(), Error> {
    loop {
        let newest: Option<Candidate> = tx.optional(
            "SELECT id, rating, counts, created_at FROM reviews
             WHERE client_id = $1 AND worker_id = $2 AND status = 'VISIBLE' AND created_at <= $3
             ORDER BY created_at DESC, id DESC LIMIT 1",
            &[&client, &worker, &until],
        )?;
        let Some(newest) = newest.filter(|newest| !newest.counts) else { return Ok(()) };
        let begin = newest.created_at.saturating_sub(WINDOW);
        let superseded: Vec<(i64,)> = tx.all(
            "UPDATE reviews SET counts = FALSE
             WHERE client_id = $1 AND worker_id = $2 AND status = 'VISIBLE' AND counts AND created_at > $3 AND created_at <= $4
             RETURNING rating",
            &[&client, &worker, &begin, &newest.created_at],
        )?;
        for (rating,) in superseded {
            RatingHistogram::count(tx, worker, rating, -1)?;
        }
        tx.execute("UPDATE reviews SET counts = TRUE WHERE id = $1", &[&newest.id])?;
        RatingHistogram::count(tx, worker, newest.rating, 1)?;
        until = begin;
    }
}

/// The reason of the flags that a ban raises.
const AUTHOR_BANNED: &str = "The author was banned.";

/// A user's flag on a review, with the reason.
#[derive(Debug, Clone)]
pub(crate) struct Flag {
    pub(crate) review_id: ReviewId,
    pub(crate) reason: String,
    pub(crate) created_at: Timestamp,
    pub(crate) by: PublicUser,
}

from_row!(Flag { review_id, reason, created_at, [by as "by_"] });

impl Flag {
    /// Adds a flag; false when this user has flagged the review before.
    pub(crate) fn raise(
        tx: &mut Tx<'_>,
        review: ReviewId,
        user: UserId,
        reason: &str,
        at: Timestamp,
    ) -> Result<bool, Error> {
        let raised = tx.execute(
            "INSERT INTO review_flags (review_id, user_id, reason, is_open, created_at) VALUES ($1, $2, $3, TRUE, $4)
             ON CONFLICT (review_id, user_id) DO NOTHING",
            &[&review, &user, &reason, &at],
        )?;
        if raised == 1 {
            tx.execute("UPDATE reviews SET open_flags = open_flags + 1 WHERE id = $1", &[&review])?;
        }
        Ok(raised == 1)
    }

    /// The newest open flags of each review (at most twenty) with an id between `first` and `last`.
    pub(crate) fn open_between(tx: &mut Tx<'_>, first: ReviewId, last: ReviewId) -> Result<Vec<Flag>, Error> {
        tx.all(
            concat!(
                "SELECT f.review_id, f.reason, f.created_at, ",
                public_user_columns!("u" as "by_"),
                " FROM (SELECT review_id, user_id, reason, created_at,
                       row_number() OVER (PARTITION BY review_id ORDER BY created_at DESC, user_id) AS place
                   FROM review_flags WHERE is_open AND review_id BETWEEN $1 AND $2) AS f
             JOIN users u ON u.id = f.user_id WHERE f.place <= 20 ORDER BY f.review_id, f.created_at DESC, u.id"
            ),
            &[&first, &last],
        )
    }

    /// Flags the newest visible reviews by a client who is banned, for an administrator's decision on each: not every ban is
    /// about reviews.
    pub(crate) fn raise_on_all_by(tx: &mut Tx<'_>, client: UserId, admin: UserId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO review_flags (review_id, user_id, reason, is_open, created_at)
             SELECT r.id, $2, $3, TRUE, $4 FROM reviews r WHERE r.client_id = $1 AND r.status = 'VISIBLE' ORDER BY r.id DESC LIMIT $5
             ON CONFLICT (review_id, user_id) DO UPDATE SET reason = excluded.reason, is_open = TRUE, created_at = excluded.created_at",
            &[&client, &admin, &AUTHOR_BANNED, &now, &STEP],
        )?;
        Self::recount_all_on(tx, client)
    }

    /// Closes the flags of a ban that has ended.
    pub(crate) fn close_on_all_by(tx: &mut Tx<'_>, client: UserId) -> Result<(), Error> {
        tx.execute(
            "UPDATE review_flags SET is_open = FALSE
             WHERE is_open AND reason = $2 AND review_id IN (SELECT id FROM reviews WHERE client_id = $1 AND status = 'VISIBLE')",
            &[&client, &AUTHOR_BANNED],
        )?;
        Self::recount_all_on(tx, client)
    }

    fn recount_all_on(tx: &mut Tx<'_>, client: UserId) -> Result<(), Error> {
        tx.execute(
            "UPDATE reviews SET open_flags = (SELECT count(*) FROM review_flags f WHERE f.review_id = reviews.id AND f.is_open)
             WHERE id IN (SELECT id FROM reviews WHERE client_id = $1 AND status = 'VISIBLE' ORDER BY id DESC LIMIT $2)",
            &[&client, &STEP],
        )?;
        Ok(())
    }

    /// Closes all flags and signals after an administrator's decision.
    pub(crate) fn settle_all_of(tx: &mut Tx<'_>, review: ReviewId) -> Result<(), Error> {
        tx.execute("UPDATE review_flags SET is_open = FALSE WHERE review_id = $1 AND is_open", &[&review])?;
        tx.execute("UPDATE reviews SET open_flags = 0, open_signal = NULL WHERE id = $1", &[&review])?;
        Ok(())
    }
}

/// How many counting reviews of a worker have each number of stars.
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

    /// Adds one review (`more` = 1) with that rating, or subtracts one (-1).
    pub(crate) fn count(tx: &mut Tx<'_>, worker: UserId, rating: i64, more: i64) -> Result<(), Error> {
        tx.execute(
            "UPDATE workers SET stars_1 = stars_1 + CASE WHEN change.rating = 1 THEN change.more ELSE 0 END,
                 stars_2 = stars_2 + CASE WHEN change.rating = 2 THEN change.more ELSE 0 END,
                 stars_3 = stars_3 + CASE WHEN change.rating = 3 THEN change.more ELSE 0 END,
                 stars_4 = stars_4 + CASE WHEN change.rating = 4 THEN change.more ELSE 0 END,
                 stars_5 = stars_5 + CASE WHEN change.rating = 5 THEN change.more ELSE 0 END
             FROM (SELECT CAST($2 AS BIGINT) AS rating, CAST($3 AS BIGINT) AS more) AS change WHERE user_id = $1",
            &[&worker, &rating, &more],
        )?;
        Ok(())
    }
}
