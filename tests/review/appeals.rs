//! Appeals of authors against the removal of their reviews.

use super::{at, reviewed};
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn remove(admin: &Person, review: &Value) {
    let request = admin.request(Method::DELETE, format!("/admin{}", at(review, "")).trim_end_matches('/'));
    let why = json!({ "reason": "It names a third person.", "reason_code": "PERSONAL_DATA" });
    Reply::to(request.json(&why)).await.is(204);
}

async fn decide(admin: &Person, review: &Value, is_granted: bool) -> Reply {
    let decision = json!({ "is_granted": is_granted, "reason": "We have looked again." });
    admin.post(&format!("/admin{}", at(review, "appeal/decide")), decision).await
}

#[apply(both_engines)]
async fn an_author_appeals_once_and_another_administrator_decides(hall: Hall) {
    let worker = hall.verified_worker().await;
    let (client, review) = reviewed(&hall, &worker, 1).await;
    let (admin, other) = (hall.admin().await, hall.admin().await);
    let words = json!({ "text": "The person is myself." });
    client.post(&at(&review, "appeal"), words.clone()).await.is_problem(409, "illegal_transition");
    remove(&admin, &review).await;
    let own = client.get(&format!("/jobs/{}/reviews", review["job_id"].as_str().unwrap())).await.is(200);
    assert_eq!(own["mine"]["removal"]["reason_code"], "PERSONAL_DATA");
    assert_eq!(own["mine"]["removal"]["statement"], "It names a third person.");
    worker.post(&at(&review, "appeal"), words.clone()).await.is_problem(404, "not_found");
    decide(&other, &review, true).await.is_problem(404, "not_found");
    let appeal = client.post(&at(&review, "appeal"), words.clone()).await.is(201);
    assert_eq!((&appeal["status"], &appeal["review_id"]), (&json!("OPEN"), &review["id"]));
    client.post(&at(&review, "appeal"), words.clone()).await.is_problem(409, "already_exists");
    assert_eq!(other.get("/admin/review-appeals").await.is(200)["items"], json!([appeal]));
    let waiting = other.get("/admin/waiting").await.is(200);
    assert_eq!(waiting["review_appeals"], json!({ "count": 1, "oldest_at": appeal["created_at"] }));
    let case = other.get(format!("/admin{}", at(&review, "")).trim_end_matches('/')).await.is(200);
    assert_eq!((&case["appeal"]["text"], &case["removal_code"]), (&words["text"], &json!("PERSONAL_DATA")));

    decide(&admin, &review, false).await.is_problem(409, "another_administrator_needed");
    let restore = format!("/admin{}", at(&review, "restore"));
    admin.post(&restore, json!({ "reason": "No" })).await.is_problem(409, "another_administrator_needed");
    decide(&other, &review, true).await.is(204);
    decide(&other, &review, false).await.is_problem(409, "already_decided");
    assert_eq!(other.get("/admin/review-appeals").await.is(200)["items"], json!([]));
    let waiting = other.get("/admin/waiting").await.is(200);
    assert_eq!(waiting["review_appeals"], json!({ "count": 0, "oldest_at": null }));
    hall.nobody().get(at(&review, "").trim_end_matches('/')).await.is(200);
    let mail = hall.mail_to(&client.email, "Your review is visible again").await;
    assert!(mail.text.contains("We have looked again."), "{}", mail.text);
}

#[apply(both_engines)]
async fn a_single_administrator_decides_and_a_rejection_is_told_to_the_author(hall: Hall) {
    let worker = hall.verified_worker().await;
    let (client, review) = reviewed(&hall, &worker, 1).await;
    let admin = hall.admin().await;
    remove(&admin, &review).await;
    client.post(&at(&review, "appeal"), json!({ "text": "No" })).await.is(201);
    decide(&admin, &review, false).await.is(204);
    let mail = hall.mail_to(&client.email, "Your review stays removed").await;
    assert!(mail.text.contains("We have looked again."), "{}", mail.text);
    client.post(&at(&review, "appeal"), json!({ "text": "No" })).await.is_problem(409, "already_exists");
    hall.nobody().get(at(&review, "").trim_end_matches('/')).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn an_appeal_that_is_sent_again_with_its_key_is_answered_as_the_first_time(hall: Hall) {
    let worker = hall.verified_worker().await;
    let (client, review) = reviewed(&hall, &worker, 1).await;
    remove(&hall.admin().await, &review).await;
    let appeal = async || {
        let request = client.request(Method::POST, &at(&review, "appeal")).header("Idempotency-Key", "once");
        Reply::to(request.json(&json!({ "text": "No" }))).await.is(201)
    };
    assert_eq!(appeal().await, appeal().await);
}

#[apply(both_engines)]
async fn an_appeal_has_two_weeks(hall: Hall) {
    let worker = hall.verified_worker().await;
    let (client, review) = reviewed(&hall, &worker, 1).await;
    remove(&hall.admin().await, &review).await;
    hall.clock.advance(14 * DAY);
    let late = client.signed_in().await.post(&at(&review, "appeal"), json!({ "text": "No" })).await;
    late.is_problem(409, "appeal_period_over");
}
