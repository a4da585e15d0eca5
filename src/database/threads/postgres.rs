//! PostgreSQL: threads that each own one connection and take work from one bounded queue.
//!
//! What writes runs SERIALIZABLE and is run again when PostgreSQL asks for it, so a rule that holds on SQLite, where transactions
//! run one after the other, holds here too. What only reads sees one moment, as on SQLite: a caller whose rights end meanwhile is
//! shown nothing that happened afterwards.

use super::work::{MAX_QUEUED, QUEUE_TIMEOUT, Queues, TxOutcome, Work};
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
    sync::{
        Arc, Weak,
        atomic::{AtomicUsize, Ordering},
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
    let (queue, waiting) = bounded(MAX_QUEUED);
    let queue = Arc::new(queue);
    for _ in 0..connections.max(1) {
        let thread = DatabaseThread {
            url: url.clone(),
            connection: first.take(),
            connected: Arc::clone(&connected),
            queue: Arc::downgrade(&queue),
            waiting: waiting.clone(),
            clock: clock.clone(),
            time_limit,
            committed: Arc::clone(&committed),
        };
        let spawned = thread::Builder::new().name("db".into()).spawn(move || thread.run());
        spawned.map_err(|error| Error::Other(format!("cannot start a database thread: {error}")))?;
    }
    Ok(Queues { reads: Arc::clone(&queue), writes: queue, connected })
}

/// How long a thread rests between two tries to connect: at first, and at last.
const RECONNECT_PAUSE: [Duration; 2] = [Duration::from_millis(100), Duration::from_secs(2)];

struct DatabaseThread {
    url: PostgresUrl,
    connection: Option<PgConnection>,
    /// How many threads have a connection.
    connected: Arc<AtomicUsize>,
    queue: Weak<Sender<Box<dyn Work>>>,
    waiting: Receiver<Box<dyn Work>>,
    clock: Clock,
    time_limit: Duration,
    committed: Arc<watch::Sender<u64>>,
}

impl DatabaseThread {
    /// Works until the database is closed. Without a connection it takes no work that a thread with one could do.
    fn run(mut self) {
        loop {
            let connection = match self.connection.take() {
                Some(connection) => connection,
                None => match self.connect_with_retries() {
                    Some(connection) => connection,
                    None => return,
                },
            };
            let Ok(work) = self.waiting.recv() else { return };
            self.connection = self.serve(connection, work);
        }
    }

    /// Tries until there is a connection; `None` once the database is closed.
    fn connect_with_retries(&self) -> Option<PgConnection> {
        let [mut pause, longest] = RECONNECT_PAUSE;
        let mut failures = 0_u32;
        loop {
            match self.connect() {
                Ok(connection) if failures > 0 => {
                    tracing::info!(failures, "a connection to the database is back");
                    return Some(connection);
                }
                Ok(connection) => return Some(connection),
                Err(error) if failures == 0 => tracing::warn!(%error, "a connection to the database cannot be made"),
                Err(error) => tracing::debug!(%error, failures, "a connection to the database cannot be made"),
            }
            failures = failures.saturating_add(1);
            self.reject_queued();
            self.pause(pause)?;
            pause = (pause * 2).min(longest);
        }
    }

    fn connect(&self) -> Result<PgConnection, Error> {
        let connection = PgConnection::open(&self.url, self.time_limit)?;
        self.connected.fetch_add(1, Ordering::Relaxed);
        Ok(connection)
    }

    /// Does one piece of work. A connection that turns out to be broken is replaced, and the work begun anew on the next: nothing of
    /// it was kept. Gives back the connection that is left.
    fn serve(&self, mut connection: PgConnection, mut work: Box<dyn Work>) -> Option<PgConnection> {
        if !work.claim() {
            return Some(connection);
        }
        let mut end = self.run_transaction(&mut connection, work.as_mut());
        if matches!(end, TransactResult::ConnectionLost) && work.waiting_time() < QUEUE_TIMEOUT {
            drop(connection);
            self.connected.fetch_sub(1, Ordering::Relaxed);
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
            TransactResult::ConnectionLost => Err(Error::Unavailable("the connection broke".to_owned())),
        });
        connection.roll_back_later();
        if connection.is_broken() {
            self.connected.fetch_sub(1, Ordering::Relaxed);
            return None;
        }
        Some(connection)
    }

    /// Runs the work in a transaction, again when PostgreSQL asks for it. What has only read is answered before its end.
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
                    // Where this fails, so does the next attempt.
                    let _ = connection.roll_back();
                }
                TxOutcome::Commit | TxOutcome::Rollback | TxOutcome::TimedOut => return TransactResult::Done(Ok(())),
            }
            pause_before_retry(attempt);
        }
        TransactResult::Done(Err(Error::Overloaded))
    }

    /// Lets another thread do what this one cannot, if another can.
    fn requeue(&self, mut work: Box<dyn Work>, why: Error) {
        tracing::warn!(error = %why, "a connection to the database is lost");
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

    /// Without any connection, waiting is of no use.
    fn reject_queued(&self) {
        while self.connected.load(Ordering::Relaxed) == 0
            && let Ok(mut work) = self.waiting.try_recv()
        {
            if work.claim() {
                work.answer(Err(Error::Unavailable("there is no connection to it".to_owned())));
            }
        }
    }

    /// `None` once the database is closed.
    #[expect(clippy::disallowed_methods, reason = "nothing tells when a server is back")]
    fn pause(&self, time: Duration) -> Option<()> {
        thread::sleep(time);
        (self.queue.strong_count() > 0).then_some(())
    }
}

/// How a transaction has ended.
enum TransactResult {
    /// With an outcome, or with a reason why there is none.
    Done(Result<(), Error>),
    /// Its connection has broken before it could be kept: it can be run again on another.
    ConnectionLost,
}

/// How often a transaction is run before its caller is told to come back later.
const MAX_ATTEMPTS: u32 = 50;

/// A few hundred microseconds, longer each time, different for each loser.
#[expect(clippy::disallowed_methods, reason = "there is nothing to wait for: the winner is in another process perhaps")]
fn pause_before_retry(attempt: u32) {
    let spread = u64::try_from(random() % 1000).unwrap_or_default();
    thread::sleep(Duration::from_micros((200 + spread) * u64::from(attempt.min(10))));
}
