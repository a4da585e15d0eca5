//! Webhooks of a server that is killed while it delivers.

use super::installation::{Installation, Server};
use crate::support::Receiver;
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    process::Stdio,
    sync::Arc,
    time::{Duration, Instant},
};

const PASSWORD: &str = "hirehall-demo";

/// Whose profile is changed, each of whom is a subject of their own.
const CHANGED: [(&str, &str); 3] = [
    ("client@demo.hirehall.example", "/clients/me"),
    ("worker@demo.hirehall.example", "/workers/me"),
    ("newcomer@demo.hirehall.example", "/workers/me"),
];

fn serve(hall: &Installation) -> Server {
    let mut command = hall.command(&["serve"]);
    command.env("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8").stderr(Stdio::null());
    Server::of(command)
}

#[tokio::test]
async fn killing_the_server_while_it_delivers_loses_no_event_and_keeps_the_order_of_each_subject() {
    for hall in Installation::on_each_engine().await {
        hall.populate(6);
        let receiver = Receiver::start().await;
        let mut server = serve(&hall);
        let admin = server.sign_in("admin@demo.hirehall.example", PASSWORD).await.unwrap();
        let webhook = json!({ "url": receiver.url(), "event_types": ["client.changed", "worker.changed"] });
        let (status, made) = server.call(Method::POST, "/admin/webhooks", Some(&admin), Some(webhook)).await.unwrap();
        assert_eq!(status, 201, "{made}");
        let before = recorded(&hall);

        for _ in 0..4 {
            let writers = change_until_killed(&server).await;
            let seen = receiver.messages().len();
            receiver.wait_for(seen + 10).await;
            server.signal("KILL");
            assert_eq!(server.ended(), None, "it was not killed");
            for writer in writers {
                writer.await.unwrap();
            }
            // What the killed process had claimed is free when its lease is over. This test does not wait for that.
            hall.execute("UPDATE tasks SET due_at = 0 WHERE kind = 'webhook'");
            server = serve(&hall);
        }
        let mut expected = recorded(&hall);
        for (subject, known) in before {
            expected.entry(subject).or_default().drain(..known.len());
        }
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let received = by_subject(&receiver);
            let mut once = received.clone();
            once.values_mut().for_each(Vec::dedup);
            assert!(received.values().all(|ids| ids.is_sorted()), "only the last is sent again: {received:?}");
            if once == expected {
                break;
            }
            assert!(Instant::now() < end, "{once:?} instead of {expected:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert!(expected.len() == CHANGED.len() && expected.values().all(|ids| ids.len() > 4), "{expected:?}");
    }
}

/// Each of the users changes their profile until the server is killed.
async fn change_until_killed(server: &Server) -> Vec<tokio::task::JoinHandle<()>> {
    let url = Arc::new(format!("{}/api/v1", server.url));
    let mut writers = Vec::new();
    for (email, path) in CHANGED {
        let token = server.sign_in(email, PASSWORD).await.unwrap();
        let url = Arc::clone(&url);
        writers.push(tokio::spawn(async move {
            let http = reqwest::Client::new();
            for number in 0.. {
                let field = if path == "/clients/me" { "about" } else { "bio" };
                let change = json!({ field: format!("Version {number}") });
                let request = http.patch(format!("{url}{path}")).bearer_auth(&token).json(&change);
                let Ok(answer) = request.send().await else { break };
                assert_eq!(answer.status(), 200);
            }
        }));
    }
    writers
}

/// The recorded changes by subject, in their order.
fn recorded(hall: &Installation) -> BTreeMap<String, Vec<i64>> {
    let mut all: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for line in hall.run(&["events", "export", "-"]).well().lines() {
        let event: Value = serde_json::from_str(line).unwrap();
        if ["client.changed", "worker.changed"].contains(&event["type"].as_str().unwrap()) {
            let subject = event["subject_id"].as_str().unwrap().to_owned();
            all.entry(subject).or_default().push(event["id"].as_i64().unwrap());
        }
    }
    all
}

/// What was received, by subject, in the order of its arrival.
fn by_subject(receiver: &Receiver) -> BTreeMap<String, Vec<i64>> {
    let mut all: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for message in receiver.messages() {
        let event = message.json();
        let subject = event["data"]["user_id"].as_str().unwrap().to_owned();
        all.entry(subject).or_default().push(event["id"].as_i64().unwrap());
    }
    all
}
