//! Counting.

use crate::{
    core::day::Day,
    database::{
        Error, Tx,
        enums::{Role, UserStatus},
    },
    event::EventKind,
    job::lifecycle::JobStatus,
};

pub(super) fn users(tx: &mut Tx<'_>) -> Result<Vec<(Role, UserStatus, i64)>, Error> {
    tx.all("SELECT role, status, count(*) FROM users GROUP BY role, status", &[])
}

pub(super) fn jobs(tx: &mut Tx<'_>) -> Result<Vec<(JobStatus, i64)>, Error> {
    tx.all("SELECT status, count(*) FROM jobs GROUP BY status", &[])
}

pub(super) fn public_services(tx: &mut Tx<'_>) -> Result<i64, Error> {
    count(tx, "SELECT count(*) FROM services WHERE is_public")
}

pub(super) fn visible_reviews(tx: &mut Tx<'_>) -> Result<i64, Error> {
    count(tx, "SELECT count(*) FROM reviews WHERE status = 'VISIBLE'")
}

pub(super) fn flagged_reviews(tx: &mut Tx<'_>) -> Result<i64, Error> {
    count(tx, "SELECT count(*) FROM reviews WHERE open_flags > 0")
}

pub(super) fn open_submissions(tx: &mut Tx<'_>) -> Result<i64, Error> {
    count(tx, "SELECT count(*) FROM kyc_submissions WHERE status IN ('PENDING', 'IN_REVIEW')")
}

fn count(tx: &mut Tx<'_>, sql: &'static str) -> Result<i64, Error> {
    let (count,) = tx.one(sql, &[])?;
    Ok(count)
}

/// On how many occasions something happened, for each day on which it did.
pub(super) fn occasions(tx: &mut Tx<'_>, kind: EventKind, first: Day, last: Day) -> Result<Vec<(i64, i64)>, Error> {
    tx.all(
        "SELECT at / 86400000000, count(*) FROM events WHERE type = $1 AND at >= $2 AND at < $3 GROUP BY at / 86400000000",
        &[&kind, &first.start(), &last.plus(1).start()],
    )
}
