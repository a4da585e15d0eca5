//! The state of a connection that its deadlines and limits depend on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use tokio::time::{Duration, Instant};

/// The exchanges of one connection. The router's side records them, the socket reads them.
pub(super) struct Activity {
    since: Instant,
    /// Milliseconds between `since` and the last change or progress.
    last_progress: AtomicU64,
    /// Bytes of bodies that were received or sent after that.
    bytes: AtomicUsize,
    /// The number of requests that have begun and of responses that have ended.
    pub(super) changes: AtomicUsize,
    in_flight: AtomicUsize,
    /// Requests whose body is waited for.
    receiving: AtomicUsize,
    /// Responses with a part that was handed out for sending while the next one was not asked for: the peer has not
    /// read it yet.
    unsent: AtomicUsize,
    http2: AtomicBool,
}

/// A connection that waits for its peer, and for how long. An idle one is greater than any stalled one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WaitsForPeer {
    /// Every request waits for the rest of its body, or its response is not read.
    Stalled(Duration),
    /// There is no request.
    Idle(Duration),
}

/// A body that moves more slowly makes no progress: one byte a second would hold a connection for ever.
const MIN_PROGRESS_BYTES: usize = 1024;

impl Activity {
    pub(super) fn new() -> Self {
        Self {
            since: Instant::now(),
            last_progress: AtomicU64::new(0),
            bytes: AtomicUsize::new(0),
            changes: AtomicUsize::new(0),
            in_flight: AtomicUsize::new(0),
            receiving: AtomicUsize::new(0),
            unsent: AtomicUsize::new(0),
            http2: AtomicBool::new(false),
        }
    }

    /// Whether and for how long the connection has been waiting for its peer; `None` while the server works on a request.
    pub(super) fn waits_for_peer(&self) -> Option<WaitsForPeer> {
        let of_peer = self.receiving.load(Ordering::Relaxed) + self.unsent.load(Ordering::Relaxed);
        let in_flight = self.in_flight.load(Ordering::Relaxed);
        let since = self.since + Duration::from_millis(self.last_progress.load(Ordering::Relaxed));
        match in_flight {
            0 => Some(WaitsForPeer::Idle(since.elapsed())),
            _ if of_peer >= in_flight => Some(WaitsForPeer::Stalled(since.elapsed())),
            _ => None,
        }
    }

    fn record_progress(&self) {
        let now = u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last_progress.store(now, Ordering::Relaxed);
        self.bytes.store(0, Ordering::Relaxed);
    }

    fn record_change(&self) {
        self.record_progress();
        self.changes.fetch_add(1, Ordering::Release);
    }

    /// Bytes of a body were received or sent.
    pub(super) fn record_bytes(&self, bytes: usize) {
        if self.bytes.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes) >= MIN_PROGRESS_BYTES {
            self.record_progress();
        }
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

/// The body of a request while it is received.
pub(super) struct Receiving {
    activity: Arc<Activity>,
    waits: bool,
}

impl Receiving {
    pub(super) fn new(activity: &Arc<Activity>) -> Self {
        Self { activity: Arc::clone(activity), waits: false }
    }

    /// More of the body is asked for and has not arrived.
    pub(super) fn wait(&mut self) {
        if !std::mem::replace(&mut self.waits, true) {
            self.activity.receiving.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// So many bytes more have arrived, or the body has ended.
    pub(super) fn received(&mut self, bytes: usize) {
        self.activity.record_bytes(bytes);
        self.end_wait();
    }

    fn end_wait(&mut self) {
        if std::mem::take(&mut self.waits) {
            self.activity.receiving.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        self.end_wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_drips_makes_no_progress() {
        let activity = Arc::new(Activity::new());
        let _request = activity.begin(false);
        let mut receiving = Receiving::new(&activity);
        receiving.wait();
        let begun = activity.last_progress.load(Ordering::Relaxed);
        let stalled_for = Duration::from_millis(begun + 2);
        while !matches!(activity.waits_for_peer(), Some(WaitsForPeer::Stalled(since)) if since >= stalled_for) {
            std::thread::yield_now();
        }
        receiving.received(1);
        assert_eq!(activity.waits_for_peer(), None, "it is worked on");
        receiving.wait();
        assert_eq!(activity.last_progress.load(Ordering::Relaxed), begun);
        receiving.received(MIN_PROGRESS_BYTES);
        assert!(activity.last_progress.load(Ordering::Relaxed) > begun);
    }
}
