//! What is sent about an event.

use crate::{core::clock::Timestamp, event::models::Recorded, feed::summary::EventRead};
use serde::Serialize;
use serde_json::{Map, json};
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

/// The event as in a feed, with the time as Standard Webhooks names it.
#[derive(Serialize)]
struct Body<'m> {
    timestamp: Timestamp,
    #[serde(flatten)]
    event: &'m EventRead,
}

impl Message {
    /// The event as feeds show it, without names: ids and decisions, never what users have written. Data that are too long are
    /// left out, except the id of the subject.
    pub(super) fn about(event: &Recorded) -> Message {
        let mut read = EventRead::without_names(event);
        let mut body = to_json(&Body { timestamp: event.at, event: &read });
        if body.len() > MAX_BODY {
            read.data = Map::from_iter([("is_shortened".to_owned(), json!(true))]);
            event.kind.add_subject(json!(event.subject), &mut read.data);
            body = to_json(&Body { timestamp: event.at, event: &read });
        }
        let id = format!("evt_{}", event.id);
        Message { id, event_id: Some(event.id), event_type: event.kind.as_str().to_owned(), body }
    }

    /// A test.
    pub(super) fn test(id: Uuid, webhook: Uuid, now: Timestamp) -> Message {
        let event_type = "webhook.test";
        let body = json!({ "type": event_type, "timestamp": now, "data": { "webhook_id": webhook } });
        Message { id: format!("test_{id}"), event_id: None, event_type: event_type.to_owned(), body: body.to_string() }
    }
}

fn to_json(body: &Body<'_>) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        database::ids::{SubjectId, UserId},
        event::EventKind,
    };
    use serde_json::Value;

    fn event(data: &Value) -> Recorded {
        Recorded {
            id: 7,
            kind: EventKind::JobAccepted,
            at: Timestamp::MIN,
            actor: Some(UserId::FIRST),
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
            "id": 7, "type": "job.accepted", "timestamp": "1970-01-01T00:00:00.000000Z", "at": "1970-01-01T00:00:00.000000Z",
            "actor": { "id": Uuid::nil(), "name": null, "picture_url": null },
            "subject": { "kind": "job", "id": Uuid::nil(), "label": null },
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
