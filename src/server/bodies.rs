//! Bodies that record their progress.

use super::activity::{Activity, Exchange, Receiving};
use axum::body::{Body, Bytes};
use axum::http::{Request, Version};
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

/// The body of a request. It records that the peer is waited for.
///
/// With HTTP/1 a flag says whether it was read to its end. If it was not, the connection is closed after the response,
/// since the next request cannot be found behind the rest of the body. The response says so, so that the peer does not
/// send another request here.
pub(super) struct WatchedBody {
    body: Incoming,
    receiving: Receiving,
    unread: Option<Arc<AtomicBool>>,
}

impl WatchedBody {
    pub(super) fn watch(
        request: Request<Incoming>,
        activity: &Arc<Activity>,
    ) -> (Request<Body>, Option<Arc<AtomicBool>>) {
        if request.body().is_end_stream() {
            return (request.map(Body::new), None);
        }
        let unread = (request.version() != Version::HTTP_2).then(|| Arc::new(AtomicBool::new(true)));
        let receiving = Receiving::new(activity);
        let request = request.map(|body| Body::new(Self { body, receiving, unread: unread.clone() }));
        (request, unread)
    }
}

impl HttpBody for WatchedBody {
    type Data = <Incoming as HttpBody>::Data;
    type Error = <Incoming as HttpBody>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) else {
            self.receiving.wait();
            return Poll::Pending;
        };
        let data = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref());
        self.receiving.received(data.map_or(0, Bytes::len));
        if let Some(unread) = self.unread.as_ref().filter(|_| frame.is_none() || self.body.is_end_stream()) {
            unread.store(false, Ordering::Relaxed);
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
    body: Body,
    exchange: Exchange,
}

impl ResponseBody {
    /// The header is handed out for sending. The body is first asked for when the peer takes some of it: with HTTP/2 its
    /// window may be 0.
    pub(super) fn of(body: Body, mut exchange: Exchange) -> Self {
        exchange.part_handed_out();
        Self { body, exchange }
    }
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
