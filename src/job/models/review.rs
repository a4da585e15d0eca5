//! What the rules of reviews have to know of a job.

use super::{Job, outcome::OutcomeReason};
use crate::{
    database::enums::Side,
    job::lifecycle::JobStatus,
    review::lifecycle::{JobStage, Posted, ReviewWindow},
};

impl Job {
    /// How far the job is, for its reviews. Both sides review a job that was called off, late or in a dispute, in words, without stars,
    /// unless its work had been marked as done.
    pub(crate) fn review_stage(&self) -> JobStage {
        match self.status {
            JobStatus::Negotiating
            | JobStatus::Accepted
            | JobStatus::Rejected
            | JobStatus::Disputed
            | JobStatus::Expired => JobStage::NotDone,
            JobStatus::Cancelled => {
                let at = self.cancelled_at.unwrap_or(self.updated_at);
                let was_done = self.completed_at.is_some() || self.change_requests > 0;
                match self.outcome {
                    Some(outcome) if outcome.is_late || outcome.reason == OutcomeReason::Dispute => {
                        JobStage::Over { at, has_stars: was_done }
                    }
                    Some(_) | None => JobStage::NotDone,
                }
            }
            JobStatus::Completed => JobStage::Done,
            JobStatus::Finalized => {
                JobStage::Over { at: self.finalized_at.unwrap_or(self.updated_at), has_stars: true }
            }
        }
    }

    /// Whether and until when a side can review the job.
    pub(crate) fn review_window(&self, side: Side) -> ReviewWindow {
        let has_reviewed = match side {
            Side::Client => self.client_has_reviewed,
            Side::Worker => self.worker_has_reviewed,
        };
        let own = if has_reviewed { Posted::Blind } else { Posted::Nothing };
        ReviewWindow { stage: self.review_stage(), own, is_closed: self.reviews_are_closed }
    }
}
