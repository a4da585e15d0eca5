//! Queries of administrators.

use crate::{
    core::clock::Timestamp,
    database::{
        Conditions, Error, Tx,
        enums::Side,
        from_row,
        ids::{JobId, MessageId, ThreadId, UserId},
        models::user::{PublicUser, public_user_columns},
    },
    event::EventKind,
    job::{
        dispute::models::DisputeStatus,
        lifecycle::JobStatus,
        models::{
            Job, SELECT,
            history::JobEvent,
            offers::{JobOffer, OfferLine},
        },
    },
    review::models::Review,
};

/// Which jobs are asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct JobSearch {
    pub(crate) status: Option<JobStatus>,
    /// A participant.
    pub(crate) party: Option<(Side, UserId)>,
    /// Proposed at this time or later.
    pub(crate) from: Option<Timestamp>,
    /// Proposed before this time.
    pub(crate) until: Option<Timestamp>,
}

impl JobSearch {
    /// The jobs, newest first. Their ids begin with the time of the proposal.
    pub(super) fn run(&self, tx: &mut Tx<'_>, after: JobId, rows: i64) -> Result<Vec<Job>, Error> {
        let newest = self.until.map_or(after, |until| after.min(JobId::first_at(until)));
        let mut jobs = Conditions::new(format!("{SELECT} WHERE j.id < $1"), newest);
        jobs.and_if("j.id >= $?", self.from.map(JobId::first_at));
        jobs.and_if("j.status = $?", self.status);
        match self.party {
            Some((Side::Client, client)) => jobs.and("j.client_id = $?", client),
            Some((Side::Worker, worker)) => jobs.and("j.worker_id = $?", worker),
            None => {}
        }
        jobs.push(" ORDER BY j.id DESC LIMIT $?", rows);
        jobs.all(tx)
    }
}

/// A job with what was offered and said of it, the size of its conversation, and its history.
#[derive(Debug)]
pub(crate) struct JobCase {
    pub(crate) job: Job,
    /// The latest offers with their lines, the newest first.
    pub(crate) offers: Vec<(JobOffer, Vec<OfferLine>)>,
    /// The status of its dispute; `None` if there never was one.
    pub(crate) dispute: Option<DisputeStatus>,
    /// Those that were revealed, the client's first, removed ones included. Nobody is told whether there are others.
    pub(crate) reviews: Vec<Review>,
    pub(crate) conversation: Conversation,
    pub(crate) history: Vec<JobEvent>,
}

/// The size of a conversation.
#[derive(Debug)]
pub(crate) struct Conversation {
    pub(crate) message_count: i64,
    pub(crate) is_closed: bool,
    pub(crate) last_activity_at: Timestamp,
}

from_row!(Conversation { message_count, is_closed, last_activity_at });

impl Conversation {
    pub(super) fn find(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Conversation, Error> {
        tx.one("SELECT message_count, is_closed, last_activity_at FROM threads WHERE id = $1", &[&thread])
    }
}

/// A message with the name of its sender.
#[derive(Debug)]
pub(crate) struct SentMessage {
    pub(crate) id: MessageId,
    pub(crate) number: i64,
    pub(crate) content: String,
    pub(crate) sent_at: Timestamp,
    pub(crate) sender: PublicUser,
}

from_row!(SentMessage { id, number, content, sent_at, [sender as "sender_"] });

impl SentMessage {
    /// The messages of a conversation before a number, newest first.
    pub(super) fn before(tx: &mut Tx<'_>, thread: ThreadId, number: i64, rows: i64) -> Result<Vec<SentMessage>, Error> {
        tx.all(
            concat!(
                "SELECT m.id, m.number, m.content, m.sent_at, ",
                public_user_columns!("u" as "sender_"),
                " FROM messages m JOIN users u ON u.id = m.sender_id
                 WHERE m.thread_id = $1 AND m.number < $2 ORDER BY m.number DESC LIMIT $3"
            ),
            &[&thread, &number, &rows],
        )
    }
}

/// When an administrator has last stated a reason to read a conversation.
pub(super) fn last_inspection(tx: &mut Tx<'_>, admin: UserId, thread: ThreadId) -> Result<Option<Timestamp>, Error> {
    let last: Option<(Timestamp,)> = tx.optional(
        "SELECT at FROM events WHERE subject_id = $1 AND is_audit AND type = $2 AND actor_id = $3 ORDER BY id DESC LIMIT 1",
        &[&thread.subject(), &EventKind::ThreadInspected, &admin],
    )?;
    Ok(last.map(|(at,)| at))
}
