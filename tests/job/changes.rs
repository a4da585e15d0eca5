//! A client changes a proposal, and the worker accepts what they have seen.

use crate::support::jobs::{history, last_activity, pair, path};
use crate::support::{Hall, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

#[apply(both_engines)]
async fn a_proposal_can_be_renamed_until_it_is_answered(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let before = last_activity(&hall, &pair.thread).await;
    hall.clock.advance(Duration::from_secs(60));
    let change = json!({ "title": "Fix both taps", "description": "In the kitchen." });
    let changed = pair.client.patch(&path(&job, ""), change.clone()).await.is(200);
    for (field, value) in change.as_object().unwrap() {
        assert_eq!(changed[field], *value);
    }
    assert_eq!((&changed["version"], &changed["status"]), (&json!(2), &json!("NEGOTIATING")));
    assert_eq!(changed["allowed_actions"], json!(["CHANGE", "OFFER", "CANCEL"]));
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200), changed);
    assert!(last_activity(&hall, &pair.thread).await >= before.saturating_add(Duration::from_secs(60)));

    let cleared = pair.client.patch(&path(&job, ""), json!({ "description": "" })).await.is(200);
    assert_eq!(cleared["description"], Value::Null);
    assert_eq!((&cleared["title"], &cleared["version"]), (&json!("Fix both taps"), &json!(3)));
    let same = pair.client.patch(&path(&job, ""), json!({ "title": "Fix both taps" })).await.is(200);
    assert_eq!(same["version"], 3, "what changes nothing is no change");
    assert_eq!(history(&pair.worker, &job).await, ["job.created", "job.changed", "job.changed"]);

    pair.worker.post(&path(&job, "accept"), json!({ "version": 3 })).await.is(200);
    let refused = pair.client.patch(&path(&job, ""), json!({ "title": "Another" })).await;
    let refused = refused.is_problem(409, "illegal_transition");
    assert_eq!(refused["detail"], "A job that is ACCEPTED cannot be changed.");
}

#[apply(both_engines)]
async fn only_its_client_renames_a_proposal_and_terms_are_changed_by_offers(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let change = json!({ "title": "Cheaper" });
    pair.worker.patch(&path(&job, ""), change.clone()).await.is_problem(403, "wrong_role");
    hall.client().await.patch(&path(&job, ""), change.clone()).await.is_problem(404, "not_found");
    for (wrong, pointer, code) in [
        (json!({ "title": null }), "/title", "invalid_type"),
        (json!({ "title": "" }), "/title", "too_short"),
        (json!({ "price": { "amount": 1, "currency": "EUR" } }), "/price", "unknown_field"),
        (json!({ "scheduled_at": "2030-05-04T10:00:00Z" }), "/scheduled_at", "unknown_field"),
        (json!({ "thread_id": pair.thread }), "/thread_id", "unknown_field"),
    ] {
        pair.client.patch(&path(&job, ""), wrong).await.is_invalid(pointer, code);
    }
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", pair.client.user_id()).await;
    pair.client.patch(&path(&job, ""), change).await.is_problem(403, "account_frozen");
    assert_eq!(pair.worker.get(&path(&job, "")).await.is(200)["title"], job["title"]);
}

#[apply(both_engines)]
async fn a_worker_accepts_the_version_that_they_have_seen(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let accept = async |body: Value| pair.worker.post(&path(&job, "accept"), body).await;
    accept(json!({ "version": 2 })).await.is_problem(409, "outdated_version");
    pair.client.patch(&path(&job, ""), json!({ "title": "Fix no tap" })).await.is(200);
    for outdated in [json!({}), json!({ "version": 1 }), json!({ "version": null }), json!({ "version": 3 })] {
        let refused = accept(outdated).await.is_problem(409, "outdated_version");
        assert!(refused["detail"].as_str().unwrap().contains("version 2"), "{refused}");
    }
    let without_body = pair.worker.request(Method::POST, &path(&job, "accept"));
    Reply::to(without_body).await.is_problem(409, "outdated_version");
    accept(json!({ "version": 0 })).await.is_invalid("/version", "out_of_range");
    accept(json!({ "price": 1 })).await.is_invalid("/price", "unknown_field");
    let accepted = accept(json!({ "version": 2 })).await.is(200);
    assert_eq!((&accepted["status"], &accepted["version"]), (&json!("ACCEPTED"), &json!(3)));
    accept(json!({ "version": 2 })).await.is_problem(409, "illegal_transition");
}

#[apply(both_engines)]
async fn an_unchanged_proposal_is_accepted_without_a_body(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let accept = || pair.worker.request(Method::POST, &path(&job, "accept")).header("Idempotency-Key", "k1");
    let accepted = Reply::to(accept()).await.is(200);
    assert_eq!(Reply::to(accept()).await.is(200), accepted);
    let another = Reply::to(accept().json(&json!({ "version": 1 }))).await;
    another.is_problem(422, "idempotency_key_reused");
}

#[apply(both_engines)]
async fn a_change_of_a_proposal_that_has_changed_meanwhile_is_refused(hall: Hall) {
    let pair = pair(&hall).await;
    let proposed = json!({ "thread_id": pair.thread, "title": "Fix the tap" });
    let created = pair.client.post("/jobs", proposed).await;
    let job = created.is(201);
    let change = async |tag: &str, title: &str| {
        let request = pair.client.request(Method::PATCH, &path(&job, "")).header("If-Match", tag);
        Reply::to(request.json(&json!({ "title": title }))).await
    };
    let first = change(created.header("etag"), "Fix both taps").await;
    first.is(200);
    change(created.header("etag"), "Fix no tap").await.is_problem(412, "precondition_failed");
    change(first.header("etag"), "Fix all taps").await.is(200);
}

#[apply(both_engines)]
async fn the_worker_gets_a_mail_about_a_change(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    hall.mail_to(&pair.worker.email, "You have a new job proposal").await;
    pair.client.patch(&path(&job, ""), json!({ "title": "Fix both taps" })).await.is(200);
    let mail = hall.mail_to(&pair.worker.email, "A job proposal has changed").await;
    assert!(mail.text.contains("Clara C. has changed the proposal “Fix both taps”."), "{}", mail.text);
}

#[apply(both_engines)]
async fn a_proposal_is_changed_ten_times_a_day(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let pair = pair(&hall).await;
    let job = pair.job().await;
    for number in 0..10 {
        pair.client.patch(&path(&job, ""), json!({ "title": format!("Title {number}") })).await.is(200);
    }
    pair.client.patch(&path(&job, ""), json!({ "title": "One more" })).await.is_problem(429, "too_many_requests");
    hall.client().await.patch(&path(&job, ""), json!({ "title": "Mine" })).await.is_problem(404, "not_found");
}
