//! Tasks for mails, and queries for their content.

use super::values::{RejectedFile, Typed, UserName};
use crate::{
    core::{clock::Timestamp, email::MAX_DELIVERY_TIME},
    database::{
        Error, STEP, Tx,
        enums::Side,
        from_row,
        ids::{SubjectId, ThreadId, UserId},
        queue::{Task, TaskKind},
    },
    event::EventKind,
    job::{
        lifecycle::JobStatus,
        models::offers::{OfferSummary, offer_summary_columns},
    },
};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Longer than an attempt takes, with its transactions, so that no second worker claims the task meanwhile and sends the mail, too.
const LEASE: Duration = MAX_DELIVERY_TIME.saturating_add(Duration::from_secs(60));

/// A mail about one event.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct MailTask {
    pub(super) event: i64,
    /// The account, sign-up or change of address.
    pub(super) recipient: SubjectId,
    /// The address that was recorded with the event, for mails to that address.
    pub(super) address: Option<String>,
    /// What the account had chosen then: it may be deleted since.
    #[serde(default)]
    pub(super) language: Option<String>,
    #[serde(default)]
    pub(super) time_zone: Option<String>,
}

impl Task for MailTask {
    const KIND: TaskKind = TaskKind::Mail;
    const LEASE: Duration = LEASE;

    fn key(&self) -> String {
        format!("{} {}", self.event, self.recipient.as_uuid().simple())
    }
}

/// News for a user. There is at most one task for each conversation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct NewsTask {
    pub(super) event: i64,
    pub(super) recipient: SubjectId,
    /// The conversation, if it is about a message.
    #[serde(default)]
    pub(super) thread: Option<ThreadId>,
}

impl Task for NewsTask {
    const KIND: TaskKind = TaskKind::News;
    const LEASE: Duration = LEASE;

    fn key(&self) -> String {
        let recipient = self.recipient.as_uuid();
        match self.thread {
            Some(thread) => format!("{} {}", thread.as_uuid().simple(), recipient.simple()),
            None => format!("{} {}", self.event, recipient.simple()),
        }
    }
}

/// The active administrators except one, as recipients of one event.
pub(super) fn other_admins(tx: &mut Tx<'_>, except: SubjectId) -> Result<Vec<SubjectId>, Error> {
    /// More would not fit into one transaction.
    const MAX_ADMINS: i64 = 500;
    let admins: Vec<(SubjectId,)> = tx.all(
        "SELECT id FROM users WHERE role = 'ADMIN' AND status = 'ACTIVE' AND id <> $1 ORDER BY id LIMIT $2",
        &[&except, &MAX_ADMINS],
    )?;
    Ok(admins.into_iter().map(|(id,)| id).collect())
}

/// The decision on an identity check.
pub(super) struct KycDecision {
    pub(super) reason_code: Option<String>,
    pub(super) note: Option<String>,
}

from_row!(KycDecision { reason_code, note });

impl KycDecision {
    pub(super) fn find(tx: &mut Tx<'_>, submission: SubjectId) -> Result<Option<Self>, Error> {
        tx.optional("SELECT reason_code, note FROM kyc_submissions WHERE id = $1", &[&submission])
    }
}

/// The files of a submission that have to be replaced.
pub(super) fn refused_files(tx: &mut Tx<'_>, submission: SubjectId) -> Result<Vec<RejectedFile>, Error> {
    struct Refused {
        slot: String,
        reason_code: String,
        note: Option<String>,
    }
    from_row!(Refused { slot, reason_code, note });
    let files: Vec<Refused> = tx.all(
        "SELECT slot, reason_code, note FROM kyc_files WHERE submission_id = $1 AND reason_code IS NOT NULL ORDER BY slot",
        &[&submission],
    )?;
    let refused = files.into_iter().map(|Refused { slot, reason_code, note }| RejectedFile {
        slot,
        reason_code,
        note: Typed::from_team(note),
    });
    Ok(refused.collect())
}

/// The latest message to a user in a conversation.
pub(super) struct UnreadMessage {
    pub(super) thread: ThreadId,
    pub(super) unread: i64,
    pub(super) content: String,
    pub(super) service_title: Option<String>,
    pub(super) sender: UserName,
}

from_row!(UnreadMessage { thread, unread, content, service_title, [sender as "sender_"] });

impl UnreadMessage {
    /// In the conversation of this message.
    pub(super) fn latest(tx: &mut Tx<'_>, message: SubjectId, to: UserId) -> Result<Option<Self>, Error> {
        tx.optional(
            "SELECT t.id AS thread, CASE WHEN t.client_id = $2 THEN t.client_unread ELSE t.worker_unread END AS unread, m.content,
                 s.title AS service_title, u.first_name AS sender_first_name, u.last_name AS sender_last_name
             FROM messages told
             JOIN threads t ON t.id = told.thread_id
             JOIN messages m ON m.thread_id = t.id AND m.number =
                 (SELECT number FROM messages WHERE thread_id = t.id AND sender_id <> $2 ORDER BY number DESC LIMIT 1)
             JOIN users u ON u.id = m.sender_id
             LEFT JOIN services s ON s.id = t.service_id
             WHERE told.id = $1",
            &[&message, &to],
        )
    }
}

/// A job and its participants.
pub(super) struct JobRow {
    pub(super) title: String,
    pub(super) reason: Option<String>,
    pub(super) status: JobStatus,
    pub(super) open_offer: Option<OfferSummary>,
    /// When a no-show was reported, and by whom.
    pub(super) no_show_at: Option<Timestamp>,
    pub(super) no_show_reported_by: Option<Side>,
    pub(super) client: UserName,
    pub(super) worker: UserName,
}

from_row!(JobRow { title, reason, status, no_show_at, no_show_reported_by, [client as "client_"], [worker as "worker_"], [open_offer as "open_"] });

impl JobRow {
    pub(super) fn find(tx: &mut Tx<'_>, job: SubjectId) -> Result<Option<Self>, Error> {
        tx.optional(
            concat!(
                "SELECT j.title, j.reason, j.status, j.no_show_at, j.no_show_by AS no_show_reported_by, c.first_name AS client_first_name, c.last_name AS client_last_name,
                     w.first_name AS worker_first_name, w.last_name AS worker_last_name, ",
                offer_summary_columns!("o" as "open_"),
                " FROM jobs j JOIN users c ON c.id = j.client_id JOIN users w ON w.id = j.worker_id
                 LEFT JOIN job_offers o ON o.job_id = j.id AND o.status = 'OPEN' WHERE j.id = $1"
            ),
            &[&job],
        )
    }
}

/// Why an offer of a job was declined.
pub(super) fn decline_reason(tx: &mut Tx<'_>, job: SubjectId, number: i64) -> Result<Option<String>, Error> {
    let found: Option<(Option<String>,)> =
        tx.optional("SELECT decline_reason FROM job_offers WHERE job_id = $1 AND number = $2", &[&job, &number])?;
    Ok(found.and_then(|(reason,)| reason))
}

/// A review that was revealed, its author and its job.
pub(super) struct ReviewRow {
    pub(super) reviewer: Side,
    /// `None`: text only.
    pub(super) rating: Option<i64>,
    pub(super) text: Option<String>,
    pub(super) job_title: String,
    pub(super) author: UserName,
}

from_row!(ReviewRow { reviewer, rating, text, job_title, [author as "author_"] });

impl ReviewRow {
    pub(super) fn find(tx: &mut Tx<'_>, review: SubjectId) -> Result<Option<Self>, Error> {
        tx.optional(
            "SELECT CAST('CLIENT' AS TEXT) AS reviewer, r.rating, r.text, j.title AS job_title, u.first_name AS author_first_name,
                 u.last_name AS author_last_name
             FROM reviews r JOIN jobs j ON j.id = r.job_id JOIN users u ON u.id = r.client_id WHERE r.id = $1
             UNION ALL
             SELECT CAST('WORKER' AS TEXT), r.rating, r.text, j.title, u.first_name, u.last_name
             FROM client_reviews r JOIN jobs j ON j.id = r.job_id JOIN users u ON u.id = r.worker_id WHERE r.id = $1",
            &[&review],
        )
    }
}

/// The title of a listing.
pub(super) fn service_title(tx: &mut Tx<'_>, service: SubjectId) -> Result<Option<String>, Error> {
    let title: Option<(String,)> = tx.optional("SELECT title FROM services WHERE id = $1", &[&service])?;
    Ok(title.map(|(title,)| title))
}

/// When a user last got a mail about new messages in a conversation.
pub(crate) struct MessageMail;

impl MessageMail {
    pub(super) fn remember(tx: &mut Tx<'_>, thread: ThreadId, recipient: UserId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO message_mails (thread_id, recipient, sent_at) VALUES ($1, $2, $3)
             ON CONFLICT (thread_id, recipient) DO UPDATE SET sent_at = excluded.sent_at",
            &[&thread, &recipient, &now],
        )?;
        Ok(())
    }

    /// Whether the user got a mail after `since` and has neither read the conversation nor written in it afterwards.
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

    /// Deletes a batch of expired rows.
    pub(crate) fn delete_old(tx: &mut Tx<'_>) -> Result<u64, Error> {
        const MAX_AGE: Duration = Duration::from_secs(24 * 60 * 60);
        let before = tx.now().saturating_sub(MAX_AGE);
        tx.execute(
            "DELETE FROM message_mails WHERE (thread_id, recipient) IN
                 (SELECT thread_id, recipient FROM message_mails WHERE sent_at < $1 LIMIT $2)",
            &[&before, &STEP],
        )
    }
}
