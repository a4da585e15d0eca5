//! A peer: one socket, and how much patience we have with it.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use super::activity::Activity;
use super::connections::ConnectionSlot;
use super::limits::Limits;

/// A socket that fails with [`io::ErrorKind::TimedOut`] when the peer keeps us waiting too long.
///
/// hyper's one deadline for HTTP/1 counts idle time as part of reading a header, and there is none while it finds out
/// which version is spoken, nor for HTTP/2. Whoever holds the socket sees every byte, so the deadlines live here, the
/// same for both versions and for what comes after an upgrade.
pub(super) struct PeerStream {
    stream: TcpStream,
    limits: Arc<Limits>,
    activity: Arc<Activity>,
    /// What of `activity` we have taken note of.
    turns: usize,
    /// The last time that something was got done.
    progress: Instant,
    waiting_for: WaitingFor,
    reading: Pin<Box<Sleep>>,
    writing: Option<Pin<Box<Sleep>>>,
    closing: Option<Pin<Box<Sleep>>>,
    /// Held while the header is longer than most are.
    room: Option<SemaphorePermit<'static>>,
    /// The connection is counted as long as its socket is open, also when an upgrade has taken it elsewhere.
    _place: SlotGuard,
}

/// What a connection holds as long as its socket is open.
pub(super) type SlotGuard = (OwnedSemaphorePermit, Option<ConnectionSlot>);

enum WaitingFor {
    FirstByte,
    RestOfHeader { since: Instant, bytes: usize },
    Request,
}

/// Hardly any header is longer, whatever cookies and tokens are in it.
const ORDINARY_HEADER: usize = 16 * 1024;

/// A longer header is held in memory until it is whole, so only so many peers at a time may be in the middle of one. Further ones
/// lose their connection.
static LONG_HEADERS: Semaphore = Semaphore::const_new(64);

impl PeerStream {
    pub(super) fn new(stream: TcpStream, limits: Arc<Limits>, activity: Arc<Activity>, place: SlotGuard) -> Self {
        let now = Instant::now();
        Self {
            stream,
            activity,
            turns: 0,
            progress: now,
            waiting_for: WaitingFor::FirstByte,
            reading: Box::pin(sleep_until(now + limits.first_byte)),
            limits,
            writing: None,
            closing: None,
            room: None,
            _place: place,
        }
    }

    /// Bytes between two requests begin a header. (On HTTP/2 they may be anything: there a connection without streams
    /// is idle, whatever else it says.)
    fn something_came(&mut self, more: usize) -> io::Result<()> {
        self.catch_up();
        let begins = match &mut self.waiting_for {
            WaitingFor::FirstByte => true,
            WaitingFor::RestOfHeader { bytes, .. } => {
                *bytes += more;
                if *bytes > ORDINARY_HEADER && self.room.is_none() {
                    self.room = Some(LONG_HEADERS.try_acquire().map_err(|_| io::ErrorKind::OutOfMemory)?);
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

    fn catch_up(&mut self) {
        let turns = self.activity.turns.load(Ordering::Acquire);
        if turns != self.turns {
            self.turns = turns;
            self.progress = Instant::now();
            self.waiting_for = WaitingFor::Request;
            self.room = None;
        }
    }

    /// When to give up if nothing happens from now on.
    fn patience(&mut self) -> Instant {
        self.catch_up();
        match self.waiting_for {
            WaitingFor::FirstByte => self.progress + self.limits.first_byte,
            WaitingFor::RestOfHeader { since, .. } => since + self.limits.header,
            WaitingFor::Request if self.activity.has_unsent_data() => self.progress + self.limits.stalled,
            WaitingFor::Request if self.activity.is_busy() => Instant::now() + self.limits.idle,
            WaitingFor::Request => self.progress + self.limits.idle,
        }
    }

    /// A deadline may move while the timer runs. Moved forward, it is found out when the timer fires; that way a
    /// request that arrives in one piece costs no timer at all.
    fn poll_patience(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        loop {
            let end = self.patience();
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

    /// Lets a write wait no longer than [`Limits::stalled`].
    fn poll_written(&mut self, written: Poll<io::Result<usize>>, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(written) => {
                self.writing = None;
                if written.as_ref().is_ok_and(|bytes| *bytes > MORE_THAN_A_PING) {
                    self.progress = Instant::now();
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

/// HTTP/2 answers pings and confirms settings also for a peer that takes nothing of what it asked for.
const MORE_THAN_A_PING: usize = 64;

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
                    self.something_came(more)?;
                }
                Poll::Ready(read)
            }
            Poll::Pending => self.poll_patience(context).map(Err),
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

    /// Says that we are done, then reads on for a moment and forgets what comes. A socket that is closed with bytes
    /// unread is reset, and the peer may lose the answer that told it why (413 in the middle of an upload).
    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.closing.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
        }
        let Self { stream, closing, limits, .. } = &mut *self;
        let closing = closing.get_or_insert_with(|| Box::pin(sleep(limits.linger)));
        while closing.as_mut().poll(context).is_pending() {
            let mut scrap = [0; 4096];
            let mut scrap = ReadBuf::new(&mut scrap);
            match ready!(Pin::new(&mut *stream).poll_read(context, &mut scrap)) {
                Ok(()) if !scrap.filled().is_empty() => {}
                Ok(()) | Err(_) => break,
            }
        }
        Poll::Ready(Ok(()))
    }
}
