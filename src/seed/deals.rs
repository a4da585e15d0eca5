//! What the jobs of the demo were agreed on: quotes, counter-offers, other times, and what came of those that were called off.

use super::{
    accounts::DAY,
    jobs::{DemoJob, DemoOffer},
    rng::Rng,
};
use crate::{
    core::clock::{HOUR, Timestamp},
    database::enums::{CancellationPolicy, Side},
    event::EventKind,
    job::{
        cancelling::policy::{Agreement, Consequence},
        models::{
            offers::{OfferLine, OfferStatus, OfferTerms},
            outcome::{DecidedBy, Outcome, OutcomeReason},
        },
        offers::quantity::{OfferUnit, Quantity, total},
    },
};

/// Something that happened with a job.
pub(super) struct DemoStep {
    pub(super) at: Timestamp,
    pub(super) kind: EventKind,
    pub(super) status: &'static str,
    /// `None`: it happened by itself.
    pub(super) by: Option<Side>,
    pub(super) offer: Option<i64>,
}

/// Adds offers and outcome to a job whose times are known.
pub(super) fn negotiate(rng: &mut Rng, now: Timestamp, job: &mut DemoJob, policy: CancellationPolicy) {
    let end = job.accepted_at.or(job.ended_at).unwrap_or(now);
    if job.price.is_some() || job.scheduled_at.is_some() {
        let lines: Vec<OfferLine> = job.price.map(|price| whole(&job.title, price)).into_iter().collect();
        job.offers.push(open(Side::Client, lines, job.scheduled_at, policy, job.created_at, now));
    }
    if job.status != "EXPIRED" && rng.chance(35) {
        let at = between(job.created_at, end);
        supersede(job, at);
        job.offers.push(open(Side::Worker, quote(rng), job.scheduled_at, policy, at, now));
    }
    decide(job, end);
    job.price = job.offers.last().map_or(job.price, |offer| offer.terms.total_amount);
    if job.status == "ACCEPTED" && job.scheduled_at.is_some() && rng.chance(40) {
        reschedule(rng, now, job, policy, end);
    }
    call_off(rng, job, policy);
}

fn open(
    made_by: Side,
    lines: Vec<OfferLine>,
    scheduled_at: Option<Timestamp>,
    policy: CancellationPolicy,
    created_at: Timestamp,
    now: Timestamp,
) -> DemoOffer {
    let total = total(lines.iter().map(|line| (line.quantity, line.unit_price))).filter(|_| !lines.is_empty());
    let terms = OfferTerms {
        made_by,
        total_amount: total,
        total_currency: total.map(|_| "EUR".to_owned()),
        scheduled_at,
        duration_minutes: scheduled_at.map(|_| 120),
        note: (made_by == Side::Worker).then(|| "With everything that is needed.".to_owned()),
        cancellation_policy: Some(policy),
        // One that is open is not about to expire.
        expires_at: created_at.saturating_add(DAY * 7).max(now.saturating_add(DAY * 2)),
    };
    DemoOffer { terms, lines, status: OfferStatus::Open, created_at, decided_at: None }
}

fn whole(title: &str, price: i64) -> OfferLine {
    OfferLine { description: title.to_owned(), quantity: Quantity::ONE, unit: OfferUnit::Job, unit_price: price }
}

/// Hours and material.
fn quote(rng: &mut Rng) -> Vec<OfferLine> {
    let line = |description: &str, thousandths, unit, unit_price| {
        let quantity = Quantity::from_thousandths(thousandths).unwrap_or(Quantity::ONE);
        OfferLine { description: description.to_owned(), quantity, unit, unit_price }
    };
    vec![
        line("Work", rng.between(2, 12) * 500, OfferUnit::Hour, rng.between(30, 90) * 100),
        line("Material", rng.between(1, 4) * 1_000, OfferUnit::Piece, rng.between(5, 40) * 99),
    ]
}

fn between(from: Timestamp, until: Timestamp) -> Timestamp {
    from.saturating_add(until.saturating_since(from) / 2)
}

fn supersede(job: &mut DemoJob, at: Timestamp) {
    if let Some(offer) = job.offers.last_mut() {
        (offer.status, offer.decided_at) = (OfferStatus::Superseded, Some(at));
    }
}

/// What became of the last offer.
fn decide(job: &mut DemoJob, at: Timestamp) {
    let ended_by = if job.ended_by_worker { Side::Worker } else { Side::Client };
    let (status, is_agreed) = (job.status, job.accepted_at.is_some());
    let Some(offer) = job.offers.last_mut() else { return };
    offer.status = match status {
        "NEGOTIATING" => return,
        _ if is_agreed => OfferStatus::Accepted,
        "EXPIRED" => OfferStatus::Expired,
        _ if offer.terms.made_by == ended_by => OfferStatus::Withdrawn,
        _ => OfferStatus::Declined,
    };
    offer.decided_at = Some(at);
    if is_agreed {
        job.agreed_offer = i64::try_from(job.offers.len()).ok();
    }
}

/// The client asks for another time. Half of the workers have agreed.
fn reschedule(rng: &mut Rng, now: Timestamp, job: &mut DemoJob, policy: CancellationPolicy, agreed_at: Timestamp) {
    let at = between(agreed_at, now);
    let later = job.scheduled_at.map(|start| start.saturating_add(DAY * 2));
    let lines = job.offers.last().map(|offer| offer.lines.clone()).unwrap_or_default();
    let mut offer = open(Side::Client, lines, later, policy, at, now);
    if rng.chance(50) {
        (offer.status, offer.decided_at) = (OfferStatus::Accepted, Some(between(at, now)));
        job.scheduled_at = later;
        job.agreed_offer = i64::try_from(job.offers.len() + 1).ok();
    }
    job.offers.push(offer);
}

/// What came of a job that was called off after the agreement: some were, because one side did not come.
fn call_off(rng: &mut Rng, job: &mut DemoJob, policy: CancellationPolicy) {
    let Some((agreed_at, ended_at)) = job.accepted_at.zip(job.ended_at) else { return };
    let ended_by = if job.ended_by_worker { Side::Worker } else { Side::Client };
    let start = ended_at.saturating_sub(HOUR * 25);
    let is_no_show = job.scheduled_at.is_some() && start >= agreed_at && rng.chance(30);
    if is_no_show {
        job.scheduled_at = Some(start);
        if let Some(offer) = job.offers.last_mut() {
            offer.terms.scheduled_at = Some(start);
        }
        job.no_show = Some((ended_by, start.saturating_add(HOUR)));
        job.reason = None;
    }
    let agreement =
        job.agreed_offer.map(|_| Agreement { policy, total: job.price, agreed_at, start: job.scheduled_at });
    let (owes, at) = match (is_no_show, ended_by) {
        (true, by) => (by.other(), start),
        (false, by) => (by, ended_at),
    };
    let free = Consequence { client_owes: None, worker_gets: None, late: false };
    let Consequence { client_owes, worker_gets, late } =
        agreement.map_or(free, |agreement| agreement.cancelled(owes, at));
    let (reason, decided_by) = match (is_no_show, ended_by) {
        (false, _) => (OutcomeReason::Cancelled, DecidedBy::Policy),
        (true, Side::Client) => (OutcomeReason::NoShowOfWorker, DecidedBy::Silence),
        (true, Side::Worker) => (OutcomeReason::NoShowOfClient, DecidedBy::Silence),
    };
    let is_late = late || is_no_show;
    job.outcome = Some(Outcome { by: ended_by, reason, client_owes, worker_gets, is_late, decided_by });
}

/// What happened with a job, in the order of time. Each is a version.
pub(super) fn steps(job: &DemoJob) -> Vec<DemoStep> {
    let (client, worker) = (Some(Side::Client), Some(Side::Worker));
    let step = |at, kind, status, by| DemoStep { at, kind, status, by, offer: None };
    let first = job.offers.first().filter(|offer| offer.created_at == job.created_at).map(|_| 1);
    let mut steps =
        vec![DemoStep { offer: first, ..step(job.created_at, EventKind::JobCreated, "NEGOTIATING", client) }];
    let agreed = (1_i64..).zip(&job.offers).find(|(_, offer)| offer.status == OfferStatus::Accepted);
    for (number, offer) in (1_i64..).zip(&job.offers) {
        let is_agreed = agreed.is_some_and(|(first, _)| number > first);
        let status = if is_agreed { "ACCEPTED" } else { "NEGOTIATING" };
        if Some(number) != first {
            let made = step(offer.created_at, EventKind::JobOfferMade, status, Some(offer.terms.made_by));
            steps.push(DemoStep { offer: Some(number), ..made });
        }
        if let Some(at) = offer.decided_at.filter(|_| is_agreed && offer.status == OfferStatus::Accepted) {
            let amended = step(at, EventKind::JobAmended, "ACCEPTED", Some(offer.terms.made_by.other()));
            steps.push(DemoStep { offer: Some(number), ..amended });
        }
    }
    if let Some(at) = job.accepted_at {
        let by = agreed.map_or(Side::Worker, |(_, offer)| offer.terms.made_by.other());
        let accepted = step(at, EventKind::JobAccepted, "ACCEPTED", Some(by));
        steps.push(DemoStep { offer: agreed.map(|(number, _)| number), ..accepted });
    }
    steps.extend(job.completed_at.map(|at| step(at, EventKind::JobCompleted, "COMPLETED", worker)));
    match &job.dispute {
        None => steps.extend(job.finalized_at.map(|at| step(at, EventKind::JobFinalized, "FINALIZED", client))),
        Some(dispute) => {
            steps.push(step(dispute.opened_at, EventKind::JobDisputed, "DISPUTED", Some(dispute.opened_by)));
            let answered = Some(dispute.opened_by.other());
            steps.extend(dispute.answered_at.map(|at| step(at, EventKind::JobStatementMade, "DISPUTED", answered)));
            let by = dispute.decided_by_side();
            steps.extend(dispute.decided_at.map(|at| step(at, EventKind::JobDisputeDecided, "FINALIZED", by)));
            steps.extend(
                dispute.appealed_at().map(|at| step(at, EventKind::JobDecisionAppealed, "FINALIZED", answered)),
            );
        }
    }
    if let Some((by, at)) = job.no_show {
        steps.push(step(at, EventKind::JobNoShowReported, "ACCEPTED", Some(by)));
    }
    let ender = if job.ended_by_worker { worker } else { client };
    let end = match job.status {
        "REJECTED" => Some((EventKind::JobRejected, worker)),
        "CANCELLED" => Some((EventKind::JobCancelled, ender.filter(|_| job.no_show.is_none()))),
        "EXPIRED" => Some((EventKind::JobExpired, None)),
        _ => None,
    };
    steps.extend(job.ended_at.zip(end).map(|(at, (kind, by))| step(at, kind, job.status, by)));
    steps.sort_by_key(|step| step.at);
    steps
}
