//! Request and response bodies of deliveries.

use super::models::{Attempt, Outcome};
use crate::{
    core::{clock::Timestamp, input::from_fields, text::Whole},
    database::ids::DeliveryAttemptId,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A range of events to deliver again.
#[derive(Debug, Clone, Copy, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplayCreate {
    /// The events after this one; 0: from the beginning.
    #[schema(value_type = i64, minimum = 0, example = 4000)]
    pub(crate) after_event_id: Whole<0, { i64::MAX }>,
    /// The last event. Events that were not delivered yet are not part of a replay: they are delivered anyway.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0, example = 4711)]
    pub(crate) until_event_id: Option<Whole<0, { i64::MAX }>>,
}

from_fields!(ReplayCreate { after_event_id, until_event_id });

/// The range that is delivered again.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct ReplayRead {
    #[schema(example = 4000)]
    pub(crate) after_event_id: i64,
    #[schema(example = 4711)]
    pub(crate) until_event_id: i64,
}

/// An attempt to deliver an event, or a test.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AttemptRead {
    pub(crate) id: DeliveryAttemptId,
    /// The header `webhook-id`: the same for every attempt to deliver an event.
    #[schema(example = "evt_4711_1764500000000000")]
    pub(crate) message_id: String,
    /// `null` for a test.
    #[schema(example = 4711)]
    pub(crate) event_id: Option<i64>,
    #[schema(example = "job.accepted")]
    pub(crate) event_type: String,
    /// 1 for the first attempt.
    #[schema(example = 1)]
    pub(crate) attempt: i64,
    pub(crate) outcome: Outcome,
    /// The status of the response.
    #[schema(example = 204)]
    pub(crate) status: Option<i64>,
    /// What went wrong.
    #[schema(example = json!(null))]
    pub(crate) error: Option<String>,
    /// The beginning of the response's body, at most 1024 bytes.
    #[schema(example = "")]
    pub(crate) answer: Option<String>,
    #[schema(example = 42)]
    pub(crate) duration_ms: i64,
    pub(crate) at: Timestamp,
    /// When it is tried again; `null` after a success, and when it is given up.
    pub(crate) next_attempt_at: Option<Timestamp>,
}

impl From<Attempt> for AttemptRead {
    fn from(attempt: Attempt) -> Self {
        Self {
            id: attempt.id,
            message_id: attempt.message_id,
            event_id: attempt.event_id,
            event_type: attempt.event_type,
            attempt: attempt.attempt,
            outcome: attempt.outcome,
            status: attempt.status,
            error: attempt.error,
            answer: attempt.answer,
            duration_ms: attempt.duration_ms,
            at: attempt.at,
            next_attempt_at: attempt.next_attempt_at,
        }
    }
}
