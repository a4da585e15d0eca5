//! From a listener to the router.

use super::activity::Activity;
use super::bodies::{ResponseBody, WatchedBody};
use super::connections::{ConnectionSlot, Connections};
use super::limits::Limits;
use super::peer::PeerStream;
use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request, StatusCode, Version, header};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use socket2::{SockRef, TcpKeepalive};
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tower::Service;

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
                    (Some(slot), Ok(place)) => {
                        let connection = Arc::clone(&server).connection(stream, address, slot, place);
                        tokio::spawn(abandon.clone().run_until_cancelled_owned(connection));
                    }
                    (slot, _) => {
                        if let Ok(waiting) = Arc::clone(&refusing).try_acquire_owned() {
                            let connection = Arc::clone(&server).serve_after_eviction(stream, address, slot, waiting);
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
const EVICTION_TIMEOUT: Duration = Duration::from_millis(250);

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
    async fn serve_after_eviction(
        self: Arc<Self>,
        stream: TcpStream,
        address: SocketAddr,
        slot: Option<ConnectionSlot>,
        waiting: OwnedSemaphorePermit,
    ) {
        let place = timeout(EVICTION_TIMEOUT * 4, Arc::clone(&self.open).acquire_owned());
        let Some(slot) = slot else { return refuse(stream, Arc::clone(&self.limits), waiting).await };
        let Ok(Ok(place)) = place.await else { return refuse(stream, Arc::clone(&self.limits), waiting).await };
        drop(waiting);
        self.connection(stream, address, slot, place).await;
    }

    async fn connection(
        self: Arc<Self>,
        stream: TcpStream,
        address: SocketAddr,
        slot: ConnectionSlot,
        place: OwnedSemaphorePermit,
    ) {
        configure(&stream, &self.limits);
        let (activity, evict) = (Arc::clone(&slot.activity), slot.evict.clone());
        let peer = PeerStream::new(stream, Arc::clone(&self.limits), Arc::clone(&activity), (place, Some(slot)));
        let service = service_fn(|mut request: Request<Incoming>| {
            let exchange = activity.begin(request.version() == Version::HTTP_2);
            request.extensions_mut().insert(ConnectInfo(address));
            let (request, unread) = WatchedBody::watch(request);
            // A router is always ready: there is no `poll_ready` to wait for.
            let answer = self.router.clone().call(request);
            async {
                let mut answer = answer.await?;
                if unread.is_some_and(|unread| unread.load(Ordering::Relaxed)) {
                    answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
                }
                if answer.status() == StatusCode::SWITCHING_PROTOCOLS {
                    exchange.mark_upgraded();
                }
                Ok::<_, Infallible>(answer.map(|body| ResponseBody { body, exchange }))
            }
        });
        let mut connection = pin!(self.http.serve_connection_with_upgrades(TokioIo::new(peer), service));
        let result = tokio::select! {
            result = connection.as_mut() => result,
            () = self.stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
            () = evict.cancelled() => {
                connection.as_mut().graceful_shutdown();
                // A request that came just then is answered; a peer that has none may not hold its place any longer.
                match timeout(EVICTION_TIMEOUT, connection.as_mut()).await {
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
        // `PeerStream` keeps the deadlines.
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
    let mut peer = PeerStream::new(stream, limits, Arc::new(Activity::new()), (place, None));
    if peer.write_all(NO_ROOM).await.is_ok() {
        let _ = peer.shutdown().await;
    }
}
