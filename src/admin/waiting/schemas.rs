//! The response body of what waits.

use super::models::{Queue, Waiting};
use crate::core::clock::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// What waits for a decision of an administrator.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WaitingRead {
    /// Identity checks that nobody has decided, claimed or not.
    pub(crate) identity_checks: QueueRead,
    /// Names that workers have asked for.
    pub(crate) name_changes: QueueRead,
    /// Reviews with flags or a signal.
    pub(crate) flagged_reviews: QueueRead,
    /// Disputes that are not decided, and appeals against decisions.
    pub(crate) disputes: QueueRead,
    /// Appeals of authors against the removal of their reviews.
    pub(crate) review_appeals: QueueRead,
}

/// What waits of a kind.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueueRead {
    /// How many; 1000 means that many or more.
    #[schema(example = 3)]
    count: i64,
    /// Since when the first of them waits; null if none does.
    oldest_at: Option<Timestamp>,
}

impl From<Queue> for QueueRead {
    fn from(Queue { count, oldest_at }: Queue) -> Self {
        Self { count, oldest_at }
    }
}

impl From<Waiting> for WaitingRead {
    fn from(Waiting { identity_checks, name_changes, flagged_reviews, disputes, review_appeals }: Waiting) -> Self {
        Self {
            identity_checks: identity_checks.into(),
            name_changes: name_changes.into(),
            flagged_reviews: flagged_reviews.into(),
            disputes: disputes.into(),
            review_appeals: review_appeals.into(),
        }
    }
}
