//! The rows of the log.

use super::{EventKind, mailer};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::Role,
        from_row,
        ids::{SubjectId, ThreadId, UserId},
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
    copy_to: Option<String>,
    data: Value,
}

#[expect(clippy::wrong_self_convention, reason = "an event is addressed to somebody, not turned into them")]
impl Event {
    /// `kind` happened to `subject`, and by itself unless [`Event::by`] says who did it.
    pub(crate) fn new(kind: EventKind, subject: Uuid) -> Self {
        Self {
            kind,
            subject,
            actor: None,
            client: None,
            worker: None,
            copy_to: None,
            data: Value::Object(serde_json::Map::new()),
        }
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

    /// The address that a mail about this event goes to, whether or not the account has it by then.
    pub(crate) fn copy_to(mut self, address: String) -> Self {
        self.copy_to = Some(address);
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
    let (id,): (i64,) = tx.one(
        "INSERT INTO events (id, type, at, actor_id, subject_id, client_id, worker_id, for_admins, is_audit, data)
         VALUES (next_event_id($1), $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
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
    match event.copy_to {
        Some(address) => mailer::models::Mail::insert_copy(tx, id, event.subject.into(), &address),
        None => Ok(()),
    }
}

/// How far the log can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LogEnd {
    /// Up to here every event can be seen by transactions that begin later, or will never exist.
    pub(crate) settled: i64,
    /// The newest event, settled or not.
    pub(crate) newest: i64,
}

from_row!(LogEnd { settled, newest });

impl LogEnd {
    /// Asked for in a transaction of its own, before the one that reads the log up to here: an event that commits between the two
    /// must not be passed.
    pub(crate) fn find(tx: &mut Tx<'_>) -> Result<LogEnd, Error> {
        tx.one("SELECT last_settled_event(), COALESCE((SELECT max(id) FROM events), 0)", &[])
    }

    /// The last event that readers may see: who begins behind it misses nothing from now on.
    pub(crate) fn last(self) -> i64 {
        self.settled.min(self.newest)
    }

    /// Whether the log ends before `id`: it has been restored from a backup since somebody has seen that event.
    pub(crate) fn is_before(self, id: i64) -> bool {
        self.newest < id
    }
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
    pub(crate) data: String,
}

from_row!(Recorded { id, kind, at, actor, subject, client, worker, data });

impl Recorded {
    /// What was recorded with it.
    pub(crate) fn data(&self) -> Value {
        serde_json::from_str(&self.data).unwrap_or_default()
    }

    /// What was recorded after `id`, oldest first.
    pub(crate) fn after(tx: &mut Tx<'_>, id: i64, end: LogEnd, rows: i64) -> Result<Vec<Recorded>, Error> {
        tx.all(
            "SELECT id, type, at, actor_id, subject_id, client_id, worker_id, data
             FROM events WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3",
            &[&id, &end.last(), &rows],
        )
    }

    pub(crate) fn find(tx: &mut Tx<'_>, id: i64) -> Result<Option<Recorded>, Error> {
        tx.optional(
            "SELECT id, type, at, actor_id, subject_id, client_id, worker_id, data FROM events WHERE id = $1",
            &[&id],
        )
    }
}

/// A background reader of the log.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reader {
    Mail,
    Counts,
}

impl Reader {
    fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Counts => "counts",
        }
    }

    /// The last event that it has dealt with.
    pub(super) fn last_seen(self, tx: &mut Tx<'_>) -> Result<i64, Error> {
        let (id,): (i64,) = tx.one("SELECT last_id FROM readers WHERE name = $1", &[&self.name()])?;
        Ok(id)
    }

    /// Moves it on; false when it is no longer where the caller has seen it.
    pub(super) fn advance(self, tx: &mut Tx<'_>, from: i64, to: i64) -> Result<bool, Error> {
        let moved = tx
            .execute("UPDATE readers SET last_id = $3 WHERE name = $1 AND last_id = $2", &[&self.name(), &from, &to])?;
        Ok(moved == 1)
    }
}

/// An event, as far as it says who is to be woken.
#[derive(Debug)]
pub(crate) struct Mark {
    pub(crate) id: i64,
    pub(crate) subject: SubjectId,
    pub(crate) client: Option<UserId>,
    pub(crate) worker: Option<UserId>,
    pub(crate) for_admins: bool,
    /// Whether nothing can come before it any more.
    pub(crate) is_settled: bool,
}

from_row!(Mark { id, subject, client, worker, for_admins, is_settled });

impl Mark {
    /// Whom the events after `id` concern, oldest first, also those that no reader may pass yet. What came after `end` was found is not
    /// settled: those who are woken read up to `end`, so they have to be woken again for it.
    pub(crate) fn after(tx: &mut Tx<'_>, id: i64, end: LogEnd, rows: i64) -> Result<Vec<Mark>, Error> {
        tx.all(
            "SELECT id, subject_id, client_id, worker_id, for_admins, id <= $2 FROM events WHERE id > $1 ORDER BY id LIMIT $3",
            &[&id, &end.last(), &rows],
        )
    }
}

/// Whether something has ever happened to somebody or something.
pub(crate) fn has_happened(tx: &mut Tx<'_>, kind: EventKind, subject: SubjectId) -> Result<bool, Error> {
    let first: Option<(i64,)> = tx.optional(
        "SELECT id FROM events WHERE subject_id = $1 AND type = $2 ORDER BY id LIMIT 1",
        &[&subject, &kind],
    )?;
    Ok(first.is_some())
}

/// An event as somebody whom it concerns hears of it, with the message that it tells of, if it tells of one.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) id: i64,
    pub(crate) kind: EventKind,
    pub(crate) at: Timestamp,
    pub(crate) subject: SubjectId,
    pub(crate) data: String,
    pub(crate) thread: Option<ThreadId>,
    pub(crate) sender: Option<UserId>,
    pub(crate) content: Option<String>,
    pub(crate) sent_at: Option<Timestamp>,
}

from_row!(Heard { id, kind, at, subject, data, thread, sender, content, sent_at });

macro_rules! heard {
    ($who:literal) => {
        concat!(
            "SELECT e.id, e.type, e.at, e.subject_id, e.data, m.thread_id, m.sender_id, m.content, m.sent_at
             FROM events e LEFT JOIN messages m ON e.type = 'message.posted' AND m.id = e.subject_id
             WHERE ",
            $who,
            " AND e.id > $1 AND e.id <= $2 ORDER BY e.id LIMIT $3"
        )
    };
}

impl Heard {
    /// What concerns somebody, after `id`, oldest first.
    pub(crate) fn by(
        tx: &mut Tx<'_>,
        role: Role,
        user: UserId,
        id: i64,
        end: LogEnd,
        rows: i64,
    ) -> Result<Vec<Heard>, Error> {
        match role {
            Role::Client => tx.all(heard!("e.client_id = $4"), &[&id, &end.last(), &rows, &user]),
            Role::Worker => tx.all(heard!("e.worker_id = $4"), &[&id, &end.last(), &rows, &user]),
            Role::Admin => tx.all(heard!("e.for_admins"), &[&id, &end.last(), &rows]),
        }
    }
}
