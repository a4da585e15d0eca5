//! Transactions that wait for a thread with a connection, and the queues in which they wait.

use crate::database::{error::Error, statement::Tx};
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
    sync::oneshot,
    time::{Instant, timeout},
};

/// How work gets to the threads of a database. They end when this is dropped.
pub(in crate::database) struct Queues {
    pub(super) reads: Arc<Sender<Box<dyn Work>>>,
    pub(super) writes: Arc<Sender<Box<dyn Work>>>,
    /// How many threads have a connection. Without one nothing is queued, since no thread would take it.
    pub(super) connected: Arc<AtomicUsize>,
}

impl Queues {
    /// Has a thread run the closure in a transaction, and waits for its outcome.
    pub(in crate::database) async fn submit<T, E, F>(&self, writes: bool, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        if self.connected.load(Ordering::Relaxed) == 0 {
            return Err(Error::Unavailable("there is no connection to it".into()).into());
        }
        let (reply, mut answer) = oneshot::channel();
        let claimed = Arc::new(AtomicBool::new(false));
        let request = TransactionRequest {
            run,
            writes,
            since: Instant::now(),
            claimed: Arc::clone(&claimed),
            outcome: None,
            had_unique_violation: false,
            reply,
        };
        let queue = if writes { &self.writes } else { &self.reads };
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

/// Waiting in line is bounded: at a few thousand transactions a second this is a fraction of a second.
pub(super) const MAX_QUEUED: usize = 1024;

/// Work that has waited in line for so long is refused: its caller is told to come back.
pub(super) const QUEUE_TIMEOUT: Duration = Duration::from_secs(5);

/// A closure that waits for a thread, and a caller that waits for its outcome.
pub(super) trait Work: Send {
    /// Whether it needs a transaction that can be kept.
    fn writes(&self) -> bool;

    /// Takes it on, unless its caller is gone or has waited too long: then there is nothing to do.
    fn claim(&mut self) -> bool;

    /// Undoes [`Work::claim`]: another thread may take it on.
    fn release(&mut self);

    /// How long ago it was asked for.
    fn waiting_time(&self) -> Duration;

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

struct TransactionRequest<F, T, E> {
    run: F,
    writes: bool,
    since: Instant,
    /// A thread has taken it on, or its caller has given it up.
    claimed: Arc<AtomicBool>,
    outcome: Option<Result<T, E>>,
    /// A unique index has refused a row of it before.
    had_unique_violation: bool,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Work for TransactionRequest<F, T, E>
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

    fn waiting_time(&self) -> Duration {
        self.since.elapsed()
    }

    fn attempt(&mut self, tx: &mut Tx<'_>) -> TxOutcome {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.run)(tx))).unwrap_or_else(|_| Err(Error::Panicked.into()));
        let (end, outcome) = match (tx.failure(), outcome) {
            (Some(Error::Conflict), outcome) => (TxOutcome::Retry, outcome),
            // Perhaps by a row that this transaction could not see yet. Looked at again, the rule decides what that means.
            (Some(Error::Unique(_)), outcome) if !std::mem::replace(&mut self.had_unique_violation, true) => {
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
        // The caller may have disconnected meanwhile; the work is done all the same.
        let _ = self.reply.send(outcome);
    }
}
