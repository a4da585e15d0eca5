//! Many sign-ins at once do not use up memory or slow down others.

use crate::support::{Hall, Person, Reply, eventually};
use futures_util::future::{join_all, select_ok};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::io;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// How many requests may wait for a hash at the same time.
const WAITING: usize = 128;

/// The address is unknown, so a hash of the usual cost is checked.
fn guess() -> Value {
    json!({ "email": "nobody@example.org", "password": "a wrong guess" })
}

async fn guesses(nobody: Person) -> Reply {
    nobody.post("/auth/login", guess()).await
}

#[apply(both_engines)]
async fn of_five_hundred_sign_ins_at_once_some_are_refused_and_other_requests_do_not_wait(hall: Hall) {
    let storm = tokio::spawn(join_all((0..500).map(|_| guesses(hall.nobody()))));
    for _ in 0..5 {
        hall.nobody().get("/services").await.is(200);
    }
    assert!(!storm.is_finished(), "other routes are served while the storm goes on");

    let answers = storm.await.unwrap();
    let (served, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 401);
    assert!(served.len() >= WAITING && !refused.is_empty(), "{} served, {} refused", served.len(), refused.len());
    for answer in refused {
        answer.is_problem(503, "overloaded");
        assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    }
    // Five hundred hashes at once would take 9.5 GB.
    assert!(most_memory_in_megabytes() < 1_000, "{} MB", most_memory_in_megabytes());
    guesses(hall.nobody()).await.is_problem(401, "invalid_credentials");
}

/// The peak memory of this process, which contains the server.
fn most_memory_in_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or(0, |kilobytes| kilobytes.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024)
}

#[tokio::test]
async fn a_disconnected_sign_in_leaves_the_queue() {
    let hall = Hall::on_sqlite().await;
    let request = hall.nobody().request(Method::POST, "/auth/login").json(&guess()).build().unwrap();
    let address = format!("{}:{}", request.url().host_str().unwrap(), request.url().port().unwrap());
    let body = guess().to_string();
    let text = format!(
        "POST {} HTTP/1.1\r\nHost: hall\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        request.url().path(),
        body.len()
    );
    let mut waiting = join_all((0..2 * WAITING).map(async |_| {
        let mut connection = TcpStream::connect(&address).await.unwrap();
        connection.write_all(text.as_bytes()).await.unwrap();
        connection
    }))
    .await;
    select_ok(waiting.iter_mut().map(|connection| Box::pin(is_refused(connection)))).await.expect("no more room");

    drop(waiting);
    let before = hall.app.passwords.computed();
    let enters = async || (guesses(hall.nobody()).await.status == 401).then_some(());
    eventually("room for another address", enters).await;
    let computed = hall.app.passwords.computed() - before;
    assert!(computed < WAITING / 2, "{computed} hashes were computed: those who had left were served first");
}

async fn is_refused(connection: &mut TcpStream) -> io::Result<()> {
    let mut status = [0; 12];
    connection.read_exact(&mut status).await?;
    if &status == b"HTTP/1.1 503" { Ok(()) } else { Err(io::ErrorKind::Other.into()) }
}
