//! SQLite: a few threads that read, and one that writes and lets waiting writes share a commit.

use super::{
    Error, Tx,
    session::{QUEUE, Verdict, Work},
    statement::Connection as TxConnection,
};
use crate::core::clock::Clock;
use crossbeam_channel::{Receiver, Sender, bounded};
use rusqlite::{Connection, OpenFlags, config::DbConfig, functions::FunctionFlags};
use std::{fs::OpenOptions, io::ErrorKind, os::unix::fs::OpenOptionsExt as _, path::Path, thread, time::Duration};
use tokio::sync::watch;

/// Older releases can corrupt a write-ahead log (<https://sqlite.org/wal.html#walresetbug>).
pub(super) const OLDEST_SQLITE: i32 = 3_051_003;

/// How many transactions share a commit at most. It bounds how long the first of them waits for the last.
const GROUP: usize = 256;

/// The queues of the readers and of the writer.
type Queues = (Sender<Box<dyn Work>>, Sender<Box<dyn Work>>);

pub(super) fn start(path: &Path, clock: &Clock, committed: watch::Sender<u64>) -> Result<Queues, Error> {
    let writer = open(path)?;
    let (writes, waiting) = bounded(QUEUE);
    spawn("db-write", {
        let clock = clock.clone();
        move || write_in_groups(&writer, &waiting, &clock, &committed)
    })?;

    let (reads, waiting) = bounded(QUEUE);
    for _ in 0..readers() {
        let (reader, waiting, clock) = (open(path)?, waiting.clone(), clock.clone());
        reader.pragma_update(None, "query_only", true)?;
        spawn("db-read", move || read_one_by_one(&reader, &waiting, &clock))?;
    }
    Ok((reads, writes))
}

/// How many threads read.
pub(crate) fn readers() -> usize {
    thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 8))
}

/// Opens a connection with everything that Hirehall promises, and reads back that it holds.
pub(super) fn open(path: &Path) -> Result<Connection, Error> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::Other(format!("SQLite {} is too old: 3.51.3 or later is needed", rusqlite::version())));
    }
    make_private(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
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
    connection.create_scalar_function("next_event_id", 1, pure, |_| Ok(rusqlite::types::Null))?;
    connection.create_scalar_function("last_settled_event", 0, pure, |_| Ok(i64::MAX))?;
    Ok(())
}

/// Runs `work` on this thread, with a connection of its own: what statements cost without queues and threads.
pub(crate) fn run_alone<T, E: From<Error>>(
    path: &Path,
    clock: &Clock,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let connection = open(path)?;
    work(&mut Tx::new(TxConnection::Sqlite(&connection), clock.now()))
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    let spawned = thread::Builder::new().name(name.into()).spawn(run);
    spawned.map(drop).map_err(|error| Error::Other(format!("cannot start a database thread: {error}")))
}

fn read_one_by_one(connection: &Connection, waiting: &Receiver<Box<dyn Work>>, clock: &Clock) {
    for mut work in waiting {
        if work.is_abandoned() {
            continue;
        }
        let end = run(connection, "BEGIN").map(|()| {
            work.attempt(&mut Tx::new(TxConnection::Sqlite(connection), clock.now()));
        });
        let closed = if connection.is_autocommit() { Ok(()) } else { run(connection, "COMMIT") };
        work.answer(end.and(closed));
    }
}

/// Group commit. Transactions that are waiting run one after the other, each in a savepoint of its own, and share one `COMMIT`
/// and so one fsync. All are answered after it: an outcome may rest on what an earlier one of the same group wrote.
fn write_in_groups(
    connection: &Connection,
    waiting: &Receiver<Box<dyn Work>>,
    clock: &Clock,
    committed: &watch::Sender<u64>,
) {
    for first in waiting {
        let mut group = Vec::new();
        let end = run(connection, "BEGIN IMMEDIATE")
            .and_then(|()| {
                let mut next = Some(first);
                while let Some(mut work) = next {
                    if !work.is_abandoned() {
                        attempt_in_savepoint(connection, work.as_mut(), clock)?;
                        group.push(work);
                    }
                    next = (group.len() < GROUP).then(|| waiting.try_recv().ok()).flatten();
                }
                run(connection, "COMMIT")
            })
            .inspect_err(|_| {
                if !connection.is_autocommit() {
                    let _ = run(connection, "ROLLBACK");
                }
            });
        if end.is_ok() {
            committed.send_modify(|count| *count += 1);
        }
        for work in group {
            work.answer(end.clone());
        }
    }
}

fn attempt_in_savepoint(connection: &Connection, work: &mut dyn Work, clock: &Clock) -> Result<(), Error> {
    run(connection, "SAVEPOINT work")?;
    let verdict = work.attempt(&mut Tx::new(TxConnection::Sqlite(connection), clock.now()));
    if !matches!(verdict, Verdict::Keep) {
        run(connection, "ROLLBACK TO work")?;
    }
    run(connection, "RELEASE work")
}

fn run(connection: &Connection, sql: &str) -> Result<(), Error> {
    connection.prepare_cached(sql)?.raw_execute()?;
    Ok(())
}
