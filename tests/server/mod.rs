//! The server, tested over sockets. A deadline under test is short, so that waiting for it costs nothing.

mod bodies;
mod headers;
mod http_2;
mod places;
mod stopping;
mod tls;
mod traces;
mod waiting;

use std::future::pending;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures_util::stream;
use hyper::client::conn::http2;
use hyper::upgrade::Upgraded;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use tower::util::MapRequestLayer;

use hirehall::{
    core::body_deadline::{BodyDeadline, MinRate},
    server::{Limits, Listener, Tls, serve},
};

const GET: &str = "GET / HTTP/1.1\r\nhost: hall\r\n\r\n";
const SHORT: Duration = Duration::from_millis(100);
const LONG: Duration = Duration::from_secs(20);

/// Deadlines that even a slow machine meets. A test shortens the one that it is about.
fn patient() -> Limits {
    Limits {
        connections: 16,
        idle_before_eviction: LONG,
        first_byte: LONG,
        header: LONG,
        idle: LONG,
        stalled: LONG,
        linger: LONG,
        stop: LONG,
        ..Limits::default()
    }
}

fn request(path: &str) -> Request {
    Request::get(format!("http://hall{path}")).body(Body::empty()).unwrap()
}

struct Server {
    address: SocketAddr,
    stop: CancellationToken,
    task: JoinHandle<()>,
    slow_started: CancellationToken,
    endless_dropped: CancellationToken,
}

impl Server {
    fn start(limits: Limits) -> Self {
        Self::start_with(None, limits)
    }

    fn start_with(tls: Option<Tls>, limits: Limits) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let listener = Listener::from(TcpListener::from_std(listener).unwrap()).with_tls(tls);

        let stop = CancellationToken::new();
        let [slow_started, endless_dropped] = [CancellationToken::new(), CancellationToken::new()];
        let router = router(slow_started.clone(), endless_dropped.clone());
        let task = tokio::spawn(serve(listener, router, limits, stop.clone()));
        Self { address, stop, task, slow_started, endless_dropped }
    }

    async fn connect(&self) -> Peer {
        Peer { stream: TcpStream::connect(self.address).await.unwrap(), since: Instant::now() }
    }

    /// Connects from another address of this machine.
    async fn connect_from(&self, address: [u8; 4]) -> Peer {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::from((address, 0))).unwrap();
        Peer { stream: socket.connect(self.address).await.unwrap(), since: Instant::now() }
    }

    async fn connect_http2(&self, window: u32) -> (http2::SendRequest<Body>, JoinHandle<()>) {
        let stream = TokioIo::new(TcpStream::connect(self.address).await.unwrap());
        let (requests, connection) = http2::Builder::new(TokioExecutor::new())
            .initial_stream_window_size(window)
            .handshake(stream)
            .await
            .unwrap();
        (requests, tokio::spawn(async move { drop(connection.await) }))
    }
}

fn router(slow_started: CancellationToken, endless_dropped: CancellationToken) -> Router {
    let started = slow_started.clone();
    let flood_ended = endless_dropped.clone();
    Router::new()
        .route("/", get("hall"))
        .route("/address", get(|ConnectInfo(address): ConnectInfo<SocketAddr>| async move { address.to_string() }))
        .route(
            "/slow",
            get(|| async move {
                started.cancel();
                sleep(SHORT * 3).await;
                "done"
            }),
        )
        .route(
            "/never",
            get(|| async move {
                slow_started.cancel();
                pending::<()>().await;
            }),
        )
        .route("/flood", get(|request| flood(request, flood_ended)))
        .route("/endless", get(|| async { endless(endless_dropped) }))
        .route("/news", get(news))
        .route("/echo", get(echo))
        .route("/no", post(|| async { StatusCode::PAYLOAD_TOO_LARGE }))
        .route("/json", post(|Json(value): Json<bool>| async move { value.to_string() }))
        .layer(MapRequestLayer::new(|request: Request<Body>| {
            request.map(|body| Body::new(BodyDeadline::new(body, SHORT)))
        }))
        .route(
            "/large",
            post(async |body: Bytes| body.len().to_string()).layer(MapRequestLayer::new(|request: Request<Body>| {
                let rate = MinRate { bytes: 10_000, window: SHORT };
                request.map(|body| Body::new(BodyDeadline::new(body, LONG * 9).with_min_rate(rate)))
            })),
        )
}

fn endless(dropped: CancellationToken) -> Body {
    let guard = dropped.drop_guard();
    Body::from_stream(stream::repeat_with(move || {
        let _ = &guard;
        Ok::<_, std::io::Error>(Bytes::from_static(&[0; 10_000]))
    }))
}

async fn news() -> Body {
    Body::from_stream(stream::unfold(["two", "one"].to_vec(), |mut left| async {
        let next = left.pop()?;
        if next == "two" {
            sleep(SHORT * 4).await;
        }
        Some((Ok::<_, std::io::Error>(next), left))
    }))
}

async fn echo(request: Request) -> Response {
    upgraded(request, |stream| async move {
        let (mut read, mut write) = tokio::io::split(stream);
        let _ = tokio::io::copy(&mut read, &mut write).await;
    })
    .await
}

async fn flood(request: Request, ended: CancellationToken) -> Response {
    upgraded(request, |mut stream| async move {
        while stream.write_all(&[0; 10_000]).await.is_ok() {}
        ended.cancel();
    })
    .await
}

async fn upgraded<Then>(mut request: Request, then: impl FnOnce(TokioIo<Upgraded>) -> Then + Send + 'static) -> Response
where
    Then: Future<Output = ()> + Send,
{
    let upgrade = hyper::upgrade::on(&mut request);
    tokio::spawn(async move { then(TokioIo::new(upgrade.await.unwrap())).await });
    (StatusCode::SWITCHING_PROTOCOLS, [("connection", "upgrade"), ("upgrade", "echo")]).into_response()
}

struct Peer {
    stream: TcpStream,
    since: Instant,
}

impl Peer {
    fn age(&self) -> Duration {
        self.since.elapsed()
    }

    async fn send(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
    }

    /// Sends `text` and returns the immediate response.
    async fn ask(&mut self, text: &str) -> String {
        let _ = self.stream.write_all(text.as_bytes()).await;
        let mut answer = vec![0; 4096];
        let length = timeout(LONG, self.stream.read(&mut answer)).await.unwrap().unwrap_or_default();
        answer.truncate(length);
        String::from_utf8(answer).unwrap()
    }

    /// Sends `text` and returns the response up to `end`.
    async fn ask_until(&mut self, text: &str, end: &str) -> String {
        self.send(text).await;
        let mut answer = Vec::new();
        while !answer.windows(end.len()).any(|bytes| bytes == end.as_bytes()) {
            let read = timeout(LONG, self.stream.read_buf(&mut answer)).await.unwrap().unwrap();
            assert!(read > 0, "{}", String::from_utf8_lossy(&answer));
        }
        String::from_utf8(answer).unwrap()
    }

    /// Everything until the connection is closed; a reset counts as closed.
    async fn rest(&mut self) -> String {
        String::from_utf8(self.rest_bytes().await).unwrap()
    }

    async fn rest_bytes(&mut self) -> Vec<u8> {
        let mut answer = Vec::new();
        let _ = timeout(LONG, self.stream.read_to_end(&mut answer)).await.expect("the connection is still open");
        answer
    }
}
