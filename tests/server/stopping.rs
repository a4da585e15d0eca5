//! Stopping the server.

use super::{GET, LONG, SHORT, Server, patient};
use hirehall::server::Limits;
use tokio::{net::TcpStream, time::timeout};

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
