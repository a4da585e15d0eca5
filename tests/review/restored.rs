//! Reviews that are removed and restored.

use super::{at, reviewed};
use crate::support::jobs::{Pair, thread};
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

async fn remove(admin: &Person, review: &Value) {
    let request = admin.request(Method::DELETE, format!("/admin{}", at(review, "")).trim_end_matches('/'));
    Reply::to(request.json(&json!({ "reason": "It names a third person." }))).await.is(204);
}

async fn restore(admin: &Person, review: &Value) -> Reply {
    admin.post(&format!("/admin{}", at(review, "restore")), json!({ "reason": "It does not." })).await
}

/// How many reviews count for a worker, and their mean.
async fn rating(hall: &Hall, worker: &Person) -> (Value, Value) {
    let summary = hall.nobody().get(&format!("/workers/{}/reviews/summary", worker.id)).await.is(200);
    (summary["count"].clone(), summary["average"].clone())
}

#[apply(both_engines)]
async fn a_restored_review_counts_as_if_it_had_not_been_removed(hall: Hall) {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let (client, first) = reviewed(&hall, &worker, 1).await;
    hall.clock.advance(80 * DAY);
    let (client, worker, admin) = (client.signed_in().await, worker.signed_in().await, admin.signed_in().await);
    let pair = Pair { thread: thread(&hall, &client, &worker).await, client: client.clone(), worker: worker.clone() };
    let job = pair.completed().await;
    let second = pair.review(&job, json!({ "rating": 5 })).await;
    assert_eq!(rating(&hall, &worker).await, (json!(1), json!(5.0)), "the newest of 90 days counts");

    remove(&admin, &second).await;
    assert_eq!(rating(&hall, &worker).await, (json!(1), json!(1.0)), "the one before it counts again");
    restore(&admin, &second).await.is(204);
    assert_eq!(rating(&hall, &worker).await, (json!(1), json!(5.0)));

    remove(&admin, &first).await;
    restore(&admin, &first).await.is(204);
    assert_eq!(rating(&hall, &worker).await, (json!(1), json!(5.0)), "an older one within 90 days does not count");
    restore(&admin, &first).await.is_problem(409, "illegal_transition");
    let mail = hall.mail_to(&client.email, "Your review is visible again").await;
    assert!(mail.text.contains("It does not."), "{}", mail.text);
    let mail = hall.mail_to(&worker.email, "A review of your work is visible again").await;
    assert!(!mail.text.contains("It does not."), "{}", mail.text);
}

#[apply(both_engines)]
async fn administrators_find_reviews_by_their_state_and_by_both_sides(hall: Hall) {
    let (worker, other, admin) = (hall.verified_worker().await, hall.verified_worker().await, hall.admin().await);
    let (client, one) = reviewed(&hall, &worker, 2).await;
    let (_, two) = reviewed(&hall, &other, 4).await;
    remove(&admin, &two).await;
    let found = async |query: &str| -> Vec<Value> {
        let page = admin.get(&format!("/admin/reviews?{query}")).await.is(200);
        page["items"].as_array().unwrap().iter().map(|review| review["id"].clone()).collect()
    };
    assert_eq!(found("status=REMOVED").await, [two["id"].clone()]);
    assert_eq!(found("status=VISIBLE").await, [one["id"].clone()]);
    assert_eq!(found(&format!("author_id={}", client.id)).await, [one["id"].clone()]);
    assert_eq!(found(&format!("worker_id={}", other.id)).await, [two["id"].clone()]);
    assert_eq!(found(&format!("worker_id={}&status=VISIBLE", other.id)).await, Vec::<Value>::new());
    worker.post(&at(&one, "flag"), json!({ "reason": "Another worker" })).await.is(204);
    let case = admin.get(&format!("/admin/reviews/{}", one["id"].as_str().unwrap())).await.is(200);
    assert_eq!(case["flags"][0]["reason"], "Another worker");
    assert_eq!(case["author_record"], json!({ "reviews_written": 1, "reviews_flagged": 1, "flags_raised": 0 }));
    assert_eq!(case["subject_record"], json!({ "reviews_written": 1, "reviews_flagged": 1, "flags_raised": 1 }));
    assert_eq!(case["worker_rating"], json!({ "average": 2.0, "count": 1 }));
    admin.get("/admin/reviews/019a0000-0000-7000-8000-000000000000").await.is_problem(404, "not_found");
}
