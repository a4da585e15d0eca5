//! What neither side can do to the other: have work for nothing, change terms under an offer, or be charged for what it could not prevent.

use crate::support::jobs::{Pair, pair, path};
use crate::support::{Hall, publish};
use hirehall::{background::due_jobs, core::clock::Timestamp};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);

fn euros(cents: i64) -> Value {
    json!({ "amount": cents, "currency": "EUR" })
}

async fn agreed(pair: &Pair, price: i64, start: Option<String>) -> Value {
    let proposal = json!({ "thread_id": pair.thread, "price": euros(price), "scheduled_at": start });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200)
}

async fn signed_in(pair: &Pair) -> Pair {
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    Pair { client, worker, thread: pair.thread.clone() }
}

#[apply(both_engines)]
async fn who_asks_for_changes_cannot_call_the_work_off(hall: Hall) {
    let reason = json!({ "reason": "No thanks" });
    for start in [None, Some(hall.clock.now().saturating_sub(HOUR).to_string())] {
        let pair = pair(&hall).await;
        let job = agreed(&pair, 10_000, start).await;
        hall.clock.advance(HOUR);
        let pair = signed_in(&pair).await;
        pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
        let asked = pair.client.post(&path(&job, "request-changes"), reason.clone()).await.is(200);
        assert_eq!(asked["allowed_actions"], json!(["OFFER", "DISPUTE"]));
        for who in [&pair.client, &pair.worker] {
            who.post(&path(&job, "cancel"), reason.clone()).await.is_problem(409, "work_was_done");
            who.get(&path(&job, "cancellation")).await.is_problem(409, "work_was_done");
            who.post(&path(&job, "report-no-show"), json!({})).await.is_problem(409, "work_was_done");
        }
        let complaint =
            json!({ "reason_code": "NOT_PAID", "text": "It is done.", "wants": { "worker_gets": euros(10_000) } });
        pair.worker.post(&path(&job, "dispute"), complaint).await.is(201);
    }
}

#[apply(both_engines)]
async fn an_offer_cannot_be_accepted_after_the_start_that_it_names(hall: Hall) {
    let pair = pair(&hall).await;
    let start = hall.clock.now().saturating_add(2 * HOUR).to_string();
    let proposal = json!({ "thread_id": pair.thread, "price": euros(100), "scheduled_at": start });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    assert_eq!(job["open_offer"]["expires_at"], start);
    hall.clock.advance(2 * HOUR);
    let pair = signed_in(&pair).await;
    pair.worker.post(&path(&job, "offers/1/accept"), json!({})).await.is_problem(409, "offer_not_open");
    let seen = pair.worker.get(&path(&job, "")).await.is(200);
    assert_eq!(seen["open_offer"], Value::Null, "it is over before any node has marked it");
    let deadlines = seen["deadlines"].as_array().unwrap();
    assert!(deadlines.iter().all(|deadline| deadline["what"] != "OFFER_EXPIRES"), "{seen}");
}

#[apply(both_engines)]
async fn a_proposal_is_not_changed_under_an_open_offer(hall: Hall) {
    for by_worker in [true, false] {
        let pair = pair(&hall).await;
        let job = pair.job().await;
        let author = if by_worker { &pair.worker } else { &pair.client };
        author.post(&path(&job, "offers"), json!({ "price": euros(5_000) })).await.is(201);
        let seen = pair.client.get(&path(&job, "")).await.is(200);
        assert!(!seen["allowed_actions"].as_array().unwrap().contains(&json!("CHANGE")), "{seen}");
        let change = json!({ "title": "Paint the whole castle" });
        pair.client.patch(&path(&job, ""), change.clone()).await.is_problem(409, "offer_open");
        author.post(&path(&job, "offers/1/withdraw"), json!({})).await.is(200);
        pair.client.patch(&path(&job, ""), change).await.is(200);
    }
}

#[apply(both_engines)]
async fn a_client_offers_the_policy_that_was_offered_last_and_a_worker_that_of_the_listing(hall: Hall) {
    let pair = pair(&hall).await;
    let listing = publish(&pair.worker, json!({ "cancellation_policy": "FLEXIBLE" })).await;
    hall.sql("UPDATE threads SET is_closed = TRUE WHERE worker_id = $1", pair.worker.user_id()).await;
    let about = json!({ "service_id": listing["id"], "content": "Hello" });
    let thread = pair.client.post("/threads", about).await.is(201)["thread"]["id"].clone();
    let job = pair.client.post("/jobs", json!({ "thread_id": thread, "price": euros(9_000) })).await.is(201);
    let strict = json!({ "cancellation_policy": "STRICT" });
    pair.worker.patch(&format!("/services/{}", listing["id"].as_str().unwrap()), strict).await.is(200);
    let offer = json!({ "price": euros(8_000) });
    let by_client = pair.client.post(&path(&job, "offers"), offer.clone()).await.is(201);
    assert_eq!(by_client["open_offer"]["cancellation_policy"], "FLEXIBLE");
    let by_worker = pair.worker.post(&path(&job, "offers"), offer).await.is(201);
    assert_eq!(by_worker["open_offer"]["cancellation_policy"], "STRICT");
}

#[apply(both_engines)]
async fn cancelling_is_free_where_the_other_side_cannot_keep_to_the_agreement(hall: Hall) {
    for leaves in
        ["UPDATE users SET status = 'FROZEN' WHERE id = $1", "UPDATE users SET status = 'BANNED' WHERE id = $1"]
    {
        let pair = pair(&hall).await;
        let job = agreed(&pair, 10_000, Some(hall.clock.now().saturating_add(2 * HOUR).to_string())).await;
        let price = pair.client.get(&path(&job, "cancellation")).await.is(200);
        assert_eq!(price["client_owes"], euros(5_000));
        hall.sql(leaves, pair.worker.user_id()).await;
        let price = pair.client.get(&path(&job, "cancellation")).await.is(200);
        assert_eq!((&price["client_owes"], &price["late"]), (&euros(0), &json!(false)), "{leaves}");
    }
}

#[apply(both_engines)]
async fn nothing_can_be_named_where_nothing_is_owed(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let cancel = |client_owes: Value| json!({ "reason": "No", "client_owes": client_owes });
    let refused = pair.client.post(&path(&job, "cancel"), cancel(euros(1))).await;
    assert_eq!(refused.is_problem(409, "consequence_changed")["params"]["client_owes"], 0);
    pair.client.post(&path(&job, "cancel"), cancel(euros(0))).await.is(200);
}

#[apply(both_engines)]
async fn work_that_was_done_for_nothing_is_confirmed_by_a_dispute(hall: Hall) {
    let pair = pair(&hall).await;
    let job = agreed(&pair, 0, None).await;
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    let complaint = json!({ "reason_code": "OTHER", "text": "No.", "wants": { "worker_gets": euros(0) } });
    pair.client.post(&path(&job, "dispute"), complaint).await.is(201);
    pair.worker.post(&path(&job, "dispute/settlements"), json!({ "worker_gets": euros(0) })).await.is(201);
    pair.client.post(&path(&job, "dispute/settlements/1/accept"), json!({})).await.is(200);
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["status"], "FINALIZED");
}

#[apply(both_engines)]
async fn work_that_was_done_before_changes_were_requested_is_confirmed_by_a_dispute_without_a_total(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    pair.client.post(&path(&job, "request-changes"), json!({ "reason": "Paint is uneven" })).await.is(200);
    let complaint = json!({ "reason_code": "NOT_PAID", "text": "It is done.", "wants": {} });
    let disputed = pair.worker.post(&path(&job, "dispute"), complaint).await.is(201);
    assert_eq!(disputed["wanted"], Value::Null);
    let seen = pair.client.get(&path(&job, "")).await.is(200);
    assert_eq!(seen["reason"], Value::Null, "what was to be changed is not why the job is disputed");
    pair.client.post(&path(&job, "dispute/settlements"), json!({})).await.is(201);
    pair.worker.post(&path(&job, "dispute/settlements/1/accept"), json!({})).await.is(200);
    let ended = pair.worker.get(&path(&job, "")).await.is(200);
    assert_eq!(ended["status"], "FINALIZED");
}

#[apply(both_engines)]
async fn an_agreement_without_a_start_can_be_disputed_after_a_day(hall: Hall) {
    let pair = pair(&hall).await;
    let job = agreed(&pair, 10_000, None).await;
    let complaint = json!({ "reason_code": "NOT_DONE", "text": "Nobody came.", "wants": { "worker_gets": euros(0) } });
    let early = pair.client.post(&path(&job, "dispute"), complaint.clone()).await.is_problem(409, "too_early");
    let agreed_at: Timestamp = job["accepted_at"].as_str().unwrap().parse().unwrap();
    assert_eq!(early["params"]["at"], agreed_at.saturating_add(24 * HOUR).to_string());
    hall.clock.advance(24 * HOUR);
    signed_in(&pair).await.client.post(&path(&job, "dispute"), complaint).await.is(201);
}

#[apply(both_engines)]
async fn neither_side_learns_which_administrator_has_decided(hall: Hall) {
    let (pair, admin) = (pair(&hall).await, hall.admin().await);
    let job = agreed(&pair, 10_000, None).await;
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    let complaint = json!({ "reason_code": "OTHER", "text": "No.", "wants": { "worker_gets": euros(0) } });
    pair.client.post(&path(&job, "dispute"), complaint).await.is(201);
    let desk = format!("/admin/disputes/{}", job["id"].as_str().unwrap());
    admin.post(&format!("{desk}/claim"), json!({})).await.is(200);
    let decision = json!({ "worker_gets": euros(1), "statement": "So be it." });
    admin.post(&format!("{desk}/resolve"), decision).await.is(200);
    for who in [&pair.client, &pair.worker] {
        let events = who.get(&path(&job, "events")).await.is(200);
        let decided = events["items"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&decided["type"], &decided["actor"]), (&json!("job.dispute_decided"), &Value::Null));
    }
}

#[apply(both_engines)]
async fn each_side_can_propose_twenty_settlements(hall: Hall) {
    let pair = pair(&hall).await;
    let job = agreed(&pair, 10_000, None).await;
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    let complaint = json!({ "reason_code": "OTHER", "text": "No.", "wants": { "worker_gets": euros(0) } });
    pair.client.post(&path(&job, "dispute"), complaint).await.is(201);
    for share in 0..20 {
        let proposal = json!({ "worker_gets": euros(share) });
        pair.worker.post(&path(&job, "dispute/settlements"), proposal).await.is(201);
    }
    let one_more = json!({ "worker_gets": euros(0) });
    let refused = pair.worker.post(&path(&job, "dispute/settlements"), one_more.clone()).await;
    refused.is_problem(409, "too_many_dispute_entries");
    pair.client.post(&path(&job, "dispute/settlements"), one_more).await.is(201);
}

#[apply(both_engines)]
async fn a_duration_alone_is_no_offer(hall: Hall) {
    let pair = pair(&hall).await;
    let proposal = json!({ "thread_id": pair.thread, "duration_minutes": 90 });
    pair.client.post("/jobs", proposal).await.is_invalid("/duration_minutes", "required");
}

#[apply(both_engines)]
async fn each_step_of_a_dispute_is_a_new_version_of_its_job(hall: Hall) {
    let (pair, admin) = (pair(&hall).await, hall.admin().await);
    let job = agreed(&pair, 10_000, None).await;
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    let desk = |what: &str| format!("/admin/disputes/{}/{what}", job["id"].as_str().unwrap());
    let share = json!({ "worker_gets": euros(100) });
    let complaint = json!({ "reason_code": "OTHER", "text": "No.", "wants": share });
    let (said, decision) = (json!({ "text": "No." }), json!({ "worker_gets": euros(0), "statement": "No." }));
    let mut version = pair.client.get(&path(&job, "")).await.is(200)["version"].as_i64().unwrap();
    for (who, what, body) in [
        (&pair.client, path(&job, "dispute"), complaint),
        (&pair.worker, path(&job, "dispute/statements"), said.clone()),
        (&pair.client, path(&job, "dispute/settlements"), share),
        (&pair.worker, path(&job, "dispute/settlements/1/decline"), json!({})),
        (&admin, desk("resolve"), decision.clone()),
        (&pair.worker, path(&job, "dispute/appeal"), said),
        (&admin, desk("resolve"), decision),
    ] {
        if who.id == admin.id {
            admin.post(&desk("claim"), json!({})).await.is(200);
        }
        let reply = who.post(&what, body).await;
        assert!(reply.status.is_success(), "{what}: {}", reply.json());
        version += 1;
        assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["version"], version, "{what}");
    }
    assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 0);
}

#[apply(both_engines)]
async fn the_answer_to_a_change_allows_a_worker_without_an_identity_check_what_a_look_at_the_job_does(hall: Hall) {
    let pair = pair(&hall).await;
    let job = agreed(&pair, 100, None).await;
    pair.client.post(&path(&job, "offers"), json!({ "price": euros(200) })).await.is(201);
    hall.sql("UPDATE workers SET kyc_status = 'REJECTED' WHERE user_id = $1", pair.worker.user_id()).await;
    let declined = pair.worker.post(&path(&job, "offers/2/decline"), json!({})).await.is(200);
    assert_eq!(declined["allowed_actions"], json!(["COMPLETE", "CANCEL"]));
    assert_eq!(pair.worker.get(&path(&job, "")).await.is(200)["allowed_actions"], declined["allowed_actions"]);
}
