//! What the system finds worth a look, and how ratings rank.

use super::{at, reviewed};
use crate::support::jobs::{Pair, pair, path, thread};
use crate::support::{Hall, Person, eventually_is, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

/// A job whose work took an hour, reviewed by both sides.
async fn honest(hall: &Hall, client: &Person, worker: &Person, words: Value) -> Value {
    let pair = Pair { thread: thread(hall, client, worker).await, client: client.clone(), worker: worker.clone() };
    let job = pair.accepted().await;
    hall.clock.advance(Duration::from_secs(120));
    worker.post(&path(&job, "complete"), json!({})).await.is(200);
    pair.review(&job, words).await
}

async fn signals(admin: &Person, review: &Value) -> Value {
    admin.get(format!("/admin{}", at(review, "")).trim_end_matches('/')).await.is(200)["open_signals"].clone()
}

#[apply(both_engines)]
async fn the_same_text_twice_is_a_signal_and_hides_nothing(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let (one, two) = (hall.client().await, hall.client().await);
    let words = "Came on time, was friendly, and the tap is dry again!";
    let first = honest(&hall, &one, &worker, json!({ "rating": 5, "text": words })).await;
    let again = json!({ "rating": 5, "text": words.to_uppercase().replace(',', "") });
    let second = honest(&hall, &two, &worker, again).await;
    let short = honest(&hall, &hall.client().await, &worker, json!({ "rating": 5, "text": "Great!" })).await;
    assert_eq!(signals(&admin, &first).await, json!([]));
    assert_eq!(signals(&admin, &second).await, json!(["SAME_TEXT"]));
    assert_eq!(signals(&admin, &short).await, json!([]));
    let waiting = admin.get("/admin/reviews?flagged=true").await.is(200);
    assert_eq!(waiting["items"].as_array().unwrap().len(), 1);
    hall.nobody().get(at(&second, "").trim_end_matches('/')).await.is(200);
    admin.post(&format!("/admin{}", at(&second, "keep")), json!({})).await.is(204);
    assert_eq!(signals(&admin, &second).await, json!([]));
}

#[apply(both_engines)]
async fn one_network_of_both_sides_is_a_signal_unless_it_is_private(hall: Hall) {
    let (pair, admin) = (pair(&hall).await, hall.admin().await);
    let home = honest(&hall, &pair.client, &pair.worker, json!({ "rating": 5 })).await;
    assert_eq!(signals(&admin, &home).await, json!([]), "all of them sign in on this machine");
    for user in [pair.client.user_id(), pair.worker.user_id()] {
        hall.sql("UPDATE places SET network = '8.8.8.0/24' WHERE user_id = $1", user).await;
    }
    let shared = honest(&hall, &pair.client, &pair.worker, json!({ "rating": 5 })).await;
    assert_eq!(signals(&admin, &shared).await, json!(["SAME_NETWORK"]));
}

#[apply(both_engines)]
async fn a_settlement_that_finishes_a_job_at_once_is_a_signal(hall: Hall) {
    let (pair, admin) = (pair(&hall).await, hall.admin().await);
    let price = json!({ "amount": 8000, "currency": "EUR" });
    let start = hall.clock.now().saturating_sub(Duration::from_secs(60 * 60)).to_string();
    let proposal = json!({ "thread_id": pair.thread, "title": "Fix the tap", "price": price, "scheduled_at": start });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    let complaint = json!({ "reason_code": "OTHER", "text": "Let us settle.", "wants": { "worker_gets": price } });
    pair.client.post(&path(&job, "dispute"), complaint).await.is(201);
    pair.worker.post(&path(&job, "dispute/settlements"), json!({ "worker_gets": price })).await.is(201);
    pair.client.post(&path(&job, "dispute/settlements/1/accept"), json!({})).await.is(200);
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["status"], "FINALIZED");
    let review = pair.review(&job, json!({ "rating": 5 })).await;
    assert_eq!(signals(&admin, &review).await, json!(["FINISHED_AT_ONCE"]));
}

#[apply(both_engines)]
async fn a_review_whose_author_was_banned_before_it_is_revealed_waits_for_an_administrator(hall: Hall) {
    let (pair, admin) = (pair(&hall).await, hall.admin().await);
    let job = pair.accepted().await;
    hall.clock.advance(Duration::from_secs(120));
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    let review = pair.client.post(&path(&job, "review"), json!({ "rating": 1 })).await.is(201);
    let ban = format!("/admin/users/{}/ban", pair.client.id);
    admin.post(&ban, json!({ "reason": "Fake reviews" })).await.is(200);
    pair.worker.post(&path(&job, "review"), json!({ "rating": 5 })).await.is(201);
    assert_eq!(signals(&admin, &review).await, json!(["AUTHOR_BANNED"]));
    let waiting = admin.get("/admin/reviews?flagged=true").await.is(200);
    assert_eq!(waiting["items"][0]["id"], review["id"]);
}

#[apply(both_engines)]
async fn a_group_that_only_reviews_itself_is_a_signal(hall: Hall) {
    let admin = hall.admin().await;
    let (clients, workers) =
        ([hall.client().await, hall.client().await], [hall.verified_worker().await, hall.verified_worker().await]);
    let mut last = Value::Null;
    for client in &clients {
        for worker in &workers {
            assert!(last.is_null() || signals(&admin, &last).await == json!([]));
            last = honest(&hall, client, worker, json!({ "rating": 5 })).await;
        }
    }
    assert_eq!(signals(&admin, &last).await, json!(["CLOSED_RING"]));
    let outside = honest(&hall, &hall.client().await, &workers[0], json!({ "rating": 5 })).await;
    assert_eq!(signals(&admin, &outside).await, json!([]));
}

#[apply(both_engines)]
async fn many_good_reviews_rank_above_a_single_one(hall: Hall) {
    let (newcomer, veteran, unknown) =
        (hall.verified_worker().await, hall.verified_worker().await, hall.verified_worker().await);
    for worker in [&newcomer, &veteran, &unknown] {
        publish(worker, json!({})).await;
    }
    reviewed(&hall, &newcomer, 5).await;
    for rating in [5, 5, 5, 5, 5, 5, 5, 5, 5, 4] {
        reviewed(&hall, &veteran, rating).await;
    }
    let best = async || -> Vec<Value> {
        let page = hall.nobody().get("/services?sort=rating").await.is(200);
        page["items"].as_array().unwrap().iter().map(|listing| listing["worker"]["id"].clone()).collect()
    };
    eventually_is(vec![json!(veteran.id), json!(newcomer.id), json!(unknown.id)], best).await;
    let rated = hall.nobody().get("/services?min_rating=5").await.is(200);
    assert_eq!(rated["items"].as_array().unwrap().len(), 1, "what is shown is the plain mean");
}
