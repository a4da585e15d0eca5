//! The state of a connection that its deadlines and limits depend on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use tokio::time::{Duration, Instant};

/// The exchanges of one connection. The router's side records them, the socket reads them.
pub(super) struct Activity {
    since: Instant,
    /// Milliseconds between `since` and the last change.
    last_change: AtomicU64,
    /// The number of requests that have begun and of responses that have ended.
    pub(super) changes: AtomicUsize,
    in_flight: AtomicUsize,
    /// Responses with a part that was handed out for sending while the next one was not asked for: the peer has not
    /// read it yet.
    unsent: AtomicUsize,
    http2: AtomicBool,
}

impl Activity {
    pub(super) fn new() -> Self {
        let (changes, in_flight, unsent) = Default::default();
        let since = Instant::now();
        Self { since, last_change: AtomicU64::new(0), changes, in_flight, unsent, http2: AtomicBool::new(false) }
    }

    /// How long there has been no request; `None` while there is one.
    pub(super) fn idle_for(&self) -> Option<Duration> {
        let since = self.since + Duration::from_millis(self.last_change.load(Ordering::Relaxed));
        (!self.is_busy()).then(|| since.elapsed())
    }

    fn record_change(&self) {
        let now = u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last_change.store(now, Ordering::Relaxed);
        self.changes.fetch_add(1, Ordering::Release);
    }

    /// Begins a request, which is in flight until the [`Exchange`] is dropped.
    pub(super) fn begin(self: &Arc<Self>, http2: bool) -> Exchange {
        if http2 {
            self.http2.store(true, Ordering::Relaxed);
        }
        self.in_flight.fetch_add(1, Ordering::Relaxed);
        self.record_change();
        Exchange { activity: Arc::clone(self), unsent: false }
    }

    pub(super) fn is_busy(&self) -> bool {
        self.in_flight.load(Ordering::Relaxed) > 0
    }

    pub(super) fn has_unsent_data(&self) -> bool {
        self.unsent.load(Ordering::Relaxed) > 0
    }

    pub(super) fn is_http2(&self) -> bool {
        self.http2.load(Ordering::Relaxed)
    }
}

/// A request and its response.
pub(super) struct Exchange {
    activity: Arc<Activity>,
    unsent: bool,
}

impl Exchange {
    /// A part of the response was handed out for sending.
    pub(super) fn part_handed_out(&mut self) {
        if !std::mem::replace(&mut self.unsent, true) {
            self.activity.unsent.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The next part is polled, so the last one was sent.
    pub(super) fn part_sent(&mut self) {
        if std::mem::take(&mut self.unsent) {
            self.activity.unsent.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Counts the connection as busy for ever: after an upgrade its handler has its own deadlines.
    pub(super) fn mark_upgraded(&self) {
        self.activity.in_flight.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.part_sent();
        self.activity.record_change();
        self.activity.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}
