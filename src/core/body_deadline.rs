//! Deadlines for request bodies.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

/// A request body that fails with [`BodyTooSlow`] when it is not complete in time.
///
/// The extractor that reads the body responds with an error. The connection is closed afterwards, because the rest of the body is unread.
pub struct BodyDeadline {
    body: Body,
    end: Instant,
    progress: Option<Progress>,
    timer: Option<Pin<Box<Sleep>>>,
}

/// The lowest accepted speed of a body.
#[derive(Clone, Copy, Debug)]
pub struct MinRate {
    /// The bytes that must arrive in each window.
    pub bytes: usize,
    /// The length of a window.
    pub window: Duration,
}

struct Progress {
    rate: MinRate,
    received: usize,
    /// The end of the current window. `None` while no data is awaited.
    until: Option<Instant>,
}

/// The body did not arrive in time. It is the source of the read error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request body was not complete in time")]
pub struct BodyTooSlow;

impl BodyDeadline {
    /// Wraps a body that must be complete after `limit`.
    pub fn new(body: Body, limit: Duration) -> Self {
        Self { body, end: Instant::now() + limit, progress: None, timer: None }
    }

    /// Also fails when the body arrives more slowly than `rate`. Otherwise a client that stops sending in the middle of a large body
    /// occupies memory until the deadline.
    #[must_use]
    pub fn with_min_rate(self, rate: MinRate) -> Self {
        let progress = Progress { rate, received: 0, until: None };
        Self { progress: Some(progress), ..self }
    }
}

impl Progress {
    /// Whether too few bytes arrived in a window that has ended. If enough arrived, the next window begins.
    fn is_too_slow(&mut self, now: Instant) -> bool {
        if self.until.is_some_and(|until| until <= now) {
            if self.received < self.rate.bytes {
                return true;
            }
            (self.received, self.until) = (0, None);
        }
        self.until.get_or_insert(now + self.rate.window);
        false
    }
}

impl HttpBody for BodyDeadline {
    type Data = Bytes;
    type Error = axum::Error;

    /// Only waiting is limited. Data that has arrived already is never refused, even if it is read late.
    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) {
            let received = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref()).map_or(0, Bytes::len);
            if let Some(progress) = &mut this.progress {
                progress.received += received;
            }
            return Poll::Ready(frame);
        }
        loop {
            let now = Instant::now();
            let is_too_slow = this.progress.as_mut().is_some_and(|progress| progress.is_too_slow(now));
            if is_too_slow || this.end <= now {
                return Poll::Ready(Some(Err(axum::Error::new(BodyTooSlow))));
            }
            let window_ends = this.progress.as_ref().and_then(|progress| progress.until);
            let end = window_ends.map_or(this.end, |until| until.min(this.end));
            let timer = this.timer.get_or_insert_with(|| Box::pin(sleep_until(end)));
            if timer.deadline() != end {
                timer.as_mut().reset(end);
            }
            ready!(timer.as_mut().poll(context));
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
