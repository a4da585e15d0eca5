//! Reviews that only their authors can read yet. They are rows of a table of their own: a query of reviews cannot show one.

use super::{
    aspects::Aspects,
    review::{Review, ReviewStatus},
    tables::reviews_by,
};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, FromRow, Row, Tx,
        enums::Side,
        from_row,
        ids::{JobId, ReviewId, UserId},
    },
    picture::summary::{UserSummary, user_summary_columns},
};

/// What the author of a review has written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) rating: Option<i64>,
    pub(crate) text: Option<String>,
    pub(crate) aspects: Aspects,
    pub(crate) private_note: Option<String>,
}

/// A blind review.
#[derive(Debug, Clone)]
pub(crate) struct BlindReview {
    pub(crate) id: ReviewId,
    pub(crate) job_id: JobId,
    pub(crate) reviewer: Side,
    pub(crate) content: Content,
    pub(crate) created_at: Timestamp,
    pub(crate) service_title: String,
    pub(crate) client: UserSummary,
    pub(crate) worker: UserSummary,
}

from_row!(BlindReview { id, job_id, reviewer, [content], created_at, service_title, [client as "client_"], [worker as "worker_"] });

impl FromRow for Content {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (rating, text) = (row.take("rating")?, row.take("text")?);
        let aspects: Option<String> = row.take("aspects")?;
        let private_note = row.take("private_note")?;
        Ok(Self { rating, text, aspects: Aspects::from_json(aspects.as_deref()), private_note })
    }
}

/// The base query of [`BlindReview`]; conditions follow.
const SELECT: &str = concat!(
    "SELECT b.id, b.job_id, b.reviewer, b.rating, b.text, b.aspects, b.private_note, b.created_at,
     COALESCE(j.service_title, j.title) AS service_title, ",
    user_summary_columns!("c", "cp" as "client_"),
    ", ",
    user_summary_columns!("w", "wp" as "worker_"),
    " FROM blind_reviews b JOIN jobs j ON j.id = b.job_id JOIN users c ON c.id = j.client_id JOIN clients cp ON cp.user_id = j.client_id
     JOIN users w ON w.id = j.worker_id JOIN workers wp ON wp.user_id = j.worker_id"
);

impl BlindReview {
    /// Posts a review of a job that was over, or is expected to be, at `over_at`. A side has one of a job.
    pub(crate) fn insert(
        tx: &mut Tx<'_>,
        job: JobId,
        (reviewer, author): (Side, UserId),
        content: &Content,
        over_at: Timestamp,
    ) -> Result<ReviewId, Error> {
        let (id, now) = (ReviewId::new(tx), tx.now());
        let Content { rating, text, aspects, private_note } = content;
        tx.execute(
            "INSERT INTO blind_reviews (id, job_id, reviewer, author_id, rating, text, aspects, private_note, over_at, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[&id, &job, &reviewer, &author, rating, text, &aspects.to_json(), private_note, &over_at, &now],
        )?;
        Ok(id)
    }

    /// One by this author.
    pub(crate) fn find(tx: &mut Tx<'_>, author: UserId, id: ReviewId) -> Result<Option<BlindReview>, Error> {
        tx.optional(&format!("{SELECT} WHERE b.id = $1 AND b.author_id = $2"), &[&id, &author])
    }

    /// The one of a job by one side.
    pub(crate) fn of_side(tx: &mut Tx<'_>, job: JobId, reviewer: Side) -> Result<Option<BlindReview>, Error> {
        tx.optional(&format!("{SELECT} WHERE b.job_id = $1 AND b.reviewer = $2"), &[&job, &reviewer])
    }

    /// Those of a job: two at most.
    pub(crate) fn of_job(tx: &mut Tx<'_>, job: JobId) -> Result<Vec<BlindReview>, Error> {
        tx.all(&format!("{SELECT} WHERE b.job_id = $1 ORDER BY b.reviewer"), &[&job])
    }

    /// Those by an author, newest first.
    pub(crate) fn by_author(
        tx: &mut Tx<'_>,
        author: UserId,
        after: ReviewId,
        rows: i64,
    ) -> Result<Vec<BlindReview>, Error> {
        tx.all(
            &format!("{SELECT} WHERE b.author_id = $1 AND b.id < $2 ORDER BY b.id DESC LIMIT $3"),
            &[&author, &after, &rows],
        )
    }

    /// Replaces its content; false when it was revealed or taken back meanwhile.
    pub(crate) fn change(&self, tx: &mut Tx<'_>, content: &Content) -> Result<bool, Error> {
        let Content { rating, text, aspects, private_note } = content;
        let changed = tx.execute(
            "UPDATE blind_reviews SET rating = $2, text = $3, aspects = $4, private_note = $5 WHERE id = $1",
            &[&self.id, rating, text, &aspects.to_json(), private_note],
        )?;
        Ok(changed == 1)
    }

    /// Takes it back, or takes it out to be revealed; false when another transaction has done so.
    pub(crate) fn delete(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        Ok(tx.execute("DELETE FROM blind_reviews WHERE id = $1", &[&self.id])? == 1)
    }

    /// Makes it a review that can be read and does not count yet. False if the job has one already: a program that knows no blind reviews has
    /// posted it.
    pub(crate) fn reveal(&self, tx: &mut Tx<'_>, text_hash: Option<i64>) -> Result<bool, Error> {
        let (table, now) = (reviews_by(self.reviewer), tx.now());
        let Content { rating, text, aspects, private_note } = &self.content;
        let revealed = tx.execute(
            &format!(
                "INSERT INTO {table} (id, job_id, client_id, worker_id, rating, text, aspects, private_note, text_hash, status, revealed_at,
                     created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'VISIBLE', $10, $11) ON CONFLICT (job_id) DO NOTHING"
            ),
            &[
                &self.id,
                &self.job_id,
                &self.client.id,
                &self.worker.id,
                rating,
                text,
                &aspects.to_json(),
                private_note,
                &text_hash,
                &now,
                &self.created_at,
            ],
        )?;
        Ok(revealed == 1)
    }
}

/// Some jobs that were over, or were expected to be, by `before`, and have a blind review.
pub(crate) fn jobs_over(tx: &mut Tx<'_>, before: Timestamp, rows: i64) -> Result<Vec<JobId>, Error> {
    let due: Vec<(JobId,)> = tx
        .all("SELECT job_id FROM blind_reviews WHERE over_at <= $1 ORDER BY over_at, id LIMIT $2", &[&before, &rows])?;
    let mut jobs: Vec<JobId> = due.into_iter().map(|(job,)| job).collect();
    jobs.dedup();
    Ok(jobs)
}

/// Records when a job was over, or when to look again. Must be called in the transaction that ends a job.
pub(crate) fn set_over_at(tx: &mut Tx<'_>, job: JobId, at: Timestamp) -> Result<(), Error> {
    tx.execute("UPDATE blind_reviews SET over_at = $2 WHERE job_id = $1", &[&job, &at])?;
    Ok(())
}

impl From<BlindReview> for Review {
    fn from(blind: BlindReview) -> Self {
        let Content { rating, text, aspects, private_note } = blind.content;
        Self {
            id: blind.id,
            job_id: blind.job_id,
            reviewer: blind.reviewer,
            is_blind: true,
            status: ReviewStatus::Visible,
            rating,
            text,
            aspects,
            private_note,
            reply: None,
            replied_at: None,
            open_flags: 0,
            open_signals: Vec::new(),
            counts: false,
            created_at: blind.created_at,
            removal: None,
            service_title: blind.service_title,
            client: blind.client,
            worker: blind.worker,
            worker_is_public: false,
        }
    }
}
