//! Counting.

use crate::{
    database::{
        Error, Tx,
        enums::{Role, UserStatus},
    },
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
