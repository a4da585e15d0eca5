//! More identity checks whose time has come than one transaction changes.

use crate::support::Hall;
use hirehall::{
    background::{housekeeping::delete_expired, identity_desk::enforce_deadlines},
    core::clock::Timestamp,
    database::{
        Error, Tx,
        ids::{SubmissionId, UserId},
    },
};
use macro_rules_attribute::apply;
use std::time::Duration;
use uuid::Uuid;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Makes workers with one submission each.
async fn submissions(hall: &Hall, count: u32, status: &'static str, decided_at: Timestamp, ends_at: Timestamp) {
    let insert = move |tx: &mut Tx<'_>| {
        let now = tx.now();
        for _ in 0..count {
            let (id, key) =
                (UserId::from(Uuid::from_u128(rand::random())), Uuid::from_u128(rand::random()).to_string());
            tx.execute(
                "INSERT INTO users (id, role, status, email, email_key, name_key, first_name, last_name, created_at, updated_at)
                 VALUES ($1, 'WORKER', 'ACTIVE', $2, $2, ' w', 'W', '', $3, $3)",
                &[&id, &key, &now],
            )?;
            tx.execute("INSERT INTO workers (user_id, kyc_status) VALUES ($1, $2)", &[&id, &status])?;
            tx.execute(
                "INSERT INTO kyc_submissions (id, worker_id, document_type, status, submitted_at, reviewed_at, wrapped_key, claimed_until,
                     expires_at)
                 VALUES ($1, $2, 'PASSPORT', $3, $4, $4, $5, $6, $6)",
                &[&SubmissionId::new(tx), &id, &status, &decided_at, &[1_u8].as_slice(), &ends_at],
            )?;
        }
        Ok::<_, Error>(())
    };
    hall.app.db.write(insert).await.unwrap();
}

async fn count(hall: &Hall, sql: &'static str) -> i64 {
    let count = hall.app.db.read(move |tx| tx.one::<(i64,)>(sql, &[])).await;
    count.unwrap().0
}

#[apply(both_engines)]
async fn all_deadlines_are_enforced_in_one_round(hall: Hall) {
    let now = hall.clock.now();
    let (past, in_a_week, in_a_month) =
        (now.saturating_sub(DAY), now.saturating_add(6 * DAY), now.saturating_add(20 * DAY));
    submissions(&hall, 21, "IN_REVIEW", past, past).await;
    submissions(&hall, 21, "APPROVED", past, past).await;
    submissions(&hall, 21, "APPROVED", past, in_a_week).await;
    submissions(&hall, 21, "APPROVED", past, in_a_month).await;
    enforce_deadlines(hall.app.clone()).await.unwrap();
    for (sql, expected) in [
        ("SELECT count(*) FROM kyc_submissions WHERE status = 'PENDING'", 21),
        ("SELECT count(*) FROM kyc_submissions WHERE status = 'EXPIRED'", 21),
        ("SELECT count(*) FROM kyc_submissions WHERE reminded_days = 7", 21),
        ("SELECT count(*) FROM kyc_submissions WHERE reminded_days = 30", 21),
        ("SELECT count(*) FROM events WHERE type = 'kyc.expires_soon'", 42),
    ] {
        assert_eq!(count(&hall, sql).await, expected, "{sql}");
    }
}

#[apply(both_engines)]
async fn all_documents_whose_time_is_over_are_destroyed_in_one_round(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KYC_RETENTION_DAYS", "10")]).await;
    let long_ago = hall.clock.now().saturating_sub(11 * DAY);
    submissions(&hall, 101, "REJECTED", long_ago, long_ago).await;
    delete_expired(hall.app.clone()).await.unwrap();
    assert_eq!(count(&hall, "SELECT count(*) FROM kyc_submissions WHERE wrapped_key IS NOT NULL").await, 0);
}
