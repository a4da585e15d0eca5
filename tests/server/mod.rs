//! The server, tested over sockets. A deadline under test is short, so that waiting for it costs nothing.

mod tls;
mod traces;
mod waiting;

use std::future::pending;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::body::{self, Body, Bytes};
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

#[tokio::test]
async fn a_silent_connection_is_closed() {
    let server = Server::start(Limits { first_byte: SHORT, ..patient() });
    let mut peer = server.connect().await;
    assert_eq!(peer.rest().await, "");
    assert!(peer.age() < LONG);
}

#[tokio::test]
async fn a_header_that_drips_is_cut_off() {
    for header in [GET, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n"] {
        let server = Server::start(Limits { first_byte: SHORT, header: SHORT, ..patient() });
        let mut peer = server.connect().await;
        for byte in header.bytes() {
            if peer.stream.write_all(&[byte]).await.is_err() {
                break;
            }
            sleep(SHORT / 5).await;
        }
        assert_eq!(peer.rest().await, "", "{header:?}");
    }
}

#[tokio::test]
async fn a_connection_may_rest_between_requests_for_longer_than_a_header_may_take() {
    let server = Server::start(Limits { header: SHORT, ..patient() });
    let mut peer = server.connect().await;
    for _ in 0..3 {
        assert!(peer.ask(GET).await.starts_with("HTTP/1.1 200 OK"));
        sleep(SHORT * 2).await;
    }
}

#[tokio::test]
async fn the_header_of_a_later_request_may_not_drip_either() {
    let server = Server::start(Limits { header: SHORT, ..patient() });
    let mut peer = server.connect().await;
    peer.ask(GET).await;
    sleep(SHORT * 2).await;
    peer.send("GET / HT").await;
    assert_eq!(peer.rest().await, "");
    assert!(peer.age() < LONG);
}

#[tokio::test]
async fn a_request_may_take_longer_than_a_connection_may_rest() {
    let server = Server::start(Limits { idle: SHORT, ..patient() });
    let mut peer = server.connect().await;
    assert!(peer.ask("GET /slow HTTP/1.1\r\nhost: hall\r\n\r\n").await.ends_with("done"));
}

#[tokio::test]
async fn a_header_that_is_too_large_is_refused_by_name() {
    let server = Server::start(patient());
    let mut peer = server.connect().await;
    peer.send(&format!("GET / HTTP/1.1\r\nhost: hall\r\nx: {}\r\n\r\n", "x".repeat(200_000))).await;
    assert!(peer.rest().await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn only_so_many_peers_may_be_in_the_middle_of_a_long_header() {
    let server = Server::start(Limits { connections: 200, ..patient() });
    let long = format!("GET / HTTP/1.1\r\nhost: hall\r\nx: {}\r\n", "x".repeat(30_000));
    let mut peers = Vec::new();
    for _ in 0..80 {
        let mut peer = server.connect().await;
        let _ = peer.stream.write_all(long.as_bytes()).await;
        peers.push(peer);
    }
    let mut answered = 0;
    for peer in &mut peers {
        answered += usize::from(peer.ask("\r\n").await.ends_with("hall"));
    }
    assert_eq!(answered, 64);
    let mut peer = server.connect().await;
    assert!(peer.ask(&format!("{long}\r\n")).await.ends_with("hall"), "whoever comes later has room again");
}

#[tokio::test]
async fn requests_carry_the_address_of_the_peer() {
    let server = Server::start(patient());
    let mut peer = server.connect().await;
    let address = peer.stream.local_addr().unwrap().to_string();
    assert!(peer.ask("GET /address HTTP/1.1\r\nhost: hall\r\n\r\n").await.ends_with(&address));
}

#[tokio::test]
async fn connections_beyond_the_limit_are_refused_until_one_closes() {
    let server = Server::start(Limits { connections: 2, ..patient() });
    let mut first = server.connect().await;
    let mut second = server.connect().await;
    first.ask(GET).await;
    second.ask(GET).await;

    let mut third = server.connect().await;
    third.send(GET).await;
    let refusal = third.rest().await;
    assert!(refusal.starts_with("HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\n"), "{refusal}");

    drop(first);
    loop {
        let mut fourth = server.connect().await;
        if fourth.ask(GET).await.starts_with("HTTP/1.1 200") {
            break;
        }
    }
    assert!(second.ask(GET).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn an_idle_connection_gives_way_to_a_newcomer_when_there_is_no_place() {
    let server = Server::start(Limits { connections: 2, idle_before_eviction: Duration::ZERO, ..patient() });
    let mut idle = server.connect().await;
    let mut busy = server.connect().await;
    idle.ask(GET).await;
    busy.send("GET /never HTTP/1.1\r\nhost: hall\r\n\r\n").await;
    server.slow_started.cancelled().await;
    let mut newcomer = server.connect().await;
    assert!(newcomer.ask(GET).await.starts_with("HTTP/1.1 200"));
    assert_eq!(idle.rest().await, "");

    newcomer.send("GET /slow HTTP/1.1\r\nhost: hall\r\n\r\n").await;
    while !newcomer.ask("").await.ends_with("done") {}
    assert!(server.connect().await.ask(GET).await.starts_with("HTTP/1.1 200"), "whoever is done is idle again");
}

#[tokio::test]
async fn a_connection_that_says_nothing_gives_way_too_and_so_does_one_of_http_2_without_requests() {
    let server = Server::start(Limits { connections: 2, idle_before_eviction: Duration::ZERO, ..patient() });
    let (mut requests, closed) = server.connect_http2(1 << 16).await;
    assert_eq!(requests.send_request(request("/")).await.unwrap().status(), StatusCode::OK);
    let mut silent = server.connect().await;
    let mut newcomers = [server.connect().await, server.connect().await];
    for newcomer in &mut newcomers {
        newcomer.send("GET /never HTTP/1.1\r\nhost: hall\r\n\r\n").await;
    }
    timeout(LONG, closed).await.unwrap().unwrap();
    assert_eq!(silent.rest().await, "");
}

#[tokio::test]
async fn one_address_cannot_take_all_the_places_except_a_proxy_of_ours() {
    let server = Server::start(Limits { connections_per_address: 2, ..patient() });
    let held = [server.connect().await, server.connect().await];
    assert!(server.connect().await.rest().await.starts_with("HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\n"));
    assert!(server.connect_from([127, 0, 0, 2]).await.ask(GET).await.starts_with("HTTP/1.1 200"));
    drop(held);
    while !server.connect().await.ask(GET).await.starts_with("HTTP/1.1 200") {}

    let exempt = ["127.0.0.3".parse::<std::net::IpAddr>().unwrap().into()].into();
    let server = Server::start(Limits { connections_per_address: 2, exempt, ..patient() });
    let mut held = Vec::new();
    for _ in 0..8 {
        held.push(server.connect_from([127, 0, 0, 3]).await);
    }
    assert!(held[7].ask(GET).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_connection_that_was_upgraded_counts_for_its_address_and_does_not_give_way() {
    let server =
        Server::start(Limits { connections_per_address: 1, idle_before_eviction: Duration::ZERO, ..patient() });
    let mut peer = server.connect().await;
    peer.ask_until("GET /echo HTTP/1.1\r\nhost: hall\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n", "\r\n\r\n")
        .await;
    assert!(server.connect().await.rest().await.starts_with("HTTP/1.1 503"));
    assert_eq!(peer.ask_until("hello", "hello").await, "hello");
}

#[tokio::test]
async fn a_body_that_drips_is_an_error_and_ends_the_connection() {
    let server = Server::start(Limits { linger: SHORT, ..patient() });
    let mut peer = server.connect().await;
    peer.send("POST /json HTTP/1.1\r\nhost: hall\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n")
        .await;
    let (mut read, mut write) = peer.stream.into_split();
    let dripping = tokio::spawn(async move {
        while write.write_all(b" ").await.is_ok() {
            sleep(SHORT / 5).await;
        }
    });
    let mut answer = String::new();
    timeout(LONG, read.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    timeout(LONG, dripping).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_large_body_that_stops_getting_on_is_cut_off_long_before_its_deadline() {
    let server = Server::start(Limits { linger: SHORT, ..patient() });
    for (at_once, then) in [("x".repeat(100_000), ""), (String::new(), "x")] {
        let mut peer = server.connect().await;
        peer.send("POST /large HTTP/1.1\r\nhost: hall\r\ncontent-length: 900000\r\n\r\n").await;
        peer.send(&at_once).await;
        let (mut read, mut write) = peer.stream.into_split();
        let dripping = tokio::spawn(async move {
            while write.write_all(then.as_bytes()).await.is_ok() {
                sleep(SHORT / 5).await;
            }
        });
        let mut answer = String::new();
        timeout(LONG, read.read_to_string(&mut answer)).await.unwrap().unwrap();
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
        dripping.abort();
    }
    let mut peer = server.connect().await;
    let all = format!("POST /large HTTP/1.1\r\nhost: hall\r\ncontent-length: 5000\r\n\r\n{}", "x".repeat(5000));
    assert!(peer.ask(&all).await.ends_with("5000"));
}

#[tokio::test]
async fn a_body_that_comes_in_pieces_but_in_time_is_read() {
    let server = Server::start(patient());
    let mut peer = server.connect().await;
    peer.send("POST /json HTTP/1.1\r\nhost: hall\r\ncontent-type: application/json\r\ncontent-length: 4\r\n\r\ntr")
        .await;
    sleep(SHORT / 5).await;
    assert!(peer.ask("ue").await.ends_with("true"));
}

#[tokio::test]
async fn an_answer_in_the_middle_of_an_upload_arrives() {
    let server = Server::start(patient());
    let mut peer = server.connect().await;
    peer.send("POST /no HTTP/1.1\r\nhost: hall\r\ncontent-length: 30000000\r\n\r\n").await;
    let (mut read, mut write) = peer.stream.into_split();
    let uploading = tokio::spawn(async move {
        for _ in 0..300 {
            write.write_all(&[0; 10_000]).await.unwrap();
            tokio::task::yield_now().await;
        }
    });
    let mut answer = String::new();
    uploading.await.unwrap();
    timeout(LONG, read.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test]
async fn a_response_to_an_unread_body_closes_the_connection() {
    let server = Server::start(patient());
    let mut peer = server.connect().await;
    peer.send("POST /no HTTP/1.1\r\nhost: hall\r\ncontent-length: 4\r\n\r\n").await;
    let (mut read, mut write) = peer.stream.into_split();
    let mut answer = vec![0; 4096];
    let length = timeout(LONG, read.read(&mut answer)).await.unwrap().unwrap();
    write.write_all(b"true").await.unwrap();
    assert!(String::from_utf8_lossy(&answer[..length]).contains("connection: close"));

    let mut peer = server.connect().await;
    let read_whole = peer
        .ask("POST /json HTTP/1.1\r\nhost: hall\r\ncontent-type: application/json\r\ncontent-length: 4\r\n\r\ntrue");
    assert!(!read_whole.await.contains("connection: close"));
    assert!(peer.ask(GET).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_peer_that_stops_reading_is_let_go() {
    let server = Server::start(Limits { stalled: SHORT, ..patient() });
    let mut peer = server.connect().await;
    peer.send("GET /endless HTTP/1.1\r\nhost: hall\r\n\r\n").await;
    timeout(LONG, server.endless_dropped.cancelled()).await.unwrap();
}

#[tokio::test]
async fn an_answer_that_waits_for_news_is_not_a_peer_that_stopped_reading() {
    let server = Server::start(Limits { idle: SHORT, stalled: SHORT, ..patient() });
    let mut peer = server.connect().await;
    let news = peer.ask_until("GET /news HTTP/1.1\r\nhost: hall\r\n\r\n", "two").await;
    assert!(news.contains("one"), "{news}");
}

#[tokio::test]
async fn an_upgraded_connection_has_no_deadline_for_reading_and_keeps_its_place() {
    let server = Server::start(Limits { connections: 1, idle: SHORT, ..patient() });
    let mut peer = server.connect().await;
    peer.ask_until("GET /echo HTTP/1.1\r\nhost: hall\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n", "\r\n\r\n")
        .await;
    sleep(SHORT * 4).await;
    assert!(server.connect().await.rest().await.starts_with("HTTP/1.1 503"));
    assert_eq!(peer.ask_until("hello", "hello").await, "hello");
}

#[tokio::test]
async fn an_upgraded_peer_that_stops_reading_is_let_go() {
    let server = Server::start(Limits { stalled: SHORT, ..patient() });
    let mut peer = server.connect().await;
    peer.send("GET /flood HTTP/1.1\r\nhost: hall\r\nconnection: upgrade\r\nupgrade: flood\r\n\r\n").await;
    timeout(LONG, server.endless_dropped.cancelled()).await.unwrap();
}

#[tokio::test]
async fn stopping_finishes_requests_in_flight_and_accepts_no_new_ones() {
    let server = Server::start(Limits { header: SHORT, linger: SHORT, ..patient() });
    let mut busy = server.connect().await;
    let mut idle = server.connect().await;
    let mut silent = server.connect().await;
    idle.ask(GET).await;
    busy.send("GET /slow HTTP/1.1\r\nhost: hall\r\n\r\n").await;
    server.slow_started.cancelled().await;

    server.stop.cancel();
    let answer = busy.rest().await;
    assert!(answer.contains("connection: close") && answer.ends_with("done"), "{answer}");
    assert_eq!(idle.rest().await, "");
    assert_eq!(silent.rest().await, "");
    timeout(LONG, server.task).await.unwrap().unwrap();
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn stopping_does_not_wait_for_ever() {
    let server = Server::start(Limits { stop: SHORT, ..patient() });
    let mut peer = server.connect().await;
    peer.send("GET /never HTTP/1.1\r\nhost: hall\r\n\r\n").await;
    server.slow_started.cancelled().await;
    server.stop.cancel();
    timeout(LONG, server.task).await.unwrap().unwrap();
    assert_eq!(peer.rest().await, "");
}

#[tokio::test]
async fn stopping_waits_for_upgraded_connections() {
    let server = Server::start(patient());
    let mut peer = server.connect().await;
    peer.ask_until("GET /echo HTTP/1.1\r\nhost: hall\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n", "\r\n\r\n")
        .await;
    server.stop.cancel();
    assert_eq!(peer.ask_until("bye", "bye").await, "bye");
    assert!(!server.task.is_finished());
    drop(peer);
    timeout(LONG, server.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn http_2_is_used_by_prior_knowledge_and_idle_connections_are_closed() {
    let server = Server::start(Limits { idle: SHORT * 20, ..patient() });
    let (mut requests, closed) = server.connect_http2(1 << 16).await;
    for _ in 0..3 {
        let answer = requests.send_request(request("/")).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(body::to_bytes(Body::new(answer.into_body()), 99).await.unwrap(), "hall");
        sleep(SHORT * 2).await;
    }
    timeout(LONG, closed).await.unwrap().unwrap();
}

#[tokio::test]
async fn an_http_2_peer_that_takes_nothing_of_what_it_asked_for_is_let_go() {
    let server = Server::start(Limits { stalled: SHORT, ..patient() });
    let (mut requests, closed) = server.connect_http2(100).await;
    let _unread = requests.send_request(request("/endless")).await.unwrap();
    timeout(LONG, closed).await.unwrap().unwrap();
    timeout(LONG, server.endless_dropped.cancelled()).await.unwrap();
}

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
