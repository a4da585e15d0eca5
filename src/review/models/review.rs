//! A review that was revealed, and its queries.

use super::{
    aspects::Aspects,
    removal::Removal,
    signal::{self, ReviewSignal},
    tables::reviews_by,
};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, FromRow, Row, Tx,
        enums::{Side, text_enum},
        from_row,
        ids::{JobId, ReviewId, UserId},
    },
    picture::summary::{UserSummary, user_summary_columns},
};

text_enum! {
    /// Whether a review is visible.
    pub(crate) ReviewStatus {
        /// Public; it may count towards the rating.
        Visible = "VISIBLE",
        /// An administrator removed it.
        Removed = "REMOVED",
    }
}

/// A review with both sides of its job and the service's title.
#[derive(Debug, Clone)]
pub(crate) struct Review {
    pub(crate) id: ReviewId,
    pub(crate) job_id: JobId,
    pub(crate) reviewer: Side,
    /// Whether only its author can read it yet.
    pub(crate) is_blind: bool,
    pub(crate) status: ReviewStatus,
    /// `None`: text only.
    pub(crate) rating: Option<i64>,
    pub(crate) text: Option<String>,
    pub(crate) aspects: Aspects,
    /// For administrators.
    pub(crate) private_note: Option<String>,
    pub(crate) reply: Option<String>,
    /// When it was first answered.
    pub(crate) replied_at: Option<Timestamp>,
    pub(crate) open_flags: i64,
    /// What the system has found, until an administrator has decided.
    pub(crate) open_signals: Vec<ReviewSignal>,
    /// Whether it counts towards the rating: of one side's reviews of the other, the newest within the window.
    pub(crate) counts: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) removal: Option<Removal>,
    /// The service's title when the job was proposed, or the job's own title if it had no service.
    pub(crate) service_title: String,
    pub(crate) client: UserSummary,
    pub(crate) worker: UserSummary,
    /// Whether the public may see the worker.
    pub(crate) worker_is_public: bool,
}

/// The reviews of a job, as one of its sides may see them.
#[derive(Debug)]
pub(crate) struct ReviewsOfJob {
    pub(crate) job: JobId,
    pub(crate) mine: Option<Review>,
    pub(crate) theirs: Option<Review>,
    /// Whether the side would be let, now: review the job, reply to the other side's review, appeal against the removal of its own.
    pub(crate) can_review: bool,
    pub(crate) can_reply: bool,
    pub(crate) can_appeal: bool,
    pub(crate) needs_stars: bool,
    pub(crate) until: Option<Timestamp>,
}

impl FromRow for Review {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let columns = Columns::from_row(row)?;
        Ok(Self {
            id: columns.id,
            job_id: columns.job_id,
            reviewer: columns.reviewer,
            is_blind: false,
            status: columns.status,
            rating: columns.rating,
            text: columns.text,
            aspects: Aspects::from_json(columns.aspects.as_deref()),
            private_note: columns.private_note,
            reply: columns.reply,
            replied_at: columns.replied_at,
            open_flags: columns.open_flags,
            open_signals: signal::stored(columns.open_signal, columns.open_signals.as_deref()),
            counts: columns.counts,
            created_at: columns.created_at,
            removal: (columns.status == ReviewStatus::Removed).then_some(Removal {
                code: columns.removal_code.as_deref().and_then(|code| code.parse().ok()),
                statement: columns.removal_statement,
                at: columns.removed_at,
                by: columns.removed_by,
            }),
            service_title: columns.service_title,
            client: columns.client,
            worker: columns.worker,
            worker_is_public: columns.worker_is_public,
        })
    }
}

struct Columns {
    id: ReviewId,
    job_id: JobId,
    reviewer: Side,
    status: ReviewStatus,
    rating: Option<i64>,
    text: Option<String>,
    aspects: Option<String>,
    private_note: Option<String>,
    reply: Option<String>,
    replied_at: Option<Timestamp>,
    open_flags: i64,
    open_signal: Option<ReviewSignal>,
    open_signals: Option<String>,
    counts: bool,
    created_at: Timestamp,
    removal_code: Option<String>,
    removal_statement: Option<String>,
    removed_at: Option<Timestamp>,
    removed_by: Option<UserId>,
    service_title: String,
    client: UserSummary,
    worker: UserSummary,
    worker_is_public: bool,
}

from_row!(Columns {
    id, job_id, reviewer, status, rating, text, aspects, private_note, reply, replied_at, open_flags, open_signal, open_signals, counts, created_at,
    removal_code, removal_statement, removed_at, removed_by, service_title, [client as "client_"], [worker as "worker_"], worker_is_public,
});

/// The base query of [`Review`] on one of the tables; conditions follow.
macro_rules! select_reviews {
    ($reviewer:literal, $table:literal) => {
        concat!(
            "SELECT r.id, r.job_id, CAST('",
            $reviewer,
            "' AS TEXT) AS reviewer, r.status, r.rating, r.text, r.aspects, r.private_note, r.reply, r.replied_at, r.open_flags,
             r.open_signal, r.open_signals, r.counts, r.created_at, r.removal_code, r.removal_statement, r.removed_at, r.removed_by,
             COALESCE(j.service_title, j.title) AS service_title, ",
            user_summary_columns!("c", "cp" as "client_"),
            ", ",
            user_summary_columns!("w", "wp" as "worker_"),
            ", w.status = 'ACTIVE' AS worker_is_public FROM ",
            $table,
            " r JOIN jobs j ON j.id = r.job_id JOIN users c ON c.id = r.client_id JOIN clients cp ON cp.user_id = r.client_id
             JOIN users w ON w.id = r.worker_id JOIN workers wp ON wp.user_id = r.worker_id"
        )
    };
}

/// The base query of reviews by this side.
pub(super) fn select(reviewer: Side) -> &'static str {
    match reviewer {
        Side::Client => select_reviews!("CLIENT", "reviews"),
        Side::Worker => select_reviews!("WORKER", "client_reviews"),
    }
}

impl Review {
    /// Who wrote it.
    pub(crate) fn author(&self) -> &UserSummary {
        match self.reviewer {
            Side::Client => &self.client,
            Side::Worker => &self.worker,
        }
    }

    /// Whom it is about.
    pub(crate) fn subject(&self) -> &UserSummary {
        match self.reviewer {
            Side::Client => &self.worker,
            Side::Worker => &self.client,
        }
    }

    /// Whether an administrator has to decide on it.
    pub(crate) fn waits(&self) -> bool {
        self.open_flags > 0 || !self.open_signals.is_empty()
    }

    /// A revealed review of either side.
    pub(crate) fn find(tx: &mut Tx<'_>, id: ReviewId) -> Result<Option<Review>, Error> {
        for reviewer in [Side::Client, Side::Worker] {
            let found = tx.optional(&format!("{} WHERE r.id = $1", select(reviewer)), &[&id])?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// The revealed review of a job by one side, removed or not.
    pub(crate) fn of_job(tx: &mut Tx<'_>, job: JobId, reviewer: Side) -> Result<Option<Review>, Error> {
        tx.optional(&format!("{} WHERE r.job_id = $1", select(reviewer)), &[&job])
    }

    /// Whether those who may read about its subject may read it: it counts, or it has no stars that could.
    pub(crate) fn is_shown(&self) -> bool {
        self.counts || self.rating.is_none()
    }

    /// The visible reviews of a worker or a client that count or have no stars, newest first.
    pub(crate) fn of_subject(
        tx: &mut Tx<'_>,
        by: Side,
        subject: UserId,
        after: ReviewId,
        rows: i64,
    ) -> Result<Vec<Review>, Error> {
        let (select, of) = (select(by), by.other().column());
        tx.all(
            &format!(
                "{select} WHERE r.{of} = $1 AND r.status = 'VISIBLE' AND (r.counts OR r.rating IS NULL) AND r.id < $2
                 ORDER BY r.id DESC LIMIT $3"
            ),
            &[&subject, &after, &rows],
        )
    }

    /// The visible reviews by an account, newest first, counting or not.
    pub(crate) fn by_author(
        tx: &mut Tx<'_>,
        by: Side,
        author: UserId,
        after: ReviewId,
        rows: i64,
    ) -> Result<Vec<Review>, Error> {
        let (select, of) = (select(by), by.column());
        tx.all(
            &format!("{select} WHERE r.{of} = $1 AND r.status = 'VISIBLE' AND r.id < $2 ORDER BY r.id DESC LIMIT $3"),
            &[&author, &after, &rows],
        )
    }

    /// Sets the reply to a visible review; the time of the first one stays. False if the reply is older than `since`.
    pub(crate) fn reply(&self, tx: &mut Tx<'_>, text: &str, since: Timestamp) -> Result<bool, Error> {
        let (table, now) = (reviews_by(self.reviewer), tx.now());
        let replied = tx.execute(
            &format!(
                "UPDATE {table} SET reply = $2, replied_at = COALESCE(replied_at, $3)
                 WHERE id = $1 AND status = 'VISIBLE' AND (replied_at IS NULL OR replied_at > $4)"
            ),
            &[&self.id, &text, &now, &since],
        )?;
        Ok(replied == 1)
    }
}
