//! Disputes: what both sides say, how they end, and what administrators decide.

mod appeal;
mod desk;
mod races;
mod record;
mod silence;

use crate::support::jobs::{Pair, pair, path};
use crate::support::{Hall, Person};
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A job of 80 euros whose work is marked as done.
async fn completed(pair: &Pair) -> Value {
    let proposal = json!({ "thread_id": pair.thread, "title": "Fix the tap", "price": euros(8000) });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200)
}

fn euros(cents: i64) -> Value {
    json!({ "amount": cents, "currency": "EUR" })
}

fn complaint(worker_gets: i64) -> Value {
    json!({ "reason_code": "POOR_QUALITY", "text": "It still drips.", "wants": { "worker_gets": euros(worker_gets) } })
}

/// A job whose client wants half of the 80 euros back.
async fn disputed(pair: &Pair) -> Value {
    let job = completed(pair).await;
    pair.client.post(&path(&job, "dispute"), complaint(4000)).await.is(201);
    pair.client.get(&path(&job, "")).await.is(200)
}

async fn say(who: &Person, job: &Value, text: &str) -> Value {
    who.post(&path(job, "dispute/statements"), json!({ "text": text })).await.is(201)
}

async fn propose(who: &Person, job: &Value, worker_gets: i64) -> Value {
    who.post(&path(job, "dispute/settlements"), json!({ "worker_gets": euros(worker_gets) })).await.is(201)
}

/// What came of the job.
fn outcome(by: &str, worker_gets: i64, decided_by: &str) -> Value {
    json!({
        "by": by, "reason": "DISPUTE", "client_owes": euros(worker_gets), "worker_gets": euros(worker_gets), "late": false,
        "decided_by": decided_by,
    })
}

fn desk(job: &Value, what: &str) -> String {
    let id = job["id"].as_str().unwrap();
    if what.is_empty() { format!("/admin/disputes/{id}") } else { format!("/admin/disputes/{id}/{what}") }
}

async fn disputed_pair(hall: &Hall) -> (Pair, Value) {
    let pair = pair(hall).await;
    let job = disputed(&pair).await;
    (pair, job)
}
