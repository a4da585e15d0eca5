//! What a connection is doing, as its limits need to know it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use tokio::time::{Duration, Instant};

/// What goes on between the peer and the router, as far as the socket has to know.
pub(super) struct Activity {
    since: Instant,
    /// Milliseconds behind `since` at which the last turn was.
    last_turn: AtomicU64,
    /// Requests that came in and answers that were finished.
    pub(super) turns: AtomicUsize,
    in_flight: AtomicUsize,
    /// Answers of which a part was handed out and the next not yet asked for: the peer has not taken the first.
    untaken: AtomicUsize,
    http2: AtomicBool,
}

impl Activity {
    pub(super) fn new() -> Self {
        let (turns, in_flight, untaken) = Default::default();
        let since = Instant::now();
        Self { since, last_turn: AtomicU64::new(0), turns, in_flight, untaken, http2: AtomicBool::new(false) }
    }

    /// How long there has been no request, if there is none now.
    pub(super) fn idle_for(&self) -> Option<Duration> {
        let since = self.since + Duration::from_millis(self.last_turn.load(Ordering::Relaxed));
        (!self.is_busy()).then(|| since.elapsed())
    }

    fn turn(&self) {
        let now = u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last_turn.store(now, Ordering::Relaxed);
        self.turns.fetch_add(1, Ordering::Release);
    }

    /// A request is here; it is in flight until the [`Exchange`] is dropped.
    pub(super) fn begin(self: &Arc<Self>, http2: bool) -> Exchange {
        if http2 {
            self.http2.store(true, Ordering::Relaxed);
        }
        self.in_flight.fetch_add(1, Ordering::Relaxed);
        self.turn();
        Exchange { activity: Arc::clone(self), untaken: false }
    }

    pub(super) fn is_busy(&self) -> bool {
        self.in_flight.load(Ordering::Relaxed) > 0
    }

    pub(super) fn has_unsent_data(&self) -> bool {
        self.untaken.load(Ordering::Relaxed) > 0
    }

    pub(super) fn is_http2(&self) -> bool {
        self.http2.load(Ordering::Relaxed)
    }
}

/// One request and its answer.
pub(super) struct Exchange {
    activity: Arc<Activity>,
    untaken: bool,
}

impl Exchange {
    /// A part of the answer was handed out to be sent.
    pub(super) fn got_something(&mut self) {
        if !std::mem::replace(&mut self.untaken, true) {
            self.activity.untaken.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The next part is asked for.
    pub(super) fn wants_more(&mut self) {
        if std::mem::take(&mut self.untaken) {
            self.activity.untaken.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// After an upgrade the deadlines for reading are the business of who asked for it.
    pub(super) fn mark_upgraded(&self) {
        self.activity.in_flight.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.wants_more();
        self.activity.turn();
        self.activity.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}
