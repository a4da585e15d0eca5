//! The jobs that a timer ends.

use super::Job;
use crate::{
    core::clock::Timestamp,
    database::{Error, Tx, ids::JobId},
};

impl Job {
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

    /// Some jobs with a no-show that was reported by `before` and that nobody has contested.
    pub(crate) fn due_no_shows(tx: &mut Tx<'_>, before: Timestamp, rows: i64) -> Result<Vec<JobId>, Error> {
        let due: Vec<(JobId,)> = tx.all(
            "SELECT id FROM jobs WHERE status = 'ACCEPTED' AND no_show_at <= $1 ORDER BY no_show_at LIMIT $2",
            &[&before, &rows],
        )?;
        Ok(due.into_iter().map(|(id,)| id).collect())
    }
}
