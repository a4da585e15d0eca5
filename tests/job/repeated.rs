//! A transition whose answer was lost is repeated with its `Idempotency-Key`.

use crate::support::jobs::{Pair, history, pair, path};
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

async fn act(who: &Person, job: &Value, action: &str, key: &str) -> Reply {
    let body = if ["reject", "cancel"].contains(&action) { json!({ "reason": "No time" }) } else { json!({}) };
    let request = who.request(Method::POST, &path(job, action)).header("idempotency-key", key);
    Reply::to(request.json(&body)).await
}

#[apply(both_engines)]
async fn a_repeated_transition_gets_the_first_answer_and_changes_nothing(hall: Hall) {
    let pair = pair(&hall).await;
    let (worker, client) = (&pair.worker, &pair.client);
    let job = pair.job().await;
    let mut answers: Vec<(&Person, &str, Reply)> = Vec::new();
    for (who, action) in [(worker, "accept"), (worker, "complete"), (client, "finalize")] {
        let answer = act(who, &job, action, action).await;
        answer.is(200);
        answers.push((who, action, answer));
    }
    for (who, action, first) in &answers {
        let repeated = act(who, &job, action, action).await;
        assert_eq!((repeated.status, &repeated.body), (first.status, &first.body), "{action}");
        act(who, &job, action, "another").await.is_problem(409, "illegal_transition");
        who.post(&path(&job, action), json!({})).await.is_problem(409, "illegal_transition");
    }
    assert_eq!(history(worker, &job).await, ["job.created", "job.accepted", "job.completed", "job.finalized"]);

    for (who, action) in [(worker, "reject"), (client, "cancel")] {
        let pair = crate::support::jobs::pair(&hall).await;
        let (who, job) = (if who.id == worker.id { &pair.worker } else { &pair.client }, pair.job().await);
        let first = act(who, &job, action, "once").await;
        let changed = first.is(200);
        assert_eq!(act(who, &job, action, "once").await.is(200), changed);
        let request = who.request(Method::POST, &path(&job, action)).header("idempotency-key", "once");
        Reply::to(request.json(&json!({ "reason": "Another" }))).await.is_problem(422, "idempotency_key_reused");
        assert_eq!(history(who, &job).await.len(), 2);
    }
}

#[apply(both_engines)]
async fn a_key_is_of_one_transition_of_one_job_by_one_user(hall: Hall) {
    let (first, second) = (pair(&hall).await, pair(&hall).await);
    let (job, other) = (first.job().await, second.job().await);
    act(&first.worker, &job, "accept", "key").await.is(200);
    let accepted = act(&second.worker, &other, "accept", "key").await.is(200);
    assert_eq!(accepted["id"], other["id"]);
    act(&second.worker, &job, "accept", "key").await.is_problem(404, "not_found");
    act(&first.worker, &job, "complete", "key").await.is(200);
}

#[apply(both_engines)]
async fn a_refused_transition_keeps_no_answer(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    act(&pair.worker, &job, "complete", "key").await.is_problem(409, "illegal_transition");
    act(&pair.worker, &job, "accept", "other").await.is(200);
    act(&pair.worker, &job, "complete", "key").await.is(200);
}

/// The job of a client who waits for a worker.
async fn waiting(hall: &Hall) -> (Pair, Value) {
    let pair = pair(hall).await;
    let start = hall.clock.now().to_string();
    let job = pair.client.post("/jobs", json!({ "thread_id": pair.thread, "scheduled_at": start })).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    hall.clock.advance(Duration::from_secs(15 * 60));
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    (Pair { client, worker, thread: pair.thread }, job)
}

#[apply(both_engines)]
async fn a_report_of_a_no_show_that_is_repeated_with_its_key_uses_no_limit_up(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let (pair, job) = waiting(&hall).await;
    for _ in 0..8 {
        act(&pair.client, &job, "report-no-show", "once").await.is(200);
    }
    assert_eq!(history(&pair.client, &job).await, ["job.created", "job.accepted", "job.no_show_reported"]);
    // Only the first one has counted: five reports a day are possible.
    for _ in 0..4 {
        pair.client.post(&path(&job, "report-no-show"), json!({})).await.is_problem(409, "no_show_reported");
    }
    pair.client.post(&path(&job, "report-no-show"), json!({})).await.is_problem(429, "too_many_requests");
}
