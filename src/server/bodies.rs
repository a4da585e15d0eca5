//! Bodies that record their progress.

use super::activity::Exchange;
use axum::body::Body;
use axum::http::{Request, Version};
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

/// The body of an HTTP/1 request, with a flag that says whether it was read to its end.
///
/// If it was not, the connection is closed after the response, since the next request cannot be found behind the rest
/// of the body. The response says so, so that the peer does not send another request here.
pub(super) struct WatchedBody {
    body: Incoming,
    unread: Arc<AtomicBool>,
}

impl WatchedBody {
    pub(super) fn watch(request: Request<Incoming>) -> (Request<Body>, Option<Arc<AtomicBool>>) {
        if request.body().is_end_stream() || request.version() == Version::HTTP_2 {
            return (request.map(Body::new), None);
        }
        let unread = Arc::new(AtomicBool::new(true));
        let request = request.map(|body| Body::new(Self { body, unread: Arc::clone(&unread) }));
        (request, Some(unread))
    }
}

impl HttpBody for WatchedBody {
    type Data = <Incoming as HttpBody>::Data;
    type Error = <Incoming as HttpBody>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if frame.is_none() || self.body.is_end_stream() {
            self.unread.store(false, Ordering::Relaxed);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The body of a response. It records when the peer has read all of it.
pub(super) struct ResponseBody {
    pub(super) body: Body,
    pub(super) exchange: Exchange,
}

impl HttpBody for ResponseBody {
    type Data = <Body as HttpBody>::Data;
    type Error = <Body as HttpBody>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        self.exchange.part_sent();
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        self.exchange.part_handed_out();
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
