//! What happens with jobs by itself: work counts as confirmed, proposals and offers expire, no-shows that nobody contests end a job,
//! disputes that nobody answers are decided, and reviews whose time is over are revealed.

use crate::{
    app::App,
    core::error::Problem,
    database::{self, Tx},
    job::{
        cancelling::services::decide_no_show,
        dispute::{models::Dispute, services::decide_by_silence},
        models::{Job, offers::JobOffer},
        offers::services::expire as expire_offer,
        services::{expire, finalize_automatically},
        settings::JobSettings,
    },
    review::{models::blind, services::reveal_if_due, settings::ReviewSettings},
};

/// How many jobs are read in one transaction.
const BATCH: i64 = 100;

/// Does what is due with jobs, their offers, their disputes and their reviews and returns how often. Any number of nodes may call this at the same time: the transaction
/// that settles one checks it again, so each is settled once.
pub async fn settle(app: &App) -> Result<usize, Problem> {
    if !app.is_time_plausible().await? {
        return Ok(0);
    }
    let (now, settings) = (app.clock.now(), JobSettings::of(&app.settings));
    let done_before = now.saturating_sub(settings.finalize_after);
    let touched_before = now.saturating_sub(settings.expire_after);
    let reported_before = now.saturating_sub(settings.contest_period);
    let finalized = settle_batches(
        app,
        move |tx| Job::due_to_finalize(tx, done_before, BATCH),
        move |tx, id| finalize_automatically(tx, id, done_before),
    );
    let mut settled = finalized.await?;
    let decided = settle_batches(
        app,
        move |tx| Job::due_no_shows(tx, reported_before, BATCH),
        move |tx, id| decide_no_show(tx, id, reported_before),
    );
    settled += decided.await?;
    let unanswered_before = now.saturating_sub(settings.answer_period);
    let disputes = settle_batches(
        app,
        move |tx| Dispute::due(tx, unanswered_before, BATCH),
        move |tx, id| decide_by_silence(tx, id, unanswered_before),
    );
    settled += disputes.await?;
    let expired = settle_batches(
        app,
        move |tx| Job::due_to_expire(tx, touched_before, BATCH),
        move |tx, id| expire(tx, id, touched_before),
    );
    settled += expired.await?;
    let offers = settle_batches(
        app,
        move |tx| JobOffer::due_to_expire(tx, now, BATCH),
        |tx, due| expire_offer(tx, due.job_id, due.number),
    );
    settled += offers.await?;
    let settings = ReviewSettings::of(&app.settings);
    let over_before = now.saturating_sub(settings.period);
    let revealed = settle_batches(
        app,
        move |tx| blind::jobs_over(tx, over_before, BATCH),
        move |tx, id| reveal_if_due(tx, id, settings),
    );
    settled += revealed.await?;
    Ok(settled)
}

/// Settles batches until none is due, or until other nodes have settled the whole batch.
async fn settle_batches<D: std::fmt::Debug + Copy + Send + 'static, E: Into<Problem>>(
    app: &App,
    due: impl Fn(&mut Tx<'_>) -> Result<Vec<D>, database::Error> + Copy + Send + 'static,
    one: impl Fn(&mut Tx<'_>, D) -> Result<bool, E> + Copy + Send + 'static,
) -> Result<usize, Problem> {
    let mut count = 0;
    loop {
        let mut settled = 0;
        for found in app.read_public(due).await? {
            settled += match app.write_as_system(move |tx| one(tx, found)).await {
                Ok(is_settled) => usize::from(is_settled),
                Err(problem) if problem.is_unavailable() => return Err(problem),
                // One that cannot be settled does not stop the others.
                Err(problem) => {
                    tracing::warn!(job = ?found, %problem, "a job that is due cannot be settled");
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
    use crate::{database::fresh, job::steps::JobError};
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
