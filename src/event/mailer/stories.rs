//! What the letters tell, as the other rooms' tables have it when a mail goes out.

use super::{models::MessageMail, quiet_since};
use crate::{
    auth::models::Session,
    core::email::Letter,
    database::{
        Error, Tx, from_row,
        ids::{ThreadId, UserId},
        models::user::User,
    },
    event::{
        EventKind,
        letters::{self, AboutJob, Person, Step},
        models::Recorded,
    },
};

/// The letter to `to` about what happened; `None` when there is nothing left to tell.
pub(super) fn letter_about(tx: &mut Tx<'_>, event: &Recorded, to: &User, finalize_after: u16) -> Result<Option<Letter>, Error> {
    use EventKind as K;
    let name = to.first_name.as_str();
    Ok(match event.kind {
        K::PasswordChanged => Some(letters::password_changed(name, event.at)),
        K::UserFrozen => Some(letters::account_frozen(name, event.reason().as_deref())),
        K::UserUnfrozen => Some(letters::account_unfrozen(name)),
        K::UserBanned => Some(letters::account_banned(name, event.reason().as_deref())),
        K::UserUnbanned => Some(letters::account_unbanned(name)),
        K::KycApproved => Some(letters::kyc_approved(name)),
        K::KycRejected => {
            KycStory::of(tx, event)?.map(|story| letters::kyc_rejected(name, story.reason_code.as_deref(), story.note.as_deref()))
        }
        K::MessagePosted => MessageStory::untold(tx, event, to.id)?
            .map(|story| letters::new_message(name, &story.sender, story.service_title.as_deref(), &story.content)),
        K::JobCreated => about_job(tx, event, to, Step::Created)?,
        K::JobAccepted => about_job(tx, event, to, Step::Accepted)?,
        K::JobRejected => about_job(tx, event, to, Step::Rejected)?,
        K::JobCompleted => about_job(tx, event, to, Step::Completed { finalize_after })?,
        K::JobFinalized => about_job(tx, event, to, Step::Finalized)?,
        K::JobCancelled => about_job(tx, event, to, Step::Cancelled)?,
        K::JobExpired => about_job(tx, event, to, Step::Expired)?,
        K::ReviewPosted => ReviewStory::of(tx, event)?
            .map(|story| letters::review_posted(name, &story.author, &story.job_title, story.rating, story.text.as_deref())),
        K::ReviewRemoved => ReviewStory::of(tx, event)?.map(|story| match event.client == Some(to.id) {
            true => letters::own_review_removed(name, &story.job_title, event.reason().as_deref()),
            false => letters::received_review_removed(name, &story.job_title),
        }),
        K::ServiceModerated => service_title(tx, event)?
            .map(|title| letters::service_moderated(name, &title, event.text("status").as_deref(), event.reason().as_deref())),
        K::ServiceRemoved => {
            service_title(tx, event)?.map(|title| letters::service_removed(name, &title, event.reason().as_deref()))
        }
        _ => None,
    })
}

impl Recorded {
    fn reason(&self) -> Option<String> {
        self.text("reason")
    }

    fn text(&self, name: &str) -> Option<String> {
        self.data().get(name)?.as_str().map(str::to_owned)
    }
}

from_row!(Person { first_name, last_name });

struct KycStory {
    reason_code: Option<String>,
    note: Option<String>,
}

from_row!(KycStory { reason_code, note });

impl KycStory {
    fn of(tx: &mut Tx<'_>, event: &Recorded) -> Result<Option<Self>, Error> {
        tx.optional("SELECT reason_code, note FROM kyc_submissions WHERE id = $1", &[&event.subject])
    }
}

struct MessageStory {
    thread: ThreadId,
    unread: i64,
    content: String,
    service_title: Option<String>,
    sender: Person,
}

from_row!(MessageStory { thread, unread, content, service_title, [sender] });

impl MessageStory {
    /// The latest message that somebody got in the conversation, unless they have read it, are reading along just now, or were
    /// told of an earlier one a moment ago.
    fn untold(tx: &mut Tx<'_>, event: &Recorded, to: UserId) -> Result<Option<Self>, Error> {
        let story: Option<Self> = tx.optional(
            "SELECT t.id, CASE WHEN t.client_id = $2 THEN t.client_unread ELSE t.worker_unread END, m.content, s.title,
                 u.first_name, u.last_name
             FROM messages told
             JOIN threads t ON t.id = told.thread_id
             JOIN messages m ON m.thread_id = t.id AND m.sender_id <> $2
             JOIN users u ON u.id = m.sender_id
             LEFT JOIN services s ON s.id = t.service_id
             WHERE told.id = $1 ORDER BY m.number DESC LIMIT 1",
            &[&event.subject, &to],
        )?;
        let Some(story) = story.filter(|story| story.unread > 0) else { return Ok(None) };
        let since = quiet_since(tx.now());
        if Session::is_live(tx, to)? || MessageMail::is_unanswered(tx, story.thread, to, since)? {
            return Ok(None);
        }
        Ok(Some(story))
    }
}

struct JobStory {
    title: String,
    reason: Option<String>,
    client: Person,
    worker: Person,
}

from_row!(JobStory { title, reason, [client], [worker] });

fn about_job(tx: &mut Tx<'_>, event: &Recorded, to: &User, step: Step) -> Result<Option<Letter>, Error> {
    let story: Option<JobStory> = tx.optional(
        "SELECT j.title, j.reason, c.first_name, c.last_name, w.first_name, w.last_name
         FROM jobs j JOIN users c ON c.id = j.client_id JOIN users w ON w.id = j.worker_id WHERE j.id = $1",
        &[&event.subject],
    )?;
    let Some(JobStory { title, reason, client, worker }) = story else { return Ok(None) };
    let is_client = event.client == Some(to.id);
    let other = if is_client { worker } else { client };
    let about = AboutJob { title, reason, other, by_itself: event.actor.is_none(), is_client };
    Ok(Some(letters::job(&to.first_name, step, &about)))
}

struct ReviewStory {
    rating: i64,
    text: Option<String>,
    job_title: String,
    author: Person,
}

from_row!(ReviewStory { rating, text, job_title, [author] });

impl ReviewStory {
    fn of(tx: &mut Tx<'_>, event: &Recorded) -> Result<Option<Self>, Error> {
        tx.optional(
            "SELECT r.rating, r.text, j.title, u.first_name, u.last_name
             FROM reviews r JOIN jobs j ON j.id = r.job_id JOIN users u ON u.id = r.client_id WHERE r.id = $1",
            &[&event.subject],
        )
    }
}

fn service_title(tx: &mut Tx<'_>, event: &Recorded) -> Result<Option<String>, Error> {
    let title: Option<(String,)> = tx.optional("SELECT title FROM services WHERE id = $1", &[&event.subject])?;
    Ok(title.map(|(title,)| title))
}
