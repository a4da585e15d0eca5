//! What the letters tell, as the rooms' tables have it when a mail goes out.

use super::letters::{Person, RefusedFile};
use crate::{
    database::{
        Error, Tx, from_row,
        ids::{ThreadId, UserId},
    },
    event::models::Recorded,
};

from_row!(Person { first_name, last_name });

pub(crate) struct KycStory {
    pub(crate) reason_code: Option<String>,
    pub(crate) note: Option<String>,
}

from_row!(KycStory { reason_code, note });

impl KycStory {
    pub(crate) fn of(tx: &mut Tx<'_>, event: &Recorded) -> Result<Option<Self>, Error> {
        tx.optional("SELECT reason_code, note FROM kyc_submissions WHERE id = $1", &[&event.subject])
    }
}

from_row!(RefusedFile { slot, reason_code, note });

impl RefusedFile {
    pub(crate) fn all(tx: &mut Tx<'_>, event: &Recorded) -> Result<Vec<Self>, Error> {
        tx.all(
            "SELECT slot, reason_code, note FROM kyc_files WHERE submission_id = $1 AND reason_code IS NOT NULL ORDER BY slot",
            &[&event.subject],
        )
    }
}

pub(crate) struct MessageStory {
    pub(crate) thread: ThreadId,
    pub(crate) unread: i64,
    pub(crate) content: String,
    pub(crate) service_title: Option<String>,
    pub(crate) sender: Person,
}

from_row!(MessageStory { thread, unread, content, service_title, [sender as "sender_"] });

impl MessageStory {
    /// The latest message that somebody got in the conversation.
    pub(crate) fn latest(tx: &mut Tx<'_>, event: &Recorded, to: UserId) -> Result<Option<Self>, Error> {
        tx.optional(
            "SELECT t.id AS thread, CASE WHEN t.client_id = $2 THEN t.client_unread ELSE t.worker_unread END AS unread, m.content,
                 s.title AS service_title, u.first_name AS sender_first_name, u.last_name AS sender_last_name
             FROM messages told
             JOIN threads t ON t.id = told.thread_id
             JOIN messages m ON m.thread_id = t.id AND m.sender_id <> $2
             JOIN users u ON u.id = m.sender_id
             LEFT JOIN services s ON s.id = t.service_id
             WHERE told.id = $1 ORDER BY m.number DESC LIMIT 1",
            &[&event.subject, &to],
        )
    }
}

pub(crate) struct JobStory {
    pub(crate) title: String,
    pub(crate) reason: Option<String>,
    pub(crate) client: Person,
    pub(crate) worker: Person,
}

from_row!(JobStory { title, reason, [client as "client_"], [worker as "worker_"] });

impl JobStory {
    pub(crate) fn of(tx: &mut Tx<'_>, event: &Recorded) -> Result<Option<Self>, Error> {
        tx.optional(
            "SELECT j.title, j.reason, c.first_name AS client_first_name, c.last_name AS client_last_name,
                 w.first_name AS worker_first_name, w.last_name AS worker_last_name
             FROM jobs j JOIN users c ON c.id = j.client_id JOIN users w ON w.id = j.worker_id WHERE j.id = $1",
            &[&event.subject],
        )
    }
}

pub(crate) struct ReviewStory {
    pub(crate) rating: i64,
    pub(crate) text: Option<String>,
    pub(crate) job_title: String,
    pub(crate) author: Person,
}

from_row!(ReviewStory { rating, text, job_title, [author as "author_"] });

impl ReviewStory {
    pub(crate) fn of(tx: &mut Tx<'_>, event: &Recorded) -> Result<Option<Self>, Error> {
        tx.optional(
            "SELECT r.rating, r.text, j.title AS job_title, u.first_name AS author_first_name, u.last_name AS author_last_name
             FROM reviews r JOIN jobs j ON j.id = r.job_id JOIN users u ON u.id = r.client_id WHERE r.id = $1",
            &[&event.subject],
        )
    }
}

pub(crate) fn service_title(tx: &mut Tx<'_>, event: &Recorded) -> Result<Option<String>, Error> {
    let title: Option<(String,)> = tx.optional("SELECT title FROM services WHERE id = $1", &[&event.subject])?;
    Ok(title.map(|(title,)| title))
}
