//! Proposing a job, and changing what is proposed.

use super::{Job, Terms};
use crate::{
    database::{
        Error, Param, Tx,
        enums::{CancellationPolicy, UserStatus},
        from_row,
        ids::{JobId, ServiceId, ThreadId, UserId},
        placeholders,
    },
    job::lifecycle::JobStatus,
};

/// The conversation in which a client proposes a job.
#[derive(Debug)]
pub(crate) struct JobContext {
    pub(crate) thread_id: ThreadId,
    pub(crate) worker_id: UserId,
    pub(crate) service_id: Option<ServiceId>,
    pub(crate) is_closed: bool,
    pub(crate) service_title: Option<String>,
    /// The policy of its listing.
    pub(crate) cancellation_policy: Option<CancellationPolicy>,
    pub(crate) worker_status: UserStatus,
}

from_row!(JobContext {
    thread_id,
    worker_id,
    service_id,
    is_closed,
    service_title,
    cancellation_policy,
    worker_status
});

impl JobContext {
    pub(crate) fn of_client(tx: &mut Tx<'_>, client: UserId, thread: ThreadId) -> Result<Option<JobContext>, Error> {
        tx.optional(
            "SELECT t.id AS thread_id, t.worker_id, t.service_id, t.is_closed, s.title AS service_title, s.cancellation_policy,
                 w.status AS worker_status
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
}

/// Replaces title and description.
pub(crate) fn rename(tx: &mut Tx<'_>, job: &Job, title: &str, description: Option<&str>) -> Result<(), Error> {
    let now = tx.now();
    tx.execute_one(
        "UPDATE jobs SET version = version + 1, updated_at = $4, title = $5, description = $6
         WHERE id = $1 AND status = $2 AND version = $3",
        &[&job.id, &job.status, &job.version, &now, &title, &description],
    )
}
