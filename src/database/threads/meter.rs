//! What is measured of the queues, of SQLite's commits and of PostgreSQL's connections.

use crate::core::metrics::{Family, Label as _, counter, histogram, label};
use metrics::{Counter, Histogram};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::time::{Duration, Instant};

label! {
    /// The queue for a transaction.
    pub(in crate::database) Queue {
        Reads = "reads",
        /// Slow reads. Some reading threads take none, so that other reads do not wait for them.
        Searches = "searches",
        Writes = "writes",
    }
}

label! {
    /// Why no thread has taken a transaction.
    pub(super) Refusal {
        Full = "full",
        TooLong = "waited_too_long",
        NoConnection = "no_connection",
    }
}

/// The meters of all queues.
pub(super) struct QueueMeters([Arc<QueueMeter>; 3]);

impl QueueMeters {
    pub(super) fn new() -> Self {
        Self([Queue::Reads, Queue::Searches, Queue::Writes].map(|queue| Arc::new(QueueMeter::new(queue))))
    }

    pub(super) fn of(&self, queue: Queue) -> &Arc<QueueMeter> {
        let [reads, searches, writes] = &self.0;
        match queue {
            Queue::Reads => reads,
            Queue::Searches => searches,
            Queue::Writes => writes,
        }
    }

    /// How many transactions wait in each queue.
    pub(super) fn waiting(&self) -> [(&'static str, usize); 3] {
        [Queue::Reads, Queue::Searches, Queue::Writes]
            .map(|queue| (queue.word(), self.of(queue).waiting.load(Ordering::Relaxed)))
    }
}

/// The meter of a queue.
pub(super) struct QueueMeter {
    /// PostgreSQL's reads and writes share a channel, so its length would not tell them apart.
    waiting: AtomicUsize,
    wait: Histogram,
    duration: Histogram,
    retries: Counter,
    refused: Family<Refusal, Counter>,
}

impl QueueMeter {
    fn new(queue: Queue) -> Self {
        let label = ("queue", queue.word());
        Self {
            waiting: AtomicUsize::new(0),
            wait: histogram("hirehall_database_queue_wait_seconds", &[label]),
            duration: histogram("hirehall_database_transaction_duration_seconds", &[label]),
            retries: counter("hirehall_database_transaction_retries_total", &[label]),
            refused: Family::counters_of("hirehall_database_queue_refused_total", label, "reason"),
        }
    }

    pub(super) fn refused(&self, why: Refusal) {
        self.refused.of(why).increment(1);
    }
}

/// The times of one transaction.
pub(super) struct Stopwatch {
    meter: Arc<QueueMeter>,
    since: Instant,
    /// When a thread has taken it; `None` while it waits.
    taken: Option<Instant>,
    attempts: u32,
}

impl Stopwatch {
    /// The transaction begins to wait.
    pub(super) fn start(meter: &Arc<QueueMeter>) -> Self {
        meter.waiting.fetch_add(1, Ordering::Relaxed);
        Self { meter: Arc::clone(meter), since: Instant::now(), taken: None, attempts: 0 }
    }

    /// The time since it was submitted.
    pub(super) fn elapsed(&self) -> Duration {
        self.since.elapsed()
    }

    /// A thread has taken it.
    pub(super) fn take(&mut self) {
        let now = Instant::now();
        self.meter.waiting.fetch_sub(1, Ordering::Relaxed);
        self.meter.wait.record(now.saturating_duration_since(self.since));
        self.taken = Some(now);
    }

    /// It waits again.
    pub(super) fn release(&mut self) {
        if self.taken.take().is_some() {
            self.meter.waiting.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// It is run. Returns how often it was, including this time.
    pub(super) fn attempt(&mut self) -> u32 {
        self.attempts += 1;
        if self.attempts > 1 {
            self.meter.retries.increment(1);
        }
        self.attempts
    }

    /// Its result is there.
    pub(super) fn finish(&self) {
        if let Some(taken) = self.taken {
            self.meter.duration.record(taken.elapsed());
        }
    }
}

impl Drop for Stopwatch {
    fn drop(&mut self) {
        if self.taken.is_none() {
            self.meter.waiting.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// The meter of SQLite's commits.
pub(super) struct CommitMeter {
    size: Histogram,
    duration: Histogram,
}

impl CommitMeter {
    pub(super) fn new() -> Self {
        Self {
            size: histogram::<&str>("hirehall_sqlite_commit_group_size", &[]),
            duration: histogram::<&str>("hirehall_sqlite_commit_duration_seconds", &[]),
        }
    }

    /// Measures the commit of a group.
    pub(super) fn measure<T>(&self, group: usize, commit: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let done = commit();
        self.duration.record(began.elapsed());
        self.size.record(u32::try_from(group).unwrap_or(u32::MAX));
        done
    }
}

/// The meter of PostgreSQL's connections.
pub(super) struct ConnectionMeter {
    pub(super) wanted: usize,
    pub(super) in_use: AtomicUsize,
    pub(super) lost: Counter,
}

impl ConnectionMeter {
    pub(super) fn new(wanted: usize) -> Self {
        let lost = counter("hirehall_postgres_connections_lost_total", &[]);
        Self { wanted, in_use: AtomicUsize::new(0), lost }
    }

    /// Counts a connection as in use until the result is dropped.
    pub(super) fn use_one(&self) -> InUse<'_> {
        self.in_use.fetch_add(1, Ordering::Relaxed);
        InUse(self)
    }
}

/// A connection in use.
pub(super) struct InUse<'m>(&'m ConnectionMeter);

impl Drop for InUse<'_> {
    fn drop(&mut self) {
        self.0.in_use.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How busy a database is, as seen by this process.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    /// Waiting transactions by the name of their queue.
    pub(crate) waiting: [(&'static str, usize); 3],
    /// The connections to PostgreSQL; `None` on SQLite.
    pub(crate) connections: Option<ConnectionLoad>,
}

/// The connections to PostgreSQL.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ConnectionLoad {
    pub(crate) idle: usize,
    pub(crate) in_use: usize,
    /// Broken, and not replaced yet.
    pub(crate) broken: usize,
}
