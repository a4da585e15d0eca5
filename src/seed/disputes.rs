//! The disputes of the demo, in each state.

use super::{
    accounts::DAY,
    jobs::{DemoDispute, DemoJob},
    rng::Rng,
};
use crate::{
    core::clock::Timestamp,
    database::enums::Side,
    job::{
        dispute::models::{DisputeReason, DisputeStatus},
        models::outcome::{DecidedBy, Outcome, OutcomeReason},
    },
};
use std::time::Duration;

/// What clients say, and of what kind it is.
const COMPLAINTS: &[(DisputeReason, &str)] = &[
    (
        DisputeReason::PoorQuality,
        "It looked fine when you left, and it came apart the next day. Half of the price would be fair.",
    ),
    (DisputeReason::NotDone, "Only the first of the two rooms is done."),
    (DisputeReason::Damage, "There is a scratch across the table that was not there before."),
    (DisputeReason::Overcharged, "We had agreed on the price with the material, not without it."),
];

pub(super) const ANSWER: &str =
    "I see that differently: everything that we had agreed on is done. I can come once more and have a look.";

/// Some jobs whose work is done are disputed, and some of those that are over were.
pub(super) fn dispute(rng: &mut Rng, now: Timestamp, job: &mut DemoJob) {
    let Some((total, done)) = job.price.zip(job.completed_at) else { return };
    let wanted = total / 2;
    let (reason_code, complaint) = *rng.one_of(COMPLAINTS);
    match job.finalized_at {
        None if rng.chance(20) => {
            let opened_at = between(done, now);
            // Nobody has been silent for as long as decides it.
            let is_answered = rng.chance(60) || now.saturating_since(opened_at) > DAY * 4;
            let answered_at = is_answered.then(|| between(opened_at, now));
            let (status, opened_by, decided_at) = (DisputeStatus::Open, Side::Client, None);
            job.status = "DISPUTED";
            job.dispute = Some(DemoDispute {
                status,
                opened_by,
                reason_code,
                wanted,
                opened_at,
                answered_at,
                decided_at,
                complaint,
            });
        }
        Some(over) if rng.chance(6) => {
            let opened_at = between(done, over);
            let status = *rng.one_of(&[DisputeStatus::Settled, DisputeStatus::Unanswered, DisputeStatus::Resolved]);
            let is_recent = now.saturating_since(over) < DAY * 13;
            let status = if status == DisputeStatus::Resolved && is_recent { DisputeStatus::Appealed } else { status };
            let answered_at = (status != DisputeStatus::Unanswered).then(|| between(opened_at, over));
            let (opened_by, decided_at) = (Side::Client, Some(over));
            job.outcome = Some(Outcome {
                by: opened_by,
                reason: OutcomeReason::Dispute,
                client_owes: Some(wanted),
                worker_gets: Some(wanted),
                is_late: false,
                decided_by: match status {
                    DisputeStatus::Settled => DecidedBy::Agreement,
                    DisputeStatus::Unanswered => DecidedBy::Silence,
                    DisputeStatus::Open
                    | DisputeStatus::Resolved
                    | DisputeStatus::Appealed
                    | DisputeStatus::AppealDecided => DecidedBy::Administrator,
                },
            });
            job.dispute = Some(DemoDispute {
                status,
                opened_by,
                reason_code,
                wanted,
                opened_at,
                answered_at,
                decided_at,
                complaint,
            });
        }
        _ => {}
    }
}

fn between(from: Timestamp, until: Timestamp) -> Timestamp {
    from.saturating_add(until.saturating_since(from) / 2)
}

impl DemoDispute {
    /// The side that has decided it; `None`: an administrator, or silence.
    pub(super) fn decided_by_side(&self) -> Option<Side> {
        (self.status == DisputeStatus::Settled).then(|| self.opened_by.other())
    }

    /// Whether an administrator has decided it.
    pub(super) fn is_resolved(&self) -> bool {
        matches!(self.status, DisputeStatus::Resolved | DisputeStatus::Appealed)
    }

    pub(super) fn appealed_at(&self) -> Option<Timestamp> {
        let decided_at = self.decided_at.filter(|_| self.status == DisputeStatus::Appealed);
        decided_at.map(|at| at.saturating_add(Duration::from_secs(3600)))
    }
}
