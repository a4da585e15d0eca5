//! The exported data of an account, table by table and page by page. A test requires a reason for each column that is
//! left out.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx, from_row,
        ids::{
            AddressChangeId, IdentityId, JobId, KnownDeviceId, MessageId, NameChangeId, PasskeyId, ReviewId, ServiceId,
            SessionId, SubjectId, SubmissionId, ThreadId, UserId,
        },
        models::user::User,
    },
    event::EventKind,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How many rows of a table are read in one transaction and written to one file.
pub(in crate::auth::export) const ROWS: i64 = 1000;

/// A page of a user's rows in a table.
pub(in crate::auth::export) struct TablePage {
    pub(in crate::auth::export) rows: Vec<Value>,
    /// The key of the last row, after which the next page begins; `None` on the last page.
    pub(in crate::auth::export) last: Option<Value>,
}

/// A file of the export.
pub(in crate::auth::export) struct Table {
    pub(in crate::auth::export) name: &'static str,
    /// The page of an account's rows after a key. Each page is read in its own transaction. Keys never change, so no
    /// row is skipped or repeated when others are inserted or deleted meanwhile.
    pub(in crate::auth::export) page: fn(&mut Tx<'_>, UserId, Option<Value>) -> Result<TablePage, Error>,
    /// The table and its exported columns.
    #[cfg(test)]
    columns: (&'static str, &'static [&'static str]),
}

/// Each file: its table with joins, the condition that selects the account's rows, the paging key with its first value,
/// and the columns. `=` gives a column another name, and `then` names a function that edits the rows.
macro_rules! tables {
    ($($name:literal: $table:ident $alias:ident $(, $joined:literal)? where $owned:literal
        by ($($of:ident.$key:ident: $key_type:ty = $first:expr),+)
        { $($field:ident $(= $column:ident)?: $type:ty),+ $(,)? } $(then $edit:ident)?)+) => {
        pub(in crate::auth::export) const TABLES: &[Table] = &[$(Table {
            name: $name,
            page: |tx, user, after| {
                #[derive(Serialize)]
                struct Shown { $($field: $type),+ }
                from_row!(Shown { $($field),+ });
                #[derive(Serialize, Deserialize)]
                struct Key { $($key: $key_type),+ }
                from_row!(Key { $($key),+ });
                struct Keyed { key: Key, shown: Shown }
                from_row!(Keyed { [key as "key_"], [shown] });
                let Key { $($key),+ } = match after {
                    Some(key) => serde_json::from_value(key).map_err(unreadable)?,
                    None => Key { $($key: $first),+ },
                };
                let rows: Vec<Keyed> = tx.all(
                    concat!(
                        "SELECT ", $(stringify!($of), ".", stringify!($key), " AS key_", stringify!($key), ", ",)+
                        tables!(@columns $alias: $($field $(= $column)?),+),
                        " FROM ", stringify!($table), " ", stringify!($alias), $(" ", $joined,)?
                        " WHERE ", $owned, " AND ", tables!(@behind $($of.$key),+), " LIMIT $2",
                    ),
                    &[&user, &ROWS, $(&$key),+],
                )?;
                let is_full = i64::try_from(rows.len()).is_ok_and(|read| read >= ROWS);
                let last = rows.last().filter(|_| is_full).map(|last| serde_json::to_value(&last.key));
                let shown = rows.iter().map(|row| serde_json::to_value(&row.shown)).collect::<Result<Vec<_>, _>>();
                let rows = shown.map_err(unreadable)?;
                $(let rows = $edit(tx, user, rows)?;)?
                Ok(TablePage { rows, last: last.transpose().map_err(unreadable)? })
            },
            #[cfg(test)]
            columns: (stringify!($table), &[$(tables!(@column $field $(= $column)?)),+]),
        }),+];
    };
    (@columns $alias:ident: $field:ident $(= $column:ident)? $(, $fields:ident $(= $columns:ident)?)*) => {
        concat!(
            stringify!($alias), ".", tables!(@column $field $(= $column)?), " AS ", stringify!($field)
            $(, ", ", stringify!($alias), ".", tables!(@column $fields $(= $columns)?), " AS ", stringify!($fields))*
        )
    };
    (@column $field:ident) => { stringify!($field) };
    (@column $field:ident = $column:ident) => { stringify!($column) };
    (@behind $of:ident.$key:ident) => {
        concat!(stringify!($of), ".", stringify!($key), " > $3 ORDER BY ", stringify!($of), ".", stringify!($key))
    };
    (@behind $of:ident.$key:ident, $then_of:ident.$then:ident) => {
        concat!(
            "(", stringify!($of), ".", stringify!($key), ", ", stringify!($then_of), ".", stringify!($then), ") > ($3, $4) ORDER BY ",
            stringify!($of), ".", stringify!($key), ", ", stringify!($then_of), ".", stringify!($then)
        )
    };
    (@behind $of:ident.$key:ident, $then_of:ident.$then:ident, $last_of:ident.$last:ident) => {
        concat!(
            "(", stringify!($of), ".", stringify!($key), ", ", stringify!($then_of), ".", stringify!($then), ", ",
            stringify!($last_of), ".", stringify!($last), ") > ($3, $4, $5) ORDER BY ", stringify!($of), ".", stringify!($key), ", ",
            stringify!($then_of), ".", stringify!($then), ", ", stringify!($last_of), ".", stringify!($last)
        )
    };
}

#[expect(clippy::needless_pass_by_value, reason = "map_err hands it over")]
fn unreadable(error: serde_json::Error) -> Error {
    Error::Other(error.to_string())
}

/// Removes from events what their reader must not be told.
fn withhold(tx: &mut Tx<'_>, user: UserId, mut rows: Vec<Value>) -> Result<Vec<Value>, Error> {
    let Some(user) = User::find(tx, user)? else { return Ok(Vec::new()) };
    for row in &mut rows {
        let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
        let mut data: Map<String, Value> = serde_json::from_str(text("data")).map_err(unreadable)?;
        match text("kind").parse::<EventKind>() {
            Ok(kind) => kind.withhold(user.role, &mut data),
            // A node of another release has recorded it, and only that one knows what may be told.
            Err(_) => data.clear(),
        }
        if let Some(shown) = row.get_mut("data") {
            *shown = Value::Object(data).to_string().into();
        }
    }
    Ok(rows)
}

tables! {
    "account": users u where "u.id = $1" by (u.id: UserId = UserId::FIRST) {
        id: UserId, role: String, status: String, email: String, phone_number: Option<String>, first_name: String, last_name: String,
        language: Option<String>, time_zone: Option<String>, password_changed_at: Option<Timestamp>, created_at: Timestamp,
        updated_at: Timestamp,
    }

    "address_changes": address_changes a where "a.user_id = $1" by (a.id: AddressChangeId = AddressChangeId::FIRST) {
        email: String, requested_at: Timestamp,
    }

    "sessions": sessions s where "s.user_id = $1" by (s.id: SessionId = SessionId::FIRST) {
        id: SessionId, created_at: Timestamp, last_used_at: Timestamp, expires_at: Timestamp, user_agent: Option<String>, ip: String,
    }

    "places": places p where "p.user_id = $1" by (p.id: KnownDeviceId = KnownDeviceId::FIRST) {
        network: String, device: String, address: String, first_seen_at: Timestamp, last_seen_at: Timestamp,
    }

    "passkeys": passkeys p where "p.user_id = $1" by (p.id: PasskeyId = PasskeyId::FIRST) {
        id: PasskeyId, name: String, created_at: Timestamp, last_used_at: Option<Timestamp>,
    }

    "identities": identities i where "i.user_id = $1" by (i.id: IdentityId = IdentityId::FIRST) {
        issuer: String, subject: String, created_at: Timestamp, last_used_at: Timestamp,
    }

    "second_factors": second_factors f where "f.user_id = $1" by (f.user_id: UserId = UserId::FIRST) {
        created_at: Timestamp, confirmed_at: Option<Timestamp>,
    }

    "client_profile": clients c where "c.user_id = $1" by (c.user_id: UserId = UserId::FIRST) {
        location: Option<String>, address: Option<String>, about: Option<String>, jobs_completed: i64,
    }

    "worker_profile": workers w where "w.user_id = $1" by (w.user_id: UserId = UserId::FIRST) {
        bio: Option<String>, skills: String, years_experience: Option<i64>, location: Option<String>, latitude: Option<f64>,
        longitude: Option<f64>, is_available: bool, availability_note: Option<String>, kyc_status: String, jobs_completed: i64,
        jobs_finished: i64, jobs_failed: i64, late_cancellations: i64, repeat_clients: i64, response_time_minutes: Option<i64>,
    }

    "worker_outcomes": worker_outcomes o where "o.worker_id = $1" by (o.day: i64 = -1) {
        days_since_1970 = day: i64, finished: i64, failed: i64, late_cancellations: i64,
    }

    "name_changes": name_changes n where "n.worker_id = $1" by (n.id: NameChangeId = NameChangeId::FIRST) {
        first_name: String, last_name: String, requested_at: Timestamp,
    }

    "favorites": favorites f where "f.client_id = $1" by (f.worker_id: UserId = UserId::FIRST) {
        worker_id: UserId, created_at: Timestamp,
    }

    "favorite_services": favorite_services f where "f.client_id = $1" by (f.service_id: ServiceId = ServiceId::FIRST) {
        service_id: ServiceId, created_at: Timestamp,
    }

    "identity_checks": kyc_submissions k where "k.worker_id = $1" by (k.id: SubmissionId = SubmissionId::FIRST) {
        id: SubmissionId, document_type: String, status: String, submitted_at: Timestamp, reviewed_at: Option<Timestamp>,
        reason_code: Option<String>, note: Option<String>, name_on_document: Option<String>, document_ends_at: Option<Timestamp>,
        expires_at: Option<Timestamp>,
    }

    "identity_check_files": kyc_files f, "JOIN kyc_submissions k ON k.id = f.submission_id" where "k.worker_id = $1"
    by (f.submission_id: SubmissionId = SubmissionId::FIRST, f.slot: String = String::new()) {
        submission_id: SubmissionId, slot: String, media_type: String, size: i64, reason_code: Option<String>, note: Option<String>,
    }

    "services": services s where "s.worker_id = $1" by (s.id: ServiceId = ServiceId::FIRST) {
        id: ServiceId, title: String, description: String, category: String, location: String, latitude: Option<f64>,
        longitude: Option<f64>, pricing: String, price_amount: Option<i64>, price_currency: Option<String>, status: String,
        cancellation_policy: Option<String>, paused_by_moderation: bool, created_at: Timestamp, updated_at: Timestamp,
    }

    "threads": threads t where "(t.client_id = $1 OR t.worker_id = $1)" by (t.id: ThreadId = ThreadId::FIRST) {
        id: ThreadId, client_id: UserId, worker_id: UserId, service_id: Option<ServiceId>, is_closed: bool, created_at: Timestamp,
        last_activity_at: Timestamp, answered_at: Option<Timestamp>,
    }

    "messages": messages m, "JOIN threads t ON t.id = m.thread_id" where "(t.client_id = $1 OR t.worker_id = $1)"
    by (m.thread_id: ThreadId = ThreadId::FIRST, m.number: i64 = 0) {
        id: MessageId, thread_id: ThreadId, sender_id: UserId, content: String, sent_at: Timestamp,
    }

    "jobs": jobs j where "(j.client_id = $1 OR j.worker_id = $1)" by (j.id: JobId = JobId::FIRST) {
        id: JobId, thread_id: ThreadId, client_id: UserId, worker_id: UserId, service_id: Option<ServiceId>, status: String,
        title: String, description: Option<String>, price_amount: Option<i64>, price_currency: Option<String>,
        scheduled_at: Option<Timestamp>, reason: Option<String>, created_at: Timestamp, accepted_at: Option<Timestamp>,
        completed_at: Option<Timestamp>, finalized_at: Option<Timestamp>, cancelled_at: Option<Timestamp>, updated_at: Timestamp,
        service_title: Option<String>, agreed_offer: Option<i64>, agreed_at: Option<Timestamp>, cancellation_policy: Option<String>,
        change_requests: i64, no_show_by: Option<String>, no_show_at: Option<Timestamp>, outcome_by: Option<String>,
        outcome_reason: Option<String>, outcome_client_owes: Option<i64>, outcome_worker_gets: Option<i64>,
        outcome_is_late: Option<bool>, outcome_decided_by: Option<String>,
    }

    "job_offers": job_offers o, "JOIN jobs j ON j.id = o.job_id" where "(j.client_id = $1 OR j.worker_id = $1)"
    by (o.job_id: JobId = JobId::FIRST, o.number: i64 = 0) {
        job_id: JobId, number: i64, made_by: String, status: String, total_amount: Option<i64>, total_currency: Option<String>,
        scheduled_at: Option<Timestamp>, duration_minutes: Option<i64>, note: Option<String>, cancellation_policy: Option<String>,
        expires_at: Timestamp, created_at: Timestamp, decided_at: Option<Timestamp>, decline_reason: Option<String>,
    }

    "disputes": disputes d, "JOIN jobs j ON j.id = d.job_id" where "(j.client_id = $1 OR j.worker_id = $1)" by (d.job_id: JobId = JobId::FIRST) {
        job_id: JobId, status: String, opened_by: String, reason_code: String, wanted: Option<i64>, opened_at: Timestamp,
        answered_at: Option<Timestamp>, decided_at: Option<Timestamp>, statement: Option<String>, appealed_by: Option<String>,
        appealed_at: Option<Timestamp>, appeal: Option<String>, appeal_decided_at: Option<Timestamp>, appeal_statement: Option<String>,
    }

    "dispute_statements": dispute_statements t, "JOIN jobs j ON j.id = t.job_id" where "(j.client_id = $1 OR j.worker_id = $1)"
    by (t.job_id: JobId = JobId::FIRST, t.number: i64 = 0) {
        job_id: JobId, number: i64, made_by: String, text: String, created_at: Timestamp,
    }

    "dispute_settlements": dispute_settlements s, "JOIN jobs j ON j.id = s.job_id" where "(j.client_id = $1 OR j.worker_id = $1)"
    by (s.job_id: JobId = JobId::FIRST, s.number: i64 = 0) {
        job_id: JobId, number: i64, proposed_by: String, status: String, worker_gets: Option<i64>, note: Option<String>,
        created_at: Timestamp, decided_at: Option<Timestamp>,
    }

    "job_offer_lines": job_offer_lines l, "JOIN jobs j ON j.id = l.job_id" where "(j.client_id = $1 OR j.worker_id = $1)"
    by (l.job_id: JobId = JobId::FIRST, l.number: i64 = 0, l.position: i64 = 0) {
        job_id: JobId, number: i64, position: i64, description: String, quantity: i64, unit: String, unit_price: i64,
    }

    "reviews": reviews r where "(r.client_id = $1 OR r.worker_id = $1)" by (r.id: ReviewId = ReviewId::FIRST) {
        id: ReviewId, job_id: JobId, client_id: UserId, worker_id: UserId, rating: Option<i64>, text: Option<String>, aspects: Option<String>,
        reply: Option<String>, replied_at: Option<Timestamp>, status: String, revealed_at: Option<Timestamp>, created_at: Timestamp,
    }

    "client_reviews": client_reviews r where "(r.client_id = $1 OR r.worker_id = $1)" by (r.id: ReviewId = ReviewId::FIRST) {
        id: ReviewId, job_id: JobId, client_id: UserId, worker_id: UserId, rating: Option<i64>, text: Option<String>, aspects: Option<String>,
        reply: Option<String>, replied_at: Option<Timestamp>, status: String, revealed_at: Option<Timestamp>, created_at: Timestamp,
    }

    "blind_reviews": blind_reviews b where "b.author_id = $1" by (b.id: ReviewId = ReviewId::FIRST) {
        id: ReviewId, job_id: JobId, rating: Option<i64>, text: Option<String>, aspects: Option<String>, private_note: Option<String>,
        created_at: Timestamp,
    }

    "review_appeals": review_appeals a where "a.author_id = $1" by (a.review_id: ReviewId = ReviewId::FIRST) {
        review_id: ReviewId, text: String, status: String, statement: Option<String>, decided_at: Option<Timestamp>, created_at: Timestamp,
    }

    "review_flags": review_flags f where "f.user_id = $1" by (f.review_id: ReviewId = ReviewId::FIRST) {
        review_id: ReviewId, reason: String, created_at: Timestamp,
    }

    "client_review_flags": client_review_flags f where "f.user_id = $1" by (f.review_id: ReviewId = ReviewId::FIRST) {
        review_id: ReviewId, reason: String, created_at: Timestamp,
    }

    // What administrators do in their work is the installation's record: they read it in the audit trail, which a session without a second
    // factor may be refused, and not here.
    "events": events e where "(e.client_id = $1 OR e.worker_id = $1 OR (e.is_audit AND e.actor_id = $1
            AND (e.subject_id = $1 OR EXISTS (SELECT 1 FROM users u WHERE u.id = $1 AND u.role <> 'ADMIN'))))" by (e.id: i64 = 0) {
        id: i64, kind = type: String, at: Timestamp, subject_id: SubjectId, data: String,
    } then withhold

    "job_history": job_history h, "JOIN jobs j ON j.id = h.job_id" where "(j.client_id = $1 OR j.worker_id = $1)"
    by (h.job_id: JobId = JobId::FIRST, h.event_id: i64 = 0) {
        job_id: JobId, event_id: i64, kind = type: String, at: Timestamp,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::fresh;

    /// The columns that are not exported, with the reasons. A new column of an exported table must be exported or
    /// listed here.
    const LEFT_OUT: &[(&str, &[&str], &str)] = &[
        ("users", &["email_key", "name_key"], "repeat what is told, as it is compared"),
        ("users", &["password_hash"], "a secret"),
        ("users", &["was_frozen"], "what a banned account was before; the events tell"),
        ("users", &["notifications_seen_up_to"], "how far a list was read, not what is in it"),
        ("address_changes", &["id", "user_id"], "the key, and whose it is"),
        ("address_changes", &["email_key"], "repeats what is told, as it is compared"),
        ("sessions", &["user_id"], "whose it is"),
        ("sessions", &["generation", "rotated_at"], "which refresh token is good"),
        ("sessions", &["live_until", "is_strong"], "of the moment, and how it was begun"),
        ("places", &["id", "user_id"], "the key, and whose it is"),
        ("passkeys", &["user_id"], "whose it is"),
        ("passkeys", &["credential_id", "credential"], "what a device proves itself with"),
        ("identities", &["id", "user_id"], "the key, and whose it is"),
        ("second_factors", &["user_id"], "whose it is"),
        ("second_factors", &["id", "last_step"], "what the secret is made from, and the last code"),
        ("clients", &["user_id"], "whose it is"),
        ("clients", &["picture_id"], "the picture itself is there"),
        ("workers", &["user_id"], "whose it is"),
        ("workers", &["picture_id"], "the picture itself is there"),
        ("workers", &["stars_1", "stars_2", "stars_3", "stars_4", "stars_5"], "count the reviews, which are told"),
        ("workers", &["reliability_due_at"], "when the system looks at it again"),
        ("worker_outcomes", &["worker_id"], "whose it is"),
        ("name_changes", &["id", "worker_id"], "the key, and whose it is"),
        ("favorites", &["client_id"], "whose it is"),
        ("favorite_services", &["client_id"], "whose it is"),
        ("kyc_submissions", &["worker_id"], "whose it is"),
        ("kyc_submissions", &["wrapped_key", "number_hash", "place_hash"], "secrets and keyed hashes"),
        (
            "kyc_submissions",
            &["reviewed_by", "endorsed_by", "claimed_by", "claimed_until"],
            "who of the administrators",
        ),
        ("kyc_submissions", &["reminded_days"], "which mail was sent last"),
        ("kyc_files", &["blob_name", "sha256"], "where it is stored, and its hash"),
        ("kyc_files", &["is_quarantined", "scan_due_at", "scan_attempts"], "how far the malware scanner is"),
        ("services", &["num"], "the key of the word index"),
        ("services", &["worker_id"], "whose it is"),
        ("services", &["taken_down_from"], "what it becomes again if an administrator restores it"),
        (
            "services",
            &["is_public", "is_available", "rating", "ranking", "title_words", "words_of", "words_all_at"],
            "repeat other columns for the search",
        ),
        ("threads", &["message_count", "client_unread", "worker_unread"], "count the messages, which are told"),
        ("threads", &["client_read", "worker_read"], "how far each side has read"),
        ("messages", &["number"], "the key"),
        ("messages", &["client_message_id"], "the name that the sender's device gave it"),
        ("jobs", &["version", "offer_count"], "count the changes and the offers"),
        ("jobs", &["cancellation_start"], "the earliest start of the offers, which are told"),
        ("job_history", &["version"], "counts the changes"),
        ("job_history", &["status"], "follows from the kinds"),
        ("job_history", &["actor_id"], "can be an administrator; the kinds say which side it was"),
        ("disputes", &["was_done"], "a time of the job says so"),
        ("disputes", &["claimed_by", "claimed_until", "decided_by", "appeal_decided_by"], "about administrators"),
        (
            "reviews",
            &["open_flags", "open_signal", "open_signals", "text_hash", "counts"],
            "what administrators still have to look at, and what follows",
        ),
        ("reviews", &["private_note"], "for administrators; it is in the file of those that are blind"),
        (
            "reviews",
            &["removed_at", "removed_by", "removal_code", "removal_statement"],
            "the decision of administrators, which its author was told",
        ),
        (
            "client_reviews",
            &["open_flags", "open_signal", "open_signals", "text_hash", "counts"],
            "what administrators still have to look at, and what follows",
        ),
        ("client_reviews", &["private_note"], "for administrators; it is in the file of those that are blind"),
        (
            "client_reviews",
            &["removed_at", "removed_by", "removal_code", "removal_statement"],
            "the decision of administrators, which its author was told",
        ),
        ("blind_reviews", &["reviewer", "author_id"], "whose it is"),
        ("blind_reviews", &["over_at"], "when the system looks at it again"),
        ("review_appeals", &["author_id", "decided_by"], "whose it is, and who of the administrators"),
        (
            "client_review_flags",
            &["user_id", "is_open"],
            "whose it is, and whether administrators still have to look at it",
        ),
        ("clients", &["stars_1", "stars_2", "stars_3", "stars_4", "stars_5"], "count the reviews, which are told"),
        ("review_flags", &["user_id", "is_open"], "whose it is, and whether administrators still have to look at it"),
        ("events", &["actor_id", "client_id", "worker_id"], "who did it, and who heard of it"),
        ("events", &["for_admins", "is_audit"], "follow from the kind"),
        ("events", &["trace"], "a number for the operator's traces"),
    ];

    #[tokio::test]
    async fn every_column_of_an_exported_table_is_exported_or_has_a_reason_not_to_be() {
        let (_home, db) = fresh::database();
        for (table, told) in TABLES.iter().map(|file| file.columns) {
            let columns: Vec<(String,)> = db
                .read(move |tx| tx.all("SELECT name FROM pragma_table_info($1)", &[&table]))
                .await
                .map_err(|error: Error| error)
                .unwrap();
            let left_out: Vec<&str> =
                LEFT_OUT.iter().filter(|(of, ..)| *of == table).flat_map(|(_, columns, _)| *columns).copied().collect();
            for (column,) in &columns {
                let (is_told, is_left_out) = (told.contains(&column.as_str()), left_out.contains(&column.as_str()));
                assert!(is_told || is_left_out, "{table}.{column}: export it in `tables!`, or say in LEFT_OUT why not");
                assert!(!(is_told && is_left_out), "{table}.{column} is exported: remove it from LEFT_OUT");
            }
            assert_eq!(
                columns.len(),
                told.len() + left_out.len(),
                "{table}: `tables!` or LEFT_OUT names a column that does not exist"
            );
        }
    }
}
