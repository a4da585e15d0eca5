//! Writes the generated rows. Counters and derived columns are written as the services would have computed them; those
//! of listings are computed by the search index itself.

mod jobs;

use super::{
    accounts::{DemoUser, SUBMISSION_DELAY},
    demo_data::DemoData,
    history::DECISION_DELAY,
};
use crate::{
    database::{
        Error, Tx,
        enums::{KycStatus, UserStatus},
        models::{installation, user::name_key},
    },
    event, service,
    worker::{
        kyc::models::{DocumentType, ReasonCode, Submission},
        reliability,
    },
};

pub(super) use jobs::{client_review, job, review};

/// The state of the database before it is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DatabaseState {
    /// It has no accounts.
    Empty,
    /// It was filled completely.
    Filled,
    /// Filling it was interrupted.
    Unfinished,
    /// It has real accounts.
    InUse,
}

pub(super) fn state(tx: &mut Tx<'_>) -> Result<DatabaseState, Error> {
    let exists = |tx: &mut Tx<'_>, name: &str| -> Result<bool, Error> {
        let found: Option<(String,)> = tx.optional("SELECT value FROM installation WHERE name = $1", &[&name])?;
        Ok(found.is_some())
    };
    if exists(tx, FINISHED)? {
        return Ok(DatabaseState::Filled);
    }
    if exists(tx, BEGUN)? {
        return Ok(DatabaseState::Unfinished);
    }
    let account: Option<(String,)> = tx.optional("SELECT email FROM users LIMIT 1", &[])?;
    Ok(if account.is_some() { DatabaseState::InUse } else { DatabaseState::Empty })
}

const BEGUN: &str = "seed_begun";
const FINISHED: &str = "seed_finished";

pub(super) fn begin(tx: &mut Tx<'_>) -> Result<(), Error> {
    let now = tx.now().to_string();
    installation::insert_if_absent(tx, BEGUN, &now).map(drop)
}

/// Marks the database as filled. Generated events must not lead to mail.
pub(super) fn finish(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.execute("UPDATE readers SET last_id = COALESCE((SELECT max(id) FROM events), 0) WHERE name = 'mail'", &[])?;
    let now = tx.now().to_string();
    installation::insert_if_absent(tx, FINISHED, &now).map(drop)
}

pub(super) fn admin(tx: &mut Tx<'_>, demo: &DemoData, _: usize) -> Result<(), Error> {
    user(tx, &demo.accounts.admin, &demo.password_hash)
}

fn user(tx: &mut Tx<'_>, person: &DemoUser, password_hash: &str) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO users (id, role, status, email, email_key, name_key, phone_number, first_name, last_name, password_hash,
             created_at, updated_at)
         VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $10)",
        &[
            &person.id,
            &person.role,
            &person.status,
            &person.email,
            &name_key(person.first_name, person.last_name),
            &person.phone_number,
            &person.first_name,
            &person.last_name,
            &password_hash,
            &person.created_at,
        ],
    )?;
    Ok(())
}

pub(super) fn client(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(client) = demo.accounts.clients.get(row) else { return Ok(()) };
    user(tx, &client.person, &demo.password_hash)?;
    let [one, two, three, four, five] = client.stars;
    tx.execute(
        "INSERT INTO clients (user_id, location, about, jobs_completed, stars_1, stars_2, stars_3, stars_4, stars_5)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &client.person.id,
            &client.person.city.name,
            &client.about,
            &client.jobs_completed,
            &one,
            &two,
            &three,
            &four,
            &five,
        ],
    )?;
    Ok(())
}

pub(super) fn worker(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(worker) = demo.accounts.workers.get(row) else { return Ok(()) };
    user(tx, &worker.person, &demo.password_hash)?;
    let skills = serde_json::to_string(&worker.skills).map_err(|error| Error::Other(error.to_string()))?;
    let [one, two, three, four, five] = worker.stars;
    tx.execute(
        "INSERT INTO workers (user_id, bio, skills, years_experience, location, latitude, longitude, is_available,
             availability_note, kyc_status, jobs_completed, stars_1, stars_2, stars_3, stars_4, stars_5)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        &[
            &worker.person.id,
            &worker.bio,
            &skills,
            &worker.years_experience,
            &worker.person.city.name,
            &worker.coordinates.0,
            &worker.coordinates.1,
            &worker.is_available,
            &worker.availability_note,
            &worker.kyc,
            &worker.jobs_completed,
            &one,
            &two,
            &three,
            &four,
            &five,
        ],
    )?;
    Ok(())
}

/// Pending submissions have documents. Decided ones no longer have any, because their retention period is over.
pub(super) fn submission(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(worker) = demo.accounts.workers.get(row).filter(|worker| worker.kyc != KycStatus::NotSubmitted) else {
        return Ok(());
    };
    let submitted_at = worker.person.created_at.saturating_add(SUBMISSION_DELAY);
    if let Some(new) = demo.documents.get(&row) {
        return Submission::insert(tx, worker.person.id, new, submitted_at).map(drop);
    }
    let reason = (worker.kyc == KycStatus::Rejected).then_some(ReasonCode::Unreadable);
    tx.execute(
        "INSERT INTO kyc_submissions (id, worker_id, document_type, status, submitted_at, reviewed_at, reviewed_by, reason_code, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &worker.submission,
            &worker.person.id,
            &DocumentType::NationalId,
            &worker.kyc,
            &submitted_at,
            &submitted_at.saturating_add(DECISION_DELAY),
            &demo.accounts.admin.id,
            &reason,
            &reason.map(|_| "The lower half of the document is cut off."),
        ],
    )?;
    Ok(())
}

pub(super) fn service(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(service) = demo.accounts.services.get(row) else { return Ok(()) };
    let Some(worker) = demo.accounts.workers.get(service.worker) else { return Ok(()) };
    tx.execute(
        "INSERT INTO services (id, worker_id, title, description, category, location, latitude, longitude, pricing,
             price_amount, price_currency, status, created_at, updated_at, cancellation_policy)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14)",
        &[
            &service.id,
            &worker.person.id,
            &service.title,
            &service.description,
            &service.category,
            &service.city.name,
            &service.coordinates.0,
            &service.coordinates.1,
            &service.pricing,
            &service.price,
            &service.price.map(|_| "EUR"),
            &service.status,
            &service.created_at,
            &service.own_policy(),
        ],
    )?;
    Ok(())
}

pub(super) fn thread(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(thread) = demo.activity.threads.get(row) else { return Ok(()) };
    let accounts = &demo.accounts;
    let (Some(client), Some(worker)) = (accounts.clients.get(thread.client), accounts.workers.get(thread.worker))
    else {
        return Ok(());
    };
    let service = accounts.services.get(thread.service).map(|service| service.id);
    tx.execute(
        "INSERT INTO threads (id, client_id, worker_id, service_id, is_closed, message_count, client_unread, worker_unread, created_at,
             last_activity_at, answered_at, client_read, worker_read)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, CAST($6 AS BIGINT) - CAST($7 AS BIGINT), CAST($6 AS BIGINT) - CAST($8 AS BIGINT))",
        &[
            &thread.id,
            &client.person.id,
            &worker.person.id,
            &service,
            &thread.is_closed,
            &thread.message_count,
            &thread.client_unread,
            &thread.worker_unread,
            &thread.created_at,
            &thread.last_activity_at,
            &thread.answered_at,
        ],
    )?;
    Ok(())
}

pub(super) fn message(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(message) = demo.activity.messages.get(row) else { return Ok(()) };
    let Some(thread) = demo.activity.threads.get(message.thread) else { return Ok(()) };
    tx.execute(
        "INSERT INTO messages (thread_id, number, id, sender_id, content, sent_at) VALUES ($1, $2, $3, $4, $5, $6)",
        &[&thread.id, &message.number, &message.id, &message.sender, &message.content, &message.sent_at],
    )?;
    Ok(())
}

pub(super) fn favorite(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(favorite) = demo.activity.favorites.get(row) else { return Ok(()) };
    let accounts = &demo.accounts;
    let (Some(client), Some(worker)) = (accounts.clients.get(favorite.client), accounts.workers.get(favorite.worker))
    else {
        return Ok(());
    };
    tx.execute(
        "INSERT INTO favorites (client_id, worker_id, created_at) VALUES ($1, $2, $3)",
        &[&client.person.id, &worker.person.id, &favorite.created_at],
    )?;
    Ok(())
}

pub(super) fn event(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(event) = demo.events.get(row) else { return Ok(()) };
    event::append_at(tx, event.at, event.event())
}

/// Updates the search index of the worker's listings, and the sums of what came of their jobs.
pub(super) fn refresh(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(worker) = demo.accounts.workers.get(row) else { return Ok(()) };
    service::models::refresh_all(tx, worker.person.id)?;
    tx.execute(
        "UPDATE workers SET repeat_clients = (SELECT count(*) FROM
             (SELECT client_id FROM jobs WHERE worker_id = $1 AND status = 'FINALIZED' GROUP BY client_id HAVING count(*) > 1) AS repeated)
         WHERE user_id = $1",
        &[&worker.person.id],
    )?;
    let now = tx.now();
    reliability::services::refresh(tx, worker.person.id, now)?;
    if matches!(worker.person.status, UserStatus::Active) || worker.jobs_completed == 0 {
        return Ok(());
    }
    Err(Error::Other("an inactive worker has jobs".to_owned()))
}
