//! The jobs of the demo, and what their reviews are.

use super::{
    accounts::{DAY, DemoService},
    rng::Rng,
    words::REASONS,
};
use crate::{
    core::clock::Timestamp,
    database::{
        enums::Side,
        ids::{JobId, ReviewId, uuid_v7},
    },
    job::{
        dispute::models::{DisputeReason, DisputeStatus},
        models::{
            offers::{OfferLine, OfferStatus, OfferTerms},
            outcome::Outcome,
        },
    },
};
use std::time::Duration;

pub(super) struct DemoJob {
    pub(super) id: JobId,
    pub(super) thread: usize,
    pub(super) status: &'static str,
    pub(super) title: String,
    pub(super) price: Option<i64>,
    pub(super) scheduled_at: Option<Timestamp>,
    pub(super) reason: Option<&'static str>,
    /// Whether the worker accepted, rejected or cancelled it; otherwise the client did.
    pub(super) ended_by_worker: bool,
    pub(super) created_at: Timestamp,
    pub(super) accepted_at: Option<Timestamp>,
    pub(super) completed_at: Option<Timestamp>,
    pub(super) finalized_at: Option<Timestamp>,
    pub(super) ended_at: Option<Timestamp>,
    pub(super) offers: Vec<DemoOffer>,
    /// The number of the one that holds.
    pub(super) agreed_offer: Option<i64>,
    /// Who has reported that the other side did not come, and when.
    pub(super) no_show: Option<(Side, Timestamp)>,
    pub(super) outcome: Option<Outcome>,
    pub(super) dispute: Option<DemoDispute>,
}

pub(super) struct DemoOffer {
    pub(super) terms: OfferTerms,
    pub(super) lines: Vec<OfferLine>,
    pub(super) status: OfferStatus,
    pub(super) created_at: Timestamp,
    pub(super) decided_at: Option<Timestamp>,
}

pub(super) struct DemoDispute {
    pub(super) status: DisputeStatus,
    pub(super) opened_by: Side,
    pub(super) reason_code: DisputeReason,
    /// What the worker should get, says the opener.
    pub(super) wanted: i64,
    pub(super) opened_at: Timestamp,
    pub(super) answered_at: Option<Timestamp>,
    pub(super) decided_at: Option<Timestamp>,
    pub(super) complaint: &'static str,
}

impl DemoJob {
    /// When it was over, if it can be reviewed: with stars if the work was done, in words if it was called off late.
    pub(super) fn reviewable_from(&self) -> Option<Timestamp> {
        let is_late = self.status == "CANCELLED" && self.outcome.is_some_and(|outcome| outcome.is_late);
        self.finalized_at.or(self.ended_at.filter(|_| is_late))
    }

    /// When it was last changed.
    pub(super) fn updated_at(&self) -> Timestamp {
        let latest = [self.accepted_at, self.completed_at, self.finalized_at, self.ended_at].into_iter().flatten();
        let offers = self.offers.iter().flat_map(|offer| [Some(offer.created_at), offer.decided_at]).flatten();
        let disputed = self.dispute.iter().map(|dispute| dispute.answered_at.unwrap_or(dispute.opened_at));
        latest.chain(offers).chain(disputed).max().unwrap_or(self.created_at)
    }
}

/// A review of one side by the other.
pub(super) struct DemoReview {
    pub(super) id: ReviewId,
    pub(super) job: usize,
    /// `None`: in words alone.
    pub(super) rating: Option<usize>,
    pub(super) text: Option<&'static str>,
    pub(super) reply: Option<&'static str>,
    pub(super) is_flagged: bool,
    pub(super) counts: bool,
    pub(super) created_at: Timestamp,
    /// `None`: still blind.
    pub(super) revealed_at: Option<Timestamp>,
}

impl DemoReview {
    /// When its job was over.
    pub(super) fn over_at(&self, job: &DemoJob) -> Timestamp {
        job.reviewable_from().unwrap_or(self.created_at.saturating_add(DAY))
    }
}

/// A job that ends in a state, within a part of its conversation.
pub(super) fn job(
    rng: &mut Rng,
    now: Timestamp,
    thread: usize,
    status: &'static str,
    service: &DemoService,
    from: Timestamp,
    part: Duration,
) -> DemoJob {
    let step = |fraction: f64| from.saturating_add(part.mul_f64(fraction)).min(now);
    // An unfinished job was changed recently; otherwise it would have been settled automatically.
    let lately = |days: f64| now.saturating_sub(DAY.mul_f64(days)).max(from).min(now);
    let (mut accepted_at, mut completed_at, mut finalized_at, mut ended_at) = (None, None, None, None);
    let mut created_at = step(0.0);
    let ended_by_worker = status == "REJECTED" || (status == "CANCELLED" && rng.chance(30));
    match status {
        "NEGOTIATING" => created_at = lately(10.0 * rng.fraction()),
        "ACCEPTED" => {
            created_at = lately(12.0);
            accepted_at = Some(lately(8.0 * rng.fraction()).max(created_at));
        }
        "COMPLETED" => {
            accepted_at = Some(lately(9.0));
            created_at = lately(10.0);
            completed_at = Some(lately(5.0 * rng.fraction()));
        }
        "FINALIZED" => {
            (accepted_at, completed_at, finalized_at) = (Some(step(0.1)), Some(step(0.3)), Some(step(0.35)));
        }
        "CANCELLED" => {
            accepted_at = (ended_by_worker || rng.chance(40)).then(|| step(0.1));
            ended_at = Some(step(0.2));
        }
        _ => {
            ended_at = Some(if status == "REJECTED" { step(0.1) } else { step(0.5) });
        }
    }
    let price = service.price.map(|price| if service.pricing == "HOURLY" { price * rng.between(1, 6) } else { price });
    let is_ahead = matches!(status, "NEGOTIATING" | "ACCEPTED");
    let planned = if is_ahead { now } else { created_at }.saturating_add(DAY.mul_f64(1.0 + 9.0 * rng.fraction()));
    // Work is not done before it was to begin.
    let scheduled_at = rng.chance(60).then_some(completed_at.map_or(planned, |done: Timestamp| planned.min(done)));
    DemoJob {
        id: uuid_v7(created_at, rng.bits()).into(),
        thread,
        status,
        title: service.title.clone(),
        price,
        scheduled_at,
        reason: matches!(status, "REJECTED" | "CANCELLED").then(|| *rng.one_of(REASONS)),
        ended_by_worker,
        created_at,
        accepted_at,
        completed_at,
        finalized_at,
        ended_at,
        offers: Vec::new(),
        agreed_offer: None,
        no_show: None,
        outcome: None,
        dispute: None,
    }
}
