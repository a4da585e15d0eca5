//! Accepts connections and serves them.

use super::activity::Activity;
use super::bodies::{ResponseBody, WatchedBody};
use super::connections::{ConnectionSlot, Connections};
use super::limits::Limits;
use super::listener::{Listener, Socket};
use super::peer::PeerStream;
use super::tls::{Tls, is_challenge};
use crate::core::{dependencies::ThroughUnixSocket, metrics::counter};
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
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_util::either::Either;
use tokio_util::sync::CancellationToken;
use tower::Service;

/// Serves `router` over HTTP/1.1 and HTTP/2 (without TLS by prior knowledge, with TLS by ALPN) until `stop` is cancelled.
///
/// Then it accepts no more connections and lets requests in flight finish. It returns when every socket is closed,
/// WebSockets too (their handlers must watch `stop`), or after [`Limits::stop`]. Every request carries the peer's
/// address as [`ConnectInfo<SocketAddr>`], or says that it came through a Unix socket.
pub async fn serve(listener: impl Into<Listener>, router: Router, limits: Limits, stop: CancellationToken) {
    let listener = listener.into();
    let abort = CancellationToken::new();
    let _abort_on_drop = abort.clone().drop_guard();
    let permits = u32::try_from(limits.connections).unwrap_or(u32::MAX);
    let refusing = Arc::new(Semaphore::new(MAX_REFUSALS));
    let limits = Arc::new(limits);
    let server = Arc::new(Server {
        http: http(&limits),
        router: router.with_state(()),
        open: Arc::new(Semaphore::new(limits.connections.min(permits as usize))),
        connections: Connections::new(Arc::clone(&limits)),
        limits: Arc::clone(&limits),
        tls: listener.tls.clone(),
        stop,
    });

    let refused = counter("hirehall_connections_refused_total", &[]);
    while let Some(accepted) = server.stop.run_until_cancelled(listener.accept()).await {
        match accepted {
            Ok((stream, address)) => {
                let permit = Arc::clone(&server.open).try_acquire_owned();
                match (server.connections.enter(address.map(|address| address.ip()), permit.is_err()), permit) {
                    (Some(slot), Ok(permit)) => {
                        let connection = Arc::clone(&server).connection(stream, address, slot, permit);
                        tokio::spawn(abort.clone().run_until_cancelled_owned(connection));
                    }
                    (slot, _) => {
                        if slot.is_none() {
                            refused.increment(1);
                        }
                        if let Ok(refusal_permit) = Arc::clone(&refusing).try_acquire_owned() {
                            let connection =
                                Arc::clone(&server).serve_after_eviction(stream, address, slot, refusal_permit);
                            tokio::spawn(abort.clone().run_until_cancelled_owned(connection));
                        }
                    }
                }
            }
            Err(error) if is_connection_error(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                server.stop.run_until_cancelled(sleep(ACCEPT_PAUSE)).await;
            }
        }
    }

    drop(listener);
    if timeout(limits.stop, server.open.acquire_many(permits)).await.is_err() {
        let left = limits.connections.saturating_sub(server.open.available_permits());
        tracing::warn!(connections = left, "stopped before every request was finished");
    }
}

/// A refused connection holds a socket until it has read the refusal. Beyond so many at once, connections are closed
/// without one.
const MAX_REFUSALS: usize = 64;

/// Without file descriptors or memory, accepting again at once would spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(250);

fn is_connection_error(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// How long an evicted connection may take to end.
const EVICTION_TIMEOUT: Duration = Duration::from_millis(250);

struct Server {
    http: Builder<TokioExecutor>,
    router: Router,
    open: Arc<Semaphore>,
    connections: Arc<Connections>,
    limits: Arc<Limits>,
    tls: Option<Tls>,
    stop: CancellationToken,
}

impl Server {
    /// Serves a new connection once another was closed for it, or refuses it.
    async fn serve_after_eviction(
        self: Arc<Self>,
        stream: Socket,
        address: Option<SocketAddr>,
        slot: Option<ConnectionSlot>,
        refusal_permit: OwnedSemaphorePermit,
    ) {
        let permit = timeout(EVICTION_TIMEOUT * 4, Arc::clone(&self.open).acquire_owned());
        let Some(slot) = slot else { return self.refuse(stream, refusal_permit).await };
        let Ok(Ok(permit)) = permit.await else { return self.refuse(stream, refusal_permit).await };
        drop(refusal_permit);
        self.connection(stream, address, slot, permit).await;
    }

    /// Refuses a connection with 503. With TLS it is closed: a handshake is what there is no room for.
    async fn refuse(&self, stream: Socket, permit: OwnedSemaphorePermit) {
        const RESPONSE: &[u8] =
            b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
        if self.tls.is_some() {
            return;
        }
        let mut peer = PeerStream::new(stream, Arc::clone(&self.limits), Arc::new(Activity::new()), (permit, None));
        if peer.write_all(RESPONSE).await.is_ok() {
            let _ = peer.shutdown().await;
        }
    }

    async fn connection(
        self: Arc<Self>,
        stream: Socket,
        address: Option<SocketAddr>,
        slot: ConnectionSlot,
        permit: OwnedSemaphorePermit,
    ) {
        configure(&stream, &self.limits);
        let (activity, evict) = (Arc::clone(&slot.activity), slot.evict.clone());
        let peer = PeerStream::new(stream, Arc::clone(&self.limits), Arc::clone(&activity), (permit, Some(slot)));
        let stream = match &self.tls {
            None => Either::Left(peer),
            // The deadline of the handshake is that of the first header, since the peer's socket sees every byte.
            Some(tls) => tokio::select! {
                accepted = tls.accept(peer) => match accepted {
                    // The authority has seen what it wanted to see.
                    Ok(mut stream) if is_challenge(&stream) => return drop(stream.shutdown().await),
                    Ok(stream) => Either::Right(Box::new(stream)),
                    Err(error) => return tracing::debug!(%error, "a TLS handshake failed"),
                },
                () = self.stop.cancelled() => return,
                () = evict.cancelled() => return,
            },
        };
        let service = service_fn(|mut request: Request<Incoming>| {
            let exchange = activity.begin(request.version() == Version::HTTP_2);
            match address {
                Some(address) => drop(request.extensions_mut().insert(ConnectInfo(address))),
                None => drop(request.extensions_mut().insert(ThroughUnixSocket)),
            }
            let (request, unread) = WatchedBody::watch(request, &activity);
            // A router is always ready, so `poll_ready` is not needed.
            let response = self.router.clone().call(request);
            let is_encrypted = self.tls.is_some();
            async move {
                let mut response = response.await?;
                if is_encrypted {
                    response.headers_mut().entry(header::STRICT_TRANSPORT_SECURITY).or_insert(STAY_WITH_HTTPS);
                }
                if unread.is_some_and(|unread| unread.load(Ordering::Relaxed)) {
                    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
                }
                if response.status() == StatusCode::SWITCHING_PROTOCOLS {
                    exchange.mark_upgraded();
                }
                Ok::<_, Infallible>(response.map(|body| ResponseBody::of(body, exchange)))
            }
        });
        let mut connection = pin!(self.http.serve_connection_with_upgrades(TokioIo::new(stream), service));
        let result = tokio::select! {
            result = connection.as_mut() => result,
            () = self.stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
            () = evict.cancelled() => {
                connection.as_mut().graceful_shutdown();
                // A request that has just arrived is answered; a peer that is waited for may not hold its permit any longer.
                loop {
                    match timeout(EVICTION_TIMEOUT, connection.as_mut()).await {
                        Ok(result) => break result,
                        Err(_) if activity.waits_for_peer().is_some() => return,
                        Err(_) => {}
                    }
                }
            }
        };
        if let Err(error) = result {
            tracing::debug!(error, "a connection ended early");
        }
    }
}

/// A year (RFC 6797). Only this host: others of its domain are not ours to decide about.
const STAY_WITH_HTTPS: HeaderValue = HeaderValue::from_static("max-age=31536000");

fn http(limits: &Limits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        // `PeerStream` has the deadlines.
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

/// These options are optimizations, so failures to set them are ignored.
fn configure(stream: &Socket, limits: &Limits) {
    let Either::Left(stream) = stream else { return };
    let socket = SockRef::from(stream);
    let _ = socket.set_tcp_nodelay(true);
    let _ = socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(limits.idle));
    #[cfg(target_os = "linux")]
    let _ = socket.set_tcp_user_timeout(Some(limits.stalled));
}
