//! A database of its own for a unit test.

use super::{
    Database, Error, FromRow, Options, Param, Row, TIME_LIMIT, Tx,
    ids::{JobId, ThreadId, UserId},
    migrate,
};
use crate::core::{
    clock::{Clock, Timestamp},
    config::DatabaseUrl,
};
use tempfile::TempDir;

/// An embedded database with the newest schema and no rows. It is gone with its directory.
pub(crate) fn database() -> (TempDir, Database) {
    let home = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(home.path().join("hirehall.db"));
    migrate(&url).unwrap();
    let options = Options { url, connections: 1, clock: Clock::system(), time_limit: TIME_LIMIT };
    (home, Database::open(&options).unwrap())
}

/// Inserts a job of two new accounts. Its work was done, and its conversation was last active, at this moment.
pub(crate) fn insert_job(tx: &mut Tx<'_>, status: &str, at: Timestamp) -> Result<JobId, Error> {
    let (job, thread, client, worker) = (JobId::new(tx), ThreadId::new(tx), UserId::new(tx), UserId::new(tx));
    for (user, role, profiles) in [(client, "CLIENT", "clients"), (worker, "WORKER", "workers")] {
        tx.execute(
            "INSERT INTO users (id, role, status, email, email_key, name_key, first_name, last_name, created_at, updated_at)
             VALUES ($1, $2, 'ACTIVE', $3, $3, '', '', '', $4, $4)",
            &[&user, &role, &user.to_string(), &at],
        )?;
        tx.execute(&format!("INSERT INTO {profiles} (user_id) VALUES ($1)"), &[&user])?;
    }
    tx.execute(
        "INSERT INTO threads (id, client_id, worker_id, created_at, last_activity_at) VALUES ($1, $2, $3, $4, $4)",
        &[&thread, &client, &worker, &at],
    )?;
    tx.execute(
        "INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, created_at, updated_at, completed_at)
         VALUES ($1, $2, $3, $4, $5, 1, '', $6, $6, $6)",
        &[&job, &thread, &client, &worker, &status, &at],
    )?;
    Ok(job)
}

/// The steps of SQLite's plan of a statement.
pub(crate) fn plan(tx: &mut Tx<'_>, sql: &str, params: &[&dyn Param]) -> Result<Vec<String>, Error> {
    let steps: Vec<PlanStep> = tx.all(&format!("EXPLAIN QUERY PLAN {sql}"), params)?;
    Ok(steps.into_iter().map(|step| step.0).collect())
}

struct PlanStep(String);

impl FromRow for PlanStep {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        for name in ["id", "parent", "notused"] {
            row.take::<i64>(name)?;
        }
        row.take("detail").map(Self)
    }
}
