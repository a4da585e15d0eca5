//! What a peer may do before its request is complete.

use super::{GET, LONG, SHORT, Server, patient};
use hirehall::server::Limits;
use tokio::{io::AsyncWriteExt as _, time::sleep};

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
    assert!(peer.ask(&format!("{long}\r\n")).await.ends_with("hall"), "later clients have room again");
}

#[tokio::test]
async fn requests_carry_the_address_of_the_peer() {
    let server = Server::start(patient());
    let mut peer = server.connect().await;
    let address = peer.stream.local_addr().unwrap().to_string();
    assert!(peer.ask("GET /address HTTP/1.1\r\nhost: hall\r\n\r\n").await.ends_with(&address));
}
