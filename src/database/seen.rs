//! The texts of the statements that this process has run on each engine, for tests that look at the plan of each. Only debug builds record them.

use super::{Engine, Error, sqlite};
use std::{
    collections::BTreeSet,
    mem,
    path::Path,
    sync::{Mutex, PoisonError},
};

static ON_SQLITE: Seen = Mutex::new(BTreeSet::new());
static ON_POSTGRES: Seen = Mutex::new(BTreeSet::new());

type Seen = Mutex<BTreeSet<String>>;

fn seen_on(engine: Engine) -> &'static Seen {
    match engine {
        Engine::Sqlite => &ON_SQLITE,
        Engine::Postgres => &ON_POSTGRES,
    }
}

pub(super) fn record(engine: Engine, sql: &str) {
    let mut seen = seen_on(engine).lock().unwrap_or_else(PoisonError::into_inner);
    if !seen.contains(sql) {
        seen.insert(sql.to_owned());
    }
}

/// Takes the texts of the statements that were run on an engine since the last call.
#[must_use]
pub fn take(engine: Engine) -> BTreeSet<String> {
    mem::take(&mut *seen_on(engine).lock().unwrap_or_else(PoisonError::into_inner))
}

/// The steps of SQLite's plan of each statement, with the database `file`; `None` for what is no query, or one of another schema.
///
/// # Errors
/// The file cannot be opened.
pub fn plans(file: &Path, statements: &[String]) -> Result<Vec<Option<Vec<String>>>, Error> {
    let connection = sqlite::open(file)?;
    let plan = |sql: &String| {
        let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).ok()?;
        // Parameters that are not bound are NULL; the plan does not depend on their values.
        explain.raw_query().mapped(|row| row.get("detail")).collect::<Result<_, _>>().ok()
    };
    Ok(statements.iter().map(plan).collect())
}
