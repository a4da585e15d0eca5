//! The rules of cancelling and of no-shows.

use super::{models::Preview, schemas::JobCancel};
use crate::{
    auth::permissions::Party,
    core::{clock::Timestamp, money::Money},
    database::{
        Tx,
        enums::{Side, UserStatus},
        ids::JobId,
    },
    event::EventKind,
    job::{
        cancelling::policy::{Agreement, Consequence},
        lifecycle::{JobAction, JobStatus},
        models::{
            Job,
            outcome::{DecidedBy, Outcome, OutcomeReason},
        },
        settings::JobSettings,
        steps::{JobError, NewJobEvent, Step, append_event, change_status, of_party},
    },
};

/// What would come of it if the caller cancelled a job now, if they may.
pub(crate) fn preview(tx: &mut Tx<'_>, party: &Party, id: JobId, settings: JobSettings) -> Result<Preview, JobError> {
    let (job, now) = (of_party(tx, *party, id)?, tx.now());
    job.situation(settings, now).after(JobAction::Cancel, party.side())?;
    let consequence = consequence(&job, party.side(), now);
    let until = priced_agreement(&job, party.side()).and_then(|agreement| agreement.next_change(now));
    Ok(Preview { job, consequence, until })
}

/// What comes of cancelling: nothing before the agreement, where no policy was agreed, and where the other side cannot keep to it.
fn consequence(job: &Job, by: Side, now: Timestamp) -> Consequence {
    priced_agreement(job, by).map_or(free(job), |agreement| agreement.cancelled(by, now))
}

fn free(job: &Job) -> Consequence {
    let nothing = job.terms.price_amount.filter(|_| job.status == JobStatus::Accepted).map(|_| 0);
    Consequence { client_owes: nothing, worker_gets: nothing, late: false }
}

/// The agreement by which cancelling has a price for this side.
fn priced_agreement(job: &Job, by: Side) -> Option<Agreement> {
    let other = match by {
        Side::Client => job.worker_status,
        Side::Worker => job.client_status,
    };
    job.agreement().filter(|_| job.status == JobStatus::Accepted && other == UserStatus::Active)
}

/// A participant cancels a job. Who says what they expect to owe is refused if it is not that.
pub(crate) fn cancel(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    request: &JobCancel,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let Preview { job, consequence, .. } = preview(tx, party, id, settings)?;
    let client_owes = consequence.client_owes.unwrap_or_default();
    let is_expected = |expected: &Money| {
        let currency = job.terms.price_currency.as_ref();
        expected.amount == client_owes && currency.is_none_or(|currency| *currency == expected.currency)
    };
    if !request.client_owes.as_ref().is_none_or(is_expected) {
        return Err(JobError::ConsequenceChanged { client_owes, late: consequence.late });
    }
    let by = party.side();
    let outcome = (job.status == JobStatus::Accepted)
        .then(|| outcome(by, OutcomeReason::Cancelled, consequence, DecidedBy::Policy));
    let step = Step::of(*party, JobStatus::Cancelled, Some(&request.reason));
    change_status(tx, &job, &Step { outcome, ..step })?;
    append_event(tx, id, NewJobEvent::of(EventKind::JobCancelled, *party))
}

fn outcome(by: Side, reason: OutcomeReason, consequence: Consequence, decided_by: DecidedBy) -> Outcome {
    let Consequence { client_owes, worker_gets, late } = consequence;
    Outcome { by, reason, client_owes, worker_gets, is_late: late, decided_by }
}

/// A participant reports that the other side did not come. If that is not contested in time, the job is cancelled.
pub(crate) fn report_no_show(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let job = of_party(tx, *party, id)?;
    job.situation(settings, tx.now()).after(JobAction::ReportNoShow, party.side())?;
    job.report_no_show(tx, party.side())?;
    append_event(tx, id, NewJobEvent::of(EventKind::JobNoShowReported, *party))
}

/// Cancels a job with a no-show that was reported by `before` and that nobody has contested. Who did not come as the client owes what a
/// cancellation at the start would have cost; who did not come as the worker gets nothing. That the account of the side that was there was
/// frozen since changes nothing.
pub(crate) fn decide_no_show(tx: &mut Tx<'_>, id: JobId, before: Timestamp) -> Result<bool, JobError> {
    let Some(job) = Job::find(tx, id)?.filter(|job| job.status == JobStatus::Accepted) else { return Ok(false) };
    let Some((by, _)) = job.no_show_reported_by.zip(job.no_show_at.filter(|at| *at <= before)) else {
        return Ok(false);
    };
    let (absent, reason) = match by {
        Side::Client => (Side::Worker, OutcomeReason::NoShowOfWorker),
        Side::Worker => (Side::Client, OutcomeReason::NoShowOfClient),
    };
    let at_start = job.terms.scheduled_at.unwrap_or(tx.now());
    let consequence = job.agreement().map_or(free(&job), |agreement| agreement.cancelled(absent, at_start));
    let consequence = Consequence { late: true, ..consequence };
    let outcome = Some(outcome(by, reason, consequence, DecidedBy::Silence));
    change_status(tx, &job, &Step { outcome, ..Step::by_itself(&job, JobAction::Default)? })?;
    append_event(tx, id, NewJobEvent::by_itself(EventKind::JobCancelled))?;
    Ok(true)
}
