//! Peers that the server waits for give way when there is no room.

use super::{GET, Server, patient, request};
use axum::http::StatusCode;
use hirehall::server::Limits;
use std::time::Duration;
use tokio::time::timeout;

/// Room for two connections, which give way as soon as the server waits for their peers.
fn two() -> Limits {
    Limits { connections: 2, stalled_before_eviction: Duration::ZERO, ..patient() }
}

/// Connects until there is room.
async fn is_served(server: &Server) {
    while !server.connect().await.ask(GET).await.starts_with("HTTP/1.1 200") {}
}

#[tokio::test]
async fn a_connection_whose_body_has_stopped_gives_way_to_a_newcomer() {
    let server = Server::start(two());
    let mut stalled = Vec::new();
    for _ in 0..2 {
        let mut peer = server.connect().await;
        peer.send("POST /large HTTP/1.1\r\nhost: hall\r\ncontent-length: 90\r\n\r\nxx").await;
        stalled.push(peer);
    }
    is_served(&server).await;
    let open = async |peer: &mut super::Peer| timeout(Duration::from_millis(1), peer.stream.readable()).await.is_err();
    let [first, second] = &mut stalled[..] else { panic!() };
    assert!(!(open(first).await && open(second).await), "one of them was closed");
}

#[tokio::test]
async fn a_connection_whose_answer_is_not_read_gives_way_to_a_newcomer() {
    let server = Server::start(two());
    let mut unread = [server.connect().await, server.connect().await];
    for peer in &mut unread {
        peer.send("GET /endless HTTP/1.1\r\nhost: hall\r\n\r\n").await;
    }
    is_served(&server).await;
    timeout(super::LONG, server.endless_dropped.cancelled()).await.unwrap();
}

#[tokio::test]
async fn an_http_2_peer_with_a_window_of_0_gives_way_to_a_newcomer_and_is_let_go_in_time() {
    let server = Server::start(two());
    let mut held = Vec::new();
    for _ in 0..2 {
        let (mut requests, closed) = server.connect_http2(0).await;
        let answer = requests.send_request(request("/endless")).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        held.push((requests, answer, closed));
    }
    is_served(&server).await;

    let server = Server::start(Limits { stalled: super::SHORT, ..patient() });
    let (mut requests, closed) = server.connect_http2(0).await;
    let _unread = requests.send_request(request("/endless")).await.unwrap();
    timeout(super::LONG, closed).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_request_that_the_server_works_on_does_not_give_way() {
    let server = Server::start(two());
    let mut busy = server.connect().await;
    busy.send("GET /never HTTP/1.1\r\nhost: hall\r\n\r\n").await;
    server.slow_started.cancelled().await;
    let mut news = server.connect().await;
    news.ask_until("GET /news HTTP/1.1\r\nhost: hall\r\n\r\n", "one").await;
    assert!(server.connect().await.rest().await.starts_with("HTTP/1.1 503"));
    assert!(news.ask_until("", "two").await.contains("two"));
}
