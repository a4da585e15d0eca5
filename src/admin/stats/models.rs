//! Counts.

use crate::{
    database::{
        Error, Tx,
        enums::{Role, UserStatus},
        from_row,
    },
    job::lifecycle::JobStatus,
};

pub(super) struct UserCount {
    pub(super) role: Role,
    pub(super) status: UserStatus,
    pub(super) count: i64,
}

from_row!(UserCount { role, status, count });

pub(super) fn users(tx: &mut Tx<'_>) -> Result<Vec<UserCount>, Error> {
    tx.all("SELECT role, status, count(*) AS count FROM users GROUP BY role, status", &[])
}

pub(super) struct JobCount {
    pub(super) status: JobStatus,
    pub(super) count: i64,
}

from_row!(JobCount { status, count });

pub(super) fn jobs(tx: &mut Tx<'_>) -> Result<Vec<JobCount>, Error> {
    tx.all("SELECT status, count(*) AS count FROM jobs GROUP BY status", &[])
}

pub(super) fn public_services(tx: &mut Tx<'_>) -> Result<i64, Error> {
    count(tx, "SELECT count(*) FROM services WHERE is_public")
}

pub(super) fn visible_reviews(tx: &mut Tx<'_>) -> Result<i64, Error> {
    count(tx, "SELECT count(*) FROM reviews WHERE counts")
}

pub(super) fn flagged_reviews(tx: &mut Tx<'_>) -> Result<i64, Error> {
    count(
        tx,
        "SELECT (SELECT count(*) FROM reviews WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL)
             + (SELECT count(*) FROM client_reviews WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL)",
    )
}

pub(super) fn open_submissions(tx: &mut Tx<'_>) -> Result<i64, Error> {
    count(tx, "SELECT count(*) FROM kyc_submissions WHERE status IN ('PENDING', 'IN_REVIEW')")
}

fn count(tx: &mut Tx<'_>, sql: &'static str) -> Result<i64, Error> {
    let (count,) = tx.one(sql, &[])?;
    Ok(count)
}
