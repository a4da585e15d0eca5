//! SQLite: a few threads that read, and one that writes and lets waiting writes share a commit.

use super::{
    Error, Options, Tx,
    session::{MAX_QUEUED, Queues, TxOutcome, Work},
    statement::DriverConnection,
};
use crate::core::clock::Clock;
use crossbeam_channel::{Receiver, bounded};
use rusqlite::{Connection, OpenFlags, config::DbConfig, functions::FunctionFlags};
use std::{
    cell::Cell,
    fs::OpenOptions,
    io::ErrorKind,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    slice,
    sync::{Arc, atomic::AtomicUsize},
    thread,
    time::Duration,
};
use tokio::{sync::watch, time::Instant};

/// Older releases can corrupt a write-ahead log (<https://sqlite.org/wal.html#walresetbug>).
pub(super) const OLDEST_SQLITE: i32 = 3_051_003;

/// How many transactions share a commit at most. It bounds how long the first of them waits for the last.
const MAX_GROUP: usize = 256;

/// For how long further transactions join a group.
const MAX_GROUP_TIME: Duration = Duration::from_millis(100);

/// What joins a group that is there already and takes longer than this is run again later, alone: the others do not wait for it.
const MAX_TIME_IN_GROUP: Duration = Duration::from_millis(200);

pub(super) fn start(path: &Path, options: &Options, committed: watch::Sender<u64>) -> Result<Queues, Error> {
    let writer =
        Writer { connection: open(path)?, clock: options.clock.clone(), time_limit: options.time_limit, committed };
    let (writes, waiting) = bounded(MAX_QUEUED);
    spawn("db-write", move || writer.write_in_groups(&waiting))?;

    let (reads, waiting) = bounded(MAX_QUEUED);
    for _ in 0..readers() {
        let (reader, waiting, clock, time_limit) =
            (open(path)?, waiting.clone(), options.clock.clone(), options.time_limit);
        reader.pragma_update(None, "query_only", true)?;
        spawn("db-read", move || read_one_by_one(&reader, &waiting, &clock, time_limit))?;
    }
    Ok(Queues { reads: Arc::new(reads), writes: Arc::new(writes), connected: Arc::new(AtomicUsize::new(1)) })
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
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.progress_handler(OPERATIONS_BETWEEN_LOOKS, Some(is_over))?;
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
const OPERATIONS_BETWEEN_LOOKS: i32 = 10_000;

fn is_over() -> bool {
    DEADLINE.get().is_some_and(|deadline| deadline <= Instant::now())
}

/// Runs a closure in the transaction that is open, and interrupts it when its time is over.
fn attempt(connection: &Connection, work: &mut dyn Work, clock: &Clock, deadline: Instant) -> TxOutcome {
    DEADLINE.set(Some(deadline));
    let outcome = work.attempt(&mut Tx::new(DriverConnection::Sqlite(connection), clock.now(), Some(deadline)));
    DEADLINE.set(None);
    outcome
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
    work(&mut Tx::new(DriverConnection::Sqlite(&connection), clock.now(), None))
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    let spawned = thread::Builder::new().name(name.into()).spawn(run);
    spawned.map(drop).map_err(|error| Error::Other(format!("cannot start a database thread: {error}")))
}

fn read_one_by_one(connection: &Connection, waiting: &Receiver<Box<dyn Work>>, clock: &Clock, time_limit: Duration) {
    for mut work in waiting {
        if !work.claim() {
            continue;
        }
        let end = run(connection, "BEGIN").map(|()| {
            attempt(connection, work.as_mut(), clock, Instant::now() + time_limit);
        });
        let closed = if connection.is_autocommit() { Ok(()) } else { run(connection, "COMMIT") };
        work.answer(end.and(closed));
    }
}

struct Writer {
    connection: Connection,
    clock: Clock,
    time_limit: Duration,
    committed: watch::Sender<u64>,
}

impl Writer {
    /// Group commit. Transactions that are waiting run one after the other, each in a savepoint of its own, and share one
    /// `COMMIT` and so one fsync. All are answered after it: an outcome may rest on what an earlier one of the same group wrote.
    fn write_in_groups(&self, waiting: &Receiver<Box<dyn Work>>) {
        for mut first in waiting {
            if !first.claim() {
                continue;
            }
            let mut group = vec![first];
            let mut slow = None;
            let end = self.write_group(&mut group, &mut slow, waiting);
            self.finish(&end, group);
            if let Some(mut slow) = slow {
                let end = self.write_all(slice::from_mut(&mut slow));
                self.finish(&end, vec![slow]);
            }
        }
    }

    /// Writes the one transaction in `group` and what joins it. What turns out to be `slow` is left for later, with nothing of it
    /// written.
    fn write_group(
        &self,
        group: &mut Vec<Box<dyn Work>>,
        slow: &mut Option<Box<dyn Work>>,
        waiting: &Receiver<Box<dyn Work>>,
    ) -> Result<(), Error> {
        run(&self.connection, "BEGIN IMMEDIATE")?;
        let began = Instant::now();
        for first in group.iter_mut() {
            self.write(first.as_mut(), began + self.time_limit)?;
        }
        while group.len() < MAX_GROUP
            && began.elapsed() < MAX_GROUP_TIME
            && let Ok(mut work) = waiting.try_recv()
        {
            if !work.claim() {
                continue;
            }
            match self.write(work.as_mut(), began + self.time_limit.min(MAX_TIME_IN_GROUP)) {
                Err(Error::TimedOut) => {
                    *slow = Some(work);
                    // An interrupted statement that writes takes the whole transaction with it (<https://sqlite.org/c3ref/interrupt.html>).
                    self.roll_back();
                    return self.write_all(group);
                }
                end => {
                    group.push(work);
                    end?;
                }
            }
        }
        run(&self.connection, "COMMIT")
    }

    /// Runs every transaction of the group and commits them together.
    fn write_all(&self, group: &mut [Box<dyn Work>]) -> Result<(), Error> {
        run(&self.connection, "BEGIN IMMEDIATE")?;
        let deadline = Instant::now() + self.time_limit;
        for work in group {
            self.write(work.as_mut(), deadline)?;
        }
        run(&self.connection, "COMMIT")
    }

    /// Runs one transaction of a group in its savepoint. An error is one of the whole group.
    fn write(&self, work: &mut dyn Work, deadline: Instant) -> Result<(), Error> {
        let connection = &self.connection;
        run(connection, "SAVEPOINT work")?;
        let outcome = attempt(connection, work, &self.clock, deadline);
        if matches!(outcome, TxOutcome::TimedOut) {
            return Err(Error::TimedOut);
        }
        if connection.is_autocommit() {
            return Err(Error::Unavailable("the transaction was rolled back: is the disk full, or broken?".to_owned()));
        }
        if !matches!(outcome, TxOutcome::Commit) {
            run(connection, "ROLLBACK TO work")?;
        }
        run(connection, "RELEASE work")
    }

    fn finish(&self, end: &Result<(), Error>, group: Vec<Box<dyn Work>>) {
        match end {
            Ok(()) => self.committed.send_modify(|count| *count += 1),
            Err(_) => self.roll_back(),
        }
        for work in group {
            work.answer(end.clone());
        }
    }

    fn roll_back(&self) {
        if !self.connection.is_autocommit() {
            let _ = run(&self.connection, "ROLLBACK");
        }
    }
}

fn run(connection: &Connection, sql: &str) -> Result<(), Error> {
    connection.prepare_cached(sql)?.raw_execute()?;
    Ok(())
}
