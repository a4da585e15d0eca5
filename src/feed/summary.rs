//! An event as it is sent: to feeds, in lists and to webhooks.

use super::models::{FeedEvent, NamedActor, PostedMessage};
use crate::{
    core::clock::Timestamp,
    database::{
        enums::Role,
        ids::{MessageId, PictureId, SubjectId, ThreadId, UserId},
        models::user::PublicName,
    },
    event::{
        EventKind, SubjectKind,
        models::{AnyEvent, LogEnd},
    },
    picture::address::PictureUrl,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// An event. `schema.rs` describes the data of each kind.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EventRead {
    pub(crate) id: i64,
    #[serde(rename = "type")]
    pub(crate) kind: EventKind,
    pub(crate) at: Timestamp,
    pub(crate) actor: Option<EventActor>,
    pub(crate) subject: Option<EventSubject>,
    pub(crate) data: Map<String, Value>,
}

/// Who did it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub(crate) struct EventActor {
    pub(crate) id: UserId,
    /// As others see it: the first name and the first letter of the last name, or `Deleted user`. `null` in what webhooks
    /// get.
    #[schema(example = "Ada L.")]
    pub(crate) name: Option<String>,
    pub(crate) picture_url: Option<PictureUrl>,
}

/// What it is about.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EventSubject {
    pub(crate) kind: SubjectKind,
    pub(crate) id: SubjectId,
    /// The title of the job or listing, also for a conversation, a message or a review of it; the name of the account, also for a
    /// submission of it; the host of the webhook.
    pub(crate) label: Option<String>,
}

/// A message that was posted.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub(crate) struct EventMessage {
    pub(crate) id: MessageId,
    pub(crate) thread_id: ThreadId,
    /// Its number in the conversation: messages are numbered from 1.
    #[schema(example = 7)]
    pub(crate) number: i64,
    pub(crate) sender_id: UserId,
    #[schema(example = "Could you come on Tuesday?")]
    pub(crate) content: String,
    pub(crate) sent_at: Timestamp,
}

/// Who reads an event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader {
    pub(crate) id: UserId,
    pub(crate) role: Role,
}

impl EventRead {
    /// An event that tells the reader that the log ends before the last event that it has seen.
    pub(super) fn reset(end: LogEnd, at: Timestamp) -> Self {
        Self { id: end.last(), kind: EventKind::Reset, at, actor: None, subject: None, data: Map::new() }
    }

    /// The event as a user sees it.
    pub(super) fn for_reader(reader: Reader, event: FeedEvent) -> Self {
        let mut data: Map<String, Value> = serde_json::from_str(&event.data).unwrap_or_default();
        event.kind.withhold(reader.role, &mut data);
        let label = event.kind.subject_kind().and_then(|kind| label(kind, reader, &event, &data));
        if let Some(PostedMessage { thread_id, number, sender_id, content, sent_at }) = event.message {
            let id = MessageId::from(event.subject.as_uuid());
            data.insert("message".into(), json!(EventMessage { id, thread_id, number, sender_id, content, sent_at }));
        }
        let actor = actor(reader, event.actor, event.actor_picture);
        Self::new(event.id, event.kind, event.at, actor, (event.subject, label), data)
    }

    /// The event for a webhook: ids and decisions, never names or what users have written.
    pub(crate) fn without_names(kind: EventKind, event: &AnyEvent, data: Map<String, Value>) -> Self {
        let actor = event.actor.map(|id| EventActor { id, name: None, picture_url: None });
        Self::new(event.id, kind, event.at, actor, (event.subject, None), data)
    }

    fn new(
        id: i64,
        kind: EventKind,
        at: Timestamp,
        actor: Option<EventActor>,
        (subject, label): (SubjectId, Option<String>),
        mut data: Map<String, Value>,
    ) -> Self {
        kind.add_subject(json!(subject), &mut data);
        let subject = kind.subject_kind().map(|kind| EventSubject { kind, id: subject, label });
        Self { id, kind, at, actor, subject, data }
    }
}

/// The actor, unless it is an administrator, who is named to administrators alone.
fn actor(reader: Reader, actor: Option<NamedActor>, picture: Option<PictureId>) -> Option<EventActor> {
    let actor = actor.filter(|actor| actor.role != Role::Admin || reader.role == Role::Admin)?;
    Some(EventActor {
        id: actor.id,
        name: Some(short_name(actor.first_name, &actor.last_name)),
        picture_url: picture.map(PictureUrl),
    })
}

/// What the subject is called, as far as the reader may know.
fn label(kind: SubjectKind, reader: Reader, event: &FeedEvent, data: &Map<String, Value>) -> Option<String> {
    match kind {
        SubjectKind::User | SubjectKind::Submission => event.person.clone().map(|person| {
            let is_whole = reader.role == Role::Admin || reader.id == person.id;
            if is_whole {
                format!("{} {}", person.first_name, person.last_name).trim_end().to_owned()
            } else {
                short_name(person.first_name, &person.last_name)
            }
        }),
        SubjectKind::Service | SubjectKind::Thread | SubjectKind::Message | SubjectKind::Job | SubjectKind::Review => {
            event.title.clone()
        }
        SubjectKind::Webhook => text_in(data, "host"),
        SubjectKind::Category => text_in(data, "slug"),
        SubjectKind::Signup | SubjectKind::SigningKey | SubjectKind::Task | SubjectKind::Installation => None,
    }
}

fn text_in(data: &Map<String, Value>, name: &str) -> Option<String> {
    data.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// `Ada L.`
fn short_name(first_name: String, last_name: &str) -> String {
    let PublicName { first_name, last_initial } = PublicName::new(first_name, last_name);
    if last_initial.is_empty() { first_name } else { format!("{first_name} {last_initial}.") }
}
