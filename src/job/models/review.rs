//! What the rules of reviews have to know of a job.

use super::{Job, outcome::OutcomeReason};
use crate::{
    database::enums::Side,
    job::lifecycle::JobStatus,
    review::lifecycle::{JobStage, Posted, ReviewWindow},
};

impl Job {
    /// How far the job is, for its reviews. Both sides review a job that was called off late in words, without stars; one that was
    /// disputed, as one that is finished.
    pub(crate) fn review_stage(&self) -> JobStage {
        match self.status {
            JobStatus::Negotiating
            | JobStatus::Accepted
            | JobStatus::Rejected
            | JobStatus::Disputed
            | JobStatus::Expired => JobStage::NotDone,
            JobStatus::Cancelled => {
                let at = self.cancelled_at.unwrap_or(self.updated_at);
                match self.outcome {
                    Some(outcome) if outcome.reason == OutcomeReason::Dispute => JobStage::Over { at, has_stars: true },
                    Some(outcome) if outcome.is_late => JobStage::Over { at, has_stars: false },
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
