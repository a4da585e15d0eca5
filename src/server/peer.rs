//! A socket with deadlines for its peer.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use super::activity::Activity;
use super::connections::ConnectionSlot;
use super::limits::Limits;
use super::listener::Socket;

/// A socket that fails with [`io::ErrorKind::TimedOut`] when its peer misses a deadline.
///
/// hyper has one deadline for HTTP/1, which counts idle time as part of reading a header. It has none while it detects
/// the version, and none for HTTP/2. The socket sees every byte, so the deadlines are kept here, the same for both
/// versions and for upgraded connections.
pub(super) struct PeerStream {
    stream: Socket,
    limits: Arc<Limits>,
    activity: Arc<Activity>,
    /// The number of changes of `activity` that were observed.
    changes: usize,
    /// When the connection last made progress.
    progress: Instant,
    waiting_for: WaitingFor,
    reading: Pin<Box<Sleep>>,
    writing: Option<Pin<Box<Sleep>>>,
    closing: Option<Pin<Box<Sleep>>>,
    /// Held while the header is longer than `LONG_HEADER_BYTES`.
    long_header_permit: Option<SemaphorePermit<'static>>,
    /// The connection counts as long as its socket is open, also after an upgrade.
    _guard: SlotGuard,
}

/// What counts a connection as open until it is dropped.
pub(super) type SlotGuard = (OwnedSemaphorePermit, Option<ConnectionSlot>);

enum WaitingFor {
    FirstByte,
    RestOfHeader { since: Instant, bytes: usize },
    Request,
}

/// Headers are rarely longer, even with cookies and tokens.
const LONG_HEADER_BYTES: usize = 16 * 1024;

/// A long header is held in memory until it is complete, so few peers may send one at the same time. Further ones are
/// disconnected.
static LONG_HEADERS: Semaphore = Semaphore::const_new(64);

impl PeerStream {
    pub(super) fn new(stream: Socket, limits: Arc<Limits>, activity: Arc<Activity>, guard: SlotGuard) -> Self {
        let now = Instant::now();
        Self {
            stream,
            activity,
            changes: 0,
            progress: now,
            waiting_for: WaitingFor::FirstByte,
            reading: Box::pin(sleep_until(now + limits.first_byte)),
            limits,
            writing: None,
            closing: None,
            long_header_permit: None,
            _guard: guard,
        }
    }

    /// Bytes between two requests begin a header. On HTTP/2 they may be other frames, so there a connection without
    /// streams is idle whatever it sends.
    fn record_read(&mut self, more: usize) -> io::Result<()> {
        self.observe_activity();
        let begins = match &mut self.waiting_for {
            WaitingFor::FirstByte => true,
            WaitingFor::RestOfHeader { bytes, .. } => {
                *bytes += more;
                if *bytes > LONG_HEADER_BYTES && self.long_header_permit.is_none() {
                    self.long_header_permit = Some(LONG_HEADERS.try_acquire().map_err(|_| io::ErrorKind::OutOfMemory)?);
                }
                false
            }
            WaitingFor::Request => !self.activity.is_busy() && !self.activity.is_http2(),
        };
        if begins {
            self.waiting_for = WaitingFor::RestOfHeader { since: Instant::now(), bytes: more };
        }
        Ok(())
    }

    fn observe_activity(&mut self) {
        let changes = self.activity.changes.load(Ordering::Acquire);
        if changes != self.changes {
            self.changes = changes;
            self.progress = Instant::now();
            self.waiting_for = WaitingFor::Request;
            self.long_header_permit = None;
        }
    }

    /// When the peer is disconnected if nothing happens.
    fn read_deadline(&mut self) -> Instant {
        self.observe_activity();
        match self.waiting_for {
            WaitingFor::FirstByte => self.progress + self.limits.first_byte,
            WaitingFor::RestOfHeader { since, .. } => since + self.limits.header,
            WaitingFor::Request if self.activity.has_unsent_data() => self.progress + self.limits.stalled,
            WaitingFor::Request if self.activity.is_busy() => Instant::now() + self.limits.idle,
            WaitingFor::Request => self.progress + self.limits.idle,
        }
    }

    /// Waits for the deadline, which may move while the timer runs. A later deadline is noticed when the timer fires,
    /// so a request that arrives in one piece costs no timer.
    fn poll_read_deadline(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        loop {
            let end = self.read_deadline();
            if end < self.reading.deadline() {
                self.reading.as_mut().reset(end);
            }
            ready!(self.reading.as_mut().poll(context));
            if end <= Instant::now() {
                return Poll::Ready(io::ErrorKind::TimedOut.into());
            }
            self.reading.as_mut().reset(end);
        }
    }

    /// Limits how long a write may wait to [`Limits::stalled`].
    fn poll_written(&mut self, written: Poll<io::Result<usize>>, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(written) => {
                self.writing = None;
                if let Some(bytes) = written.as_ref().ok().filter(|bytes| **bytes > MAX_CONTROL_FRAME_BYTES) {
                    self.progress = Instant::now();
                    self.activity.record_bytes(*bytes);
                }
                Poll::Ready(written)
            }
            Poll::Pending => {
                let stalled = self.limits.stalled;
                ready!(self.writing.get_or_insert_with(|| Box::pin(sleep(stalled))).as_mut().poll(context));
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

/// HTTP/2 answers pings and acknowledges settings even if the peer reads no response, so short writes are no progress.
const MAX_CONTROL_FRAME_BYTES: usize = 64;

impl AsyncRead for PeerStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(context, buffer) {
            Poll::Ready(read) => {
                let more = buffer.filled().len() - before;
                if more > 0 {
                    self.record_read(more)?;
                }
                Poll::Ready(read)
            }
            Poll::Pending => self.poll_read_deadline(context).map(Err),
        }
    }
}

impl AsyncWrite for PeerStream {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.poll_written(written, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.poll_written(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    /// Shuts down writing, then reads and discards for a moment. A socket that is closed with unread bytes is reset,
    /// and the peer may lose the response that says why (413 during an upload).
    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.closing.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
        }
        let Self { stream, closing, limits, .. } = &mut *self;
        let closing = closing.get_or_insert_with(|| Box::pin(sleep(limits.linger)));
        while closing.as_mut().poll(context).is_pending() {
            let mut discarded = [0; 4096];
            let mut discarded = ReadBuf::new(&mut discarded);
            match ready!(Pin::new(&mut *stream).poll_read(context, &mut discarded)) {
                Ok(()) if !discarded.filled().is_empty() => {}
                Ok(()) | Err(_) => break,
            }
        }
        Poll::Ready(Ok(()))
    }
}
