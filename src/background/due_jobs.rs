//! Finalizes and expires jobs that are due.

use crate::{
    app::App,
    core::error::Problem,
    database::{self, Tx, ids::JobId},
    job::{
        models::Job,
        services::{JobError, expire, finalize_automatically},
    },
};

/// How many jobs are read in one transaction.
const BATCH: i64 = 100;

/// Finalizes and expires due jobs and returns how many. Any number of nodes may call this at the same time: the
/// transaction that settles a job checks it again, so each job is settled once.
pub async fn settle(app: &App) -> Result<usize, Problem> {
    if !app.is_time_plausible().await? {
        return Ok(0);
    }
    let now = app.clock.now();
    let done_before = now.saturating_sub(app.settings.job_finalize_after.duration());
    let touched_before = now.saturating_sub(app.settings.job_expire_after.duration());
    let finalized = settle_batches(
        app,
        move |tx| Job::due_to_finalize(tx, done_before, BATCH),
        move |tx, id| finalize_automatically(tx, id, done_before),
    );
    let finalized = finalized.await?;
    let expired = settle_batches(
        app,
        move |tx| Job::due_to_expire(tx, touched_before, BATCH),
        move |tx, id| expire(tx, id, touched_before),
    );
    Ok(finalized + expired.await?)
}

/// Settles batches until no job is due, or until other nodes have settled the whole batch.
async fn settle_batches(
    app: &App,
    due: impl Fn(&mut Tx<'_>) -> Result<Vec<JobId>, database::Error> + Copy + Send + 'static,
    one: impl Fn(&mut Tx<'_>, JobId) -> Result<bool, JobError> + Copy + Send + 'static,
) -> Result<usize, Problem> {
    let mut count = 0;
    loop {
        let mut settled = 0;
        for id in app.read_public(due).await? {
            settled += match app.write_as_system(move |tx| one(tx, id)).await {
                Ok(is_settled) => usize::from(is_settled),
                Err(problem) if problem.is_unavailable() => return Err(problem),
                // A job that cannot be settled does not stop the others.
                Err(problem) => {
                    tracing::warn!(job = %id, %problem, "a job that is due cannot be settled");
                    0
                }
            };
        }
        if settled == 0 {
            return Ok(count);
        }
        count += settled;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::fresh;
    use std::time::Duration;

    #[tokio::test]
    async fn a_job_that_has_changed_since_it_was_found_due_is_left_alone() {
        let (_home, db) = fresh::database();
        let settled = db.write(|tx| {
            let limit = tx.now();
            let later = limit.saturating_add(Duration::from_secs(1));
            let mut settled = Vec::new();
            for (status, at) in [
                ("COMPLETED", limit),
                ("COMPLETED", later),
                ("NEGOTIATING", limit),
                ("NEGOTIATING", later),
                ("CANCELLED", limit),
            ] {
                let job = fresh::insert_job(tx, status, at)?;
                settled.push((finalize_automatically(tx, job, limit)?, expire(tx, job, limit)?));
            }
            Ok::<_, JobError>(settled)
        });
        let expected = [(true, false), (false, false), (false, true), (false, false), (false, false)];
        assert_eq!(settled.await.unwrap(), expected);
    }
}
