//! What is sent about an event.

use crate::{
    core::clock::Timestamp,
    event::{EventKind, models::AnyEvent},
    feed::summary::EventRead,
};
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
    /// The span that has recorded the event, if that was traced.
    pub(super) trace: Option<String>,
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
    pub(super) fn about(event: &AnyEvent) -> Message {
        let mut body = body(event, serde_json::from_str(&event.data).unwrap_or_default());
        if body.len() > MAX_BODY {
            body = self::body(event, Map::from_iter([("is_shortened".to_owned(), json!(true))]));
        }
        // A backup that is older than the latest messages gives their numbers to other events, and receivers drop a
        // message whose id they know. The time tells them apart.
        let id = format!("evt_{}_{}", event.id, event.at.unix_micros());
        Message { id, event_id: Some(event.id), event_type: event.kind.clone(), body, trace: event.trace.clone() }
    }

    /// A test.
    pub(super) fn test(id: Uuid, webhook: Uuid, now: Timestamp) -> Message {
        let event_type = "webhook.test";
        let body = json!({ "type": event_type, "timestamp": now, "data": { "webhook_id": webhook } });
        Message {
            id: format!("test_{id}"),
            event_id: None,
            event_type: event_type.to_owned(),
            body: body.to_string(),
            trace: None,
        }
    }
}

/// Of a kind that this version does not know, what its subject is is `null`.
fn body(event: &AnyEvent, data: Map<String, Value>) -> String {
    let AnyEvent { id, kind, at, actor, subject, .. } = event;
    let Ok(known) = kind.parse::<EventKind>() else {
        let actor = actor.map(|id| json!({ "id": id, "name": null, "picture_url": null }));
        let subject = json!({ "kind": null, "id": subject, "label": null });
        let body = json!({ "id": id, "type": kind, "timestamp": at, "at": at, "actor": actor, "subject": subject, "data": data });
        return body.to_string();
    };
    let event = &EventRead::without_names(known, event, data);
    serde_json::to_string(&Body { timestamp: *at, event }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::ids::{SubjectId, UserId};

    fn event(kind: &str, data: &Value) -> AnyEvent {
        AnyEvent {
            id: 7,
            kind: kind.to_owned(),
            at: Timestamp::MIN,
            actor: Some(UserId::FIRST),
            subject: SubjectId::from(Uuid::nil()),
            data: data.to_string(),
            trace: None,
        }
    }

    #[test]
    fn a_message_has_the_type_the_time_and_the_data_of_its_event() {
        let message = Message::about(&event("job.accepted", &json!({ "thread_id": "t" })));
        let body: Value = serde_json::from_str(&message.body).unwrap();
        let expected = json!({
            "id": 7, "type": "job.accepted", "timestamp": "1970-01-01T00:00:00.000000Z", "at": "1970-01-01T00:00:00.000000Z",
            "actor": { "id": Uuid::nil(), "name": null, "picture_url": null },
            "subject": { "kind": "job", "id": Uuid::nil(), "label": null },
            "data": { "thread_id": "t", "job_id": Uuid::nil() },
        });
        assert_eq!((body, message.id.as_str()), (expected, "evt_7_0"));
    }

    #[test]
    fn another_event_that_has_the_number_of_a_lost_one_has_another_id() {
        let lost = event("job.accepted", &json!({}));
        let later = AnyEvent { at: Timestamp::from_unix_seconds(1).unwrap(), ..event("job.accepted", &json!({})) };
        assert_eq!(Message::about(&lost).id, Message::about(&lost).id, "every attempt has the same");
        assert_ne!(Message::about(&lost).id, Message::about(&later).id);
    }

    #[test]
    fn a_message_about_an_event_of_a_kind_that_is_not_known_has_what_was_recorded() {
        let message = Message::about(&event("moon.landed", &json!({ "crater": 7 })));
        let body: Value = serde_json::from_str(&message.body).unwrap();
        let expected = json!({
            "id": 7, "type": "moon.landed", "timestamp": "1970-01-01T00:00:00.000000Z", "at": "1970-01-01T00:00:00.000000Z",
            "actor": { "id": Uuid::nil(), "name": null, "picture_url": null },
            "subject": { "kind": null, "id": Uuid::nil(), "label": null },
            "data": { "crater": 7 },
        });
        assert_eq!((body, message.event_type.as_str()), (expected, "moon.landed"));
    }

    #[test]
    fn data_that_are_too_long_are_left_out() {
        let message = Message::about(&event("job.accepted", &json!({ "reason": "x".repeat(MAX_BODY) })));
        let body: Value = serde_json::from_str(&message.body).unwrap();
        assert_eq!(body["data"], json!({ "job_id": Uuid::nil(), "is_shortened": true }));
    }
}
