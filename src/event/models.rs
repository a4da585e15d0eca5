//! The rows of the log.

use super::EventKind;
use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx, from_row,
        ids::{SubjectId, UserId},
    },
};
use serde_json::Value;
use uuid::Uuid;

/// Something that happened, about to be recorded.
#[derive(Debug)]
pub(crate) struct Event {
    kind: EventKind,
    subject: Uuid,
    actor: Option<UserId>,
    client: Option<UserId>,
    worker: Option<UserId>,
    data: Value,
}

impl Event {
    /// `kind` happened to `subject`, and by itself unless [`Event::by`] says who did it.
    pub(crate) fn new(kind: EventKind, subject: Uuid) -> Self {
        Self { kind, subject, actor: None, client: None, worker: None, data: Value::Object(serde_json::Map::new()) }
    }

    /// Who did it.
    pub(crate) fn by(mut self, actor: UserId) -> Self {
        self.actor = Some(actor);
        self
    }

    /// The client hears of it.
    pub(crate) fn to_client(mut self, client: UserId) -> Self {
        self.client = Some(client);
        self
    }

    /// The worker hears of it.
    pub(crate) fn to_worker(mut self, worker: UserId) -> Self {
        self.worker = Some(worker);
        self
    }

    /// What those who hear of it are told. Identifiers and decisions, never text that its author may want erased.
    pub(crate) fn with(mut self, data: Value) -> Self {
        self.data = data;
        self
    }
}

/// Records an event in the transaction of the change that it tells of.
pub(crate) fn append(tx: &mut Tx<'_>, event: Event) -> Result<(), Error> {
    let (place, now) = (tx.next_event_place(), tx.now());
    tx.execute(
        "INSERT INTO events (id, type, at, actor_id, subject_id, client_id, worker_id, for_admins, is_audit, data)
         VALUES (next_event_id($1), $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &place,
            &event.kind,
            &now,
            &event.actor,
            &SubjectId::from(event.subject),
            &event.client,
            &event.worker,
            &event.kind.is_for_admins(),
            &event.kind.is_audit(),
            &event.data.to_string(),
        ],
    )?;
    Ok(())
}

/// An event as it was recorded.
#[derive(Debug, Clone)]
pub(crate) struct Recorded {
    pub(crate) id: i64,
    pub(crate) kind: EventKind,
    pub(crate) at: Timestamp,
    pub(crate) actor: Option<UserId>,
    pub(crate) subject: SubjectId,
    pub(crate) client: Option<UserId>,
    pub(crate) worker: Option<UserId>,
    pub(crate) for_admins: bool,
    pub(crate) data: String,
}

from_row!(Recorded { id, kind, at, actor, subject, client, worker, for_admins, data });
