//! The events of one user.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::Role,
        from_row,
        ids::{SubjectId, ThreadId, UserId},
    },
    event::{EventKind, models::LogEnd},
};

/// An event for a feed, with its message if it is about one.
#[derive(Debug)]
pub(crate) struct FeedEvent {
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

from_row!(FeedEvent { id, kind, at, subject, data, thread, sender, content, sent_at });

macro_rules! feed_events {
    ($who:literal) => {
        concat!(
            "SELECT e.id, e.type AS kind, e.at, e.subject_id AS subject, e.data, m.thread_id AS thread, m.sender_id AS sender,
                 m.content, m.sent_at
             FROM events e LEFT JOIN messages m ON e.type = 'message.posted' AND m.id = e.subject_id
             WHERE ",
            $who,
            " AND e.id > $1 AND e.id <= $2 ORDER BY e.id LIMIT $3"
        )
    };
}

impl FeedEvent {
    /// The events that concern a user, after `id`, oldest first.
    pub(super) fn concerning(
        tx: &mut Tx<'_>,
        role: Role,
        user: UserId,
        id: i64,
        end: LogEnd,
        rows: i64,
    ) -> Result<Vec<FeedEvent>, Error> {
        match role {
            Role::Client => tx.all(feed_events!("e.client_id = $4"), &[&id, &end.last(), &rows, &user]),
            Role::Worker => tx.all(feed_events!("e.worker_id = $4"), &[&id, &end.last(), &rows, &user]),
            Role::Admin => tx.all(feed_events!("e.for_admins"), &[&id, &end.last(), &rows]),
        }
    }
}
