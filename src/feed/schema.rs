//! The schema of an event: a union with one member for each kind, made from the table of kinds.

use super::summary::{EventActor, EventMessage, EventRead};
use crate::{
    core::clock::Timestamp,
    database::ids::SubjectId,
    event::{EventKind, FieldValue, Presence, SubjectKind},
};
use serde_json::json;
use std::borrow::Cow;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Array, KnownFormat, ObjectBuilder, OneOfBuilder, Ref, RefOr, Schema, SchemaFormat, Type,
        schema::{Discriminator, SchemaType},
    },
};

pub(crate) type NamedSchema = (String, RefOr<Schema>);

impl PartialSchema for EventRead {
    fn schema() -> RefOr<Schema> {
        let mapping = EventKind::ALL.iter().map(|kind| (kind.as_str(), reference_path(&name_of(*kind))));
        let union = OneOfBuilder::new()
            .description(Some(
                "An event that concerns you. `type` says which one it is. Kinds are added from time to time: ignore the ones that \
                 you do not know, and fields that you do not know.",
            ))
            .discriminator(Some(Discriminator::with_mapping("type", mapping)));
        EventKind::ALL.iter().fold(union, |union, kind| union.item(Ref::from_schema_name(name_of(*kind)))).into()
    }
}

/// Its members are [`members`]: the document has them once, and a start of the server does not make them for each operation that
/// answers with events.
impl ToSchema for EventRead {}

/// The schemas of the kinds of events, with what they refer to.
pub(crate) fn members() -> Vec<NamedSchema> {
    let mut schemas = Vec::new();
    for add in [add::<EventActor>, add::<SubjectKind>, add::<EventMessage>] {
        add(&mut schemas);
    }
    schemas.push((EVENT_ID.to_owned(), schema_of_id()));
    schemas.push((ACTOR_OR_NULL.to_owned(), or_null(reference::<EventActor>(), ACTOR)));
    schemas.extend(SubjectKind::ALL.iter().map(|kind| (name_of_subject(*kind), schema_of_subject(*kind))));
    schemas.extend(EventKind::ALL.iter().map(|kind| (name_of(*kind), schema_of(*kind))));
    schemas
}

fn add<T: ToSchema>(schemas: &mut Vec<NamedSchema>) {
    schemas.push((T::name().into(), T::schema()));
    T::schemas(schemas);
}

fn reference_path(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

/// `JobAcceptedEvent` for `job.accepted`.
fn name_of(kind: EventKind) -> String {
    capitalized(kind.as_str()) + "Event"
}

/// `SigningKeySubject` for `signing_key`.
fn name_of_subject(kind: SubjectKind) -> String {
    capitalized(kind.as_str()) + "Subject"
}

fn capitalized(words: &str) -> String {
    let capitalized = words.split(['.', '_']).flat_map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
    });
    capitalized.collect()
}

fn schema_of_subject(kind: SubjectKind) -> RefOr<Schema> {
    ObjectBuilder::new()
        .description(Some(kind.meaning()))
        .property("kind", one_word(kind.as_str()))
        .property("id", SubjectId::schema())
        .property(
            "label",
            match kind.label() {
                Some(example) => {
                    or_null(ObjectBuilder::new().schema_type(Type::String).examples([example]).into(), LABEL)
                }
                None => null(),
            },
        )
        .required("kind")
        .required("id")
        .required("label")
        .into()
}

const LABEL: &str = "What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get.";

fn schema_of(kind: EventKind) -> RefOr<Schema> {
    let is_reset = kind == EventKind::Reset;
    let subject =
        kind.subject_kind().map_or_else(null, |subject| Ref::from_schema_name(name_of_subject(subject)).into());
    ObjectBuilder::new()
        .description(Some(format!("{}{}", kind.meaning(), notified(kind))))
        .property("id", Ref::from_schema_name(EVENT_ID))
        .property("type", one_word(kind.as_str()))
        .property("at", Timestamp::schema())
        .property("actor", if is_reset { null() } else { Ref::from_schema_name(ACTOR_OR_NULL).into() })
        .property("subject", subject)
        .property("data", data_of(kind))
        .required("id")
        .required("type")
        .required("at")
        .required("actor")
        .required("subject")
        .required("data")
        .into()
}

/// What all events have is a schema of its own, not one in each kind.
const EVENT_ID: &str = "EventId";
const ACTOR_OR_NULL: &str = "EventActorOrNull";

fn schema_of_id() -> RefOr<Schema> {
    described(Type::Integer, ID).format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64))).examples([4711]).into()
}

fn notified(kind: EventKind) -> String {
    let roles: Vec<&str> = kind.notifies().iter().map(|role| role.as_str()).collect();
    if roles.is_empty() {
        String::new()
    } else {
        format!(" A notification for {}, if others have done it.", roles.join(" and "))
    }
}

const ID: &str = "Grows until a `reset`. Differences between two ids mean nothing.";

const ACTOR: &str =
    "Who did it. `null` if it happened by itself, and for an administrator, whom only administrators see.";

/// What `message.posted` has besides the fields of the table.
const MESSAGE: &str = "The message. Missing in what webhooks get.";

/// The schema of what every event of a job tells.
const JOB_DATA: &str = "JobEventData";

fn data_of(kind: EventKind) -> RefOr<Schema> {
    let names: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
    if kind.subject_kind() == Some(SubjectKind::Job) && names == ["thread_id", "status", "version", "offer"] {
        return Ref::from_schema_name(JOB_DATA).into();
    }
    let mut data = ObjectBuilder::new();
    if let Some(name) = kind.subject_kind().map(SubjectKind::id_name) {
        data = data.property(name, SubjectId::schema()).required(name);
    }
    for field in kind.fields() {
        let value = match field.value {
            FieldValue::Id => described(Type::String, field.meaning)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
                .examples([json!("019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f")])
                .into(),
            FieldValue::Text => described(Type::String, field.meaning).into(),
            FieldValue::Integer => described(Type::Integer, field.meaning)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
                .examples([2])
                .into(),
            FieldValue::Flag => described(Type::Boolean, field.meaning).into(),
            FieldValue::Texts => Array::new(ObjectBuilder::new().schema_type(Type::String)).into(),
            FieldValue::Word(of) => Ref::from_schema_name(of).into(),
        };
        let value = match field.presence {
            Presence::Always | Presence::Sometimes => value,
            Presence::OrNull => or_null(value, field.meaning),
        };
        data = data.property(field.name, value);
        if field.presence != Presence::Sometimes {
            data = data.required(field.name);
        }
    }
    if kind == EventKind::MessagePosted {
        data = data.property("message", or_null(reference::<EventMessage>(), MESSAGE));
    }
    data.into()
}

fn one_word(word: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some([word]))
}

fn reference<T: ToSchema>() -> RefOr<Schema> {
    let name: Cow<'static, str> = T::name();
    Ref::from_schema_name(name).into()
}

fn described(of: Type, meaning: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(of).description(Some(meaning))
}

fn null() -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(SchemaType::Type(Type::Null)).into()
}

fn or_null(value: RefOr<Schema>, meaning: &str) -> RefOr<Schema> {
    OneOfBuilder::new().description(Some(meaning)).item(null()).item(value).into()
}
