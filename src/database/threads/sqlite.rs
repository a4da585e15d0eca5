//! SQLite: reading threads, as many for searches alone, and one writing thread with group commit.

use super::{
    meter::{CommitMeter, QueueMeters},
    work::{MAX_QUEUED, Queues, TransactionRequest, TxOutcome},
};
use crate::{
    core::clock::Clock,
    database::{
        error::Error,
        sqlite::{open, set_deadline},
        statement::{DriverConnection, Tx},
    },
};
use crossbeam_channel::{Receiver, Sender, bounded};
use rusqlite::Connection;
use std::{
    path::Path,
    slice,
    sync::{Arc, atomic::AtomicUsize},
    thread,
    time::Duration,
};
use tokio::{sync::watch, time::Instant};

/// The transactions of a group at most. It bounds how long the first one waits for the last.
const MAX_GROUP: usize = 256;

/// How long further transactions are added to a group.
const MAX_GROUP_TIME: Duration = Duration::from_millis(100);

/// A transaction that is added to a group and takes longer is run again later, alone, so that the others do not wait for it.
const MAX_TIME_IN_GROUP: Duration = Duration::from_millis(200);

pub(in crate::database) fn start(
    path: &Path,
    clock: &Clock,
    time_limit: Duration,
    committed: watch::Sender<u64>,
) -> Result<Queues, Error> {
    let (connection, meter) = (open(path)?, CommitMeter::new());
    let writer = SqliteWriter { connection, clock: clock.clone(), time_limit, committed, meter };
    let (writes, waiting) = bounded(MAX_QUEUED);
    spawn("db-write", move || writer.write_in_groups(&waiting))?;

    let reads = start_readers("db-read", path, clock, time_limit)?;
    let searches = start_readers("db-search", path, clock, time_limit)?;
    let connected = Arc::new(AtomicUsize::new(1));
    let (reads, searches, writes) = (Arc::new(reads), Arc::new(searches), Arc::new(writes));
    let meters = QueueMeters::new();
    Ok(Queues { reads, searches, writes, connected, meters, connections: None })
}

/// Starts one reading thread for each core, but at most eight, with a queue of their own.
fn start_readers(
    name: &str,
    path: &Path,
    clock: &Clock,
    time_limit: Duration,
) -> Result<Sender<Box<TransactionRequest>>, Error> {
    let (queue, waiting) = bounded(MAX_QUEUED);
    for _ in 0..thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 8)) {
        let (reader, waiting, clock) = (open(path)?, waiting.clone(), clock.clone());
        reader.pragma_update(None, "query_only", true)?;
        spawn(name, move || read_one_by_one(&reader, &waiting, &clock, time_limit))?;
    }
    Ok(queue)
}

/// Runs a closure in the open transaction, and interrupts it after the deadline.
fn attempt(connection: &Connection, work: &mut TransactionRequest, clock: &Clock, deadline: Instant) -> TxOutcome {
    set_deadline(Some(deadline));
    let outcome = work.attempt(&mut Tx::new(DriverConnection::Sqlite(connection), clock.now(), Some(deadline)));
    set_deadline(None);
    outcome
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    let spawned = thread::Builder::new().name(name.into()).spawn(run);
    spawned.map(drop).map_err(|error| Error::Other(format!("cannot start a database thread: {error}")))
}

fn read_one_by_one(
    connection: &Connection,
    waiting: &Receiver<Box<TransactionRequest>>,
    clock: &Clock,
    time_limit: Duration,
) {
    for mut work in waiting {
        if !work.claim() {
            continue;
        }
        let end = run(connection, "BEGIN").map(|()| {
            attempt(connection, &mut work, clock, Instant::now() + time_limit);
        });
        let closed = if connection.is_autocommit() { Ok(()) } else { run(connection, "COMMIT") };
        work.answer(end.and(closed));
    }
}

struct SqliteWriter {
    connection: Connection,
    clock: Clock,
    time_limit: Duration,
    committed: watch::Sender<u64>,
    meter: CommitMeter,
}

impl SqliteWriter {
    /// Group commit: waiting transactions run one after the other, each in its own savepoint, and share one `COMMIT` with one fsync. All are
    /// answered after it, because a transaction may depend on an earlier one of its group.
    fn write_in_groups(&self, waiting: &Receiver<Box<TransactionRequest>>) {
        for mut first in waiting {
            if !first.claim() {
                continue;
            }
            let mut group = vec![*first];
            let mut slow = None;
            let end = self.write_group(&mut group, &mut slow, waiting);
            self.finish(&end, group);
            if let Some(mut slow) = slow {
                let end = self.write_all(slice::from_mut(&mut slow));
                self.finish(&end, vec![slow]);
            }
        }
    }

    /// Runs the transaction in `group` and adds waiting ones. One that is too slow is rolled back and returned in `slow`.
    fn write_group(
        &self,
        group: &mut Vec<TransactionRequest>,
        slow: &mut Option<TransactionRequest>,
        waiting: &Receiver<Box<TransactionRequest>>,
    ) -> Result<(), Error> {
        run(&self.connection, "BEGIN IMMEDIATE")?;
        let began = Instant::now();
        for first in group.iter_mut() {
            self.write(first, began + self.time_limit)?;
        }
        while group.len() < MAX_GROUP
            && began.elapsed() < MAX_GROUP_TIME
            && let Ok(mut work) = waiting.try_recv()
        {
            if !work.claim() {
                continue;
            }
            match self.write(&mut work, began + self.time_limit.min(MAX_TIME_IN_GROUP)) {
                Err(Error::TimedOut) => {
                    *slow = Some(*work);
                    // Interrupting a write rolls back the whole transaction (<https://sqlite.org/c3ref/interrupt.html>), so the group runs again.
                    self.roll_back();
                    return self.write_all(group);
                }
                end => {
                    group.push(*work);
                    end?;
                }
            }
        }
        self.commit(group.len())
    }

    /// Runs all transactions of the group and commits them together.
    fn write_all(&self, group: &mut [TransactionRequest]) -> Result<(), Error> {
        run(&self.connection, "BEGIN IMMEDIATE")?;
        let deadline = Instant::now() + self.time_limit;
        for work in group.iter_mut() {
            self.write(work, deadline)?;
        }
        self.commit(group.len())
    }

    fn commit(&self, group: usize) -> Result<(), Error> {
        self.meter.measure(group, || run(&self.connection, "COMMIT"))
    }

    /// Runs one transaction of a group in a savepoint. An error affects the whole group.
    fn write(&self, work: &mut TransactionRequest, deadline: Instant) -> Result<(), Error> {
        let connection = &self.connection;
        run(connection, "SAVEPOINT work")?;
        let outcome = attempt(connection, work, &self.clock, deadline);
        if matches!(outcome, TxOutcome::TimedOut) {
            return Err(Error::TimedOut);
        }
        if connection.is_autocommit() {
            return Err(Error::Unavailable(
                "SQLite rolled back the transaction: the disk may be full or damaged".to_owned(),
            ));
        }
        if !matches!(outcome, TxOutcome::Commit) {
            run(connection, "ROLLBACK TO work")?;
        }
        run(connection, "RELEASE work")
    }

    fn finish(&self, end: &Result<(), Error>, group: Vec<TransactionRequest>) {
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
