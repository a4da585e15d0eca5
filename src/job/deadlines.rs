//! What happens with a job by itself, and when.

use super::{lifecycle::JobStatus, models::Job, settings::JobSettings};
use crate::{core::clock::Timestamp, database::enums::text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// What happens by itself.
    pub(crate) DeadlineKind {
        /// The proposal expires, unless something happens in its conversation before, or a message is sent before a node has ended it.
        ProposalExpires = "PROPOSAL_EXPIRES",
        /// The open offer expires.
        OfferExpires = "OFFER_EXPIRES",
        /// The job is cancelled because of the no-show that was reported, unless that is contested.
        NoShowDecided = "NO_SHOW_DECIDED",
        /// The work counts as confirmed.
        Finalizes = "FINALIZES",
        /// Until then the job can be reviewed by those who may; then their reviews can be read.
        ReviewsRevealed = "REVIEWS_REVEALED",
        /// What the opener of the dispute wants counts, unless the other side says something before.
        DisputeDecided = "DISPUTE_DECIDED",
    }
}

/// What happens by itself, some minutes after `at` at most. No action on the job can prevent it after `at`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobDeadline {
    pub(crate) what: DeadlineKind,
    pub(crate) at: Timestamp,
}

/// What happens by itself with a job, the next first.
pub(crate) fn deadlines(job: &Job, settings: JobSettings, now: Timestamp) -> Vec<JobDeadline> {
    let end = match job.status {
        JobStatus::Negotiating => Some(DeadlineKind::ProposalExpires),
        JobStatus::Accepted => Some(DeadlineKind::NoShowDecided),
        JobStatus::Completed => Some(DeadlineKind::Finalizes),
        JobStatus::Disputed => Some(DeadlineKind::DisputeDecided),
        JobStatus::Rejected | JobStatus::Finalized | JobStatus::Cancelled | JobStatus::Expired => None,
    };
    // Of a job that nobody reviews, nothing is ever revealed.
    let reviews = job.review_stage().until(settings.review_period).filter(|at| !job.reviews_are_closed && *at > now);
    let all = [
        end.zip(job.ends_at(settings)),
        job.open_offer_at(now).map(|offer| (DeadlineKind::OfferExpires, offer.expires_at)),
        reviews.map(|at| (DeadlineKind::ReviewsRevealed, at)),
    ];
    let mut deadlines: Vec<JobDeadline> =
        all.into_iter().flatten().map(|(what, at)| JobDeadline { what, at }).collect();
    deadlines.sort_by_key(|deadline| deadline.at);
    deadlines
}
