//! What is sent about an event.

use crate::{core::clock::Timestamp, event::models::Recorded};
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The longest body, in bytes.
const MAX_BODY: usize = 16 * 1024;

/// A message before it is signed.
#[derive(Debug, Clone)]
pub(super) struct Message {
    /// The same for every attempt, and for a replay.
    pub(super) id: String,
    pub(super) event_id: Option<i64>,
    pub(super) event_type: String,
    pub(super) body: String,
}

#[derive(Serialize)]
struct Body<'m> {
    #[serde(rename = "type")]
    event_type: &'m str,
    timestamp: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    data: &'m Map<String, Value>,
}

impl Message {
    /// The event as the feed of administrators shows it: ids and decisions, never what users have written. Data that
    /// are too long are left out, except the id of the subject.
    pub(super) fn about(event: &Recorded) -> Message {
        let name = event.kind.subject_name();
        let mut data: Map<String, Value> = serde_json::from_str(&event.data).unwrap_or_default();
        data.entry(name).or_insert_with(|| json!(event.subject));
        let event_type = event.kind.as_str();
        let mut body = to_json(&Body { event_type, timestamp: event.at, id: Some(event.id), data: &data });
        if body.len() > MAX_BODY {
            let data =
                Map::from_iter([(name.to_owned(), json!(event.subject)), ("is_shortened".to_owned(), json!(true))]);
            body = to_json(&Body { event_type, timestamp: event.at, id: Some(event.id), data: &data });
        }
        let id = format!("evt_{}", event.id);
        Message { id, event_id: Some(event.id), event_type: event_type.to_owned(), body }
    }

    /// A test.
    pub(super) fn test(id: Uuid, webhook: Uuid, now: Timestamp) -> Message {
        let event_type = "webhook.test";
        let data = Map::from_iter([("webhook_id".to_owned(), json!(webhook))]);
        let body = to_json(&Body { event_type, timestamp: now, id: None, data: &data });
        Message { id: format!("test_{id}"), event_id: None, event_type: event_type.to_owned(), body }
    }
}

fn to_json(body: &Body<'_>) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{database::ids::SubjectId, event::EventKind};

    fn event(data: &Value) -> Recorded {
        Recorded {
            id: 7,
            kind: EventKind::JobAccepted,
            at: Timestamp::MIN,
            actor: None,
            subject: SubjectId::from(Uuid::nil()),
            client: None,
            worker: None,
            data: data.to_string(),
        }
    }

    #[test]
    fn a_message_has_the_type_the_time_and_the_data_of_its_event() {
        let message = Message::about(&event(&json!({ "thread_id": "t" })));
        let body: Value = serde_json::from_str(&message.body).unwrap();
        let expected = json!({
            "id": 7, "type": "job.accepted", "timestamp": "1970-01-01T00:00:00.000000Z",
            "data": { "thread_id": "t", "job_id": Uuid::nil() },
        });
        assert_eq!((body, message.id.as_str()), (expected, "evt_7"));
    }

    #[test]
    fn data_that_are_too_long_are_left_out() {
        let message = Message::about(&event(&json!({ "reason": "x".repeat(MAX_BODY) })));
        let body: Value = serde_json::from_str(&message.body).unwrap();
        assert_eq!(body["data"], json!({ "job_id": Uuid::nil(), "is_shortened": true }));
    }
}
