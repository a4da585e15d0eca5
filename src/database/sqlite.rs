//! Connections to SQLite with the required settings.

use super::error::Error;
use rusqlite::{Connection, OpenFlags, config::DbConfig, functions::FunctionFlags};
use std::{cell::Cell, fs::OpenOptions, io::ErrorKind, os::unix::fs::OpenOptionsExt as _, path::Path, time::Duration};
use tokio::time::Instant;

/// Older releases can corrupt a write-ahead log (<https://sqlite.org/wal.html#walresetbug>).
const OLDEST_SQLITE: i32 = 3_051_003;

/// Opens a connection, and checks that the settings for durability are in effect.
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
    // Without this, a statement is prepared again whenever a bound LIMIT changes.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    for (pragma, expected) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
        let found = pragma_value(&connection, pragma)?;
        if found != expected {
            return Err(Error::Other(format!(
                "SQLite's {pragma} is {found} but must be {expected}: check that the file is not on a network drive"
            )));
        }
    }
    add_functions(&connection)?;
    Ok(connection)
}

thread_local! {
    /// When the statements of this thread are interrupted.
    static DEADLINE: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// The operations of SQLite's virtual machine between two checks of the deadline. They take a fraction of a millisecond.
const OPERATIONS_PER_DEADLINE_CHECK: i32 = 10_000;

/// Interrupts statements of this thread after the deadline. `None` means no limit.
pub(super) fn set_deadline(deadline: Option<Instant>) {
    DEADLINE.set(deadline);
}

fn is_deadline_over() -> bool {
    DEADLINE.get().is_some_and(|deadline| deadline <= Instant::now())
}

/// Creates a missing database file with mode 0600; SQLite gives its log the same mode. An existing file is not opened here, because closing it
/// would release the locks that SQLite holds in this process (<https://sqlite.org/howtocorrupt.html>, section 2.2).
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

/// The functions that PostgreSQL's migrations define. In SQLite, the application must define them.
fn add_functions(connection: &Connection) -> Result<(), Error> {
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("distance_m", 4, pure, |call| {
        Ok(crate::core::geo::distance_m((call.get(0)?, call.get(1)?), (call.get(2)?, call.get(3)?)))
    })?;
    // SQLite has one writer, so events are committed in the order of their ids, and every committed event may be read.
    connection.create_scalar_function("next_event_id", 0, pure, |_| Ok(rusqlite::types::Null))?;
    connection.create_scalar_function("last_settled_event", 0, pure, |_| Ok(i64::MAX))?;
    Ok(())
}
