//! The rows of the log.

use super::{EventKind, contents::BY_OPERATOR, known::Known};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx, from_row,
        ids::{SubjectId, UserId},
        models::user::User,
    },
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

/// An event that is about to be recorded.
#[derive(Debug)]
pub(crate) struct Event {
    kind: EventKind,
    subject: Uuid,
    actor: Option<UserId>,
    client: Option<UserId>,
    worker: Option<UserId>,
    copy_to: Option<RecordedAddress>,
    is_by_operator: bool,
    data: Value,
}

#[expect(clippy::wrong_self_convention, reason = "a builder: these set recipients and convert nothing")]
impl Event {
    /// An event about `subject`. Its actor is the subject unless [`Event::by`] names another.
    pub(crate) fn new(kind: EventKind, subject: Uuid) -> Self {
        Self {
            kind,
            subject,
            actor: None,
            client: None,
            worker: None,
            copy_to: None,
            is_by_operator: false,
            data: Value::Object(serde_json::Map::new()),
        }
    }

    /// Sets the actor.
    pub(crate) fn by(mut self, actor: UserId) -> Self {
        self.actor = Some(actor);
        self
    }

    /// The operator did it on the command line, with no account: there is no actor, and the data say `by_operator`. It
    /// belongs to the audit trail.
    pub(crate) fn by_operator(mut self) -> Self {
        self.is_by_operator = true;
        self
    }

    /// Sends the event to the client's feed.
    pub(crate) fn to_client(mut self, client: UserId) -> Self {
        self.client = Some(client);
        self
    }

    /// Sends the event to the worker's feed.
    pub(crate) fn to_worker(mut self, worker: UserId) -> Self {
        self.worker = Some(worker);
        self
    }

    /// Sets where a mail about this event goes: the account may no longer have it when the mail is sent.
    pub(crate) fn copy_to(mut self, user: &User) -> Self {
        let User { email, language, time_zone, .. } = user;
        self.copy_to =
            Some(RecordedAddress { address: email.clone(), language: language.clone(), time_zone: time_zone.clone() });
        self
    }

    /// Sets the data that recipients see: identifiers and decisions, never text that its author may want erased.
    pub(crate) fn with(mut self, data: Value) -> Self {
        self.data = data;
        self
    }
}

/// Records an event in the transaction of its change.
pub(crate) fn append(tx: &mut Tx<'_>, event: Event) -> Result<(), Error> {
    let now = tx.now();
    append_at(tx, now, event)
}

/// Records an event at another time than now, for the history of demo data.
pub(crate) fn append_at(tx: &mut Tx<'_>, at: Timestamp, mut event: Event) -> Result<(), Error> {
    if let (true, Some(data)) = (event.is_by_operator, event.data.as_object_mut()) {
        data.insert(BY_OPERATOR.to_owned(), Value::Bool(true));
    }
    debug_assert_eq!(event.kind.misfit(&event.data), None);
    let (id,): (i64,) = tx.one(
        "INSERT INTO events (id, type, at, actor_id, subject_id, client_id, worker_id, for_admins, is_audit, data, trace)
         VALUES (next_event_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        &[
            &event.kind,
            &at,
            &event.actor,
            &SubjectId::from(event.subject),
            &event.client,
            &event.worker,
            &event.kind.is_for_admins(),
            &(event.kind.is_audit() || event.is_by_operator),
            &event.data.to_string(),
            &tx.traceparent(),
        ],
    )?;
    match event.copy_to {
        Some(copy) => copy.insert(tx, id),
        None => Ok(()),
    }
}

/// An address that a mail about an event goes to, and how it is written there.
#[derive(Debug, Clone)]
pub(crate) struct RecordedAddress {
    pub(crate) address: String,
    pub(crate) language: Option<String>,
    pub(crate) time_zone: Option<String>,
}

from_row!(RecordedAddress { address, language, time_zone });

impl RecordedAddress {
    fn insert(&self, tx: &mut Tx<'_>, event: i64) -> Result<(), Error> {
        tx.execute(
            "INSERT INTO event_addresses (event_id, address, language, time_zone) VALUES ($1, $2, $3, $4)",
            &[&event, &self.address, &self.language, &self.time_zone],
        )?;
        Ok(())
    }

    /// Removes and returns what was recorded with an event.
    pub(crate) fn take(tx: &mut Tx<'_>, event: i64) -> Result<Option<RecordedAddress>, Error> {
        tx.optional("DELETE FROM event_addresses WHERE event_id = $1 RETURNING address, language, time_zone", &[&event])
    }
}

/// How far the log can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LogEnd {
    /// Every event up to here is visible to transactions that begin later, or will never exist.
    pub(crate) settled: i64,
    /// The newest event, settled or not.
    pub(crate) newest: i64,
}

from_row!(LogEnd { settled, newest });

impl LogEnd {
    /// Call this in a transaction before the one that reads the log up to here, so that no event that commits in
    /// between is passed.
    pub(crate) fn find(tx: &mut Tx<'_>) -> Result<LogEnd, Error> {
        tx.one("SELECT last_settled_event() AS settled, COALESCE((SELECT max(id) FROM events), 0) AS newest", &[])
    }

    /// The last event that readers may read. A reader that begins after it misses nothing.
    pub(crate) fn last(self) -> i64 {
        self.settled.min(self.newest)
    }

    /// Whether the log ends before `id`: it was restored from a backup after that event was read. See [`position_of`].
    pub(crate) fn is_before(self, id: i64) -> bool {
        self.newest < id
    }
}

/// Up to which event the log is archived.
pub(crate) fn archived(tx: &mut Tx<'_>) -> Result<i64, Error> {
    Reader::Archive.last_seen(tx)
}

/// The position of a reader that has seen the event `id`, or has seen none if it is 0. If events that it has not seen are
/// archived, or a restored backup has lost events before it, that is a position after the end of the log.
pub(crate) fn position_of(tx: &mut Tx<'_>, id: i64) -> Result<i64, Error> {
    let archived = archived(tx)?;
    if id < archived {
        return Ok(if id == 0 { archived } else { i64::MAX });
    }
    let gap: Option<(i64,)> =
        tx.optional("SELECT after_id FROM event_gaps WHERE after_id < $1 AND until_id >= $1 LIMIT 1", &[&id])?;
    Ok(if gap.is_some() { i64::MAX } else { id })
}

/// A recorded event.
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
    /// The span that has recorded it, if that was traced.
    pub(crate) trace: Option<String>,
}

from_row!(Recorded { id, kind, at, actor, subject, client, worker, data, trace });

macro_rules! recorded_columns {
    () => {
        "id, type AS kind, at, actor_id AS actor, subject_id AS subject, client_id AS client, worker_id AS worker, data, trace"
    };
}

impl Recorded {
    /// The data of the event.
    pub(crate) fn data(&self) -> Value {
        serde_json::from_str(&self.data).unwrap_or_default()
    }

    /// A text in the data.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.data().get(name)?.as_str().map(str::to_owned)
    }

    /// A number in the data; 0 if there is none.
    pub(crate) fn number(&self, name: &str) -> i64 {
        self.data().get(name).and_then(Value::as_i64).unwrap_or_default()
    }

    /// Whether the operator did it on the command line.
    pub(crate) fn is_by_operator(&self) -> bool {
        self.data().get(BY_OPERATOR).and_then(Value::as_bool).unwrap_or_default()
    }

    /// An id in the data.
    pub(crate) fn id_in<Id: DeserializeOwned>(&self, name: &str) -> Option<Id> {
        self.data().get(name).and_then(|id| serde_json::from_value(id.clone()).ok())
    }

    /// The events after `id`, oldest first.
    pub(crate) fn after(tx: &mut Tx<'_>, id: i64, end: LogEnd, rows: i64) -> Result<Vec<Known<Recorded>>, Error> {
        tx.all(
            concat!("SELECT ", recorded_columns!(), " FROM events WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3"),
            &[&id, &end.last(), &rows],
        )
    }

    /// An event; `None` if the log does not have it.
    pub(crate) fn find(tx: &mut Tx<'_>, id: i64) -> Result<Option<Known<Recorded>>, Error> {
        tx.optional(concat!("SELECT ", recorded_columns!(), " FROM events WHERE id = $1"), &[&id])
    }
}

/// An event of any kind, for readers that pass it on as it is.
#[derive(Debug, Clone)]
pub(crate) struct AnyEvent {
    pub(crate) id: i64,
    /// As a word, which this version may not know.
    pub(crate) kind: String,
    pub(crate) at: Timestamp,
    pub(crate) actor: Option<UserId>,
    pub(crate) subject: SubjectId,
    pub(crate) data: String,
    /// The span that has recorded it, if that was traced.
    pub(crate) trace: Option<String>,
}

from_row!(AnyEvent { id, kind, at, actor, subject, data, trace });

impl AnyEvent {
    /// The events after `id`, up to `until`, oldest first.
    pub(crate) fn after(tx: &mut Tx<'_>, id: i64, until: i64, rows: i64) -> Result<Vec<AnyEvent>, Error> {
        tx.all(
            "SELECT id, type AS kind, at, actor_id AS actor, subject_id AS subject, data, trace FROM events
             WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3",
            &[&id, &until, &rows],
        )
    }

    /// An event; `None` if the log does not have it.
    pub(crate) fn find(tx: &mut Tx<'_>, id: i64) -> Result<Option<AnyEvent>, Error> {
        tx.optional(
            "SELECT id, type AS kind, at, actor_id AS actor, subject_id AS subject, data, trace FROM events WHERE id = $1",
            &[&id],
        )
    }
}

/// A background reader of the log.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reader {
    Mail,
    Counts,
    Webhooks,
    /// Events up to its position are archived; of them the log has only the audit trail.
    Archive,
}

impl Reader {
    /// Those that follow the log at all times; the one of webhooks does so only while there are any, and the archive is
    /// far behind on purpose.
    pub(super) const ALL: [Self; 2] = [Self::Mail, Self::Counts];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Counts => "counts",
            Self::Webhooks => "webhooks",
            Self::Archive => "archive",
        }
    }

    /// The last event that it has processed.
    pub(crate) fn last_seen(self, tx: &mut Tx<'_>) -> Result<i64, Error> {
        let (id,): (i64,) = tx.one("SELECT last_id FROM readers WHERE name = $1", &[&self.name()])?;
        Ok(id)
    }

    /// Advances its position; false when another node has moved it meanwhile.
    pub(crate) fn advance(self, tx: &mut Tx<'_>, from: i64, to: i64) -> Result<bool, Error> {
        let moved = tx
            .execute("UPDATE readers SET last_id = $3 WHERE name = $1 AND last_id = $2", &[&self.name(), &from, &to])?;
        Ok(moved == 1)
    }
}

/// The part of an event that decides which feeds are notified.
#[derive(Debug)]
pub(crate) struct EventHeader {
    pub(crate) id: i64,
    pub(crate) subject: SubjectId,
    pub(crate) client: Option<UserId>,
    pub(crate) worker: Option<UserId>,
    pub(crate) for_admins: bool,
    /// Whether no event before it can appear any more.
    pub(crate) is_settled: bool,
}

from_row!(EventHeader { id, subject, client, worker, for_admins, is_settled });

impl EventHeader {
    /// The events after `id`, oldest first, including unsettled ones. Events after `end` count as unsettled: feeds read
    /// up to `end`, so they have to be notified again.
    pub(crate) fn after(tx: &mut Tx<'_>, id: i64, end: LogEnd, rows: i64) -> Result<Vec<EventHeader>, Error> {
        tx.all(
            "SELECT id, subject_id AS subject, client_id AS client, worker_id AS worker, for_admins, id <= $2 AS is_settled
             FROM events WHERE id > $1 ORDER BY id LIMIT $3",
            &[&id, &end.last(), &rows],
        )
    }
}

/// Whether an event of this kind was ever recorded about a subject that exists since then. True if it may have been: the
/// log from that time is archived.
pub(crate) fn may_have_happened(
    tx: &mut Tx<'_>,
    kind: EventKind,
    subject: SubjectId,
    since: Timestamp,
) -> Result<bool, Error> {
    let first: Option<(i64,)> = tx.optional(
        "SELECT id FROM events WHERE subject_id = $1 AND type = $2 ORDER BY id LIMIT 1",
        &[&subject, &kind],
    )?;
    if first.is_some() {
        return Ok(true);
    }
    let archived = Reader::Archive.last_seen(tx)?;
    let begins: Option<(Timestamp,)> =
        tx.optional("SELECT at FROM events WHERE id > $1 ORDER BY id LIMIT 1", &[&archived])?;
    Ok(archived > 0 && begins.is_none_or(|(at,)| since < at))
}
