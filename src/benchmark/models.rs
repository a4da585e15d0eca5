//! Samples of existing rows for requests.

use crate::database::{
    Error, Tx,
    enums::{DocumentType, KycStatus, Side},
    from_row,
    ids::{JobId, ReviewId, ServiceId, SubmissionId, ThreadId, UserId},
};
use std::time::Duration;

pub(super) struct Samples {
    pub(super) services: Vec<ServiceId>,
    /// Search queries: a word of a listing's title and its location.
    pub(super) searches: Vec<String>,
    /// The workers with the most reviews.
    pub(super) workers: Vec<UserId>,
    /// The longest open conversations.
    pub(super) conversations: Vec<Conversation>,
    /// Conversations without an unfinished job, whose worker may accept one.
    pub(super) hirable: Vec<Conversation>,
    pub(super) addresses: Vec<String>,
}

/// A conversation and its participants.
#[derive(Debug, Clone)]
pub(super) struct Conversation {
    pub(super) thread: ThreadId,
    pub(super) client: UserId,
    pub(super) worker: UserId,
}

from_row!(Conversation { thread, client, worker });

impl Samples {
    pub(super) fn draw(tx: &mut Tx<'_>) -> Result<Samples, Error> {
        let services: Vec<(ServiceId,)> =
            tx.all("SELECT id FROM services WHERE is_public ORDER BY id LIMIT 5000", &[])?;
        struct TitleAndLocation {
            title: String,
            location: String,
        }
        from_row!(TitleAndLocation { title, location });
        let listings: Vec<TitleAndLocation> =
            tx.all("SELECT title, location FROM services WHERE is_public ORDER BY id DESC LIMIT 500", &[])?;
        let workers: Vec<(UserId,)> = tx.all(
            "SELECT w.user_id FROM workers w JOIN users u ON u.id = w.user_id WHERE u.status = 'ACTIVE'
             ORDER BY stars_1 + stars_2 + stars_3 + stars_4 + stars_5 DESC LIMIT 500",
            &[],
        )?;
        let conversations = tx.all(
            "SELECT t.id AS thread, t.client_id AS client, t.worker_id AS worker FROM threads t
             JOIN users c ON c.id = t.client_id AND c.status = 'ACTIVE' JOIN users w ON w.id = t.worker_id AND w.status = 'ACTIVE'
             WHERE NOT t.is_closed ORDER BY t.message_count DESC LIMIT 500",
            &[],
        )?;
        let hirable = tx.all(
            "SELECT t.id AS thread, t.client_id AS client, t.worker_id AS worker FROM threads t
             JOIN users c ON c.id = t.client_id AND c.status = 'ACTIVE' JOIN users w ON w.id = t.worker_id AND w.status = 'ACTIVE'
             JOIN workers k ON k.user_id = t.worker_id AND k.kyc_status = 'APPROVED'
             WHERE NOT t.is_closed AND NOT EXISTS
                 (SELECT 1 FROM jobs j WHERE j.thread_id = t.id AND j.status IN ('NEGOTIATING', 'ACCEPTED', 'COMPLETED', 'DISPUTED'))
             ORDER BY t.id LIMIT 2000",
            &[],
        )?;
        let addresses: Vec<(String,)> =
            tx.all("SELECT email FROM users WHERE role = 'CLIENT' AND status = 'ACTIVE' ORDER BY id LIMIT 500", &[])?;
        Ok(Samples {
            services: services.into_iter().map(|(id,)| id).collect(),
            searches: listings.iter().map(|listing| search_for(&listing.title, &listing.location)).collect(),
            workers: workers.into_iter().map(|(id,)| id).collect(),
            conversations,
            hirable,
            addresses: addresses.into_iter().map(|(email,)| email).collect(),
        })
    }
}

/// Addresses of accounts that the rest of the benchmark does not use.
pub(super) struct SetAside {
    pub(super) known: Vec<String>,
    pub(super) banned: Vec<String>,
    pub(super) without_password: Vec<String>,
}

/// Sets `of_each` accounts of each kind aside.
pub(super) fn set_aside(tx: &mut Tx<'_>, of_each: usize) -> Result<SetAside, Error> {
    let newest: Vec<(String,)> = tx.all(
        "SELECT email FROM users WHERE role = 'CLIENT' AND status = 'ACTIVE' ORDER BY id DESC LIMIT $1",
        &[&i64::try_from(3 * of_each).unwrap_or(i64::MAX)],
    )?;
    let mut newest = newest.into_iter().map(|(email,)| email);
    let mut next = || newest.by_ref().take(of_each).collect::<Vec<String>>();
    let (known, banned, without_password) = (next(), next(), next());
    for email in &banned {
        tx.execute("UPDATE users SET status = 'BANNED' WHERE email = $1", &[email])?;
    }
    for email in &without_password {
        tx.execute("UPDATE users SET password_hash = NULL WHERE email = $1", &[email])?;
    }
    Ok(SetAside { known, banned, without_password })
}

/// How many submissions are pending.
const QUEUE: i64 = 10_000;
/// Makes the submissions of ten thousand workers pending.
pub(super) fn fill_queue(tx: &mut Tx<'_>) -> Result<(), Error> {
    let (waiting,): (i64,) = tx.one("SELECT count(*) FROM kyc_submissions WHERE status = 'PENDING'", &[])?;
    for _ in waiting..QUEUE {
        let (worker, now) = (insert_worker(tx)?, tx.now());
        tx.execute(
            "INSERT INTO kyc_submissions (id, worker_id, document_type, status, submitted_at) VALUES ($1, $2, $3, $4, $5)",
            &[&SubmissionId::new(tx), &worker, &DocumentType::Passport, &KycStatus::Pending, &now],
        )?;
    }
    Ok(())
}

pub(super) fn insert_worker(tx: &mut Tx<'_>) -> Result<UserId, Error> {
    let (id, now) = (UserId::new(tx), tx.now());
    let email = format!("{id}@bench.hirehall.example");
    tx.execute(
        "INSERT INTO users (id, role, status, email, email_key, name_key, first_name, last_name, created_at, updated_at)
         VALUES ($1, 'WORKER', 'ACTIVE', $2, $2, ' wanda waits', 'Wanda', 'Waits', $3, $3)",
        &[&id, &email, &now],
    )?;
    tx.execute("INSERT INTO workers (user_id) VALUES ($1)", &[&id])?;
    Ok(id)
}

/// An administrator.
pub(super) fn admin(tx: &mut Tx<'_>) -> Result<UserId, Error> {
    let (admin,): (UserId,) =
        tx.one("SELECT id FROM users WHERE role = 'ADMIN' AND status = 'ACTIVE' ORDER BY id LIMIT 1", &[])?;
    Ok(admin)
}

/// The newest job of a conversation.
pub(super) fn newest_job(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Option<JobId>, Error> {
    let found: Option<(JobId,)> =
        tx.optional("SELECT id FROM jobs WHERE thread_id = $1 ORDER BY id DESC LIMIT 1", &[&thread])?;
    Ok(found.map(|(id,)| id))
}

/// The workers without any conversation, so that each can have a new one with every client.
pub(super) fn workers(tx: &mut Tx<'_>) -> Result<Vec<UserId>, Error> {
    let found: Vec<(UserId,)> = tx.all(
        "SELECT user_id FROM workers w WHERE NOT EXISTS (SELECT 1 FROM threads t WHERE t.worker_id = w.user_id) ORDER BY user_id LIMIT 1000",
        &[],
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

pub(super) fn clients(tx: &mut Tx<'_>) -> Result<Vec<UserId>, Error> {
    let found: Vec<(UserId,)> = tx.all("SELECT user_id FROM clients ORDER BY user_id LIMIT 5000", &[])?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Opens a job of a worker with each of these clients and returns how many: a proposal with an offer, work that is agreed with a no-show that was
/// reported, work that is done with a blind review, or a dispute. All of it began now, so nothing is due.
pub(super) fn insert_open_jobs<'c>(
    tx: &mut Tx<'_>,
    worker: UserId,
    clients: impl Iterator<Item = &'c UserId>,
) -> Result<usize, Error> {
    let (now, mut opened) = (tx.now(), 0);
    for (client, status) in clients.zip(["NEGOTIATING", "ACCEPTED", "COMPLETED", "DISPUTED"].into_iter().cycle()) {
        let (thread, job) = (ThreadId::new(tx), JobId::new(tx));
        tx.execute(
            "INSERT INTO threads (id, client_id, worker_id, created_at, last_activity_at) VALUES ($1, $2, $3, $4, $4)",
            &[&thread, client, &worker, &now],
        )?;
        let done_at = (status == "COMPLETED").then_some(now);
        let (no_show_by, no_show_at) = (status == "ACCEPTED").then_some((Side::Client, now)).unzip();
        tx.execute(
            "INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, created_at, updated_at, completed_at,
                 no_show_by, no_show_at)
             VALUES ($1, $2, $3, $4, $5, 1, 'Fix the tap', $6, $6, $7, $8, $9)",
            &[&job, &thread, client, &worker, &status, &now, &done_at, &no_show_by, &no_show_at],
        )?;
        let later = now.saturating_add(Duration::from_secs(24 * 60 * 60));
        match status {
            "NEGOTIATING" => tx.execute(
                "INSERT INTO job_offers (job_id, number, made_by, status, expires_at, created_at) VALUES ($1, 1, 'CLIENT', 'OPEN', $2, $3)",
                &[&job, &later, &now],
            )?,
            "COMPLETED" => tx.execute(
                "INSERT INTO blind_reviews (id, job_id, reviewer, author_id, rating, over_at, created_at)
                 VALUES ($1, $2, 'CLIENT', $3, 5, $4, $5)",
                &[&ReviewId::new(tx), &job, client, &later, &now],
            )?,
            "DISPUTED" => tx.execute(
                "INSERT INTO disputes (job_id, status, opened_by, reason_code, was_done, opened_at)
                 VALUES ($1, 'OPEN', 'CLIENT', 'OTHER', TRUE, $2)",
                &[&job, &now],
            )?,
            _ => 0,
        };
        opened += 1;
    }
    Ok(opened)
}

fn search_for(title: &str, location: &str) -> String {
    let word = title.split_whitespace().max_by_key(|word| word.len()).unwrap_or_default();
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", word).append_pair("location", location);
    query.finish()
}
