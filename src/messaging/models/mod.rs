//! Conversations and messages.

pub(crate) mod reading;

use crate::{
    auth::permissions::Party,
    core::clock::Timestamp,
    database::{
        Error, FromRow, Param, Row, Tx, columns,
        enums::Side,
        from_row,
        ids::{JobId, MessageId, ServiceId, ThreadId, UserId},
    },
    job::lifecycle::JobStatus,
    picture::summary::{UserSummary, user_summary_columns},
    worker::summary::{WorkerSummary, worker_summary_columns},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A message. Messages of a conversation are numbered from 1 without a gap.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) id: MessageId,
    pub(crate) thread_id: ThreadId,
    pub(crate) number: i64,
    pub(crate) sender_id: UserId,
    pub(crate) content: String,
    pub(crate) sent_at: Timestamp,
}

from_row!(Message { id, thread_id, number, sender_id, content, sent_at });

/// The columns of [`Message`], of a table with the alias `m`.
macro_rules! message_columns {
    () => {
        message_columns!("")
    };
    ($prefix:literal) => {
        columns!("m" as $prefix: id, thread_id, number, sender_id, content, sent_at)
    };
}

/// A message that is about to be posted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewMessage<'d> {
    pub(crate) content: &'d str,
    /// The sender's id for the message, which makes sending idempotent.
    pub(crate) client_message_id: Option<&'d str>,
}

/// The two accounts of a conversation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Participants {
    pub(crate) client: UserId,
    pub(crate) worker: UserId,
}

from_row!(Participants { client, worker });

/// The column with a side's number of unread messages.
fn unread(side: Side) -> &'static str {
    match side {
        Side::Client => "client_unread",
        Side::Worker => "worker_unread",
    }
}

/// The column with the number of the last message that a side has read, while it has unread ones.
fn read(side: Side) -> &'static str {
    match side {
        Side::Client => "client_read",
        Side::Worker => "worker_read",
    }
}

impl Message {
    /// Posts a message if the sender takes part, the conversation is open, the other side may still sign in, and the
    /// sender's id for it is new. It also marks the conversation as read for the sender.
    pub(crate) fn post(
        tx: &mut Tx<'_>,
        sender: &Party,
        thread: ThreadId,
        new: NewMessage<'_>,
    ) -> Result<Option<PostedMessage>, Error> {
        let (own, other) = (sender.side(), sender.side().other());
        let (sender_id, sent_at) = (sender.id(), tx.now());
        let appended: Option<Appended> = tx.optional(
            &format!(
                "UPDATE threads SET message_count = message_count + 1, {own_unread} = 0, {other_unread} = {other_unread} + 1,
                     {other_read} = CASE WHEN {other_unread} = 0 THEN message_count ELSE {other_read} END, last_activity_at = $4
                 WHERE id = $1 AND {own} = $2 AND NOT is_closed
                     AND EXISTS (SELECT 1 FROM users u WHERE u.id = threads.{other} AND u.status IN ('ACTIVE', 'FROZEN'))
                     AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.thread_id = $1 AND m.sender_id = $2 AND m.client_message_id = $3)
                 RETURNING message_count AS number, client_id AS client, worker_id AS worker, answered_at IS NULL AS is_unanswered",
                own = own.column(),
                own_unread = unread(own),
                other = other.column(),
                other_unread = unread(other),
                other_read = read(other),
            ),
            &[&thread, &sender_id, &new.client_message_id, &sent_at],
        )?;
        let Some(Appended { number, participants, is_unanswered }) = appended else { return Ok(None) };
        let message = Message {
            id: MessageId::new(tx),
            thread_id: thread,
            number,
            sender_id,
            content: new.content.to_owned(),
            sent_at,
        };
        tx.execute(
            "INSERT INTO messages (thread_id, number, id, sender_id, content, client_message_id, sent_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[
                &message.thread_id,
                &message.number,
                &message.id,
                &message.sender_id,
                &message.content,
                &new.client_message_id,
                &message.sent_at,
            ],
        )?;
        Ok(Some(PostedMessage { message, participants, is_unanswered }))
    }

    /// The message with this id of its sender.
    pub(crate) fn find_by_client_id(
        tx: &mut Tx<'_>,
        sender: UserId,
        thread: ThreadId,
        client_message_id: &str,
    ) -> Result<Option<Message>, Error> {
        tx.optional(
            concat!(
                "SELECT ",
                message_columns!(),
                " FROM messages m
                 WHERE m.thread_id = $1 AND m.sender_id = $2 AND m.client_message_id = $3"
            ),
            &[&thread, &sender, &client_message_id],
        )
    }

    /// The messages of the party's conversation before a number, newest first.
    pub(crate) fn before(
        tx: &mut Tx<'_>,
        party: &Party,
        thread: ThreadId,
        number: i64,
        rows: i64,
    ) -> Result<Vec<Message>, Error> {
        let sql = format!(
            concat!(
                "SELECT ",
                message_columns!(),
                " FROM threads t JOIN messages m ON m.thread_id = t.id
                 WHERE t.id = $1 AND t.{own} = $2 AND m.number < $3 ORDER BY m.number DESC LIMIT $4"
            ),
            own = party.side().column(),
        );
        tx.all(&sql, &[&thread, &party.id(), &number, &rows])
    }

    /// The messages of the party's conversation after a number, oldest first.
    pub(crate) fn since(
        tx: &mut Tx<'_>,
        party: &Party,
        thread: ThreadId,
        number: i64,
        rows: i64,
    ) -> Result<Vec<Message>, Error> {
        let sql = format!(
            concat!(
                "SELECT ",
                message_columns!(),
                " FROM threads t JOIN messages m ON m.thread_id = t.id
                 WHERE t.id = $1 AND t.{own} = $2 AND m.number > $3 ORDER BY m.number LIMIT $4"
            ),
            own = party.side().column(),
        );
        tx.all(&sql, &[&thread, &party.id(), &number, &rows])
    }
}

/// A message that was posted.
pub(crate) struct PostedMessage {
    pub(crate) message: Message,
    pub(crate) participants: Participants,
    /// Whether its conversation counts as unanswered by the worker.
    pub(crate) is_unanswered: bool,
}

struct Appended {
    number: i64,
    participants: Participants,
    is_unanswered: bool,
}

from_row!(Appended { number, [participants], is_unanswered });

/// How far each side has read a conversation: the number of the last message that it has read, 0 before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ReadUpTo {
    #[schema(minimum = 0, example = 7)]
    pub(crate) client: i64,
    #[schema(minimum = 0, example = 5)]
    pub(crate) worker: i64,
}

from_row!(ReadUpTo { client, worker });

/// A conversation as one participant sees it.
#[derive(Debug, Clone)]
pub(crate) struct Thread {
    pub(crate) id: ThreadId,
    pub(crate) is_closed: bool,
    pub(crate) unread_count: i64,
    pub(crate) created_at: Timestamp,
    pub(crate) last_activity_at: Timestamp,
    pub(crate) read: ReadUpTo,
    pub(crate) client: UserSummary,
    pub(crate) worker: WorkerSummary,
    pub(crate) service: Option<(ServiceId, String)>,
    /// The latest job of the conversation.
    pub(crate) job: Option<(JobId, JobStatus)>,
    pub(crate) last_message: Message,
}

impl FromRow for Thread {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.take("id")?,
            is_closed: row.take("is_closed")?,
            unread_count: row.take("unread_count")?,
            created_at: row.take("created_at")?,
            last_activity_at: row.take("last_activity_at")?,
            read: row.part("read_")?,
            client: row.part("client_")?,
            worker: row.part("worker_")?,
            service: zip_columns(row.take("service_id")?, row.take("service_title")?),
            job: zip_columns(row.take("job_id")?, row.take("job_status")?),
            last_message: row.part("message_")?,
        })
    }
}

fn zip_columns<A, B>(first: Option<A>, second: Option<B>) -> Option<(A, B)> {
    first.zip(second)
}

/// The base query of [`Thread`] for a side; conditions follow.
fn select(side: Side) -> String {
    format!(
        concat!(
            "SELECT t.id, t.is_closed, t.{unread} AS unread_count, t.created_at, t.last_activity_at,
                 CASE WHEN t.client_unread = 0 THEN t.message_count ELSE t.client_read END AS read_client,
                 CASE WHEN t.worker_unread = 0 THEN t.message_count ELSE t.worker_read END AS read_worker, ",
            user_summary_columns!("c", "cp" as "client_"),
            ", ",
            worker_summary_columns!(),
            ", s.id AS service_id, s.title AS service_title, j.id AS job_id, j.status AS job_status, ",
            message_columns!("message_"),
            " FROM threads t JOIN users c ON c.id = t.client_id JOIN clients cp ON cp.user_id = t.client_id
                 JOIN workers w ON w.user_id = t.worker_id JOIN users wu ON wu.id = t.worker_id
                 JOIN messages m ON m.thread_id = t.id AND m.number = t.message_count
                 LEFT JOIN services s ON s.id = t.service_id
                 LEFT JOIN jobs j ON j.id =
                     (SELECT latest.id FROM jobs latest WHERE latest.thread_id = t.id ORDER BY latest.id DESC LIMIT 1) ",
        ),
        unread = unread(side),
    )
}

/// Which conversations are listed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ThreadTopic {
    Any,
    /// The conversation of this job.
    Job(JobId),
    /// The conversations about this listing.
    Service(ServiceId),
}

impl Thread {
    /// A conversation of the party.
    pub(crate) fn find(tx: &mut Tx<'_>, party: &Party, id: ThreadId) -> Result<Option<Thread>, Error> {
        let sql = format!("{} WHERE t.id = $1 AND t.{} = $2", select(party.side()), party.side().column());
        tx.optional(&sql, &[&id, &party.id()])
    }

    /// The party's conversations by latest activity.
    pub(crate) fn all(
        tx: &mut Tx<'_>,
        party: &Party,
        about: ThreadTopic,
        after: (Timestamp, ThreadId),
        rows: i64,
    ) -> Result<Vec<Thread>, Error> {
        let (own, id) = (party.side().column(), party.id());
        let mut params: Vec<&dyn Param> = vec![&id, &after.0, &after.1, &rows];
        let condition = match (&about, party.side()) {
            (ThreadTopic::Any, _) => format!("t.{own} = $1"),
            (ThreadTopic::Job(job), _) => {
                params.push(job);
                format!("t.{own} = $1 AND t.id = (SELECT thread_id FROM jobs WHERE id = $5)")
            }
            // A client has few conversations about a listing, and its worker has many: a different index serves each.
            (ThreadTopic::Service(service), Side::Client) => {
                params.push(service);
                "t.id IN (SELECT id FROM threads WHERE client_id = $1 AND service_id = $5)".to_owned()
            }
            (ThreadTopic::Service(service), Side::Worker) => {
                params.push(service);
                "s.id = $5 AND s.worker_id = $1 AND t.service_id = s.id".to_owned()
            }
        };
        let sql = format!(
            "{} WHERE {condition} AND (t.last_activity_at, t.id) < ($2, $3) ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $4",
            select(party.side()),
        );
        tx.all(&sql, &params)
    }

    /// Whether the party takes part in it.
    pub(crate) fn has_participant(tx: &mut Tx<'_>, party: &Party, id: ThreadId) -> Result<bool, Error> {
        let sql = format!("SELECT id FROM threads WHERE id = $1 AND {} = $2", party.side().column());
        let found: Option<(ThreadId,)> = tx.optional(&sql, &[&id, &party.id()])?;
        Ok(found.is_some())
    }

    /// The open conversation of the two about a service, or about none; and whether it was just created.
    pub(crate) fn open(
        tx: &mut Tx<'_>,
        participants: Participants,
        service: Option<ServiceId>,
    ) -> Result<(ThreadId, bool), Error> {
        let (id, now) = (ThreadId::new(tx), tx.now());
        let opened = tx.execute(
            "INSERT INTO threads (id, client_id, worker_id, service_id, created_at, last_activity_at)
             VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING",
            &[&id, &participants.client, &participants.worker, &service, &now],
        )?;
        if opened == 1 {
            return Ok((id, true));
        }
        let (id,): (ThreadId,) = tx.one(
            "SELECT id FROM threads
             WHERE client_id = $1 AND worker_id = $2 AND service_id IS NOT DISTINCT FROM $3 AND NOT is_closed",
            &[&participants.client, &participants.worker, &service],
        )?;
        Ok((id, false))
    }

    /// Closes it and returns its participants, unless it was closed already.
    pub(crate) fn close(tx: &mut Tx<'_>, id: ThreadId) -> Result<Option<Participants>, Error> {
        tx.optional(
            "UPDATE threads SET is_closed = TRUE WHERE id = $1 AND NOT is_closed
             RETURNING client_id AS client, worker_id AS worker",
            &[&id],
        )
    }
}

/// Whether this is an active worker's account.
pub(crate) fn is_active_worker(tx: &mut Tx<'_>, worker: UserId) -> Result<bool, Error> {
    let found: Option<(UserId,)> =
        tx.optional("SELECT id FROM users WHERE id = $1 AND role = 'WORKER' AND status = 'ACTIVE'", &[&worker])?;
    Ok(found.is_some())
}
