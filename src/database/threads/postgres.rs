//! PostgreSQL: threads with one connection each, which take work from one bounded queue.
//!
//! Writes are SERIALIZABLE and run again after a conflict, so a rule that holds on SQLite, where transactions run one after the other, holds
//! here too. Reads see one snapshot, as on SQLite: a caller whose rights end meanwhile sees nothing that happened afterwards.

use super::{
    meter::{ConnectionMeter, QueueMeters},
    work::{MAX_QUEUED, QUEUE_TIMEOUT, Queues, TxOutcome, Work},
};
use crate::{
    core::{clock::Clock, config::PostgresUrl, security::random},
    database::{
        error::Error,
        postgres::{connection::PgConnection, server::check},
        statement::{DriverConnection, Tx},
    },
};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded, select};
use std::{
    sync::{
        Arc, Weak,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};
use tokio::{sync::watch, time::Instant};

pub(in crate::database) fn start(
    url: &PostgresUrl,
    connections: usize,
    clock: &Clock,
    time_limit: Duration,
    committed: watch::Sender<u64>,
) -> Result<Queues, Error> {
    check(url)?;
    let mut first = Some(PgConnection::open(url, time_limit)?);
    let committed = Arc::new(committed);
    let connected = Arc::new(AtomicUsize::new(1));
    let losses = Arc::new(AtomicU64::new(0));
    let (queue, waiting) = bounded(MAX_QUEUED);
    let (searches, waiting_searches) = bounded(MAX_QUEUED);
    let queue = Arc::new(queue);
    let meter = Arc::new(ConnectionMeter::new(connections.max(1)));
    for source in WorkSource::for_threads(connections.max(1), &waiting, &waiting_searches) {
        let thread = DatabaseThread {
            url: url.clone(),
            connection: first.take(),
            connected: Arc::clone(&connected),
            losses: Arc::clone(&losses),
            losses_before: 0,
            meter: Arc::clone(&meter),
            queue: Arc::downgrade(&queue),
            source,
            clock: clock.clone(),
            time_limit,
            committed: Arc::clone(&committed),
        };
        let spawned = thread::Builder::new().name("db".into()).spawn(move || thread.run());
        spawned.map_err(|error| Error::Other(format!("cannot start a database thread: {error}")))?;
    }
    let (reads, meters) = (Arc::clone(&queue), QueueMeters::new());
    Ok(Queues { reads, searches, writes: queue, connected, meters, connections: Some(meter) })
}

/// The queues from which a thread takes its work.
struct WorkSource {
    reads: Receiver<Box<dyn Work>>,
    searches: Receiver<Box<dyn Work>>,
    /// Whether the thread takes searches, too.
    takes_searches: bool,
}

impl WorkSource {
    /// The sources of `threads` threads, of which half take searches, but at least one.
    fn for_threads(
        threads: usize,
        reads: &Receiver<Box<dyn Work>>,
        searches: &Receiver<Box<dyn Work>>,
    ) -> impl Iterator<Item = WorkSource> {
        let half = (threads / 2).max(1);
        let (reads, searches) = (reads.clone(), searches.clone());
        (0..threads).map(move |index| WorkSource {
            reads: reads.clone(),
            searches: searches.clone(),
            takes_searches: index < half,
        })
    }

    /// Waits for work; `None` if the database is closed.
    fn next(&self) -> Option<Box<dyn Work>> {
        if !self.takes_searches {
            return self.reads.recv().ok();
        }
        select! {
            recv(self.reads) -> work => work.ok(),
            recv(self.searches) -> work => work.ok(),
        }
    }

    /// Work that waits, of either kind.
    fn next_waiting(&self) -> Option<Box<dyn Work>> {
        self.reads.try_recv().or_else(|_| self.searches.try_recv()).ok()
    }
}

/// The first and the longest pause between two attempts to connect.
const RECONNECT_PAUSE: [Duration; 2] = [Duration::from_millis(100), Duration::from_secs(2)];

struct DatabaseThread {
    url: PostgresUrl,
    connection: Option<PgConnection>,
    /// The number of threads with a connection.
    connected: Arc<AtomicUsize>,
    /// The number of lost or read-only connections that were given up. After a switchover the old server may still answer reads, with
    /// old data: a connection that is older than the last loss is replaced before its next transaction.
    losses: Arc<AtomicU64>,
    /// The value of `losses` when this thread connected.
    losses_before: u64,
    meter: Arc<ConnectionMeter>,
    queue: Weak<Sender<Box<dyn Work>>>,
    source: WorkSource,
    clock: Clock,
    time_limit: Duration,
    committed: Arc<watch::Sender<u64>>,
}

impl DatabaseThread {
    /// Runs until the database is closed. A thread without a connection takes no work, so that the others can do it.
    fn run(mut self) {
        let meter = Arc::clone(&self.meter);
        loop {
            let connection = match self.connection.take() {
                Some(connection) => connection,
                None => match self.connect_with_retries() {
                    Some(connection) => connection,
                    None => return,
                },
            };
            let Some(work) = self.source.next() else { return };
            let _in_use = meter.use_one();
            self.connection = self.serve(connection, work);
        }
    }

    /// Retries until there is a connection; `None` if the database is closed.
    fn connect_with_retries(&mut self) -> Option<PgConnection> {
        let [mut pause, longest] = RECONNECT_PAUSE;
        let mut failures = 0_u32;
        loop {
            match self.connect() {
                Ok(connection) if failures > 0 => {
                    tracing::info!(failures, "reconnected to the database");
                    return Some(connection);
                }
                Ok(connection) => return Some(connection),
                Err(error) if failures == 0 => tracing::warn!(%error, "cannot connect to the database"),
                Err(error) => tracing::debug!(%error, failures, "cannot connect to the database"),
            }
            failures = failures.saturating_add(1);
            self.reject_queued();
            self.pause(pause)?;
            pause = (pause * 2).min(longest);
        }
    }

    fn connect(&mut self) -> Result<PgConnection, Error> {
        self.losses_before = self.losses.load(Ordering::Acquire);
        let connection = PgConnection::open(&self.url, self.time_limit)?;
        self.connected.fetch_add(1, Ordering::Relaxed);
        Ok(connection)
    }

    /// Runs one transaction. If the connection breaks before the commit, it is replaced and the transaction runs again. Returns the connection
    /// that is left.
    fn serve(&mut self, mut connection: PgConnection, mut work: Box<dyn Work>) -> Option<PgConnection> {
        if !work.claim() {
            return Some(connection);
        }
        let mut end = if self.losses_before == self.losses.load(Ordering::Acquire) {
            self.run_transaction(&mut connection, work.as_mut())
        } else {
            TransactResult::ConnectionLost
        };
        if matches!(end, TransactResult::ConnectionLost) && work.waiting_time() < QUEUE_TIMEOUT {
            self.lose(connection);
            match self.connect() {
                Ok(fresh) => connection = fresh,
                Err(error) => {
                    self.requeue(work, error);
                    return None;
                }
            }
            end = self.run_transaction(&mut connection, work.as_mut());
        }
        if work.writes() && matches!(end, TransactResult::Done(Ok(()))) {
            self.committed.send_modify(|count| *count += 1);
        }
        work.answer(match end {
            TransactResult::Done(end) => end,
            TransactResult::ConnectionLost => Err(Error::Unavailable("the connection was lost".to_owned())),
        });
        connection.roll_back_later();
        if connection.is_broken() {
            self.lose(connection);
            return None;
        }
        Some(connection)
    }

    /// Gives a connection up. All other connections that are not newer will be replaced.
    fn lose(&self, connection: PgConnection) {
        drop(connection);
        self.connected.fetch_sub(1, Ordering::Relaxed);
        self.meter.lost.increment(1);
        let before = self.losses_before;
        let _ = self.losses.compare_exchange(before, before + 1, Ordering::AcqRel, Ordering::Acquire);
    }

    /// Runs the work in a transaction, again after a conflict. A read is not committed, so its caller does not wait for its end.
    fn run_transaction(&self, connection: &mut PgConnection, work: &mut dyn Work) -> TransactResult {
        let deadline = Some(Instant::now() + self.time_limit);
        for attempt in 1..=MAX_ATTEMPTS {
            connection.begin(work.writes());
            let mut tx = Tx::new(DriverConnection::Postgres(connection), self.clock.now(), deadline);
            let outcome = work.attempt(&mut tx);
            if connection.is_broken() {
                return TransactResult::ConnectionLost;
            }
            match outcome {
                TxOutcome::Commit if work.writes() => match connection.commit() {
                    Err(Error::Conflict) => {}
                    end => return TransactResult::Done(end),
                },
                TxOutcome::Retry => {
                    // If this fails, the next attempt fails, too.
                    let _ = connection.roll_back();
                }
                TxOutcome::Commit | TxOutcome::Rollback | TxOutcome::TimedOut => return TransactResult::Done(Ok(())),
            }
            pause_before_retry(attempt);
        }
        TransactResult::Done(Err(Error::Overloaded))
    }

    /// Puts the work back into the queue, if another thread has a connection.
    fn requeue(&self, mut work: Box<dyn Work>, why: Error) {
        tracing::warn!(error = %why, "lost a connection to the database");
        match self.queue.upgrade() {
            Some(queue) if self.connected.load(Ordering::Relaxed) > 0 => {
                work.release();
                if let Err(TrySendError::Full(work) | TrySendError::Disconnected(work)) = queue.try_send(work) {
                    work.answer(Err(Error::Overloaded));
                }
            }
            _ => work.answer(Err(why)),
        }
    }

    /// Refuses queued work if no thread has a connection.
    fn reject_queued(&self) {
        while self.connected.load(Ordering::Relaxed) == 0
            && let Some(mut work) = self.source.next_waiting()
        {
            if work.claim() {
                work.answer(Err(Error::Unavailable("there is no connection".to_owned())));
            }
        }
    }

    /// `None` if the database is closed.
    #[expect(clippy::disallowed_methods, reason = "nothing signals that a server is available again")]
    fn pause(&self, time: Duration) -> Option<()> {
        thread::sleep(time);
        (self.queue.strong_count() > 0).then_some(())
    }
}

/// The end of a transaction.
enum TransactResult {
    /// It has ended, or could not be run.
    Done(Result<(), Error>),
    /// The connection was lost before the commit, so it can be run again on another connection.
    ConnectionLost,
}

/// How often a transaction is run before its caller gets an error.
const MAX_ATTEMPTS: u32 = 50;

/// Waits a few hundred microseconds, longer each time, with a random part, so that the same transactions do not conflict again.
#[expect(
    clippy::disallowed_methods,
    reason = "there is no signal to wait for: the other transaction may be in another process"
)]
fn pause_before_retry(attempt: u32) {
    let spread = u64::try_from(random() % 1000).unwrap_or_default();
    thread::sleep(Duration::from_micros((200 + spread) * u64::from(attempt.min(10))));
}
