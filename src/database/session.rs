//! Opening a database by its URL, and running closures in transactions on it.

use super::{Error, Tx, postgres, sqlite};
use crate::core::{
    clock::{Clock, Timestamp},
    config::DatabaseUrl,
};
use crossbeam_channel::{Sender, TrySendError};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{oneshot, watch},
    time::{Instant, timeout},
};

/// Which of the two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// When one machine is not enough.
    Postgres,
}

/// What opening a database needs to know.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the database is.
    pub url: DatabaseUrl,
    /// How many connections to PostgreSQL are held, each on a thread of its own.
    pub connections: usize,
    /// What time it is.
    pub clock: Clock,
    /// How long a transaction may run; what takes longer is interrupted.
    pub time_limit: Duration,
}

/// How long a transaction of a request may run.
pub const TIME_LIMIT: Duration = Duration::from_secs(10);

/// A database. Cheap to clone; its threads end when the last clone is dropped.
#[derive(Clone)]
pub struct Database(Arc<Threads>);

struct Threads {
    engine: Engine,
    queues: Queues,
    commits: watch::Receiver<u64>,
}

/// How work gets to the threads of a database. They end when this is dropped.
pub(super) struct Queues {
    pub(super) reads: Arc<Sender<Box<dyn Work>>>,
    pub(super) writes: Arc<Sender<Box<dyn Work>>>,
    /// How many threads have a connection. Without one nothing is queued, since nobody would take it.
    pub(super) connected: Arc<AtomicUsize>,
}

impl Database {
    /// Opens the database and checks that it keeps Hirehall's promises. The schema must be current: see [`super::migrate`].
    pub fn open(options: &Options) -> Result<Self, Error> {
        let (committed, commits) = watch::channel(0);
        let (engine, queues) = match &options.url {
            DatabaseUrl::Sqlite(path) => (Engine::Sqlite, sqlite::start(path, options, committed)?),
            DatabaseUrl::Postgres(url) => (Engine::Postgres, postgres::start(url, options, committed)?),
        };
        Ok(Self(Arc::new(Threads { engine, queues, commits })))
    }

    /// Runs `work` on what is committed. It must not write.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.submit(&self.0.queues.reads, false, work).await
    }

    /// Runs `work` in one transaction, which is kept when it answers `Ok`. The answer comes when the transaction is durable.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.submit(&self.0.queues.writes, true, work).await
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), Error> {
        self.read(|tx| tx.one::<(i64,)>("SELECT CAST(1 AS BIGINT)", &[]).map(drop)).await
    }

    /// What time the machine of the database has, if that is another clock than ours.
    pub async fn clock(&self) -> Result<Option<Timestamp>, Error> {
        match self.0.engine {
            Engine::Sqlite => Ok(None),
            Engine::Postgres => self.read(|tx| postgres::clock(tx).map(Some)).await,
        }
    }

    /// Changes whenever this process has committed something.
    #[must_use]
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.0.commits.clone()
    }

    /// Whether other nodes may use it, too.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.0.engine == Engine::Postgres
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    async fn submit<T, E, F>(&self, queue: &Sender<Box<dyn Work>>, writes: bool, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        if self.0.queues.connected.load(Ordering::Relaxed) == 0 {
            return Err(Error::Unavailable("there is no connection to it".into()).into());
        }
        let (reply, mut answer) = oneshot::channel();
        let claimed = Arc::new(AtomicBool::new(false));
        let request = Request {
            run,
            writes,
            since: Instant::now(),
            claimed: Arc::clone(&claimed),
            outcome: None,
            was_refused: false,
            reply,
        };
        queue.try_send(Box::new(request)).map_err(|refused| match refused {
            TrySendError::Full(_) => Error::Overloaded,
            TrySendError::Disconnected(_) => Error::Unavailable("its threads have ended".into()),
        })?;
        let in_time = timeout(QUEUE_TIMEOUT, &mut answer).await;
        let answered = match in_time {
            Ok(answered) => answered,
            // What no thread has begun by now is given up, also when all of them are stuck.
            Err(_) if !claimed.swap(true, Ordering::AcqRel) => return Err(Error::Overloaded.into()),
            Err(_) => answer.await,
        };
        answered.unwrap_or_else(|_| Err(Error::Unavailable("it was closed".into()).into()))
    }
}

/// Runs `work` on this thread, with a connection of its own.
pub(crate) fn alone<T>(
    url: &DatabaseUrl,
    clock: &Clock,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    match url {
        DatabaseUrl::Sqlite(path) => sqlite::run_alone(path, clock, work),
        DatabaseUrl::Postgres(url) => postgres::run_alone(url, clock, work),
    }
}

/// Brings everything that SQLite's write-ahead log holds into the one file and empties the log. False when somebody still reads.
/// PostgreSQL does so by itself.
pub(crate) fn checkpoint(url: &DatabaseUrl) -> Result<bool, Error> {
    let DatabaseUrl::Sqlite(path) = url else { return Ok(true) };
    sqlite::run_alone(path, &Clock::system(), |tx| {
        let (is_busy, _, _): (i64, i64, i64) = tx.one("PRAGMA wal_checkpoint(TRUNCATE)", &[])?;
        Ok(is_busy == 0)
    })
}

/// Waiting in line is bounded: at a few thousand transactions a second this is a fraction of a second.
pub(super) const MAX_QUEUED: usize = 1024;

/// Work that has waited in line for so long is refused: its caller is told to come back.
pub(super) const QUEUE_TIMEOUT: Duration = Duration::from_secs(5);

/// A closure that waits for a thread, and somebody who waits for its outcome.
pub(super) trait Work: Send {
    /// Whether it needs a transaction that can be kept.
    fn writes(&self) -> bool;

    /// Takes it on, unless its caller is gone or has waited too long: then there is nothing to do.
    fn claim(&mut self) -> bool;

    /// Undoes [`Work::claim`]: another thread may take it on.
    fn release(&mut self);

    /// How long ago it was asked for.
    fn has_waited_for(&self) -> Duration;

    /// Runs the closure once and says whether what it wrote is to be kept. May be called again after a conflict.
    fn attempt(&mut self, tx: &mut Tx<'_>) -> TxOutcome;

    /// Tells the outcome, or why there is none.
    fn answer(self: Box<Self>, end: Result<(), Error>);
}

/// What is to become of a transaction.
pub(super) enum TxOutcome {
    Commit,
    Rollback,
    /// To be run again, since it came into another's way.
    Retry,
    /// It was interrupted since its time was over.
    TimedOut,
}

struct Request<F, T, E> {
    run: F,
    writes: bool,
    since: Instant,
    /// A thread has taken it on, or its caller has given it up.
    claimed: Arc<AtomicBool>,
    outcome: Option<Result<T, E>>,
    /// A unique index has refused a row of it before.
    was_refused: bool,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Work for Request<F, T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn writes(&self) -> bool {
        self.writes
    }

    fn claim(&mut self) -> bool {
        !self.reply.is_closed() && !self.claimed.swap(true, Ordering::AcqRel)
    }

    fn release(&mut self) {
        self.claimed.store(false, Ordering::Release);
    }

    fn has_waited_for(&self) -> Duration {
        self.since.elapsed()
    }

    fn attempt(&mut self, tx: &mut Tx<'_>) -> TxOutcome {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.run)(tx))).unwrap_or_else(|_| Err(Error::Panicked.into()));
        let (end, outcome) = match (tx.failure(), outcome) {
            (Some(Error::Conflict), outcome) => (TxOutcome::Retry, outcome),
            // Perhaps by a row that this transaction could not see yet. Looked at again, the rule decides what that means.
            (Some(Error::Unique(_)), outcome) if !std::mem::replace(&mut self.was_refused, true) => {
                (TxOutcome::Retry, outcome)
            }
            (Some(Error::TimedOut), _) => (TxOutcome::TimedOut, Err(Error::TimedOut.into())),
            (Some(Error::Unavailable(why)), Ok(_)) => {
                (TxOutcome::Rollback, Err(Error::Unavailable(why.clone()).into()))
            }
            (Some(_), Ok(_)) => (TxOutcome::Rollback, Err(Error::Poisoned.into())),
            (_, Err(error)) => (TxOutcome::Rollback, Err(error)),
            (None, Ok(value)) => (TxOutcome::Commit, Ok(value)),
        };
        self.outcome = Some(outcome);
        end
    }

    fn answer(self: Box<Self>, end: Result<(), Error>) {
        let outcome = match (end, self.outcome) {
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(Error::Other("a request was answered before it ran".into()).into()),
        };
        // Whoever asked may have hung up meanwhile; the work is done all the same.
        let _ = self.reply.send(outcome);
    }
}
