//! Jobs.

pub(crate) mod history;

use super::lifecycle::JobStatus;
use crate::{
    auth::permissions::Party,
    core::clock::Timestamp,
    database::{
        Error, FromRow, Param, Row, Tx, assign,
        enums::UserStatus,
        from_row,
        ids::{JobId, ReviewId, ServiceId, ThreadId, UserId},
        placeholders, stored_struct,
    },
    picture::summary::{UserSummary, user_summary_columns},
};
use serde::Serialize;
use std::time::Duration;
use utoipa::ToSchema;

/// A job with the names of both sides.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) id: JobId,
    pub(crate) status: JobStatus,
    pub(crate) version: i64,
    pub(crate) terms: Terms,
    pub(crate) thread_id: ThreadId,
    pub(crate) reason: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) accepted_at: Option<Timestamp>,
    pub(crate) completed_at: Option<Timestamp>,
    pub(crate) finalized_at: Option<Timestamp>,
    pub(crate) cancelled_at: Option<Timestamp>,
    pub(crate) updated_at: Timestamp,
    pub(crate) client: UserSummary,
    pub(crate) client_status: UserStatus,
    pub(crate) worker: UserSummary,
    pub(crate) service_id: Option<ServiceId>,
    /// The service's title when the job was proposed.
    pub(crate) service_title: Option<String>,
    /// When something last happened in its conversation.
    pub(crate) thread_active_at: Timestamp,
    pub(crate) review: Option<JobReview>,
}

from_row!(Job {
    id, status, version, [terms], thread_id, reason, created_at, accepted_at, completed_at, finalized_at, cancelled_at, updated_at,
    [client as "client_"], client_status, [worker as "worker_"], service_id, service_title, thread_active_at, [review as "review_"]
});

stored_struct! {
    /// What is proposed.
    #[derive(Debug, Clone, PartialEq)]
    pub(crate) struct Terms {
        pub(crate) title: String,
        pub(crate) description: Option<String>,
        pub(crate) price_amount: Option<i64>,
        pub(crate) price_currency: Option<String>,
        pub(crate) scheduled_at: Option<Timestamp>,
    }
}

/// The review of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct JobReview {
    pub(crate) id: ReviewId,
    #[schema(minimum = 1, maximum = 5, example = 5)]
    pub(crate) rating: i64,
    /// False after an administrator has removed it.
    pub(crate) is_visible: bool,
}

/// For a `LEFT JOIN`.
impl FromRow for Option<JobReview> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (id, rating): (Option<ReviewId>, Option<i64>) = (row.take("id")?, row.take("rating")?);
        let is_visible: Option<bool> = row.take("is_visible")?;
        Ok(id.zip(rating).map(|(id, rating)| JobReview { id, rating, is_visible: is_visible.unwrap_or_default() }))
    }
}

/// The base query of [`Job`]; conditions follow.
pub(super) const SELECT: &str = concat!(
    "SELECT j.id, j.status, j.version, j.title, j.description, j.price_amount, j.price_currency, j.scheduled_at, j.thread_id,
     j.reason, j.created_at, j.accepted_at, j.completed_at, j.finalized_at, j.cancelled_at, j.updated_at, ",
    user_summary_columns!("c", "cp" as "client_"),
    ", c.status AS client_status, ",
    user_summary_columns!("w", "wp" as "worker_"),
    ", j.service_id, j.service_title, t.last_activity_at AS thread_active_at, r.id AS review_id, r.rating AS review_rating,
     r.status = 'VISIBLE' AS review_is_visible
     FROM jobs j JOIN users c ON c.id = j.client_id JOIN clients cp ON cp.user_id = j.client_id
     JOIN users w ON w.id = j.worker_id JOIN workers wp ON wp.user_id = j.worker_id
     JOIN threads t ON t.id = j.thread_id LEFT JOIN reviews r ON r.job_id = j.id"
);

impl Job {
    pub(crate) fn find(tx: &mut Tx<'_>, id: JobId) -> Result<Option<Job>, Error> {
        tx.optional(&format!("{SELECT} WHERE j.id = $1"), &[&id])
    }

    /// The job, if the party takes part in it.
    pub(crate) fn of_party(tx: &mut Tx<'_>, party: Party, id: JobId) -> Result<Option<Job>, Error> {
        tx.optional(&format!("{SELECT} WHERE j.id = $1 AND j.{} = $2", party.side().column()), &[&id, &party.id()])
    }

    /// The jobs of one side, the newest first: all, or those of a conversation.
    pub(crate) fn list_of_party(
        tx: &mut Tx<'_>,
        party: Party,
        (status, thread): (Option<JobStatus>, Option<ThreadId>),
        after: JobId,
        rows: i64,
    ) -> Result<Vec<Job>, Error> {
        let (id, side) = (party.id(), party.side().column());
        let mut params: Vec<&dyn Param> = vec![&id, &after, &rows];
        let mut sql = match &thread {
            None => format!("{SELECT} WHERE j.{side} = $1 AND j.id < $2"),
            Some(thread) => {
                params.push(thread);
                format!("{SELECT} WHERE t.id = $4 AND t.{side} = $1 AND j.id < $2")
            }
        };
        if let Some(status) = &status {
            params.push(status);
            sql.push_str(&format!(" AND j.status = ${}", params.len()));
        }
        tx.all(&format!("{sql} ORDER BY j.id DESC LIMIT $3"), &params)
    }

    /// Changes the status, unless another transaction did meanwhile: false then.
    pub(crate) fn advance(&self, tx: &mut Tx<'_>, to: JobStatus, reason: Option<&str>) -> Result<bool, Error> {
        let now = tx.now();
        let advanced = tx.execute(
            "UPDATE jobs SET status = $3, version = version + 1, updated_at = $4, reason = COALESCE($5, reason),
                 accepted_at = CASE WHEN $3 = 'ACCEPTED' THEN $4 ELSE accepted_at END,
                 completed_at = CASE WHEN $3 = 'COMPLETED' THEN $4 ELSE completed_at END,
                 finalized_at = CASE WHEN $3 = 'FINALIZED' THEN $4 ELSE finalized_at END,
                 cancelled_at = CASE WHEN $3 = 'CANCELLED' THEN $4 ELSE cancelled_at END
             WHERE id = $1 AND status = $2",
            &[&self.id, &self.status, &to, &now, &reason],
        )?;
        Ok(advanced == 1)
    }

    /// Whether the job was completed so soon after it was accepted that hardly any work can have been done.
    pub(crate) fn is_completed_at_once(&self) -> bool {
        const MIN_WORK_TIME: Duration = Duration::from_secs(60);
        let times = self.accepted_at.zip(self.completed_at);
        times.is_some_and(|(accepted, completed)| completed.saturating_since(accepted) < MIN_WORK_TIME)
    }

    /// Adds a finalized job to the counters of both sides.
    pub(crate) fn count_completed(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        tx.execute("UPDATE workers SET jobs_completed = jobs_completed + 1 WHERE user_id = $1", &[&self.worker.id])?;
        tx.execute("UPDATE clients SET jobs_completed = jobs_completed + 1 WHERE user_id = $1", &[&self.client.id])?;
        Ok(())
    }

    /// Some jobs that were completed by `before` and not finalized.
    pub(crate) fn due_to_finalize(tx: &mut Tx<'_>, before: Timestamp, rows: i64) -> Result<Vec<JobId>, Error> {
        let due: Vec<(JobId,)> = tx.all(
            "SELECT id FROM jobs WHERE status = 'COMPLETED' AND updated_at <= $1 ORDER BY updated_at LIMIT $2",
            &[&before, &rows],
        )?;
        Ok(due.into_iter().map(|(id,)| id).collect())
    }

    /// Some proposals where neither the job nor its conversation has changed since `before`.
    pub(crate) fn due_to_expire(tx: &mut Tx<'_>, before: Timestamp, rows: i64) -> Result<Vec<JobId>, Error> {
        let due: Vec<(JobId,)> = tx.all(
            "SELECT j.id FROM jobs j JOIN threads t ON t.id = j.thread_id
             WHERE j.status = 'NEGOTIATING' AND j.updated_at <= $1 AND t.last_activity_at <= $1 ORDER BY j.updated_at LIMIT $2",
            &[&before, &rows],
        )?;
        Ok(due.into_iter().map(|(id,)| id).collect())
    }

    /// When the job or its conversation last changed.
    pub(crate) fn last_touched(&self) -> Timestamp {
        self.thread_active_at.max(self.updated_at)
    }
}

/// The conversation in which a client proposes a job.
#[derive(Debug)]
pub(crate) struct JobContext {
    pub(crate) thread_id: ThreadId,
    pub(crate) worker_id: UserId,
    pub(crate) service_id: Option<ServiceId>,
    pub(crate) is_closed: bool,
    pub(crate) service_title: Option<String>,
    pub(crate) worker_status: UserStatus,
}

from_row!(JobContext { thread_id, worker_id, service_id, is_closed, service_title, worker_status });

impl JobContext {
    pub(crate) fn of_client(tx: &mut Tx<'_>, client: UserId, thread: ThreadId) -> Result<Option<JobContext>, Error> {
        tx.optional(
            "SELECT t.id AS thread_id, t.worker_id, t.service_id, t.is_closed, s.title AS service_title, w.status AS worker_status
             FROM threads t JOIN users w ON w.id = t.worker_id LEFT JOIN services s ON s.id = t.service_id
             WHERE t.id = $1 AND t.client_id = $2",
            &[&thread, &client],
        )
    }
}

impl Terms {
    /// Proposes a job.
    pub(crate) fn insert(&self, tx: &mut Tx<'_>, client: UserId, context: &JobContext) -> Result<JobId, Error> {
        let (id, now) = (JobId::new(tx), tx.now());
        let (columns, values) = (Self::COLUMNS.join(", "), placeholders(Self::COLUMNS, 9));
        let mut params: Vec<&dyn Param> = vec![
            &id,
            &context.thread_id,
            &client,
            &context.worker_id,
            &context.service_id,
            &JobStatus::Negotiating,
            &now,
            &context.service_title,
        ];
        params.extend(self.params());
        tx.execute(
            &format!(
                "INSERT INTO jobs (id, thread_id, client_id, worker_id, service_id, status, version, created_at, updated_at,
                     service_title, {columns})
                 VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7, $8, {values})"
            ),
            &params,
        )?;
        Ok(id)
    }

    /// Replaces what is proposed, unless another transaction changed the job meanwhile: false then.
    pub(crate) fn replace(&self, tx: &mut Tx<'_>, job: &Job) -> Result<bool, Error> {
        let now = tx.now();
        let mut params: Vec<&dyn Param> = vec![&job.id, &job.status, &job.version, &now];
        params.extend(self.params());
        let changed = tx.execute(
            &format!(
                "UPDATE jobs SET version = version + 1, updated_at = $4, {} WHERE id = $1 AND status = $2 AND version = $3",
                assign(Self::COLUMNS, 5)
            ),
            &params,
        )?;
        Ok(changed == 1)
    }
}

/// Counts an action on a job as activity in its conversation.
pub(crate) fn touch_thread(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    let now = tx.now();
    tx.execute("UPDATE threads SET last_activity_at = $2 WHERE id = $1", &[&thread, &now])?;
    Ok(())
}
