//! A server that was killed or stopped has lost no acknowledged write.

use super::installation::{Installation, Server};
use reqwest::Method;
use serde_json::json;
use std::{collections::HashSet, sync::Arc};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::mpsc,
};

/// How many writes are acknowledged before the server is killed; others are in flight then.
const ENOUGH: usize = 60;

#[tokio::test]
async fn killing_the_server_loses_no_acknowledged_write() {
    for hall in Installation::on_each_engine().await {
        hall.populate(6);
        let mut server = hall.serve(&["serve"]);
        let token = server.sign_in("worker@demo.hirehall.example", "hirehall-demo").await.unwrap();
        let acknowledged = write_until_killed(&mut server, &token).await;
        assert!(acknowledged.len() >= ENOUGH);

        let server = hall.serve(&["serve"]);
        let kept = listings(&server, &token).await;
        let lost: Vec<&String> = acknowledged.difference(&kept).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
        assert_eq!(
            kept,
            events_of_listings(&server, &token).await,
            "a listing without its event, or the other way round"
        );
    }
}

/// Six tasks create listings until the connection breaks.
async fn write_until_killed(server: &mut Server, token: &str) -> HashSet<String> {
    let (made, mut acknowledged) = mpsc::unbounded_channel();
    let url = Arc::new(format!("{}/api/v1/services", server.url));
    for _ in 0..6 {
        let (made, url, token) = (made.clone(), Arc::clone(&url), token.to_owned());
        tokio::spawn(async move {
            let http = reqwest::Client::new();
            let listing = json!({ "title": "Leaking taps", "description": "Fixed.", "category": "plumbing", "location": "Lisbon", "pricing": "QUOTE", "status": "DRAFT" });
            while let Ok(answer) = http.post(url.as_str()).bearer_auth(&token).json(&listing).send().await {
                let status = answer.status();
                let Ok(service) = answer.json::<serde_json::Value>().await else { break };
                if status != 201 {
                    break;
                }
                let _ = made.send(service["id"].as_str().unwrap().to_owned());
            }
        });
    }
    drop(made);
    let mut all = HashSet::new();
    while let Some(id) = acknowledged.recv().await {
        all.insert(id);
        if all.len() == ENOUGH {
            server.signal("KILL");
        }
    }
    assert_eq!(server.ended(), None, "it was not killed");
    all
}

async fn pages(server: &Server, token: &str, path: &str) -> Vec<serde_json::Value> {
    let mut all = Vec::new();
    let mut cursor = String::new();
    loop {
        let (status, page) =
            server.call(Method::GET, &format!("{path}?limit=100{cursor}"), Some(token), None).await.unwrap();
        assert_eq!(status, 200, "{page}");
        all.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

async fn listings(server: &Server, token: &str) -> HashSet<String> {
    pages(server, token, "/services/mine")
        .await
        .iter()
        .map(|service| service["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn events_of_listings(server: &Server, token: &str) -> HashSet<String> {
    let mut made = HashSet::new();
    let mut after = 0;
    loop {
        let path = format!("/events?limit=100&after={after}");
        let (_, page) = server.call(Method::GET, &path, Some(token), None).await.unwrap();
        let events = page["items"].as_array().unwrap();
        let Some(last) = events.last() else { return made };
        after = last["id"].as_i64().unwrap();
        let created = events.iter().filter(|event| event["type"] == "service.created");
        made.extend(created.map(|event| event["data"]["service_id"].as_str().unwrap().to_owned()));
    }
}

#[tokio::test]
async fn a_server_that_is_told_to_stop_finishes_what_it_was_asked() {
    for signal in ["TERM", "INT", "QUIT", "HUP"] {
        let hall = Installation::on_sqlite();
        let mut server = hall.serve(&["serve"]);
        let address = server.url.strip_prefix("http://").unwrap().to_owned();
        let body = r#"{"email":"ada@example.org","password":"correct horse battery"}"#;
        let (first, second) = body.split_at(20);
        let mut asking = TcpStream::connect(&address).await.unwrap();
        let head = format!(
            "POST /api/v1/auth/login HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
             expect: 100-continue\r\n\r\n",
            body.len()
        );
        asking.write_all(head.as_bytes()).await.unwrap();
        // The server reads the body now, so the request is in flight.
        let mut answer = [0; 25];
        asking.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 100 Continue\r\n\r\n");
        asking.write_all(first.as_bytes()).await.unwrap();

        server.signal(signal);
        while TcpStream::connect(&address).await.is_ok() {
            tokio::task::yield_now().await;
        }
        asking.write_all(second.as_bytes()).await.unwrap();
        let mut answer = String::new();
        asking.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
        assert_eq!(server.ended(), Some(0));
    }
}
