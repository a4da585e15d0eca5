//! HTTP/2.

use super::{LONG, SHORT, Server, patient, request};
use axum::{
    body::{self, Body},
    http::StatusCode,
};
use hirehall::server::Limits;
use tokio::time::{sleep, timeout};

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
