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
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{sync::oneshot, time::timeout};

/// The queues to the threads of a database. The threads end when this is dropped.
pub(in crate::database) struct Queues {
    pub(super) reads: Arc<Sender<Box<dyn Work>>>,
    pub(super) searches: Arc<Sender<Box<dyn Work>>>,
    pub(super) writes: Arc<Sender<Box<dyn Work>>>,
    /// The number of threads with a connection. If it is 0, nothing is queued, because no thread would take it.
    pub(super) connected: Arc<AtomicUsize>,
    pub(super) meters: QueueMeters,
    /// `None` on SQLite.
    pub(super) connections: Option<Arc<ConnectionMeter>>,
}

impl Queues {
    /// Runs the closure in a transaction on a thread, and waits for the result.
    pub(in crate::database) async fn submit<T, E, F>(&self, queue: Queue, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let meter = self.meters.of(queue);
        if self.connected.load(Ordering::Relaxed) == 0 {
            meter.refused(Refusal::NoConnection);
            return Err(Error::Unavailable("there is no connection".into()).into());
        }
        let (reply, mut answer) = oneshot::channel();
        let claimed = Arc::new(AtomicBool::new(false));
        let request = TransactionRequest {
            run,
            queue,
            stopwatch: Stopwatch::start(meter),
            span: TransactionSpan::begin(queue),
            claimed: Arc::clone(&claimed),
            outcome: None,
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
                return Err(Error::Overloaded.into());
            }
            Err(_) => answer.await,
        };
        answered.unwrap_or_else(|_| Err(Error::Unavailable("it was closed".into()).into()))
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

/// A queued transaction whose caller waits for the result.
pub(super) trait Work: Send {
    /// The queue that it was submitted to.
    fn queue(&self) -> Queue;

    /// Whether it needs a transaction that can write.
    fn writes(&self) -> bool {
        self.queue() == Queue::Writes
    }

    /// Marks it as taken by a thread. False if its caller has disconnected or has stopped waiting.
    fn claim(&mut self) -> bool;

    /// Undoes [`Work::claim`], so that another thread may take it.
    fn release(&mut self);

    /// The time since it was submitted.
    fn waiting_time(&self) -> Duration;

    /// Runs the closure once, and decides whether to commit. May be called again after a conflict.
    fn attempt(&mut self, tx: &mut Tx<'_>) -> TxOutcome;

    /// Sends the result, or an error of the commit, to the caller.
    fn answer(self: Box<Self>, end: Result<(), Error>);
}

/// How a transaction must end.
pub(super) enum TxOutcome {
    Commit,
    Rollback,
    /// Roll back and run again, because it conflicts with another transaction.
    Retry,
    /// It exceeded its time limit and was interrupted.
    TimedOut,
}

struct TransactionRequest<F, T, E> {
    run: F,
    queue: Queue,
    stopwatch: Stopwatch,
    /// `None` if its caller is not traced.
    span: Option<TransactionSpan>,
    /// A thread has taken it, or its caller has stopped waiting.
    claimed: Arc<AtomicBool>,
    outcome: Option<Result<T, E>>,
    /// It has violated a unique index before.
    had_unique_violation: bool,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Work for TransactionRequest<F, T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn queue(&self) -> Queue {
        self.queue
    }

    fn claim(&mut self) -> bool {
        let is_claimed = !self.reply.is_closed() && !self.claimed.swap(true, Ordering::AcqRel);
        if is_claimed {
            self.stopwatch.take();
        }
        is_claimed
    }

    fn release(&mut self) {
        self.stopwatch.release();
        self.claimed.store(false, Ordering::Release);
    }

    fn waiting_time(&self) -> Duration {
        self.stopwatch.elapsed()
    }

    fn attempt(&mut self, tx: &mut Tx<'_>) -> TxOutcome {
        let number = self.stopwatch.attempt();
        if let Some(span) = &mut self.span {
            span.attempt(tx, number);
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.run)(tx))).unwrap_or_else(|_| Err(Error::Panicked.into()));
        let (end, outcome) = match (tx.failure(), outcome) {
            (Some(Error::Conflict), outcome) => (TxOutcome::Retry, outcome),
            // The other row may be newer than this transaction's snapshot. In a second attempt, the rules of the closure see it.
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
        let writes = self.writes();
        if let Some(span) = &mut self.span {
            span.ran(writes && matches!(end, TxOutcome::Commit));
        }
        end
    }

    fn answer(self: Box<Self>, end: Result<(), Error>) {
        self.stopwatch.finish();
        if let Some(span) = self.span {
            span.end(end.as_ref().err());
        }
        let outcome = match (end, self.outcome) {
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(Error::Other("a request was answered before it ran".into()).into()),
        };
        // The caller may have disconnected meanwhile.
        let _ = self.reply.send(outcome);
    }
}
