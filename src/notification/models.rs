//! Mails that are due, and how far their reader has come.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, STEP, Tx, from_row,
        ids::{MailId, SubjectId, ThreadId, UserId},
    },
    event::{EventKind, models::Recorded},
};
use std::time::Duration;

/// How much news one mail tells of at most.
const MAX_NEWS: i64 = 100;

/// A mail that a sender has claimed.
#[derive(Debug, Clone)]
pub(crate) struct Mail {
    pub(super) id: MailId,
    pub(super) recipient: SubjectId,
    topic: Option<SubjectId>,
    pub(super) address: Option<String>,
    pub(super) attempts: i64,
    pub(super) is_news: bool,
    pub(super) created_at: Timestamp,
    pub(super) event: Recorded,
}

/// The row of a mail without its event.
struct MailRow {
    id: MailId,
    event_id: i64,
    recipient: SubjectId,
    topic: Option<SubjectId>,
    address: Option<String>,
    attempts: i64,
    is_news: bool,
    created_at: Timestamp,
}

from_row!(MailRow { id, event_id, recipient, topic, address, attempts, is_news, created_at });

/// How long a sender may take before the mail is somebody else's: longer than the mail server is waited for.
const LEASE: Duration = Duration::from_secs(120);

impl Mail {
    /// Plans a mail, unless there is one about the same already.
    pub(super) fn insert(
        tx: &mut Tx<'_>,
        event: i64,
        recipient: SubjectId,
        topic: Option<SubjectId>,
        due_at: Timestamp,
        is_news: bool,
    ) -> Result<(), Error> {
        let (id, now) = (MailId::new(tx), tx.now());
        tx.execute(
            "INSERT INTO mails (id, event_id, recipient, topic, due_at, is_news, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT DO NOTHING",
            &[&id, &event, &recipient, &topic, &due_at, &is_news, &now],
        )?;
        Ok(())
    }

    pub(super) fn is_any_due(tx: &mut Tx<'_>) -> Result<bool, Error> {
        let now = tx.now();
        let due: Option<(MailId,)> = tx.optional("SELECT id FROM mails WHERE due_at <= $1 LIMIT 1", &[&now])?;
        Ok(due.is_some())
    }

    /// Takes the mail that has waited longest, and with news all other news for the same person. Until the lease ends nobody else
    /// takes them; a sender that dies loses no more than that time.
    pub(super) fn claim(tx: &mut Tx<'_>) -> Result<Vec<Mail>, Error> {
        let now = tx.now();
        let until = now.saturating_add(LEASE);
        let mut rows: Vec<MailRow> = tx.all(
            "UPDATE mails SET attempts = attempts + 1, due_at = $2
             WHERE id = (SELECT id FROM mails WHERE due_at <= $1 ORDER BY due_at, id LIMIT 1)
             RETURNING id, event_id, recipient, topic, address, attempts, is_news, created_at",
            &[&now, &until],
        )?;
        if let Some(recipient) = rows.first().filter(|row| row.is_news).map(|row| row.recipient) {
            let others: Vec<MailRow> = tx.all(
                "UPDATE mails SET attempts = attempts + 1, due_at = $2
                 WHERE id IN (SELECT id FROM mails WHERE recipient = $3 AND is_news AND due_at <= $1 ORDER BY due_at, id LIMIT $4)
                 RETURNING id, event_id, recipient, topic, address, attempts, is_news, created_at",
                &[&now, &until, &recipient, &MAX_NEWS],
            )?;
            rows.extend(others);
        }
        rows.sort_by_key(|row| row.event_id);
        rows.into_iter()
            .map(|MailRow { id, event_id, recipient, topic, address, attempts, is_news, created_at }| {
                let event = Recorded::find(tx, event_id)?.ok_or(Error::NoRow)?;
                Ok(Mail { id, recipient, topic, address, attempts, is_news, created_at, event })
            })
            .collect()
    }

    /// Lets it wait, as if it had not been tried.
    pub(super) fn hold(&self, tx: &mut Tx<'_>, wait: Duration) -> Result<(), Error> {
        let due_at = tx.now().saturating_add(wait);
        tx.execute(
            "UPDATE mails SET due_at = $3, attempts = 0 WHERE id = $1 AND attempts = $2",
            &[&self.id, &self.attempts, &due_at],
        )?;
        Ok(())
    }

    /// Tries again later, if this sender still has it.
    pub(super) fn postpone(&self, tx: &mut Tx<'_>, pause: Duration) -> Result<(), Error> {
        let due_at = tx.now().saturating_add(pause);
        tx.execute(
            "UPDATE mails SET due_at = $3 WHERE id = $1 AND attempts = $2",
            &[&self.id, &self.attempts, &due_at],
        )?;
        Ok(())
    }

    /// The mail server has taken it.
    pub(super) fn sent(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        if let (EventKind::MessagePosted, Some(thread)) = (self.event.kind, self.topic) {
            MessageMail::remember(tx, thread, self.recipient)?;
        }
        self.delete(tx)
    }

    pub(super) fn delete(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        tx.execute("DELETE FROM mails WHERE id = $1", &[&self.id])?;
        Ok(())
    }
}

/// When somebody was last told by mail that a conversation has something new for them.
pub(super) struct MessageMail;

impl MessageMail {
    fn remember(tx: &mut Tx<'_>, thread: SubjectId, recipient: SubjectId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO message_mails (thread_id, recipient, sent_at) VALUES ($1, $2, $3)
             ON CONFLICT (thread_id, recipient) DO UPDATE SET sent_at = excluded.sent_at",
            &[&thread, &recipient, &now],
        )?;
        Ok(())
    }

    /// Whether somebody was told after `since`, and has neither read the conversation nor written in it afterwards.
    pub(super) fn is_unanswered(
        tx: &mut Tx<'_>,
        thread: ThreadId,
        recipient: UserId,
        since: Timestamp,
    ) -> Result<bool, Error> {
        let told: Option<(Timestamp,)> = tx.optional(
            "SELECT sent_at FROM message_mails WHERE thread_id = $1 AND recipient = $2 AND sent_at > $3",
            &[&thread, &recipient, &since],
        )?;
        let Some((sent_at,)) = told else { return Ok(false) };
        struct Looked {
            read_at: Option<Timestamp>,
            wrote_at: Option<Timestamp>,
        }
        from_row!(Looked { read_at, wrote_at });
        let Looked { read_at, wrote_at } = tx.one(
            "SELECT (SELECT at FROM events WHERE subject_id = $1 AND type = $2 AND actor_id = $3 ORDER BY id DESC LIMIT 1) AS read_at,
                 (SELECT sent_at FROM messages WHERE thread_id = $1 AND sender_id = $3 ORDER BY number DESC LIMIT 1) AS wrote_at",
            &[&thread, &EventKind::ThreadRead, &recipient],
        )?;
        Ok(read_at.max(wrote_at).is_none_or(|looked_at| looked_at <= sent_at))
    }

    pub(super) fn delete_before(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, Error> {
        tx.execute(
            "DELETE FROM message_mails WHERE (thread_id, recipient) IN
                 (SELECT thread_id, recipient FROM message_mails WHERE sent_at < $1 LIMIT $2)",
            &[&before, &STEP],
        )
    }
}
