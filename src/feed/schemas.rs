//! Response schemas.

use super::models::FeedEvent;
use crate::{
    core::{
        clock::Timestamp,
        input::{FieldErrors, FromInput, Input, from_fields},
        text::Whole,
    },
    database::enums::Role,
    event::{EventKind, models::LogEnd},
};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// An event that concerns you.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct EventRead {
    /// Grows from event to event, until a `reset`. Differences between two ids mean nothing.
    #[schema(example = 4711)]
    pub(crate) id: i64,
    /// The type of the event.
    #[serde(rename = "type")]
    #[schema(example = "job.accepted")]
    pub(crate) kind: EventKind,
    /// When it happened.
    pub(crate) at: Timestamp,
    /// The ids of the event's subject and parties. `message.posted` carries the message itself as `message`.
    #[schema(value_type = Object, example = json!({ "job_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f" }))]
    pub(crate) data: Map<String, Value>,
}

impl EventRead {
    /// An event that tells the listener that the log ends before the last event that it has seen.
    pub(crate) fn reset(end: LogEnd, at: Timestamp) -> Self {
        Self { id: end.last(), kind: EventKind::Reset, at, data: Map::new() }
    }

    /// The event as users of this role see it.
    pub(crate) fn for_role(role: Role, event: &FeedEvent) -> Self {
        let mut data: Map<String, Value> = serde_json::from_str(&event.data).unwrap_or_default();
        // The reason for removing a review is shown to its author alone, not to the worker.
        if event.kind == EventKind::ReviewRemoved && role == Role::Worker {
            data.remove("reason");
        }
        data.entry(event.kind.subject_name()).or_insert_with(|| json!(event.subject));
        if let FeedEvent {
            thread: Some(thread),
            sender: Some(sender),
            content: Some(content),
            sent_at: Some(sent_at),
            ..
        } = event
        {
            let message = json!({
                "id": event.subject, "thread_id": thread, "sender_id": sender, "content": content, "sent_at": sent_at,
            });
            data.insert("message".into(), message);
        }
        Self { id: event.id, kind: event.kind, at: event.at, data }
    }
}

/// The position in the log to begin at.
#[derive(Debug, Clone, Copy, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct EventFilter {
    /// The id of the last event that you have seen; later events are returned.
    #[param(value_type = Option<i64>, minimum = 0, example = 0)]
    pub(crate) after: Option<EventOffset>,
}

from_fields!(EventFilter { after });

/// A position in the log: after the event of this id, or 0 for the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EventOffset(i64);

impl EventOffset {
    /// The id of the event; 0 for the beginning.
    pub(crate) fn id(self) -> i64 {
        self.0
    }
}

impl TryFrom<i64> for EventOffset {
    type Error = &'static str;

    fn try_from(id: i64) -> Result<Self, Self::Error> {
        if id < 0 { Err("must not be negative") } else { Ok(Self(id)) }
    }
}

impl FromInput for EventOffset {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        Whole::<0, { i64::MAX }>::from_input(input, errors).map(|id| Self(id.0))
    }
}
