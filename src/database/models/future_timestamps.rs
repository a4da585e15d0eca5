//! Corrects timestamps that are further in the future than they can be, because a wrong clock has written them. Otherwise tasks would
//! wait until then, and sessions and links would stay valid until then.

use crate::{
    core::clock::{DAY, HOUR, MINUTE},
    database::{Error, STEP, Tx},
};
use std::time::Duration;

/// A column that contains the beginning or the end of something.
struct TimestampColumn {
    table: &'static str,
    /// The columns of the primary key.
    key: &'static str,
    column: &'static str,
    /// The condition of the partial index on the column, or what makes few of the rows, or `TRUE`.
    filter: &'static str,
    /// How far a new value is in the future at most.
    max_ahead: Duration,
    correction: Correction,
}

#[derive(Clone, Copy)]
enum Correction {
    /// The value becomes the current time: it is due or has expired, or happened now.
    Now,
    /// The value becomes what a row of now would get at most.
    Latest,
}

/// Every other column of a timestamp is in `LEFT_ALONE`, with the reason.
#[rustfmt::skip]
const COLUMNS: &[TimestampColumn] = &[
    column("sessions",           "id",                   "expires_at",            "TRUE",                                DAY.saturating_mul(30),    Correction::Latest),
    column("links",              "token_hash",           "expires_at",            "TRUE",                                DAY,                       Correction::Now),
    column("passkey_ceremonies", "id",                   "expires_at",            "TRUE",                                MINUTE.saturating_mul(5),  Correction::Now),
    column("oidc_attempts",      "state_hash",           "expires_at",            "TRUE",                                MINUTE.saturating_mul(10), Correction::Now),
    column("exports",            "id",                   "expires_at",            "TRUE",                                DAY,                       Correction::Latest),
    column("kyc_files",          "blob_name",            "scan_due_at",           "is_quarantined",                      HOUR,                      Correction::Now),
    column("kyc_draft_files",    "blob_name",            "scan_due_at",           "is_quarantined",                      HOUR,                      Correction::Now),
    column("kyc_drafts",         "worker_id",            "changed_at",            "TRUE",                                Duration::ZERO,            Correction::Now),
    column("kyc_submissions",    "id",                   "claimed_until",         "status = 'IN_REVIEW'",                HOUR,                      Correction::Now),
    column("disputes",           "job_id",               "claimed_until",         "claimed_by IS NOT NULL",              HOUR,                      Correction::Now),
    column("disputes",           "job_id",               "opened_at",             "status = 'OPEN' AND answered_at IS NULL", Duration::ZERO,        Correction::Now),
    column("jobs",               "id",                   "updated_at",            "status IN ('NEGOTIATING', 'COMPLETED')", Duration::ZERO,         Correction::Now),
    column("jobs",               "id",                   "no_show_at",            "status = 'ACCEPTED' AND no_show_at IS NOT NULL", Duration::ZERO, Correction::Now),
    column("threads",            "id",                   "last_activity_at",      "id IN (SELECT thread_id FROM jobs WHERE status = 'NEGOTIATING')", Duration::ZERO, Correction::Now),
    column("job_offers",         "job_id, number",       "expires_at",            "status = 'OPEN'",                     DAY.saturating_mul(30),    Correction::Latest),
    column("workers",            "user_id",              "reliability_due_at",    "reliability_due_at IS NOT NULL",      DAY.saturating_mul(366),   Correction::Now),
    column("message_mails",      "thread_id, recipient", "sent_at",               "TRUE",                                Duration::ZERO,            Correction::Now),
    // The longest pause of a webhook's lane is a day and a fifth.
    column("tasks",              "id",                   "due_at",                "failed_at IS NULL",                   DAY.saturating_mul(2),     Correction::Now),
    column("webhook_deliveries", "id",                   "due_at",                "due_at IS NOT NULL",                  DAY.saturating_mul(2),     Correction::Now),
    column("webhooks",           "id",                   "paused_until",          "TRUE",                                DAY,                       Correction::Now),
    column("webhooks",           "id",                   "previous_secret_until", "TRUE",                                DAY,                       Correction::Latest),
    column("deleted_blobs",      "name",                 "deleted_at",            "TRUE",                                DAY,                       Correction::Now),
];

const fn column(
    table: &'static str,
    key: &'static str,
    column: &'static str,
    filter: &'static str,
    max_ahead: Duration,
    correction: Correction,
) -> TimestampColumn {
    TimestampColumn { table, key, column, filter, max_ahead, correction }
}

/// The tolerated difference between the clocks of two nodes.
const MAX_CLOCK_SKEW: Duration = Duration::from_secs(5 * 60);

/// Corrects at most one [`STEP`] of each column, and returns the largest number of corrected rows. Call it only while the clock is
/// plausible.
pub(crate) fn correct(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let now = tx.now();
    let mut most = 0;
    for TimestampColumn { table, key, column, filter, max_ahead, correction } in COLUMNS {
        let latest = now.saturating_add(*max_ahead);
        let corrected = match correction {
            Correction::Now => now,
            Correction::Latest => latest,
        };
        let changed = tx.execute(
            &format!(
                "UPDATE {table} SET {column} = $1 WHERE ({key}) IN
                     (SELECT {key} FROM {table} WHERE {column} > $2 AND {filter} LIMIT $3)"
            ),
            &[&corrected, &latest.saturating_add(MAX_CLOCK_SKEW), &STEP],
        )?;
        if changed > 0 {
            tracing::warn!(table, column, changed, "corrected timestamps that a wrong clock had written");
        }
        most = most.max(changed);
    }
    Ok(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        core::clock::Timestamp,
        database::{
            fresh,
            ids::{TaskId, UserId},
            tables,
        },
    };
    use std::collections::BTreeSet;

    /// Columns that need no correction, and why.
    const LEFT_ALONE: &[(&str, &[&str])] = &[
        (
            "what has happened: it is shown, sorted by, or tells how long something may still be changed",
            &[
                "blind_reviews.created_at",
                "client_review_flags.created_at",
                "client_reviews.created_at",
                "client_reviews.removed_at",
                "client_reviews.replied_at",
                "client_reviews.revealed_at",
                "dispute_settlements.created_at",
                "dispute_settlements.decided_at",
                "dispute_statements.created_at",
                "disputes.answered_at",
                "disputes.appeal_decided_at",
                "disputes.appealed_at",
                "disputes.decided_at",
                "erasures.begun_at",
                "event_archives.created_at",
                "event_archives.first_at",
                "event_archives.last_at",
                "events.at",
                "exports.requested_at",
                "favorite_services.created_at",
                "favorites.created_at",
                "identities.created_at",
                "identities.last_used_at",
                "job_history.at",
                "job_offers.created_at",
                "job_offers.decided_at",
                "jobs.accepted_at",
                "jobs.agreed_at",
                "jobs.cancelled_at",
                "jobs.completed_at",
                "jobs.created_at",
                "jobs.finalized_at",
                "kyc_checks.answered_at",
                "kyc_submissions.reviewed_at",
                "kyc_submissions.submitted_at",
                "legal_holds.placed_at",
                "messages.sent_at",
                "name_changes.requested_at",
                "passkeys.created_at",
                "passkeys.last_used_at",
                "pictures.created_at",
                "places.first_seen_at",
                "review_appeals.created_at",
                "review_appeals.decided_at",
                "review_flags.created_at",
                "reviews.created_at",
                "reviews.removed_at",
                "reviews.replied_at",
                "reviews.revealed_at",
                "second_factors.confirmed_at",
                "second_factors.created_at",
                "services.created_at",
                "sessions.created_at",
                "sessions.last_used_at",
                "sessions.rotated_at",
                "signing_keys.created_at",
                "tasks.created_at",
                "threads.answered_at",
                "threads.created_at",
                "users.created_at",
                "users.password_changed_at",
                "users.updated_at",
                "webhook_attempts.next_attempt_at",
                "webhooks.created_at",
                "webhooks.deleted_at",
                "webhooks.disabled_at",
                "write_check.checked_at",
            ],
        ),
        (
            "people have chosen it",
            &["job_offers.scheduled_at", "jobs.scheduled_at", "kyc_submissions.document_ends_at"],
        ),
        ("an approval is valid for longer, at most until the document ends", &["kyc_submissions.expires_at"]),
        (
            "the row is only kept for longer, or its link works for longer",
            &[
                "address_changes.requested_at",
                "answers.created_at",
                "places.last_seen_at",
                "services.updated_at",
                "signups.created_at",
                "tasks.expires_at",
                "tasks.failed_at",
                "webhook_attempts.at",
            ],
        ),
        ("the next success clears it", &["webhooks.failing_since"]),
        ("it is set when the job is over, and looked at then", &["blind_reviews.over_at"]),
        ("what is too far ahead does not count", &["sessions.live_until"]),
        ("the number of an event", &["webhooks.replay_until"]),
    ];

    #[tokio::test]
    async fn every_column_of_a_timestamp_is_corrected_or_does_not_have_to_be() {
        let (_home, db) = fresh::database();
        let declared = db.read(|tx| {
            let mut found = BTreeSet::new();
            // The words of listings are virtual tables, without timestamps.
            for table in tables::names(tx)?.iter().filter(|table| !table.starts_with("service_words")) {
                let columns: Vec<(String,)> =
                    tx.all("SELECT name FROM pragma_table_info($1) WHERE type = 'INTEGER'", &[table])?;
                let is_time =
                    |name: &str| name == "at" || ["_at", "_until", "_since"].iter().any(|end| name.ends_with(end));
                found.extend(columns.iter().filter(|(name,)| is_time(name)).map(|(name,)| format!("{table}.{name}")));
            }
            Ok::<_, Error>(found)
        });
        let mut declared = declared.await.unwrap();
        declared.remove("services.words_all_at"); // A copy of updated_at.
        let corrected = COLUMNS.iter().map(|column| format!("{}.{}", column.table, column.column));
        let left_alone = LEFT_ALONE.iter().flat_map(|(_, columns)| *columns).map(|column| (*column).to_owned());
        let known: BTreeSet<String> = corrected.chain(left_alone).collect();
        assert_eq!(declared.difference(&known).collect::<Vec<_>>(), [""; 0], "what if a wrong clock has written it?");
        assert_eq!(known.difference(&declared).collect::<Vec<_>>(), [""; 0], "there is no such column");
    }

    #[tokio::test]
    async fn what_a_wrong_clock_has_written_does_not_wait_for_that_time() {
        let (_home, db) = fresh::database();
        let written = db.write(|tx| {
            let now = tx.now();
            let future = now.saturating_add(DAY.saturating_mul(400));
            let job = fresh::insert_job(tx, "COMPLETED", future)?;
            let admin: (UserId,) = tx.one("SELECT client_id FROM jobs WHERE id = $1", &[&job])?;
            tx.execute(
                "INSERT INTO disputes (job_id, status, opened_by, reason_code, was_done, opened_at, claimed_by, claimed_until)
                 VALUES ($1, 'OPEN', 'CLIENT', 'OTHER', 0, $2, $3, $2)",
                &[&job, &future, &admin.0],
            )?;
            tx.execute(
                "INSERT INTO job_offers (job_id, number, made_by, status, expires_at, created_at) VALUES ($1, 1, 'CLIENT', 'OPEN', $2, $2)",
                &[&job, &future],
            )?;
            tx.execute("INSERT INTO message_mails (thread_id, recipient, sent_at) SELECT thread_id, client_id, $2 FROM jobs WHERE id = $1", &[&job, &future])?;
            correct(tx)?;
            struct Corrected {
                updated_at: Timestamp,
                opened_at: Timestamp,
                claimed_until: Timestamp,
                expires_at: Timestamp,
                sent_at: Timestamp,
            }
            crate::database::from_row!(Corrected { updated_at, opened_at, claimed_until, expires_at, sent_at });
            let found: Corrected = tx.one(
                "SELECT j.updated_at, d.opened_at, d.claimed_until, o.expires_at, m.sent_at FROM jobs j
                 JOIN disputes d ON d.job_id = j.id JOIN job_offers o ON o.job_id = j.id JOIN message_mails m ON m.thread_id = j.thread_id
                 WHERE j.id = $1",
                &[&job],
            )?;
            let Corrected { updated_at, opened_at, claimed_until, expires_at, sent_at } = found;
            assert_eq!([updated_at, opened_at, claimed_until, sent_at], [now; 4]);
            assert_eq!(expires_at, now.saturating_add(DAY.saturating_mul(30)));
            Ok::<_, Error>(())
        });
        written.await.unwrap();
    }

    #[tokio::test]
    async fn the_longest_pause_of_a_webhook_is_not_taken_for_a_wrong_clock() {
        let (_home, db) = fresh::database();
        let corrected = db.write(|tx| {
            let due_at = tx.now().saturating_add(HOUR.saturating_mul(29));
            tx.execute(
                "INSERT INTO tasks (id, kind, key, payload, priority, due_at, created_at) VALUES ($1, 'webhook', '', '', 1, $2, $2)",
                &[&TaskId::new(tx), &due_at],
            )?;
            correct(tx)
        });
        assert_eq!(corrected.await.unwrap(), 0);
    }
}
