//! A connection to SQLite, with everything that Hirehall promises.

use super::error::Error;
use rusqlite::{Connection, OpenFlags, config::DbConfig, functions::FunctionFlags};
use std::{cell::Cell, fs::OpenOptions, io::ErrorKind, os::unix::fs::OpenOptionsExt as _, path::Path, time::Duration};
use tokio::time::Instant;

/// Older releases can corrupt a write-ahead log (<https://sqlite.org/wal.html#walresetbug>).
const OLDEST_SQLITE: i32 = 3_051_003;

/// Opens a connection, and reads back that the settings which make it durable hold.
pub(super) fn open(path: &Path) -> Result<Connection, Error> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::Other(format!("SQLite {} is too old: 3.51.3 or later is needed", rusqlite::version())));
    }
    make_private(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.progress_handler(OPERATIONS_PER_DEADLINE_CHECK, Some(is_deadline_over))?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
         PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    // Without it a statement is prepared anew whenever a bound LIMIT changes.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    for (pragma, expected) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
        let found = pragma_value(&connection, pragma)?;
        if found != expected {
            return Err(Error::Other(format!(
                "SQLite's {pragma} is {found} but must be {expected}: is the file on a network drive?"
            )));
        }
    }
    add_functions(&connection)?;
    Ok(connection)
}

thread_local! {
    /// When what runs on this thread is interrupted.
    static DEADLINE: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// How many operations of its virtual machine SQLite does between two looks at the clock: a fraction of a millisecond.
const OPERATIONS_PER_DEADLINE_CHECK: i32 = 10_000;

/// Interrupts what runs on this thread at that moment; `None` lets it run for as long as it takes.
pub(super) fn set_deadline(deadline: Option<Instant>) {
    DEADLINE.set(deadline);
}

fn is_deadline_over() -> bool {
    DEADLINE.get().is_some_and(|deadline| deadline <= Instant::now())
}

/// A new database is its owner's alone, and its log takes over the mode. An existing one is never opened here: closing it again
/// would drop the locks that SQLite holds in this process (<https://sqlite.org/howtocorrupt.html>, section 2.2).
fn make_private(path: &Path) -> Result<(), Error> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Error::Unavailable(format!("{}: {error}", path.display()))),
    }
}

fn pragma_value(connection: &Connection, pragma: &str) -> Result<String, Error> {
    Ok(connection.pragma_query_value(None, pragma, |row| {
        row.get::<_, String>(0).or_else(|_| row.get::<_, i64>(0).map(|number| number.to_string()))
    })?)
}

/// What PostgreSQL's migrations define as functions and SQLite leaves to its host.
fn add_functions(connection: &Connection) -> Result<(), Error> {
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("distance_m", 4, pure, |call| {
        Ok(crate::core::geo::distance_m((call.get(0)?, call.get(1)?), (call.get(2)?, call.get(3)?)))
    })?;
    // With one writer the order of the row numbers is the order of the commits, and every committed event may be read.
    connection.create_scalar_function("next_event_id", 0, pure, |_| Ok(rusqlite::types::Null))?;
    connection.create_scalar_function("last_settled_event", 0, pure, |_| Ok(i64::MAX))?;
    Ok(())
}
