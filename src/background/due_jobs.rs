//! What happens with jobs by itself: work counts as confirmed, proposals and offers expire, no-shows that nobody contests end a job,
//! disputes that nobody answers are decided, and reviews whose time is over are revealed.

use super::batches::work_off;
use crate::{
    app::App,
    core::error::Problem,
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
    let finalized = work_off(
        "counting a job as confirmed",
        |rows| app.read_public(move |tx| Job::due_to_finalize(tx, done_before, rows)),
        |id| app.write_as_system(move |tx| finalize_automatically(tx, id, done_before)),
    );
    let mut settled = finalized.await?;
    let decided = work_off(
        "ending a job after a no-show",
        |rows| app.read_public(move |tx| Job::due_no_shows(tx, reported_before, rows)),
        |id| app.write_as_system(move |tx| decide_no_show(tx, id, reported_before)),
    );
    settled += decided.await?;
    let unanswered_before = now.saturating_sub(settings.answer_period);
    let disputes = work_off(
        "deciding a dispute by silence",
        |rows| app.read_public(move |tx| Dispute::due(tx, unanswered_before, rows)),
        |id| app.write_as_system(move |tx| decide_by_silence(tx, id, unanswered_before)),
    );
    settled += disputes.await?;
    let expired = work_off(
        "ending a proposal",
        |rows| app.read_public(move |tx| Job::due_to_expire(tx, touched_before, rows)),
        |id| app.write_as_system(move |tx| expire(tx, id, touched_before)),
    );
    settled += expired.await?;
    let offers = work_off(
        "ending an offer",
        |rows| app.read_public(move |tx| JobOffer::due_to_expire(tx, now, rows)),
        |due| app.write_as_system(move |tx| expire_offer(tx, due.job_id, due.number)),
    );
    settled += offers.await?;
    let settings = ReviewSettings::of(&app.settings);
    let over_before = now.saturating_sub(settings.period);
    let revealed = work_off(
        "revealing the reviews of a job",
        |rows| app.read_public(move |tx| blind::jobs_over(tx, over_before, rows)),
        |id| app.write_as_system(move |tx| reveal_if_due(tx, id, settings)),
    );
    settled += revealed.await?;
    Ok(settled)
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
