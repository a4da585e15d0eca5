//! How many connections there may be, and which give way.

use super::{GET, LONG, Server, patient, request};
use axum::http::StatusCode;
use hirehall::server::Limits;
use std::time::Duration;
use tokio::time::timeout;

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
    assert!(server.connect().await.ask(GET).await.starts_with("HTTP/1.1 200"), "a client that is done is idle again");
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
