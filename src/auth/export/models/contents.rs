//! What is held about somebody, table by table, a page at a time. Secrets, and what is only derived from other rows, are left out.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx, from_row,
        ids::{
            AddressChangeId, IdentityId, JobId, KnownDeviceId, MessageId, NameChangeId, PasskeyId, ReviewId, ServiceId,
            SessionId, SubjectId, SubmissionId, ThreadId, UserId,
        },
    },
};
use serde::Serialize;
use serde_json::Value;

/// How many rows of a table are read in one transaction and stand in one file.
pub(in crate::auth::export) const ROWS: i64 = 1000;

/// A page of somebody's rows in a table.
pub(in crate::auth::export) struct Page {
    pub(in crate::auth::export) rows: Vec<Value>,
    /// The key of the last row, behind which the next page begins; `None` when this is the last page.
    pub(in crate::auth::export) last: Option<Value>,
}

/// A name, and the page of a user's rows that begins behind a key. Each page is a transaction of its own, so rows are found by keys
/// that never change: whatever is added or deleted meanwhile, no row is skipped or told twice.
pub(in crate::auth::export) type Table = (&'static str, fn(&mut Tx<'_>, UserId, Option<Value>) -> Result<Page, Error>);

/// Each table: its fields, its key and the values before the first, and a query whose columns are the fields and then the key.
macro_rules! tables {
    ($($name:literal: { $($field:ident: $type:ty),+ $(,)? } by ($($key:ident: $key_type:ty = $before:expr),+) $sql:literal)+) => {
        pub(in crate::auth::export) const TABLES: &[Table] = &[$(($name, |tx, user, after| {
            #[derive(Serialize)]
            struct Held { $($field: $type),+ }
            from_row!(Held { $($field),+ });
            struct Keyed { held: Held, key: ($($key_type,)+) }
            from_row!(Keyed { [held], [key] });
            let ($($key,)+): ($($key_type,)+) = match after {
                Some(key) => serde_json::from_value(key).map_err(unreadable)?,
                None => ($($before,)+),
            };
            let rows: Vec<Keyed> = tx.all(concat!($sql, " LIMIT $2"), &[&user, &ROWS, $(&$key),+])?;
            let is_full = i64::try_from(rows.len()).is_ok_and(|read| read >= ROWS);
            let last = rows.last().filter(|_| is_full).map(|last| serde_json::to_value(&last.key));
            let shown = rows.iter().map(|row| serde_json::to_value(&row.held)).collect::<Result<_, _>>();
            Ok(Page { rows: shown.map_err(unreadable)?, last: last.transpose().map_err(unreadable)? })
        })),+];
    };
}

#[expect(clippy::needless_pass_by_value, reason = "map_err hands it over")]
fn unreadable(error: serde_json::Error) -> Error {
    Error::Other(error.to_string())
}

tables! {
    "account": {
        id: UserId, role: String, status: String, email: String, phone_number: Option<String>, first_name: String, last_name: String,
        created_at: Timestamp, updated_at: Timestamp,
    } by (after: UserId = UserId::FIRST) "SELECT id, role, status, email, phone_number, first_name, last_name, created_at, updated_at, id
       FROM users WHERE id = $1 AND id > $3 ORDER BY id"

    "address_changes": { email: String, requested_at: Timestamp } by (after: AddressChangeId = AddressChangeId::FIRST)
    "SELECT email, requested_at, id FROM address_changes WHERE user_id = $1 AND id > $3 ORDER BY id"

    "sessions": {
        id: SessionId, created_at: Timestamp, last_used_at: Timestamp, expires_at: Timestamp, user_agent: Option<String>, ip: String,
    } by (after: SessionId = SessionId::FIRST) "SELECT id, created_at, last_used_at, expires_at, user_agent, ip, id
       FROM sessions WHERE user_id = $1 AND id > $3 ORDER BY id"

    "places": { network: String, device: String, address: String, first_seen_at: Timestamp, last_seen_at: Timestamp } by (after: KnownDeviceId = KnownDeviceId::FIRST)
    "SELECT network, device, address, first_seen_at, last_seen_at, id FROM places WHERE user_id = $1 AND id > $3 ORDER BY id"

    "passkeys": { id: PasskeyId, name: String, created_at: Timestamp, last_used_at: Option<Timestamp> } by (after: PasskeyId = PasskeyId::FIRST)
    "SELECT id, name, created_at, last_used_at, id FROM passkeys WHERE user_id = $1 AND id > $3 ORDER BY id"

    "identities": { issuer: String, subject: String, created_at: Timestamp, last_used_at: Timestamp } by (after: IdentityId = IdentityId::FIRST)
    "SELECT issuer, subject, created_at, last_used_at, id FROM identities WHERE user_id = $1 AND id > $3 ORDER BY id"

    "second_factors": { created_at: Timestamp, confirmed_at: Option<Timestamp> } by (after: UserId = UserId::FIRST)
    "SELECT created_at, confirmed_at, user_id FROM second_factors WHERE user_id = $1 AND user_id > $3 ORDER BY user_id"

    "client_profile": { location: Option<String>, address: Option<String>, about: Option<String>, jobs_completed: i64 } by (after: UserId = UserId::FIRST)
    "SELECT location, address, about, jobs_completed, user_id FROM clients WHERE user_id = $1 AND user_id > $3 ORDER BY user_id"

    "worker_profile": {
        bio: Option<String>, skills: String, years_experience: Option<i64>, location: Option<String>, latitude: Option<f64>,
        longitude: Option<f64>, is_available: bool, availability_note: Option<String>, kyc_status: String, jobs_completed: i64,
    } by (after: UserId = UserId::FIRST) "SELECT bio, skills, years_experience, location, latitude, longitude, is_available, availability_note, kyc_status, jobs_completed,
           user_id
       FROM workers WHERE user_id = $1 AND user_id > $3 ORDER BY user_id"

    "name_changes": { first_name: String, last_name: String, requested_at: Timestamp } by (after: NameChangeId = NameChangeId::FIRST)
    "SELECT first_name, last_name, requested_at, id FROM name_changes WHERE worker_id = $1 AND id > $3 ORDER BY id"

    "favorites": { worker_id: UserId, created_at: Timestamp } by (after: UserId = UserId::FIRST)
    "SELECT worker_id, created_at, worker_id FROM favorites WHERE client_id = $1 AND worker_id > $3 ORDER BY worker_id"

    "identity_checks": {
        id: SubmissionId, document_type: String, status: String, submitted_at: Timestamp, reviewed_at: Option<Timestamp>,
        reason_code: Option<String>, note: Option<String>, name_on_document: Option<String>, document_ends_at: Option<Timestamp>,
    } by (after: SubmissionId = SubmissionId::FIRST) "SELECT id, document_type, status, submitted_at, reviewed_at, reason_code, note, name_on_document, document_ends_at, id
       FROM kyc_submissions WHERE worker_id = $1 AND id > $3 ORDER BY id"

    "identity_check_files": {
        submission_id: SubmissionId, slot: String, media_type: String, size: i64, reason_code: Option<String>, note: Option<String>,
    } by (submission: SubmissionId = SubmissionId::FIRST, slot: String = String::new()) "SELECT f.submission_id, f.slot, f.media_type, f.size, f.reason_code, f.note, f.submission_id, f.slot
       FROM kyc_submissions k JOIN kyc_files f ON f.submission_id = k.id
       WHERE k.worker_id = $1 AND (f.submission_id, f.slot) > ($3, $4) ORDER BY f.submission_id, f.slot"

    "services": {
        id: ServiceId, title: String, description: String, category: String, location: String, latitude: Option<f64>,
        longitude: Option<f64>, pricing: String, price_amount: Option<i64>, price_currency: Option<String>, status: String,
        created_at: Timestamp, updated_at: Timestamp,
    } by (after: ServiceId = ServiceId::FIRST) "SELECT id, title, description, category, location, latitude, longitude, pricing, price_amount, price_currency, status, created_at,
           updated_at, id
       FROM services WHERE worker_id = $1 AND id > $3 ORDER BY id"

    "threads": {
        id: ThreadId, client_id: UserId, worker_id: UserId, service_id: Option<ServiceId>, is_closed: bool, created_at: Timestamp,
        last_activity_at: Timestamp,
    } by (after: ThreadId = ThreadId::FIRST) "SELECT id, client_id, worker_id, service_id, is_closed, created_at, last_activity_at, id FROM threads
       WHERE (client_id = $1 OR worker_id = $1) AND id > $3 ORDER BY id"

    "messages": { id: MessageId, thread_id: ThreadId, sender_id: UserId, content: String, sent_at: Timestamp } by (thread: ThreadId = ThreadId::FIRST, number: i64 = 0)
    "SELECT m.id, m.thread_id, m.sender_id, m.content, m.sent_at, m.thread_id, m.number
     FROM threads t JOIN messages m ON m.thread_id = t.id
     WHERE (t.client_id = $1 OR t.worker_id = $1) AND (m.thread_id, m.number) > ($3, $4) ORDER BY m.thread_id, m.number"

    "jobs": {
        id: JobId, thread_id: ThreadId, client_id: UserId, worker_id: UserId, service_id: Option<ServiceId>, status: String,
        title: String, description: Option<String>, price_amount: Option<i64>, price_currency: Option<String>,
        scheduled_at: Option<Timestamp>, reason: Option<String>, created_at: Timestamp, accepted_at: Option<Timestamp>,
        completed_at: Option<Timestamp>, finalized_at: Option<Timestamp>, cancelled_at: Option<Timestamp>,
    } by (after: JobId = JobId::FIRST) "SELECT id, thread_id, client_id, worker_id, service_id, status, title, description, price_amount, price_currency, scheduled_at,
           reason, created_at, accepted_at, completed_at, finalized_at, cancelled_at, id
       FROM jobs WHERE (client_id = $1 OR worker_id = $1) AND id > $3 ORDER BY id"

    "reviews": {
        id: ReviewId, job_id: JobId, client_id: UserId, worker_id: UserId, rating: i64, text: Option<String>, reply: Option<String>,
        status: String, created_at: Timestamp,
    } by (after: ReviewId = ReviewId::FIRST) "SELECT id, job_id, client_id, worker_id, rating, text, reply, status, created_at, id FROM reviews
       WHERE (client_id = $1 OR worker_id = $1) AND id > $3 ORDER BY id"

    "review_flags": { review_id: ReviewId, reason: String, created_at: Timestamp } by (after: ReviewId = ReviewId::FIRST)
    "SELECT review_id, reason, created_at, review_id FROM review_flags WHERE user_id = $1 AND review_id > $3 ORDER BY review_id"

    "events": { id: i64, kind: String, at: Timestamp, subject_id: SubjectId, data: String } by (after: i64 = 0)
    "SELECT id, type, at, subject_id, data, id FROM events
     WHERE (client_id = $1 OR worker_id = $1 OR (is_audit AND actor_id = $1)) AND id > $3 ORDER BY id"
}
