//! Blind reviews: nobody learns of one before both sides have posted theirs, or the time for them is over.

use super::{at, is_told};
use crate::support::feed::{Stream, heard};
use crate::support::jobs::{Pair, pair, path};
use crate::support::{Hall, Person, Reply, eventually, publish};
use hirehall::{background::due_jobs, core::clock::Timestamp, database::Error};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const MINUTE: Duration = Duration::from_secs(60);

async fn finalized(pair: &Pair) -> Value {
    let job = pair.completed().await;
    pair.client.post(&path(&job, "finalize"), json!({})).await.is(200)
}

/// Two nodes at the same time.
async fn settle(hall: &Hall) {
    let (one, two) = tokio::join!(due_jobs::settle(&hall.app), due_jobs::settle(&hall.app));
    one.unwrap();
    two.unwrap();
}

async fn later(hall: &Hall, pair: &Pair, time: Duration) -> Pair {
    hall.clock.advance(time);
    Pair { client: pair.client.signed_in().await, worker: pair.worker.signed_in().await, thread: pair.thread.clone() }
}

/// Everything that one reads of a job, a conversation, a person and what has happened: the status, the version and the body.
async fn everything(reader: &Person, pair: &Pair, job: &Value, review: &str) -> Vec<String> {
    let paths = [
        path(job, ""),
        "/jobs".to_owned(),
        path(job, "reviews"),
        path(job, "events"),
        "/threads".to_owned(),
        format!("/threads/{}", pair.thread),
        "/notifications".to_owned(),
        "/notifications/unread".to_owned(),
        "/reviews/mine".to_owned(),
        format!("/reviews/{review}"),
        format!("/workers/{}", pair.worker.id),
        format!("/workers/{}/services", pair.worker.id),
        format!("/workers/{}/reviews", pair.worker.id),
        format!("/workers/{}/reviews/summary", pair.worker.id),
        format!("/clients/{}/reviews", pair.client.id),
        format!("/clients/{}/reviews/summary", pair.client.id),
        "/services?sort=rating".to_owned(),
        "/services?min_rating=1".to_owned(),
        "/events".to_owned(),
        "/events/latest".to_owned(),
        // After the end of the log, so that a reset says where that is.
        format!("/events?after={}", i64::MAX),
    ];
    let mut seen = Vec::new();
    let marked = reader.put("/notifications/seen", json!({ "up_to": i64::MAX })).await;
    seen.push(format!("{} {}", marked.status, marked.json()["seen_up_to"]));
    if reader.token.is_some() {
        seen.push(format!("begins at {}", Stream::open(reader, "/events", None).await.beginning().await));
    }
    for path in paths {
        let reply = reader.get(&path).await;
        let body = String::from_utf8_lossy(&reply.body);
        // Each answer has its own id, and a reset its time, on which its ETag depends.
        let body = body.split(",\"request_id\"").next().unwrap_or_default();
        let (etag, body) = match path.contains("after=") {
            true => ("", body.split(",\"at\"").next().unwrap_or_default()),
            false => (reply.header("etag"), body),
        };
        seen.push(format!("{path} {} {etag} {body}", reply.status));
    }
    for (method, path, body) in [
        (Method::POST, format!("/reviews/{review}/flag"), json!({ "reason": "What is it?" })),
        (Method::PUT, format!("/reviews/{review}/reply"), json!({ "text": "What is it?" })),
        (Method::PATCH, format!("/reviews/{review}"), json!({ "rating": 5 })),
        (Method::DELETE, format!("/reviews/{review}"), json!({})),
        (Method::POST, format!("/reviews/{review}/appeal"), json!({ "text": "What is it?" })),
    ] {
        let reply = Reply::to(reader.request(method.clone(), &path).json(&body)).await;
        seen.push(format!("{method} {} {}", reply.status, reply.header("etag")));
    }
    seen
}

/// Waits until a person can read all of their events: on PostgreSQL an event waits for all earlier writers.
async fn let_settle(hall: &Hall, reader: &Person) {
    if reader.token.is_none() {
        return;
    }
    let id = reader.user_id();
    let newest = "SELECT COALESCE(max(id), 0) FROM events WHERE client_id = $1 OR worker_id = $1";
    let (newest,): (i64,) =
        hall.app.db.read(move |tx| tx.one(newest, &[&id])).await.map_err(|error: Error| error).unwrap();
    eventually("the end of the events", async || {
        (reader.get("/events/latest").await.is(200)["id"].as_i64().unwrap() >= newest).then_some(())
    })
    .await;
}

/// One side posts; what the other side, a stranger and another worker see stays the same.
async fn nobody_learns_of_a_review_by(hall: &Hall, author_is_client: bool) {
    let pair = pair(hall).await;
    publish(&pair.worker, json!({})).await;
    let job = finalized(&pair).await;
    let (author, other) = if author_is_client { (&pair.client, &pair.worker) } else { (&pair.worker, &pair.client) };
    let readers = [other.clone(), hall.nobody(), hall.verified_worker().await, hall.client().await];
    // An id that nothing has, in the place of that of the review.
    let nothing = "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f";
    let mut before = Vec::new();
    for reader in &readers {
        let_settle(hall, reader).await;
        before.push(everything(reader, &pair, &job, nothing).await);
    }
    let words = json!({ "rating": 1, "text": "CANARY", "private_note": "CANARY", "aspects": { "communication": 1 } });
    let posted = author.post(&path(&job, "review"), words).await.is(201);
    assert_eq!((&posted["is_blind"], &posted["counts"]), (&json!(true), &json!(false)));
    let id = posted["id"].as_str().unwrap();
    author.patch(&format!("/reviews/{id}"), json!({ "rating": 2 })).await.is(200);
    for (reader, before) in readers.iter().zip(before) {
        let after = everything(reader, &pair, &job, id).await;
        for (before, after) in before.iter().zip(after) {
            assert_eq!(before.replace(nothing, ""), after.replace(id, ""));
        }
    }
    let own = author.get(&path(&job, "reviews")).await.is(200);
    assert_eq!((&own["mine"]["id"], &own["mine"]["private_note"]), (&posted["id"], &json!("CANARY")));
    assert_eq!((&own["theirs"], &own["can_review"]), (&Value::Null, &json!(false)));
    assert_eq!(author.get("/reviews/mine").await.is(200)["items"][0]["is_blind"], true);
    assert_eq!(author.get(&path(&job, "")).await.is(200)["can_review"], false);
    assert_eq!(other.get(&path(&job, "")).await.is(200)["can_review"], true);
    assert!(!hall.mails_to(&other.email).await.iter().any(|mail| mail.text.contains("CANARY")));
}

#[apply(both_engines)]
async fn the_worker_learns_nothing_of_the_clients_blind_review(hall: Hall) {
    nobody_learns_of_a_review_by(&hall, true).await;
}

#[apply(both_engines)]
async fn the_client_learns_nothing_of_the_workers_blind_review(hall: Hall) {
    nobody_learns_of_a_review_by(&hall, false).await;
}

#[apply(both_engines)]
async fn both_reviews_can_be_read_once_both_are_posted(hall: Hall) {
    let pair = pair(&hall).await;
    let job = finalized(&pair).await;
    let by_worker = json!({ "rating": 3, "text": "Paid late.", "aspects": { "payment": 2, "clarity": 5 } });
    let by_worker = pair.worker.post(&path(&job, "review"), by_worker).await.is(201);
    let by_client =
        json!({ "rating": 4, "text": "Came late.", "aspects": { "punctuality": 2 }, "private_note": "Why?" });
    let by_client = pair.client.post(&path(&job, "review"), by_client).await.is(201);
    assert_eq!((&by_client["is_blind"], &by_client["counts"]), (&json!(false), &json!(true)));
    assert_eq!(by_client["aspects"]["punctuality"], 2);
    for (who, mine, theirs) in [(&pair.client, &by_client, &by_worker), (&pair.worker, &by_worker, &by_client)] {
        let reviews = who.get(&path(&job, "reviews")).await.is(200);
        assert_eq!((&reviews["mine"]["id"], &reviews["theirs"]["id"]), (&mine["id"], &theirs["id"]));
        assert_eq!((&reviews["theirs"]["is_blind"], &reviews["theirs"]["private_note"]), (&json!(false), &Value::Null));
        who.get(&format!("/reviews/{}", theirs["id"].as_str().unwrap())).await.is(200);
        let path = format!("/reviews/{}", mine["id"].as_str().unwrap());
        who.patch(&path, json!({ "rating": 5 })).await.is_problem(409, "review_revealed");
        who.delete(&path).await.is_problem(409, "review_revealed");
        is_told(&hall, who, "Both reviews of “Fix the tap” can be read now.").await;
    }
    let revealed = heard(&pair.client, "/events", 7).await;
    let revealed: Vec<&Value> =
        revealed["items"].as_array().unwrap().iter().filter(|event| event["type"] == "review.revealed").collect();
    assert_eq!(revealed.len(), 1);
    assert_eq!(
        revealed[0]["data"],
        json!({ "job_id": job["id"], "client_review_id": by_client["id"], "worker_review_id": by_worker["id"] })
    );
    let seen = hall.admin().await.get(&format!("/admin{}", at(&by_client, "").trim_end_matches('/'))).await.is(200);
    assert_eq!(seen["private_note"], "Why?");
}

#[apply(both_engines)]
async fn a_blind_review_is_changed_and_taken_back_by_its_author_alone(hall: Hall) {
    let pair = pair(&hall).await;
    let job = finalized(&pair).await;
    let posted = pair.client.post(&path(&job, "review"), json!({ "rating": 1, "text": "Bad" })).await.is(201);
    pair.client.post(&path(&job, "review"), json!({ "rating": 1 })).await.is_problem(409, "already_exists");
    let review = format!("/reviews/{}", posted["id"].as_str().unwrap());
    let changed = pair.client.patch(&review, json!({ "rating": 4, "text": null })).await.is(200);
    assert_eq!((&changed["rating"], &changed["text"], &changed["is_blind"]), (&json!(4), &Value::Null, &json!(true)));
    pair.client.patch(&review, json!({ "rating": null })).await.is(422);
    pair.worker.patch(&review, json!({ "rating": 5 })).await.is_problem(404, "not_found");
    pair.worker.delete(&review).await.is_problem(404, "not_found");
    pair.client.delete(&review).await.is(204);
    pair.client.delete(&review).await.is_problem(404, "not_found");
    pair.worker.post(&path(&job, "review"), json!({ "rating": 5 })).await.is(201);
    assert_eq!(pair.client.get(&path(&job, "reviews")).await.is(200)["can_review"], true);
    let again = pair.client.post(&path(&job, "review"), json!({ "rating": 5 })).await.is(201);
    assert_eq!(again["is_blind"], false, "what was taken back is not counted as posted");
    let kinds: Vec<Value> = heard(&pair.client, "/events", 10).await["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["type"].clone())
        .filter(|kind| kind.as_str().unwrap().starts_with("review."))
        .collect();
    assert_eq!(
        kinds,
        ["review.posted", "review.changed", "review.withdrawn", "review.posted", "review.revealed"],
        "the client hears nothing of what the worker has posted"
    );
}

#[apply(both_engines)]
async fn each_side_rates_its_own_aspects(hall: Hall) {
    let pair = pair(&hall).await;
    let job = finalized(&pair).await;
    let post = async |who: &Person, aspect: &str, stars: i64| {
        who.post(&path(&job, "review"), json!({ "rating": 5, "aspects": { aspect: stars } })).await
    };
    for aspect in ["clarity", "payment"] {
        let refused = post(&pair.client, aspect, 5).await;
        refused.is_invalid(&format!("/aspects/{aspect}"), "unknown_field");
        let known = json!(["quality", "communication", "punctuality", "value"]);
        assert_eq!(refused.is(422)["errors"][0]["params"]["known"], known);
    }
    for aspect in ["quality", "punctuality", "value"] {
        post(&pair.worker, aspect, 5).await.is_invalid(&format!("/aspects/{aspect}"), "unknown_field");
    }
    post(&pair.client, "quality", 6).await.is_invalid("/aspects/quality", "out_of_range");
    pair.client.post(&path(&job, "review"), json!({ "text": "Good" })).await.is_invalid("/rating", "required");
    post(&pair.client, "quality", 5).await.is(201);
    post(&pair.worker, "communication", 4).await.is(201);
}

#[apply(both_engines)]
async fn a_review_that_stays_alone_is_revealed_once_when_the_time_is_over(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    // Posted before the job is over: the time begins when it is.
    let posted = pair.worker.post(&path(&job, "review"), json!({ "rating": 2, "text": "Slow." })).await.is(201);
    let pair = later(&hall, &pair, DAY).await;
    let over = pair.client.post(&path(&job, "finalize"), json!({})).await.is(200);
    let over_at: Timestamp = over["finalized_at"].as_str().unwrap().parse().unwrap();
    let revealed = json!({ "what": "REVIEWS_REVEALED", "at": over_at.saturating_add(14 * DAY).to_string() });
    assert_eq!(over["deadlines"], json!([revealed]));

    let pair = later(&hall, &pair, 14 * DAY - MINUTE).await;
    settle(&hall).await;
    assert_eq!(pair.client.get(&path(&job, "reviews")).await.is(200)["theirs"], Value::Null);
    let pair = later(&hall, &pair, 2 * MINUTE).await;
    // The time is over, whether or not the timer has run.
    let review = format!("/reviews/{}", posted["id"].as_str().unwrap());
    pair.worker.patch(&review, json!({ "rating": 5 })).await.is_problem(409, "review_revealed");
    pair.client.post(&path(&job, "review"), json!({ "rating": 5 })).await.is_problem(409, "review_period_over");
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["can_review"], false);
    settle(&hall).await;
    settle(&hall).await;
    assert_eq!(pair.client.get(&path(&job, "reviews")).await.is(200)["theirs"]["text"], "Slow.");
    pair.worker.delete(&review).await.is_problem(409, "review_revealed");
    pair.client.post(&path(&job, "review"), json!({ "rating": 5 })).await.is_problem(409, "review_period_over");
    let events = heard(&pair.client, "/events", 7).await;
    let revealed = events["items"].as_array().unwrap().iter().filter(|event| event["type"] == "review.revealed");
    assert_eq!(revealed.count(), 1);
    let summary = pair.worker.get(&format!("/clients/{}/reviews/summary", pair.client.id)).await.is(200);
    assert_eq!((&summary["count"], &summary["average"]), (&json!(1), &json!(2.0)));
    is_told(&hall, &pair.worker, "Your review of “Fix the tap” can be read now: the time for reviews is over.").await;
    is_told(&hall, &pair.client, "can be read now: the time for reviews is over.").await;
}

#[apply(both_engines)]
async fn two_reviews_at_the_same_time_are_revealed_together(hall: Hall) {
    for _ in 0..5 {
        let pair = pair(&hall).await;
        let job = finalized(&pair).await;
        let post = |who: &Person| {
            let (who, path) = (who.clone(), path(&job, "review"));
            async move { who.post(&path, json!({ "rating": 4 })).await.is(201) }
        };
        let (one, two) = tokio::join!(post(&pair.client), post(&pair.worker));
        let blind = [&one, &two].iter().filter(|review| review["is_blind"] == true).count();
        assert_eq!(blind, 1, "one is first, and the second reveals both");
        for who in [&pair.client, &pair.worker] {
            let reviews = who.get(&path(&job, "reviews")).await.is(200);
            assert!(!reviews["theirs"].is_null() && reviews["mine"]["is_blind"] == false, "{reviews}");
        }
    }
}

#[apply(both_engines)]
async fn a_change_against_the_other_sides_review_has_one_winner(hall: Hall) {
    for _ in 0..5 {
        let pair = pair(&hall).await;
        let job = finalized(&pair).await;
        let mine = pair.client.post(&path(&job, "review"), json!({ "rating": 1 })).await.is(201);
        let review = format!("/reviews/{}", mine["id"].as_str().unwrap());
        let post = path(&job, "review");
        let (changed, posted) = tokio::join!(
            pair.client.patch(&review, json!({ "rating": 5 })),
            pair.worker.post(&post, json!({ "rating": 3 }))
        );
        posted.is(201);
        let shown = pair.worker.get(&path(&job, "reviews")).await.is(200)["theirs"]["rating"].clone();
        match changed.status.as_u16() {
            200 => assert_eq!(shown, 5),
            _ => {
                changed.is_problem(409, "review_revealed");
                assert_eq!(shown, 1);
            }
        }
    }
}

#[apply(both_engines)]
async fn what_a_worker_says_of_a_late_cancellation_is_read_by_workers_who_talk_with_the_client(hall: Hall) {
    let pair = pair(&hall).await;
    let start = hall.clock.now().saturating_add(60 * MINUTE).to_string();
    let price = json!({ "amount": 8000, "currency": "EUR" });
    let proposal = json!({ "thread_id": pair.thread, "price": price, "scheduled_at": start });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    pair.client.post(&path(&job, "cancel"), json!({ "reason": "No" })).await.is(200);
    let words = json!({ "text": "Called off an hour before." });
    let review = pair.worker.post(&path(&job, "review"), words).await.is(201);
    let other = hall.verified_worker().await;
    pair.client.post("/threads", json!({ "worker_id": other.id, "content": "Do you have time?" })).await.is(201);
    let pair = later(&hall, &pair, 15 * DAY).await;
    settle(&hall).await;
    for reader in [other.signed_in().await, pair.worker.signed_in().await] {
        let listed = reader.get(&format!("/clients/{}/reviews", pair.client.id)).await.is(200);
        assert_eq!((&listed["items"][0]["id"], &listed["items"][0]["rating"]), (&review["id"], &Value::Null));
        reader.get(&format!("/reviews/{}", review["id"].as_str().unwrap())).await.is(200);
        let summary = reader.get(&format!("/clients/{}/reviews/summary", pair.client.id)).await.is(200);
        assert_eq!(summary["count"], 0, "words are no stars");
    }
}

#[apply(both_engines)]
async fn a_clients_rating_is_for_workers_who_talk_with_the_client(hall: Hall) {
    let pair = pair(&hall).await;
    let job = finalized(&pair).await;
    pair.client.post(&path(&job, "review"), json!({ "rating": 5 })).await.is(201);
    let by_worker = pair.worker.post(&path(&job, "review"), json!({ "rating": 2, "text": "Rude." })).await.is(201);
    let (list, summary) =
        (format!("/clients/{}/reviews", pair.client.id), format!("/clients/{}/reviews/summary", pair.client.id));
    let (other, stranger) = (hall.verified_worker().await, hall.verified_worker().await);
    let ask = json!({ "worker_id": other.id, "content": "Do you have time?" });
    pair.client.post("/threads", ask).await.is(201);
    let review = format!("/reviews/{}", by_worker["id"].as_str().unwrap());
    for worker in [&pair.worker, &other] {
        assert_eq!(worker.get(&summary).await.is(200)["average"], 2.0);
        assert_eq!(worker.get(&list).await.is(200)["items"][0]["text"], "Rude.");
        worker.get(&review).await.is(200);
    }
    for path in [&list, &summary] {
        stranger.get(path).await.is_problem(404, "not_found");
        pair.client.get(path).await.is_problem(403, "wrong_role");
        hall.nobody().get(path).await.is_problem(401, "not_signed_in");
    }
    for who in [&stranger, &hall.client().await, &hall.nobody()] {
        who.get(&review).await.is_problem(404, "not_found");
        assert!(!who.get(&format!("/workers/{}/reviews", pair.worker.id)).await.is(200).to_string().contains("Rude."));
    }
    let flag = json!({ "reason": "Not true" });
    stranger.post(&format!("{review}/flag"), flag.clone()).await.is_problem(404, "not_found");
    pair.client.post(&format!("{review}/flag"), flag).await.is(204);
    let admin = hall.admin().await;
    assert_eq!(admin.get("/admin/reviews?reviewer=WORKER&flagged=true").await.is(200)["items"][0]["open_flags"], 1);
    let removal = admin.request(Method::DELETE, &format!("/admin{review}"));
    Reply::to(removal.json(&json!({ "reason": "An insult", "reason_code": "OFFENSIVE" }))).await.is(204);
    assert_eq!(pair.worker.get(&summary).await.is(200)["count"], 0);
    assert_eq!(pair.client.get(&path(&job, "reviews")).await.is(200)["theirs"], Value::Null);
    let told = hall.mail_to(&pair.worker.email, "Your review was removed").await;
    assert!(told.text.contains("An insult"), "{}", told.text);
}

#[apply(both_engines)]
async fn a_reply_can_be_changed_for_two_days(hall: Hall) {
    let pair = pair(&hall).await;
    let job = finalized(&pair).await;
    let about_client = pair.worker.post(&path(&job, "review"), json!({ "rating": 2 })).await.is(201);
    pair.client.put(&at(&about_client, "reply"), json!({ "text": "I" })).await.is_problem(404, "not_found");
    pair.client.post(&path(&job, "review"), json!({ "rating": 5 })).await.is(201);
    pair.worker.put(&at(&about_client, "reply"), json!({ "text": "I" })).await.is_problem(404, "not_found");
    let reply = async || pair.client.put(&at(&about_client, "reply"), json!({ "text": "Sorry" })).await.is(200);
    let replied = reply().await;
    assert_eq!(reply().await, replied, "the same again changes nothing");
    let heard = pair.worker.get("/events").await.is(200).to_string();
    assert_eq!(heard.matches("review.replied").count(), 1);
    let pair = later(&hall, &pair, 2 * DAY - MINUTE).await;
    let changed = pair.client.put(&at(&about_client, "reply"), json!({ "text": "Very sorry" })).await.is(200);
    assert_eq!(changed["reply_editable_until"], replied["reply_editable_until"], "a change gives no more time");
    let pair = later(&hall, &pair, 2 * MINUTE).await;
    let late = pair.client.put(&at(&about_client, "reply"), json!({ "text": "Not at all" })).await;
    late.is_problem(409, "reply_final");
    assert_eq!(pair.worker.get(&path(&job, "reviews")).await.is(200)["mine"]["reply"], "Very sorry");
}

#[apply(both_engines)]
async fn a_review_of_the_last_release_can_be_read_at_once_and_be_answered_by_one_of_the_worker(hall: Hall) {
    let pair = pair(&hall).await;
    let job = finalized(&pair).await;
    hall.sql(
        "INSERT INTO reviews (id, job_id, client_id, worker_id, rating, status, counts, created_at)
         SELECT id, id, client_id, worker_id, 3, 'VISIBLE', TRUE, created_at FROM jobs WHERE client_id = $1",
        pair.client.user_id(),
    )
    .await;
    assert_eq!(pair.worker.get(&path(&job, "reviews")).await.is(200)["theirs"]["rating"], 3);
    pair.client.post(&path(&job, "review"), json!({ "rating": 5 })).await.is_problem(409, "already_exists");
    let by_worker = pair.worker.post(&path(&job, "review"), json!({ "rating": 4 })).await.is(201);
    assert_eq!(by_worker["is_blind"], false, "both have posted");
}

#[apply(both_engines)]
async fn a_blind_review_is_changed_or_taken_back_as_its_author_has_seen_it(hall: Hall) {
    let pair = pair(&hall).await;
    let job = finalized(&pair).await;
    let review = pair.client.post(&path(&job, "review"), json!({ "rating": 4 })).await.is(201);
    let review = at(&review, "").trim_end_matches('/').to_owned();
    let seen = pair.client.get(&review).await.header("etag").to_owned();
    pair.client.patch(&review, json!({ "rating": 5 })).await.is(200);
    let late = |method| pair.client.request(method, &review).header("If-Match", &seen);
    for request in [late(Method::PATCH).json(&json!({ "rating": 1 })), late(Method::DELETE)] {
        Reply::to(request).await.is_problem(412, "precondition_failed");
    }
    assert_eq!(pair.client.get(&review).await.is(200)["rating"], 5);
    let seen = pair.client.get(&review).await.header("etag").to_owned();
    Reply::to(pair.client.request(Method::DELETE, &review).header("If-Match", &seen)).await.is(204);
}
