//! The deadline for a request's body.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::Request;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};
use tower::util::MapRequestLayer;

/// A request body that fails with [`BodyTooSlow`] when it is not complete in time.
///
/// Reading it then is an error, so the handler's extractor answers, and the rest of the body keeps the connection from
/// being used again: it is closed.
pub struct Deadline {
    body: Body,
    end: Instant,
    timer: Option<Pin<Box<Sleep>>>,
}

/// The body did not come in time. It is the source of the error that reading the body gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request body was not complete in time")]
pub struct BodyTooSlow;

impl Deadline {
    /// `body`, to be complete `limit` from now.
    pub fn new(body: Body, limit: Duration) -> Self {
        Self { body, end: Instant::now() + limit, timer: None }
    }

    /// A layer that gives every request's body this long. Layers do not extend one another: the shortest counts.
    pub fn layer(limit: Duration) -> MapRequestLayer<impl Fn(Request<Body>) -> Request<Body> + Clone> {
        MapRequestLayer::new(move |request: Request<Body>| {
            if request.body().is_end_stream() {
                return request;
            }
            request.map(|body| Body::new(Self::new(body, limit)))
        })
    }
}

impl HttpBody for Deadline {
    type Data = Bytes;
    type Error = axum::Error;

    /// Only waiting is limited: what is here already is never refused for having been read late.
    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            return Poll::Ready(frame);
        }
        let end = self.end;
        ready!(self.timer.get_or_insert_with(|| Box::pin(sleep_until(end))).as_mut().poll(context));
        Poll::Ready(Some(Err(axum::Error::new(BodyTooSlow))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
