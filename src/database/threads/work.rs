//! The queues of transactions that wait for a thread.

use super::{
    meter::{ConnectionLoad, ConnectionMeter, Load, Queue, QueueMeters, Refusal, Stopwatch},
    span::TransactionSpan,
};
use crate::database::{error::Error, statement::Tx};
use crossbeam_channel::{Sender, TrySendError};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{sync::oneshot, time::timeout};

/// The queues to the threads of a database. The threads end when this is dropped.
pub(in crate::database) struct Queues {
    pub(super) reads: Arc<Sender<Box<TransactionRequest>>>,
    pub(super) searches: Arc<Sender<Box<TransactionRequest>>>,
    pub(super) writes: Arc<Sender<Box<TransactionRequest>>>,
    /// The number of threads with a connection. If it is 0, nothing is queued, because no thread would take it.
    pub(super) connected: Arc<AtomicUsize>,
    pub(super) meters: QueueMeters,
    /// `None` on SQLite.
    pub(super) connections: Option<Arc<ConnectionMeter>>,
}

impl Queues {
    /// Runs the closure in a transaction on a thread, and waits for the result.
    ///
    /// What stands here is compiled for each of some hundred closures; the rest of a transaction is compiled once.
    pub(in crate::database) async fn submit<T, E, F>(&self, queue: Queue, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let result = Arc::new(ClosureResult(Mutex::new(None)));
        let kept = Arc::clone(&result);
        self.run(queue, Box::new(move |tx| kept.keep(run(tx)))).await?;
        result.take()
    }

    /// Runs the closure in a transaction on a thread, and waits for the end of the transaction.
    async fn run(&self, queue: Queue, run: Closure) -> Result<(), Error> {
        let meter = self.meters.of(queue);
        if self.connected.load(Ordering::Relaxed) == 0 {
            meter.refused(Refusal::NoConnection);
            return Err(Error::Unavailable("there is no connection".into()));
        }
        let (reply, mut answer) = oneshot::channel();
        let claimed = Arc::new(AtomicBool::new(false));
        let request = TransactionRequest {
            run,
            queue,
            stopwatch: Stopwatch::start(meter),
            span: TransactionSpan::begin(queue),
            claimed: Arc::clone(&claimed),
            failure: None,
            had_unique_violation: false,
            reply,
        };
        let sender = match queue {
            Queue::Reads => &self.reads,
            Queue::Searches => &self.searches,
            Queue::Writes => &self.writes,
        };
        sender.try_send(Box::new(request)).map_err(|refused| match refused {
            TrySendError::Full(_) => {
                meter.refused(Refusal::Full);
                Error::Overloaded
            }
            TrySendError::Disconnected(_) => Error::Unavailable("its threads have ended".into()),
        })?;
        let in_time = timeout(QUEUE_TIMEOUT, &mut answer).await;
        let answered = match in_time {
            Ok(answered) => answered,
            // No thread has begun it yet, as when all of them are blocked.
            Err(_) if !claimed.swap(true, Ordering::AcqRel) => {
                meter.refused(Refusal::TooLong);
                return Err(Error::Overloaded);
            }
            Err(_) => answer.await,
        };
        answered.unwrap_or_else(|_| Err(Error::Unavailable("it was closed".into())))
    }

    /// How busy the threads are.
    pub(in crate::database) fn load(&self) -> Load {
        let connections = self.connections.as_ref().map(|meter| {
            let connected = self.connected.load(Ordering::Relaxed).min(meter.wanted);
            let in_use = meter.in_use.load(Ordering::Relaxed).min(connected);
            ConnectionLoad { idle: connected - in_use, in_use, broken: meter.wanted - connected }
        });
        Load { waiting: self.meters.waiting(), connections }
    }
}

/// The length of a queue. With a few thousand transactions a second, a full queue takes a fraction of a second.
pub(super) const MAX_QUEUED: usize = 1024;

/// Work that has waited longer in the queue is refused.
pub(super) const QUEUE_TIMEOUT: Duration = Duration::from_secs(5);

/// How a transaction must end.
pub(super) enum TxOutcome {
    Commit,
    Rollback,
    /// Roll back and run again, because it conflicts with another transaction.
    Retry,
    /// It exceeded its time limit and was interrupted.
    TimedOut,
}

/// The result of a closure.
struct ClosureResult<T, E>(Mutex<Option<Result<T, E>>>);

impl<T, E: From<Error>> ClosureResult<T, E> {
    /// Keeps the result for the caller, and returns whether it is `Ok`.
    fn keep(&self, result: Result<T, E>) -> bool {
        let is_ok = result.is_ok();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        is_ok
    }

    fn take(&self) -> Result<T, E> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        kept.unwrap_or_else(|| Err(Error::Other("a request was answered before it ran".into()).into()))
    }
}

/// Keeps its result for the caller, and returns whether it is `Ok`.
type Closure = Box<dyn FnMut(&mut Tx<'_>) -> bool + Send>;

/// A queued transaction whose caller waits for its end.
pub(super) struct TransactionRequest {
    run: Closure,
    queue: Queue,
    stopwatch: Stopwatch,
    /// `None` if its caller is not traced.
    span: Option<TransactionSpan>,
    /// A thread has taken it, or its caller has stopped waiting.
    claimed: Arc<AtomicBool>,
    /// What the caller gets instead of the closure's result.
    failure: Option<Error>,
    /// It has violated a unique index before.
    had_unique_violation: bool,
    reply: oneshot::Sender<Result<(), Error>>,
}

impl TransactionRequest {
    /// The queue that it was submitted to.
    pub(super) fn queue(&self) -> Queue {
        self.queue
    }

    /// Whether it needs a transaction that can write.
    pub(super) fn writes(&self) -> bool {
        self.queue == Queue::Writes
    }

    /// Marks it as taken by a thread. False if its caller has disconnected or has stopped waiting.
    pub(super) fn claim(&mut self) -> bool {
        let is_claimed = !self.reply.is_closed() && !self.claimed.swap(true, Ordering::AcqRel);
        if is_claimed {
            self.stopwatch.take();
        }
        is_claimed
    }

    /// Undoes [`Self::claim`], so that another thread may take it.
    pub(super) fn release(&mut self) {
        self.stopwatch.release();
        self.claimed.store(false, Ordering::Release);
    }

    /// The time since it was submitted.
    pub(super) fn waiting_time(&self) -> Duration {
        self.stopwatch.elapsed()
    }

    /// Runs the closure once, and decides whether to commit. May be called again after a conflict.
    pub(super) fn attempt(&mut self, tx: &mut Tx<'_>) -> TxOutcome {
        let number = self.stopwatch.attempt();
        if let Some(span) = &mut self.span {
            span.attempt(tx, number);
        }
        let is_ok = catch_unwind(AssertUnwindSafe(|| (self.run)(tx)));
        let (outcome, failure) = match (tx.failure(), is_ok) {
            (Some(Error::TimedOut), _) => (TxOutcome::TimedOut, Some(Error::TimedOut)),
            (failed, Err(_)) => (self.end_of_failed(failed), Some(Error::Panicked)),
            (failed, Ok(false)) => (self.end_of_failed(failed), None),
            (None, Ok(true)) => (TxOutcome::Commit, None),
            (Some(Error::Unavailable(why)), Ok(true)) => (TxOutcome::Rollback, Some(Error::Unavailable(why.clone()))),
            (failed @ Some(_), Ok(true)) => (self.end_of_failed(failed), Some(Error::Poisoned)),
        };
        self.failure = failure;
        let writes = self.writes();
        if let Some(span) = &mut self.span {
            span.ran(writes && matches!(outcome, TxOutcome::Commit));
        }
        outcome
    }

    /// How a transaction ends that cannot be committed.
    fn end_of_failed(&mut self, failure: Option<&Error>) -> TxOutcome {
        match failure {
            Some(Error::Conflict) => TxOutcome::Retry,
            // The other row may be newer than this transaction's snapshot. In a second attempt, the rules of the closure see it.
            Some(Error::Unique(_)) if !std::mem::replace(&mut self.had_unique_violation, true) => TxOutcome::Retry,
            _ => TxOutcome::Rollback,
        }
    }

    /// Sends the end to the caller, or an error of the commit.
    pub(super) fn answer(self, end: Result<(), Error>) {
        self.stopwatch.finish();
        if let Some(span) = self.span {
            span.end(end.as_ref().err());
        }
        // The caller may have disconnected meanwhile.
        let _ = self.reply.send(end.and(self.failure.map_or(Ok(()), Err)));
    }
}
