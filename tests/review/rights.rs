//! What a side is told that it can do is what it can do.

use super::at;
use crate::support::jobs::{Pair, pair, path, thread};
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn frozen(admin: &Person, who: &Person, act: &str) {
    admin.post(&format!("/admin/users/{}/{act}", who.id), json!({ "reason": "A complaint." })).await.is(200);
}

/// What a side is told of the reviews of a job.
async fn told(who: &Person, job: &Value) -> Value {
    let told = who.get(&path(job, "reviews")).await.is(200);
    assert_eq!(told["can_review"], who.get(&path(job, "")).await.is(200)["can_review"]);
    told
}

/// Whether a side is told that it can review the job, and whether it can. What it has posted is taken back.
async fn review(who: &Person, job: &Value) -> bool {
    let can_review = told(who, job).await["can_review"] == true;
    let posted = who.post(&path(job, "review"), json!({ "rating": 4 })).await;
    assert_eq!(posted.status == 201, can_review, "{} {}", posted.status, posted.json());
    if can_review {
        who.delete(at(&posted.json(), "").trim_end_matches('/')).await.is(204);
    }
    can_review
}

#[apply(both_engines)]
async fn can_review_says_exactly_whether_a_review_would_be_posted_now(hall: Hall) {
    let admin = hall.admin().await;
    let pair = pair(&hall).await;
    let job = pair.accepted().await;
    let other = hall.client().await;
    assert!(!review(&pair.client, &job).await && !review(&pair.worker, &job).await);
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    for who in [&pair.client, &pair.worker] {
        assert!(review(who, &job).await);
        frozen(&admin, who, "freeze").await;
        assert!(!review(who, &job).await, "a frozen account may read, and change nothing");
        frozen(&admin, who, "unfreeze").await;
        assert!(review(who, &job).await);
        let posted = who.post(&path(&job, "review"), json!({ "rating": 4 })).await.is(201);
        assert!(!review(who, &job).await, "it is reviewed already");
        who.delete(at(&posted, "").trim_end_matches('/')).await.is(204);
    }
    other.get(&path(&job, "reviews")).await.is_problem(404, "not_found");

    let thread = thread(&hall, &pair.client, &pair.worker).await;
    let pair = Pair { thread, ..pair };
    let job = pair.completed().await;
    frozen(&admin, &pair.worker, "freeze").await;
    assert!(review(&pair.client, &job).await, "the other side may be frozen");
    frozen(&admin, &pair.worker, "unfreeze").await;
    pair.client.post(&path(&job, "finalize"), json!({})).await.is(200);
    hall.clock.advance(14 * DAY);
    for who in [pair.client.signed_in().await, pair.worker.signed_in().await] {
        assert!(!review(&who, &job).await, "the time is over");
    }
}

#[apply(both_engines)]
async fn can_reply_says_exactly_whether_a_reply_would_be_taken_now(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let job = pair.completed().await;
    assert_eq!(told(&pair.worker, &job).await["can_reply"], false, "there is no review");
    let review = pair.review(&job, json!({ "rating": 2 })).await;
    let reply = async |who: &Person| {
        let can_reply = told(who, &job).await["can_reply"] == true;
        let replied = who.put(&at(&review, "reply"), json!({ "text": "It was raining." })).await;
        assert_eq!(replied.status == 200, can_reply, "{} {}", replied.status, replied.json());
        can_reply
    };
    frozen(&admin, &pair.worker, "freeze").await;
    assert!(!reply(&pair.worker).await);
    frozen(&admin, &pair.worker, "unfreeze").await;
    assert!(reply(&pair.worker).await && reply(&pair.worker).await);
    hall.clock.advance(2 * DAY);
    assert!(!reply(&pair.worker.signed_in().await).await, "the time to change it is over");
}

#[apply(both_engines)]
async fn can_appeal_says_exactly_whether_an_appeal_would_be_taken_now(hall: Hall) {
    let admin = hall.admin().await;
    let appeal = async |who: &Person, job: &Value, review: &Value| {
        let told = told(who, job).await["mine"]["removal"].clone();
        let can_appeal = told["can_appeal"] == true;
        let appealed = who.post(&at(review, "appeal"), json!({ "text": "The person is myself." })).await;
        assert_eq!(appealed.status == 201, can_appeal, "{} {}", appealed.status, appealed.json());
        can_appeal
    };
    for waits in [false, true] {
        let pair = pair(&hall).await;
        let job = pair.completed().await;
        let review = pair.review(&job, json!({ "rating": 2 })).await;
        let (client, admin) = (pair.client.signed_in().await, admin.signed_in().await);
        assert!(!appeal(&client, &job, &review).await, "it is not removed");
        let removal = admin.request(Method::DELETE, format!("/admin{}", at(&review, "")).trim_end_matches('/'));
        Reply::to(removal.json(&json!({ "reason": "It names a third person." }))).await.is(204);
        frozen(&admin, &client, "freeze").await;
        assert!(!appeal(&client, &job, &review).await);
        frozen(&admin, &client, "unfreeze").await;
        if waits {
            hall.clock.advance(14 * DAY);
            assert!(!appeal(&client.signed_in().await, &job, &review).await, "the time is over");
        } else {
            assert!(appeal(&client, &job, &review).await);
            assert!(!appeal(&client, &job, &review).await, "once");
        }
    }
}
