//! Jobs that were called off late: both sides say in words what they think of it, and nothing of that is a rating.

use super::{at, is_told};
use crate::support::jobs::{Pair, pair, path, thread};
use crate::support::{Hall, Person, publish};
use hirehall::background::due_jobs;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Who called a job off, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CalledOff {
    ByWorker,
    ByClient,
    WorkerDidNotCome,
    ClientDidNotCome,
}

async fn later(hall: &Hall, pair: &Pair, time: Duration) -> Pair {
    hall.clock.advance(time);
    due_jobs::settle(&hall.app).await.unwrap();
    Pair { client: pair.client.signed_in().await, worker: pair.worker.signed_in().await, thread: pair.thread.clone() }
}

/// A job that would have begun in an hour, or an hour ago.
async fn called_off(hall: &Hall, pair: Pair, how: CalledOff) -> (Pair, Value) {
    let now = hall.clock.now();
    let start = match how {
        CalledOff::ByWorker | CalledOff::ByClient => now.saturating_add(HOUR),
        CalledOff::WorkerDidNotCome | CalledOff::ClientDidNotCome => now.saturating_sub(HOUR),
    };
    let proposal = json!({
        "thread_id": pair.thread, "title": "Fix the tap", "price": { "amount": 8000, "currency": "EUR" }, "scheduled_at": start.to_string(),
    });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    let because = json!({ "reason": "Something came up." });
    let pair = match how {
        CalledOff::ByWorker => {
            pair.worker.post(&path(&job, "cancel"), because).await.is(200);
            pair
        }
        CalledOff::ByClient => {
            pair.client.post(&path(&job, "cancel"), because).await.is(200);
            pair
        }
        CalledOff::WorkerDidNotCome | CalledOff::ClientDidNotCome => {
            let pair = later(hall, &pair, HOUR).await;
            let reporter = if how == CalledOff::WorkerDidNotCome { &pair.client } else { &pair.worker };
            reporter.post(&path(&job, "report-no-show"), json!({})).await.is(200);
            later(hall, &pair, DAY).await
        }
    };
    let job = pair.client.get(&path(&job, "")).await.is(200);
    assert_eq!((&job["status"], &job["outcome"]["late"]), (&json!("CANCELLED"), &json!(true)), "{how:?}");
    (pair, job)
}

/// Both sides review the job in words. Returns the client's review.
async fn words_of_both(pair: &Pair, job: &Value) -> Value {
    pair.worker.post(&path(job, "review"), json!({ "text": "It could not be helped." })).await.is(201);
    pair.client.post(&path(job, "review"), json!({ "text": "Called off an hour before." })).await.is(201)
}

#[apply(both_engines)]
async fn both_sides_review_a_job_that_was_called_off_late_in_words_alone(hall: Hall) {
    for how in [CalledOff::ByWorker, CalledOff::ByClient, CalledOff::WorkerDidNotCome, CalledOff::ClientDidNotCome] {
        let (pair, job) = called_off(&hall, pair(&hall).await, how).await;
        let review = path(&job, "review");
        for who in [&pair.client, &pair.worker] {
            assert_eq!(who.get(&path(&job, "")).await.is(200)["can_review"], true, "{how:?}");
            assert_eq!(who.get(&path(&job, "reviews")).await.is(200)["can_review"], true, "{how:?}");
            let stars = who.post(&review, json!({ "rating": 1, "text": "No" })).await;
            stars.is_invalid("/rating", "unknown_field");
            who.post(&review, json!({})).await.is_invalid("/text", "required");
            let aspects = who.post(&review, json!({ "text": "No", "aspects": { "communication": 1 } })).await;
            aspects.is_invalid("/aspects", "unknown_field");
            who.post(&review, json!({ "text": "It is a pity." })).await.is(201);
        }
        for who in [&pair.client, &pair.worker] {
            let reviews = who.get(&path(&job, "reviews")).await.is(200);
            assert_eq!(
                (&reviews["theirs"]["text"], &reviews["theirs"]["rating"]),
                (&json!("It is a pity."), &Value::Null)
            );
        }
    }
}

#[apply(both_engines)]
async fn a_dispute_about_work_that_was_never_done_is_reviewed_in_words_and_about_done_work_with_stars(hall: Hall) {
    let nothing = json!({ "amount": 0, "currency": "EUR" });
    for is_done in [false, true] {
        let pair = pair(&hall).await;
        let start = hall.clock.now().saturating_sub(HOUR).to_string();
        let price = json!({ "amount": 8000, "currency": "EUR" });
        let proposal =
            json!({ "thread_id": pair.thread, "title": "Fix the tap", "price": price, "scheduled_at": start });
        let job = pair.client.post("/jobs", proposal).await.is(201);
        pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
        if is_done {
            pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
        }
        let complaint =
            json!({ "reason_code": "NOT_DONE", "text": "Nothing was done.", "wants": { "worker_gets": nothing } });
        pair.client.post(&path(&job, "dispute"), complaint).await.is(201);
        let pair = later(&hall, &pair, 5 * DAY).await;
        assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["status"], "CANCELLED");
        let (stars, words) = (json!({ "rating": 1 }), json!({ "text": "Nothing was done." }));
        let (refused, field, code, accepted) =
            if is_done { (words, "/rating", "required", stars) } else { (stars, "/rating", "unknown_field", words) };
        assert_eq!(pair.client.get(&path(&job, "reviews")).await.is(200)["needs_stars"], is_done);
        pair.client.post(&path(&job, "review"), refused).await.is_invalid(field, code);
        pair.client.post(&path(&job, "review"), accepted).await.is(201);
    }
}

#[apply(both_engines)]
async fn a_job_that_was_called_off_in_time_is_not_reviewed(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.accepted().await;
    pair.worker.post(&path(&job, "cancel"), json!({ "reason": "No" })).await.is(200);
    for who in [&pair.client, &pair.worker] {
        assert_eq!(who.get(&path(&job, "reviews")).await.is(200)["can_review"], false);
        who.post(&path(&job, "review"), json!({ "text": "A pity" })).await.is_problem(409, "job_not_finished");
    }
}

/// Everything that shows the rating of a worker.
async fn ratings(hall: &Hall, worker: &Person) -> Vec<Value> {
    let nobody = hall.nobody();
    let listed = nobody.get("/services?sort=rating").await.is(200);
    let orders = listed["items"].as_array().unwrap().iter().map(|listing| listing["worker"].clone()).collect();
    vec![
        nobody.get(&format!("/workers/{}/reviews/summary", worker.id)).await.is(200),
        nobody.get(&format!("/workers/{}", worker.id)).await.is(200)["rating"].clone(),
        orders,
        nobody.get("/services?min_rating=4").await.is(200)["items"].clone(),
    ]
}

#[apply(both_engines)]
async fn a_review_without_stars_is_public_and_counts_nowhere_in_a_rating(hall: Hall) {
    let admin = hall.admin().await;
    let first = pair(&hall).await;
    for worker in [&first.worker, &hall.verified_worker().await] {
        publish(worker, json!({})).await;
    }
    let finished = first.completed().await;
    let rated = first.review(&finished, json!({ "rating": 4 })).await;
    let before = ratings(&hall, &first.worker).await;

    let thread = thread(&hall, &first.client, &first.worker).await;
    let (pair, job) = called_off(&hall, Pair { thread, ..first }, CalledOff::ByWorker).await;
    let review = words_of_both(&pair, &job).await;
    assert_eq!((&review["rating"], &review["counts"]), (&Value::Null, &json!(false)));
    assert_eq!(ratings(&hall, &pair.worker).await, before);

    let nobody = hall.nobody();
    let list = format!("/workers/{}/reviews", pair.worker.id);
    assert_eq!(nobody.get(&list).await.is(200)["items"], json!([review, rated]), "newest first");
    assert_eq!(nobody.get(at(&review, "").trim_end_matches('/')).await.is(200), review);
    assert_eq!(pair.client.get("/reviews/mine").await.is(200)["items"], json!([review, rated]));
    let shown = json!({ "id": review["id"], "rating": null, "is_visible": true });
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["review"], shown);

    let inspected = admin.get(&format!("/admin{}", path(&job, ""))).await.is(200);
    assert_eq!(inspected["reviews"][0]["rating"], Value::Null);
    assert_eq!(admin.get("/admin/reviews").await.is(200)["items"][0]["rating"], Value::Null);

    // Removing and restoring it, or the one with stars, changes nothing of the other.
    let admin_path =
        |review: &Value, what: &str| format!("/admin{}", at(review, what)).trim_end_matches('/').to_owned();
    for one in [&review, &rated] {
        let because = json!({ "reason": "It names a third person." });
        crate::support::Reply::to(admin.request(Method::DELETE, &admin_path(one, "")).json(&because)).await.is(204);
        let listed = nobody.get(&list).await.is(200);
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
        assert_eq!(ratings(&hall, &pair.worker).await == before, one == &review);
        admin.post(&admin_path(one, "restore"), because).await.is(204);
        assert_eq!(ratings(&hall, &pair.worker).await, before);
        assert_eq!(nobody.get(&list).await.is(200)["items"], json!([review, rated]));
    }
}

#[apply(both_engines)]
async fn the_mail_about_reviews_in_words_names_no_stars(hall: Hall) {
    let (pair, job) = called_off(&hall, pair(&hall).await, CalledOff::ByWorker).await;
    words_of_both(&pair, &job).await;
    is_told(&hall, &pair.worker, "Both reviews of “Fix the tap” can be read now.").await;
    for mail in hall.mails_to(&pair.worker.email).await {
        assert!(!mail.text.contains("of 5 stars"), "{}", mail.text);
    }
}

#[apply(both_engines)]
async fn a_review_with_stars_counts_beside_a_newer_one_without(hall: Hall) {
    let (pair, job) = called_off(&hall, pair(&hall).await, CalledOff::ByWorker).await;
    words_of_both(&pair, &job).await;
    let thread = thread(&hall, &pair.client, &pair.worker).await;
    let pair = Pair { thread, ..pair };
    let finished = pair.completed().await;
    pair.worker.post(&path(&finished, "review"), json!({ "rating": 5 })).await.is(201);
    let rated = pair.client.post(&path(&finished, "review"), json!({ "rating": 2 })).await.is(201);
    assert_eq!(rated["counts"], true);
    let thread = crate::support::jobs::thread(&hall, &pair.client, &pair.worker).await;
    let (pair, job) = called_off(&hall, Pair { thread, ..pair }, CalledOff::ByClient).await;
    words_of_both(&pair, &job).await;
    let summary = hall.nobody().get(&format!("/workers/{}/reviews/summary", pair.worker.id)).await.is(200);
    assert_eq!((&summary["count"], &summary["average"]), (&json!(1), &json!(2.0)));
    let listed = hall.nobody().get(&format!("/workers/{}/reviews", pair.worker.id)).await.is(200);
    assert_eq!(listed["items"].as_array().unwrap().len(), 3);
}
