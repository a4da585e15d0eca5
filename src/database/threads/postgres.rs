//! PostgreSQL: threads with one connection each, which take work from one bounded queue.
//!
//! Writes are SERIALIZABLE and run again after a conflict, so a rule that holds on SQLite, where transactions run one after the other, holds
//! here too. Reads see one snapshot, as on SQLite: a caller whose rights end meanwhile sees nothing that happened afterwards.

use super::{
    meter::{ConnectionMeter, Queue, QueueMeters},
    work::{MAX_QUEUED, QUEUE_TIMEOUT, Queues, TransactionRequest, TxOutcome},
};
use crate::{
    core::{clock::Clock, config::PostgresUrl, security::random},
    database::{
        error::Error,
        postgres::{connection::PgConnection, server::check},
        statement::{DriverConnection, Tx},
    },
};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
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
    let queue = Arc::new(queue);
    let source = Arc::new(WorkSource::for_threads(connections.max(1), waiting));
    let meter = Arc::new(ConnectionMeter::new(connections.max(1)));
    for _ in 0..connections.max(1) {
        let thread = DatabaseThread {
            url: url.clone(),
            connection: first.take(),
            connected: Arc::clone(&connected),
            losses: Arc::clone(&losses),
            losses_before: 0,
            meter: Arc::clone(&meter),
            queue: Arc::downgrade(&queue),
            source: Arc::clone(&source),
            clock: clock.clone(),
            time_limit,
            committed: Arc::clone(&committed),
        };
        let spawned = thread::Builder::new().name("db".into()).spawn(move || thread.run());
        spawned.map_err(|error| Error::Other(format!("cannot start a database thread: {error}")))?;
    }
    let (reads, searches, meters) = (Arc::clone(&queue), Arc::clone(&queue), QueueMeters::new());
    Ok(Queues { reads, searches, writes: queue, connected, meters, connections: Some(meter) })
}

/// The queue of all threads. Half of them, but at least one, run searches at the same time; further searches wait for the end of one. Threads
/// wait for one channel: to wait for two costs a wakeup more for each transaction.
struct WorkSource {
    queue: Receiver<Box<TransactionRequest>>,
    searches: Mutex<Searches>,
}

struct Searches {
    running: usize,
    max_running: usize,
    waiting: VecDeque<Box<TransactionRequest>>,
}

impl WorkSource {
    fn for_threads(threads: usize, queue: Receiver<Box<TransactionRequest>>) -> Self {
        let searches = Searches { running: 0, max_running: (threads / 2).max(1), waiting: VecDeque::new() };
        Self { queue, searches: Mutex::new(searches) }
    }

    /// Waits for work; `None` if the database is closed.
    fn next(&self) -> Option<Box<TransactionRequest>> {
        let waiting = self.searches().begin_waiting();
        waiting.or_else(|| self.queue.iter().find_map(|work| self.begin(work)))
    }

    /// Begins a search only while few enough are running.
    fn begin(&self, work: Box<TransactionRequest>) -> Option<Box<TransactionRequest>> {
        if work.queue() == Queue::Searches { self.searches().begin(work) } else { Some(work) }
    }

    /// Work that waits, of any kind.
    fn take_waiting(&self) -> Option<Box<TransactionRequest>> {
        self.queue.try_recv().ok().or_else(|| self.take_waiting_search())
    }

    fn take_waiting_search(&self) -> Option<Box<TransactionRequest>> {
        self.searches().waiting.pop_front()
    }

    fn end_search(&self) {
        self.searches().running -= 1;
    }

    fn searches(&self) -> MutexGuard<'_, Searches> {
        self.searches.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Searches {
    fn begin(&mut self, work: Box<TransactionRequest>) -> Option<Box<TransactionRequest>> {
        if self.running < self.max_running {
            self.running += 1;
            return Some(work);
        }
        if self.waiting.len() < MAX_QUEUED {
            self.waiting.push_back(work);
        } else {
            work.answer(Err(Error::Overloaded));
        }
        None
    }

    fn begin_waiting(&mut self) -> Option<Box<TransactionRequest>> {
        if self.running == self.max_running {
            return None;
        }
        let work = self.waiting.pop_front()?;
        self.running += 1;
        Some(work)
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
    queue: Weak<Sender<Box<TransactionRequest>>>,
    source: Arc<WorkSource>,
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
            let is_search = work.queue() == Queue::Searches;
            let _in_use = meter.use_one();
            self.connection = self.serve(connection, work);
            if is_search {
                self.source.end_search();
            }
            if self.connection.is_none()
                && let Some(search) = self.source.take_waiting_search()
            {
                self.requeue(search, no_connection());
            }
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
    fn serve(&mut self, mut connection: PgConnection, mut work: Box<TransactionRequest>) -> Option<PgConnection> {
        if !work.claim() {
            return Some(connection);
        }
        let mut end = if self.losses_before == self.losses.load(Ordering::Acquire) {
            self.run_transaction(&mut connection, &mut work)
        } else {
            TransactResult::ConnectionLost
        };
        if matches!(end, TransactResult::ConnectionLost) && work.waiting_time() < QUEUE_TIMEOUT {
            self.lose(connection);
            match self.connect() {
                Ok(fresh) => connection = fresh,
                Err(error) => {
                    tracing::warn!(%error, "lost a connection to the database");
                    work.release();
                    self.requeue(work, error);
                    return None;
                }
            }
            end = self.run_transaction(&mut connection, &mut work);
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
    fn run_transaction(&self, connection: &mut PgConnection, work: &mut TransactionRequest) -> TransactResult {
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
    fn requeue(&self, work: Box<TransactionRequest>, why: Error) {
        match self.queue.upgrade() {
            Some(queue) if self.connected.load(Ordering::Relaxed) > 0 => {
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
            && let Some(mut work) = self.source.take_waiting()
        {
            if work.claim() {
                work.answer(Err(no_connection()));
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

fn no_connection() -> Error {
    Error::Unavailable("there is no connection".to_owned())
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
