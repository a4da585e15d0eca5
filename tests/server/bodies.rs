//! Bodies, answers and upgraded connections.

use super::{GET, LONG, SHORT, Server, patient};
use hirehall::server::Limits;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    time::{sleep, timeout},
};

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
