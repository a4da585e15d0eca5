//! Request and response bodies of administrators' jobs.

use super::models::{Conversation, JobCase, SentMessage};
use crate::{
    core::{clock::Timestamp, input::from_fields},
    database::{
        enums::Side,
        ids::{MessageId, ReviewId, UserId},
        models::user::PublicUser,
    },
    job::{
        dispute::models::DisputeStatus,
        lifecycle::JobStatus,
        offers::schemas::JobOfferRead,
        rights::JobRights,
        schemas::{JobEventRead, JobRead},
        settings::JobSettings,
    },
    review::models::{Review, ReviewSignal, ReviewStatus},
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Filters for all jobs.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AllJobsFilter {
    /// Only jobs with this status.
    pub(crate) status: Option<JobStatus>,
    /// Only jobs of this client or worker.
    pub(crate) user_id: Option<UserId>,
    /// Only jobs proposed at this time or later.
    pub(crate) from: Option<Timestamp>,
    /// Only jobs proposed before this time.
    pub(crate) until: Option<Timestamp>,
}

from_fields!(AllJobsFilter { status, user_id, from, until });

/// A job as administrators see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobCaseRead {
    pub(crate) job: JobRead,
    /// Its offers with their lines, the newest first; of more than 20, the latest.
    #[schema(max_items = 20, example = json!([]))]
    pub(crate) offers: Vec<JobOfferRead>,
    /// The status of its dispute; `null` if there never was one.
    pub(crate) dispute: Option<DisputeStatus>,
    /// The reviews that can be read, the client's first, removed ones included. Whether there are others is not told.
    #[schema(max_items = 2, example = json!([]))]
    pub(crate) reviews: Vec<ReviewOfJobRead>,
    pub(crate) conversation: ConversationRead,
    /// What happened with it, oldest first; of more than 50 entries, the latest.
    #[schema(max_items = 50)]
    pub(crate) history: Vec<JobEventRead>,
}

/// A review of a job, as administrators see it there.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReviewOfJobRead {
    pub(crate) id: ReviewId,
    /// Who wrote it.
    pub(crate) reviewer: Side,
    /// `null` if the job was called off late: such reviews have no stars.
    #[schema(minimum = 1, maximum = 5, example = 1)]
    pub(crate) rating: Option<i64>,
    pub(crate) status: ReviewStatus,
    /// The number of open flags.
    #[schema(example = 1)]
    pub(crate) open_flags: i64,
    /// What the system has found, until an administrator has decided.
    pub(crate) open_signals: Vec<ReviewSignal>,
}

/// The size of a conversation. What was written stands at `GET /admin/jobs/{id}/messages`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConversationRead {
    #[schema(example = 12)]
    pub(crate) message_count: i64,
    /// Whether it is closed for new messages.
    #[schema(example = false)]
    pub(crate) is_closed: bool,
    pub(crate) last_activity_at: Timestamp,
}

impl JobCaseRead {
    pub(super) fn new(case: JobCase, settings: JobSettings, now: Timestamp) -> Self {
        let JobCase { job, offers, dispute, reviews, conversation, history } = case;
        let Conversation { message_count, is_closed, last_activity_at } = conversation;
        Self {
            job: JobRead::of(job, JobRights::default(), settings, now),
            offers: offers.into_iter().map(JobOfferRead::from).collect(),
            dispute,
            reviews: reviews.into_iter().map(ReviewOfJobRead::from).collect(),
            conversation: ConversationRead { message_count, is_closed, last_activity_at },
            history: history.into_iter().map(JobEventRead::from).collect(),
        }
    }
}

impl From<Review> for ReviewOfJobRead {
    fn from(Review { id, reviewer, rating, status, open_flags, open_signals, .. }: Review) -> Self {
        Self { id, reviewer, rating, status, open_flags, open_signals }
    }
}

/// The right to read a conversation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InspectionRead {
    /// Until when you may read the messages.
    pub(crate) until: Timestamp,
}

/// A message, as administrators see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InspectedMessage {
    pub(crate) id: MessageId,
    pub(crate) sender: PublicUser,
    #[schema(example = "Could you come on Tuesday?")]
    pub(crate) content: String,
    pub(crate) sent_at: Timestamp,
}

impl From<SentMessage> for InspectedMessage {
    fn from(SentMessage { id, number: _, content, sent_at, sender }: SentMessage) -> Self {
        Self { id, sender, content, sent_at }
    }
}
