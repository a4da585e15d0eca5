//! What cancelling costs, and that it is known before.

use crate::support::jobs::{Pair, history, pair, path};
use crate::support::{Hall, Person, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn euros(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

/// A job of 100.01 euros that starts in some days, agreed an hour and a minute ago, and its sides, who have signed in again.
async fn agreed(hall: &Hall, pair: &Pair, policy: &str, days: u32) -> (Value, Pair) {
    let pair = &signed_in(pair).await;
    let service = publish(&pair.worker, json!({ "title": "Sweeping floors", "cancellation_policy": policy })).await;
    hall.sql("UPDATE threads SET is_closed = TRUE WHERE worker_id = $1", pair.worker.user_id()).await;
    let about = json!({ "service_id": service["id"], "content": "Hello" });
    let thread = pair.client.post("/threads", about).await.is(201)["thread"]["id"].clone();
    let start = hall.clock.now().saturating_add(days * DAY).saturating_add(HOUR + Duration::from_secs(60));
    let proposal = json!({ "thread_id": thread, "price": euros(10_001), "scheduled_at": start.to_string() });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    let job = pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    let free = preview(&pair.client, &job).await;
    if days > 1 {
        assert_eq!((&free["client_owes"], &free["late"]), (&euros(0), &json!(false)), "in the first hour");
    }
    hall.clock.advance(HOUR + Duration::from_secs(60));
    (job, signed_in(pair).await)
}

async fn signed_in(pair: &Pair) -> Pair {
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    Pair { client, worker, thread: pair.thread.clone() }
}

async fn preview(who: &Person, job: &Value) -> Value {
    who.get(&path(job, "cancellation")).await.is(200)
}

async fn cancel(who: &Person, job: &Value) -> Value {
    who.post(&path(job, "cancel"), json!({ "reason": "Something came up" })).await.is(200)
}

#[apply(both_engines)]
async fn each_policy_has_its_price_which_is_known_before(hall: Hall) {
    let pair = pair(&hall).await;
    for (policy, days, owed) in [
        ("FLEXIBLE", 2, 0),
        ("FLEXIBLE", 1, 5_001),
        ("MODERATE", 6, 0),
        ("MODERATE", 5, 5_001),
        ("MODERATE", 1, 10_001),
        ("STRICT", 30, 5_001),
        ("STRICT", 7, 10_001),
    ] {
        let (job, pair) = agreed(&hall, &pair, policy, days).await;
        let preview = preview(&pair.client, &job).await;
        assert_eq!(preview["policy"], policy);
        assert_eq!(preview["agreed_total"], euros(10_001));
        assert_eq!((&preview["client_owes"], &preview["worker_gets"]), (&euros(owed), &euros(owed)), "{policy} {days}");
        assert_eq!(preview["until"].is_null(), owed == 10_001 || (policy, owed) == ("FLEXIBLE", 5_001), "{preview}");
        let cancelled = cancel(&pair.client, &job).await;
        let outcome = json!({
            "by": "CLIENT", "reason": "CANCELLED", "client_owes": euros(owed), "worker_gets": euros(owed), "late": owed > 0,
            "decided_by": "POLICY",
        });
        assert_eq!((&cancelled["status"], &cancelled["outcome"]), (&json!("CANCELLED"), &outcome));
        pair.client.get(&path(&job, "cancellation")).await.is_problem(409, "illegal_transition");
    }
}

#[apply(both_engines)]
async fn a_worker_who_cancels_gets_nothing(hall: Hall) {
    let pair = pair(&hall).await;
    let (job, pair) = agreed(&hall, &pair, "STRICT", 3).await;
    assert_eq!(preview(&pair.worker, &job).await["client_owes"], euros(0));
    let outcome = cancel(&pair.worker, &job).await["outcome"].clone();
    assert_eq!(
        (&outcome["by"], &outcome["client_owes"], &outcome["late"]),
        (&json!("WORKER"), &euros(0), &json!(true))
    );
}

#[apply(both_engines)]
async fn who_says_what_they_expect_to_owe_owes_no_other_sum(hall: Hall) {
    let pair = pair(&hall).await;
    let (job, pair) = agreed(&hall, &pair, "STRICT", 30).await;
    let expecting = async |owes: Value| {
        pair.client.post(&path(&job, "cancel"), json!({ "reason": "Because", "client_owes": owes })).await
    };
    for wrong in [euros(0), euros(5_000), json!({ "amount": 5_001, "currency": "CHF" })] {
        let refused = expecting(wrong).await.is_problem(409, "consequence_changed");
        assert_eq!(refused["params"], json!({ "client_owes": 5_001, "late": true }));
    }
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["status"], "ACCEPTED");
    expecting(euros(5_001)).await.is(200);
}

#[apply(both_engines)]
async fn without_an_agreement_on_money_nothing_is_owed(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let free = preview(&pair.client, &job).await;
    assert_eq!((&free["client_owes"], &free["late"], &free["policy"]), (&Value::Null, &json!(false), &Value::Null));
    pair.worker.get(&path(&job, "cancellation")).await.is_problem(409, "illegal_transition");
    assert_eq!(cancel(&pair.client, &job).await["outcome"], Value::Null, "nothing was agreed");
    let job = pair.accepted().await;
    let outcome = cancel(&pair.client, &job).await["outcome"].clone();
    assert_eq!((&outcome["client_owes"], &outcome["late"]), (&Value::Null, &json!(false)));
}

#[apply(both_engines)]
async fn a_change_that_the_client_has_asked_for_makes_cancelling_no_cheaper(hall: Hall) {
    let pair = pair(&hall).await;
    for (is_client, owed) in [(true, 5_001), (false, 0)] {
        let (job, pair) = agreed(&hall, &pair, "MODERATE", 4).await;
        let later = hall.clock.now().saturating_add(30 * DAY).to_string();
        let later = json!({ "price": euros(10_001), "scheduled_at": later });
        let (asks, other) = if is_client { (&pair.client, &pair.worker) } else { (&pair.worker, &pair.client) };
        asks.post(&path(&job, "offers"), later).await.is(201);
        other.post(&path(&job, "offers/2/accept"), json!({})).await.is(200);
        hall.clock.advance(2 * HOUR);
        let pair = signed_in(&pair).await;
        assert_eq!(preview(&pair.client, &job).await["client_owes"], euros(owed));
        cancel(&pair.client, &job).await;
    }
}

#[apply(both_engines)]
async fn work_is_not_done_before_it_was_to_begin(hall: Hall) {
    let pair = pair(&hall).await;
    let (job, pair) = agreed(&hall, &pair, "FLEXIBLE", 1).await;
    let refused = pair.worker.post(&path(&job, "complete"), json!({})).await.is_problem(409, "too_early");
    assert_eq!(refused["params"]["at"], job["scheduled_at"]);
    hall.clock.advance(DAY);
    pair.worker.signed_in().await.post(&path(&job, "complete"), json!({})).await.is(200);
}

#[apply(both_engines)]
async fn a_client_asks_for_changes_three_times_and_the_time_to_confirm_begins_anew(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    hall.mail_to(&pair.worker.email, "You have a new job proposal").await;
    let why = json!({ "reason": "The tap still drips at night." });
    let changes = path(&job, "request-changes");
    pair.worker.post(&changes, why.clone()).await.is_problem(403, "wrong_role");
    for number in 1..=3 {
        let asked = pair.client.post(&changes, why.clone()).await.is(200);
        if number == 1 {
            let mail = hall.mail_to(&pair.worker.email, "Changes are requested").await;
            assert!(mail.text.contains("Mark the work as done once more"), "{}", mail.text);
        }
        assert_eq!((&asked["status"], &asked["change_requests"]), (&json!("ACCEPTED"), &json!(number)));
        assert_eq!((&asked["reason"], &asked["completed_at"]), (&why["reason"], &Value::Null));
        assert_eq!(asked["accepted_at"], job["accepted_at"]);
        pair.client.post(&changes, why.clone()).await.is_problem(409, "illegal_transition");
        let done = pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
        assert_eq!(done["reason"], Value::Null);
    }
    let refused = pair.client.post(&changes, why).await.is_problem(409, "too_many_change_requests");
    assert_eq!(refused["params"]["max"], 3);
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["allowed_actions"], json!(["FINALIZE", "DISPUTE"]));
    let worker = pair.client.get(&format!("/workers/{}", pair.worker.id)).await.is(200);
    assert_eq!(worker["jobs_completed"], 1, "work that is done again counts once");
    assert_eq!(history(&pair.client, &job).await.iter().filter(|kind| *kind == "job.changes_requested").count(), 3);
}
