//! Listening: from a socket to the router, with a limit on everything a peer can make us wait for or hold.

mod connections;
mod deadline;
mod peer;

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request, StatusCode, Version, header};
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use ipnet::IpNet;
use socket2::{SockRef, TcpKeepalive};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tower::Service;

use connections::{Connections, Seat};
pub use deadline::{BodyTooSlow, Deadline, Pace};
use peer::{Activity, Exchange, Peer};

/// What a peer may cost. The defaults are what `hirehall serve` uses.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Sockets that are open at once, WebSockets included. Where there are more, the one that has been idle for longest gives way; if
    /// none is idle, the newcomer is told to come back in a second.
    pub connections: usize,
    /// The same for one address (IPv6: one /64).
    pub connections_per_address: usize,
    /// Networks that [`connections_per_address`](Self::connections_per_address) does not concern: our proxies, behind which everybody is.
    pub exempt: Arc<[IpNet]>,
    /// How long a connection has been without a request before it gives way to others.
    pub idle_before_giving_way: Duration,
    /// From the connection being accepted to its first byte.
    pub first_byte: Duration,
    /// From the first byte of a request to the end of its header.
    pub header: Duration,
    /// From the end of an answer to the first byte of the next request.
    pub idle: Duration,
    /// How long a peer may take nothing of what we have to send.
    pub stalled: Duration,
    /// How long a connection that we close is read on, so that the peer gets to see our last answer.
    pub linger: Duration,
    /// Size of a request's header in bytes; above it the answer is 431. At least 8192.
    pub header_bytes: usize,
    /// Requests at a time on one HTTP/2 connection.
    pub streams: u32,
    /// How long requests in flight may take after the server was told to stop.
    pub stop: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 4096,
            connections_per_address: 1024,
            exempt: Arc::default(),
            idle_before_giving_way: Duration::from_secs(1),
            first_byte: Duration::from_secs(10),
            header: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            stalled: Duration::from_secs(30),
            linger: Duration::from_secs(2),
            header_bytes: 128 * 1024,
            streams: 64,
            stop: Duration::from_secs(20),
        }
    }
}

/// Serves `router` over HTTP/1.1 and HTTP/2 (without TLS, by prior knowledge) until `stop` is cancelled.
///
/// Then it accepts nobody, lets requests in flight finish, and returns when every socket is closed, WebSockets too
/// (their handlers must watch `stop` themselves), or [`Limits::stop`] has passed. Every request carries the peer's
/// address as [`ConnectInfo<SocketAddr>`].
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: CancellationToken) {
    let abandon = CancellationToken::new();
    let _abandon_what_is_left_at_the_end = abandon.clone().drop_guard();
    let places = u32::try_from(limits.connections).unwrap_or(u32::MAX);
    let refusing = Arc::new(Semaphore::new(MAX_REFUSALS));
    let limits = Arc::new(limits);
    let server = Arc::new(Server {
        http: http(&limits),
        router: router.with_state(()),
        open: Arc::new(Semaphore::new(limits.connections.min(places as usize))),
        connections: Connections::new(Arc::clone(&limits)),
        limits: Arc::clone(&limits),
        stop,
    });

    while let Some(accepted) = server.stop.run_until_cancelled(listener.accept()).await {
        match accepted {
            Ok((stream, address)) => {
                let place = Arc::clone(&server.open).try_acquire_owned();
                match (server.connections.enter(address.ip(), place.is_err()), place) {
                    (Some(seat), Ok(place)) => {
                        let connection = Arc::clone(&server).connection(stream, address, seat, place);
                        tokio::spawn(abandon.clone().run_until_cancelled_owned(connection));
                    }
                    (seat, _) => {
                        if let Ok(waiting) = Arc::clone(&refusing).try_acquire_owned() {
                            let connection = Arc::clone(&server).squeeze_in(stream, address, seat, waiting);
                            tokio::spawn(abandon.clone().run_until_cancelled_owned(connection));
                        }
                    }
                }
            }
            Err(error) if concerns_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                server.stop.run_until_cancelled(sleep(ACCEPT_PAUSE)).await;
            }
        }
    }

    drop(listener);
    if timeout(limits.stop, server.open.acquire_many(places)).await.is_err() {
        let left = limits.connections.saturating_sub(server.open.available_permits());
        tracing::warn!(connections = left, "stopped before every request was finished");
    }
}

/// Every connection beyond the cap holds a socket for a moment, until it has read that it is refused. Beyond this many
/// it is closed without a word.
const MAX_REFUSALS: usize = 64;

/// Out of file descriptors or memory, accepting again at once would only spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(250);

fn concerns_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// How long an idle connection may take to end when it gives way.
const TIME_TO_GIVE_WAY: Duration = Duration::from_millis(250);

struct Server {
    http: Builder<TokioExecutor>,
    router: Router,
    open: Arc<Semaphore>,
    connections: Arc<Connections>,
    limits: Arc<Limits>,
    stop: CancellationToken,
}

impl Server {
    /// Serves a newcomer once another connection has given way to it, or says that there is no room.
    async fn squeeze_in(
        self: Arc<Self>,
        stream: TcpStream,
        address: SocketAddr,
        seat: Option<Seat>,
        waiting: OwnedSemaphorePermit,
    ) {
        let place = timeout(TIME_TO_GIVE_WAY * 4, Arc::clone(&self.open).acquire_owned());
        let Some(seat) = seat else { return refuse(stream, Arc::clone(&self.limits), waiting).await };
        let Ok(Ok(place)) = place.await else { return refuse(stream, Arc::clone(&self.limits), waiting).await };
        drop(waiting);
        self.connection(stream, address, seat, place).await;
    }

    async fn connection(
        self: Arc<Self>,
        stream: TcpStream,
        address: SocketAddr,
        seat: Seat,
        place: OwnedSemaphorePermit,
    ) {
        configure(&stream, &self.limits);
        let (activity, give_way) = (Arc::clone(&seat.activity), seat.give_way.clone());
        let peer = Peer::new(stream, Arc::clone(&self.limits), Arc::clone(&activity), (place, Some(seat)));
        let service = service_fn(|mut request: Request<Incoming>| {
            let exchange = activity.begin(request.version() == Version::HTTP_2);
            request.extensions_mut().insert(ConnectInfo(address));
            let (request, unread) = Unread::watch(request);
            // A router is always ready: there is no `poll_ready` to wait for.
            let answer = self.router.clone().call(request);
            async {
                let mut answer = answer.await?;
                if unread.is_some_and(|unread| unread.load(Ordering::Relaxed)) {
                    answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
                }
                if answer.status() == StatusCode::SWITCHING_PROTOCOLS {
                    exchange.goes_on_for_ever();
                }
                Ok::<_, Infallible>(answer.map(|body| Answer { body, exchange }))
            }
        });
        let mut connection = pin!(self.http.serve_connection_with_upgrades(TokioIo::new(peer), service));
        let result = tokio::select! {
            result = connection.as_mut() => result,
            () = self.stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
            () = give_way.cancelled() => {
                connection.as_mut().graceful_shutdown();
                // A request that came just then is answered; a peer that has none may not hold its place any longer.
                match timeout(TIME_TO_GIVE_WAY, connection.as_mut()).await {
                    Ok(result) => result,
                    Err(_) if activity.idle_for().is_some() => return,
                    Err(_) => connection.await,
                }
            }
        };
        if let Err(error) = result {
            tracing::debug!(error, "a connection ended early");
        }
    }
}

fn http(limits: &Limits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        // `Peer` keeps the deadlines.
        .header_read_timeout(None)
        .max_buf_size(limits.header_bytes.max(8192));
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_header_list_size(u32::try_from(limits.header_bytes).unwrap_or(u32::MAX))
        .max_concurrent_streams(limits.streams)
        .max_pending_accept_reset_streams(20)
        .max_local_error_reset_streams(64)
        .initial_stream_window_size(128 * 1024)
        .initial_connection_window_size(256 * 1024)
        .max_send_buf_size(64 * 1024)
        .keep_alive_interval(limits.stalled / 2)
        .keep_alive_timeout(limits.stalled / 2);
    builder
}

/// None of this is needed for being right, so a system that refuses an option is served all the same.
fn configure(stream: &TcpStream, limits: &Limits) {
    let socket = SockRef::from(stream);
    let _ = socket.set_tcp_nodelay(true);
    let _ = socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(limits.idle));
    #[cfg(target_os = "linux")]
    let _ = socket.set_tcp_user_timeout(Some(limits.stalled));
}

/// Says that there is no room, and no more than that.
async fn refuse(stream: TcpStream, limits: Arc<Limits>, place: OwnedSemaphorePermit) {
    const NO_ROOM: &[u8] =
        b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    let mut peer = Peer::new(stream, limits, Arc::new(Activity::new()), (place, None));
    if peer.write_all(NO_ROOM).await.is_ok() {
        let _ = peer.shutdown().await;
    }
}

/// The body of an HTTP/1 request, of which somebody else knows whether it was read to its end.
///
/// Where it was not, the connection ends with the answer, since the next request cannot be found behind it. A peer that is not told
/// would send that request, and get no answer.
struct Unread {
    body: Incoming,
    unread: Arc<AtomicBool>,
}

impl Unread {
    fn watch(request: Request<Incoming>) -> (Request<Body>, Option<Arc<AtomicBool>>) {
        if request.body().is_end_stream() || request.version() == Version::HTTP_2 {
            return (request.map(Body::new), None);
        }
        let unread = Arc::new(AtomicBool::new(true));
        let request = request.map(|body| Body::new(Self { body, unread: Arc::clone(&unread) }));
        (request, Some(unread))
    }
}

impl HttpBody for Unread {
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

/// The body of an answer, which knows when the peer has had all of it.
struct Answer {
    body: Body,
    exchange: Exchange,
}

impl HttpBody for Answer {
    type Data = <Body as HttpBody>::Data;
    type Error = <Body as HttpBody>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        self.exchange.wants_more();
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        self.exchange.got_something();
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
