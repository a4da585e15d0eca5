//! A side that did not come: reported, contested, or decided by silence.

use crate::support::jobs::{Pair, history, pair, path};
use crate::support::{Hall, Person};
use hirehall::{background::due_jobs, core::clock::Timestamp};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A job of 80 euros that was to begin so many minutes ago, and its sides, who have signed in again.
async fn started(hall: &Hall, pair: &Pair, minutes: u32) -> (Pair, Value) {
    let proposal = json!({
        "thread_id": pair.thread, "title": "Fix the tap", "price": { "amount": 8000, "currency": "EUR" },
        "scheduled_at": hall.clock.now().to_string(),
    });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    let job = pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    hall.clock.advance(minutes * MINUTE);
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    (Pair { client, worker, thread: pair.thread.clone() }, job)
}

async fn report(who: &Person, job: &Value) -> Value {
    who.post(&path(job, "report-no-show"), json!({})).await.is(200)
}

#[apply(both_engines)]
async fn absence_is_reported_a_quarter_of_an_hour_after_the_start(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.accepted().await;
    pair.client.post(&path(&job, "report-no-show"), json!({})).await.is_problem(409, "not_scheduled");
    pair.client.post(&path(&job, "cancel"), json!({ "reason": "Another one" })).await.is(200);

    let (pair, job) = started(&hall, &pair, 14).await;
    let early = pair.client.post(&path(&job, "report-no-show"), json!({})).await.is_problem(409, "too_early");
    assert!(early["params"]["at"].is_string());
    hall.clock.advance(MINUTE);
    let reported = report(&pair.client, &job).await;
    assert_eq!((&reported["status"], &reported["no_show_reported_by"]), (&json!("ACCEPTED"), &json!("CLIENT")));
    let reported_at: Timestamp = serde_json::from_value(reported["updated_at"].clone()).unwrap();
    let until = reported_at.saturating_add(DAY).to_string();
    assert_eq!(reported["deadlines"], json!([{ "what": "NO_SHOW_DECIDED", "at": until }]));
    assert_eq!(reported["allowed_actions"], json!(["OFFER", "DISPUTE"]));
    let seen = pair.worker.get(&path(&job, "")).await.is(200);
    assert_eq!(seen["allowed_actions"], json!(["OFFER", "CONTEST", "DISPUTE"]));
    for (who, what) in [(&pair.worker, "complete"), (&pair.worker, "report-no-show"), (&pair.client, "report-no-show")]
    {
        let refused = who.post(&path(&job, what), json!({})).await.is_problem(409, "no_show_reported");
        assert_eq!(refused["params"]["until"], until);
    }
    pair.worker.post(&path(&job, "cancel"), json!({ "reason": "No" })).await.is_problem(409, "no_show_reported");
    let mail = hall.mail_to(&pair.worker.email, "You are reported as absent").await;
    assert!(mail.text.contains("Clara C. reports that you did not come to “Fix the tap”"), "{}", mail.text);
}

#[apply(both_engines)]
async fn a_report_that_is_not_contested_in_a_day_cancels_the_job_once(hall: Hall) {
    for (reports, reason, owed, absent) in
        [("client", "NO_SHOW_OF_WORKER", 0, "worker"), ("worker", "NO_SHOW_OF_CLIENT", 4000, "client")]
    {
        let pair = pair(&hall).await;
        let (pair, job) = started(&hall, &pair, 60).await;
        let of = |side: &str| if side == "client" { &pair.client } else { &pair.worker };
        report(of(reports), &job).await;
        hall.clock.advance(DAY - MINUTE);
        assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 0);
        hall.clock.advance(MINUTE);
        let (one, two) = tokio::join!(due_jobs::settle(&hall.app), due_jobs::settle(&hall.app));
        assert_eq!((one.unwrap() + two.unwrap(), due_jobs::settle(&hall.app).await.unwrap()), (1, 0));
        let client = pair.client.signed_in().await;
        let cancelled = client.get(&path(&job, "")).await.is(200);
        let money = json!({ "amount": owed, "currency": "EUR" });
        let outcome = json!({
            "by": reports.to_uppercase(), "reason": reason, "client_owes": money, "worker_gets": money, "late": true,
            "decided_by": "SILENCE",
        });
        assert_eq!((&cancelled["status"], &cancelled["outcome"]), (&json!("CANCELLED"), &outcome));
        assert_eq!(
            history(&client, &job).await,
            ["job.created", "job.accepted", "job.no_show_reported", "job.cancelled"]
        );
        let mail = hall.mail_to(&of(absent).email, "A job was cancelled").await;
        assert!(mail.text.contains("you have not contested it"), "{}", mail.text);
        let mail = hall.mail_to(&of(reports).email, "A job was cancelled").await;
        assert!(mail.text.contains("did not come and has not contested your report"), "{}", mail.text);
    }
}

#[apply(both_engines)]
async fn the_client_who_did_not_come_owes_also_if_the_worker_is_frozen_after_the_report(hall: Hall) {
    let pair = pair(&hall).await;
    let (pair, job) = started(&hall, &pair, 60).await;
    report(&pair.worker, &job).await;
    let freeze = format!("/admin/users/{}/freeze", pair.worker.id);
    hall.admin().await.post(&freeze, json!({ "reason": "Something else" })).await.is(200);
    hall.clock.advance(DAY);
    assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 1);
    let cancelled = pair.client.signed_in().await.get(&path(&job, "")).await.is(200);
    assert_eq!(cancelled["outcome"]["reason"], "NO_SHOW_OF_CLIENT");
    assert_eq!(cancelled["outcome"]["client_owes"]["amount"], 4000);
}

#[apply(both_engines)]
async fn after_an_amendment_to_a_start_that_was_over_both_sides_have_the_same_time_to_come(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.accepted().await;
    hall.clock.advance(DAY);
    let pair = Pair { client: pair.client.signed_in().await, worker: pair.worker.signed_in().await, ..pair };
    let price = json!({ "amount": 8000, "currency": "EUR" });
    let an_hour_ago = hall.clock.now().saturating_sub(60 * MINUTE).to_string();
    let terms = json!({ "price": price, "scheduled_at": an_hour_ago });
    pair.client.post(&path(&job, "offers"), terms).await.is(201);
    pair.worker.post(&path(&job, "offers/1/accept"), json!({})).await.is(200);
    for who in [&pair.client, &pair.worker] {
        who.post(&path(&job, "report-no-show"), json!({})).await.is_problem(409, "too_early");
    }
    hall.clock.advance(15 * MINUTE);
    report(&pair.worker.signed_in().await, &job).await;
}

#[apply(both_engines)]
async fn a_report_that_is_contested_makes_a_dispute_which_nothing_ends_by_itself(hall: Hall) {
    let pair = pair(&hall).await;
    let (pair, job) = started(&hall, &pair, 60).await;
    hall.mail_to(&pair.client.email, "Your job was accepted").await;
    let contest = json!({ "text": "I was there, and nobody opened." });
    pair.worker.post(&path(&job, "contest"), contest.clone()).await.is_problem(409, "nothing_to_contest");
    report(&pair.client, &job).await;
    pair.client.post(&path(&job, "contest"), contest.clone()).await.is_problem(409, "nothing_to_contest");
    let dispute = pair.worker.post(&path(&job, "contest"), contest).await.is(201);
    assert_eq!((&dispute["reason_code"], &dispute["opened_by"]), (&json!("NO_SHOW"), &json!("WORKER")));
    assert_eq!(dispute["wanted"], json!({ "amount": 8000, "currency": "EUR" }));
    hall.mail_to(&pair.client.email, "A job is disputed").await;
    pair.client.post(&path(&job, "dispute/statements"), json!({ "text": "I was at home." })).await.is(201);
    let disputed = pair.worker.get(&path(&job, "")).await.is(200);
    assert_eq!((&disputed["status"], &disputed["deadlines"]), (&json!("DISPUTED"), &json!([])));
    assert_eq!(disputed["allowed_actions"], json!([]));
    hall.clock.advance(60 * DAY);
    assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 0);
    let client = pair.client.signed_in().await;
    assert_eq!(client.get("/jobs?status=DISPUTED").await.is(200)["items"][0]["id"], job["id"]);
    client.post("/jobs", json!({ "thread_id": pair.thread })).await.is_problem(409, "already_exists");
    client.post(&path(&job, "cancel"), json!({ "reason": "No" })).await.is_problem(409, "illegal_transition");
}

#[apply(both_engines)]
async fn another_agreement_ends_a_report(hall: Hall) {
    let pair = pair(&hall).await;
    let (pair, job) = started(&hall, &pair, 60).await;
    report(&pair.client, &job).await;
    let tomorrow = hall.clock.now().saturating_add(DAY).to_string();
    pair.worker.post(&path(&job, "offers"), json!({ "scheduled_at": tomorrow })).await.is(201);
    let amended = pair.client.post(&path(&job, "offers/2/accept"), json!({})).await.is(200);
    assert_eq!((&amended["no_show_reported_by"], &amended["deadlines"]), (&Value::Null, &json!([])));
    let contest = json!({ "text": "I was there." });
    pair.worker.post(&path(&job, "contest"), contest).await.is_problem(409, "nothing_to_contest");
}

#[apply(both_engines)]
async fn a_start_that_was_over_when_it_was_agreed_counts_from_the_agreement_on(hall: Hall) {
    let pair = pair(&hall).await;
    let start = hall.clock.now().saturating_sub(60 * MINUTE).to_string();
    let price = json!({ "amount": 8000, "currency": "EUR" });
    let proposal = json!({ "thread_id": pair.thread, "price": price, "scheduled_at": start });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    let agreed = pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    let early = pair.worker.post(&path(&job, "report-no-show"), json!({})).await.is_problem(409, "too_early");
    let agreed_at: Timestamp = agreed["accepted_at"].as_str().unwrap().parse().unwrap();
    assert_eq!(early["params"]["at"], agreed_at.saturating_add(15 * MINUTE).to_string());
}

#[apply(both_engines)]
async fn an_account_that_is_frozen_contests_and_answers_but_does_nothing_else(hall: Hall) {
    let (pair, job) = started(&hall, &pair(&hall).await, 60).await;
    report(&pair.client, &job).await;
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", pair.worker.user_id()).await;
    let seen = pair.worker.get(&path(&job, "")).await.is(200);
    assert_eq!(seen["allowed_actions"], json!(["CONTEST"]));
    pair.worker.post(&path(&job, "dispute"), json!({})).await.is_problem(403, "account_frozen");
    let text = json!({ "text": "I was there." });
    pair.worker.post(&path(&job, "contest"), text.clone()).await.is(201);
    pair.worker.post(&path(&job, "dispute/statements"), text).await.is(201);
    let settlement = json!({ "worker_gets": { "amount": 1, "currency": "EUR" } });
    pair.worker.post(&path(&job, "dispute/settlements"), settlement).await.is_problem(403, "account_frozen");
}
