//! The deadline for a request's body.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

/// A request body that fails with [`BodyTooSlow`] when it is not complete in time.
///
/// Reading it then is an error, so the handler's extractor answers, and the rest of the body keeps the connection from
/// being used again: it is closed.
pub struct BodyDeadline {
    body: Body,
    end: Instant,
    progress: Option<Progress>,
    timer: Option<Pin<Box<Sleep>>>,
}

/// How fast a body has to come at least: so many `bytes` in each `window`.
#[derive(Clone, Copy, Debug)]
pub struct MinRate {
    /// Bytes that have to come in each window.
    pub bytes: usize,
    /// How long one window is.
    pub window: Duration,
}

struct Progress {
    rate: MinRate,
    received: usize,
    /// When the window ends; there is one once we have to wait.
    until: Option<Instant>,
}

/// The body did not come in time. It is the source of the error that reading the body gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request body was not complete in time")]
pub struct BodyTooSlow;

impl BodyDeadline {
    /// `body`, to be complete `limit` from now.
    pub fn new(body: Body, limit: Duration) -> Self {
        Self { body, end: Instant::now() + limit, progress: None, timer: None }
    }

    /// The same, which also fails when it comes too slowly: whoever stops in the middle of a large body holds what we have of it.
    #[must_use]
    pub fn with_min_rate(self, rate: MinRate) -> Self {
        let progress = Progress { rate, received: 0, until: None };
        Self { progress: Some(progress), ..self }
    }
}

impl Progress {
    /// Whether a window is over in which too little received. After one in which enough did, the next begins.
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

    /// Only waiting is limited: what is here already is never refused for having been read late.
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
