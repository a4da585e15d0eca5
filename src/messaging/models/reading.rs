//! What each side of a conversation has read.

use super::{Participants, read, unread};
use crate::{
    auth::permissions::Party,
    database::{
        Error, Tx, from_row,
        ids::{MessageId, ThreadId},
    },
};

/// How far a side has read a conversation, and the message to mark as read.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) participants: Participants,
    pub(crate) unread_count: i64,
    /// The number of that message; `None` if it is not in this conversation.
    pub(crate) up_to: Option<i64>,
}

from_row!(Reading { [participants], unread_count, up_to });

impl Reading {
    pub(crate) fn of(
        tx: &mut Tx<'_>,
        party: &Party,
        thread: ThreadId,
        up_to: MessageId,
    ) -> Result<Option<Reading>, Error> {
        let sql = format!(
            "SELECT t.client_id AS client, t.worker_id AS worker, t.{unread} AS unread_count, m.number AS up_to
             FROM threads t LEFT JOIN messages m ON m.id = $3 AND m.thread_id = t.id
             WHERE t.id = $1 AND t.{own} = $2",
            unread = unread(party.side()),
            own = party.side().column(),
        );
        tx.optional(&sql, &[&thread, &party.id(), &up_to])
    }

    /// Marks messages up to `up_to` as read. False when they were read before: the mark never moves backwards. Unread messages are the newest of
    /// the conversation, so no more rows than these are counted.
    pub(crate) fn mark(&self, tx: &mut Tx<'_>, party: &Party, thread: ThreadId, up_to: i64) -> Result<bool, Error> {
        let (newer,): (i64,) = tx.one(
            "SELECT count(*) FROM
                 (SELECT 1 FROM messages WHERE thread_id = $1 AND number > $2 AND sender_id <> $3 ORDER BY number DESC LIMIT $4) AS newer",
            &[&thread, &up_to, &party.id(), &self.unread_count],
        )?;
        if newer >= self.unread_count {
            return Ok(false);
        }
        let sql = format!(
            "UPDATE threads SET {unread} = $2, {read} = $3 WHERE id = $1",
            unread = unread(party.side()),
            read = read(party.side())
        );
        tx.execute(&sql, &[&thread, &newer, &up_to])?;
        Ok(true)
    }
}

/// Unread messages of the party, in its conversations of latest activity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unread {
    /// How many conversations have unread messages.
    pub(crate) threads: i64,
    pub(crate) messages: i64,
    /// How many conversations were looked at.
    pub(crate) seen: i64,
}

from_row!(Unread { threads, messages, seen });

impl Unread {
    /// In at most so many conversations.
    pub(crate) fn of(tx: &mut Tx<'_>, party: &Party, most: i64) -> Result<Unread, Error> {
        let sql = format!(
            "SELECT COALESCE(sum(CASE WHEN unread > 0 THEN 1 ELSE 0 END), 0) AS threads,
                 CAST(COALESCE(sum(unread), 0) AS BIGINT) AS messages, count(*) AS seen
             FROM (SELECT {unread} AS unread FROM threads WHERE {own} = $1 ORDER BY last_activity_at DESC, id DESC LIMIT $2) AS latest",
            unread = unread(party.side()),
            own = party.side().column(),
        );
        tx.one(&sql, &[&party.id(), &most])
    }
}
