//! A database of its own for a unit test.

use super::{Database, Error, FromRow, Options, Param, Row, TIME_LIMIT, Tx, migrate};
use crate::core::{clock::Clock, config::DatabaseUrl};
use tempfile::TempDir;

/// An embedded database with the newest schema and no rows. It is gone with its directory.
pub(crate) fn database() -> (TempDir, Database) {
    let home = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(home.path().join("hirehall.db"));
    migrate(&url).unwrap();
    let options = Options { url, connections: 1, clock: Clock::system(), time_limit: TIME_LIMIT };
    (home, Database::open(&options).unwrap())
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
