//! Reviews of finished jobs.

mod appeals;
mod blind;
mod effects;
mod restored;
mod rights;
mod signals;
mod without_stars;

use crate::support::jobs::{Pair, pair, path, thread};
use crate::support::publish;
use crate::support::{Hall, Person, eventually};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

/// A client, and their review of a finished job.
async fn reviewed(hall: &Hall, worker: &Person, rating: i64) -> (Person, Value) {
    let client = hall.client().await;
    let thread = thread(hall, &client, worker).await;
    let pair = Pair { client, worker: worker.clone(), thread };
    let job = pair.completed().await;
    let review = pair.review(&job, json!({ "rating": rating })).await;
    (pair.client, review)
}

fn at(review: &Value, what: &str) -> String {
    format!("/reviews/{}/{what}", review["id"].as_str().unwrap())
}

/// Waits for a mail with these words, which may tell of other things, too.
async fn is_told(hall: &Hall, who: &Person, words: &str) {
    eventually(words, async || {
        let mails = hall.mails_to(&who.email).await;
        mails.iter().any(|mail| mail.text.replace('\n', " ").contains(words)).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn a_review_needs_a_finished_job(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.accepted().await;
    let review = json!({ "rating": 5, "text": "  On time.  " });
    pair.client.post(&path(&job, "review"), review.clone()).await.is_problem(409, "job_not_finished");
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    hall.client().await.post(&path(&job, "review"), review.clone()).await.is_problem(404, "not_found");
    hall.admin().await.post(&path(&job, "review"), review.clone()).await.is_problem(403, "wrong_role");

    let posted = pair.review(&job, review.clone()).await;
    assert_eq!(posted["job_id"], job["id"]);
    assert_eq!(posted["service_title"], "Fix the tap");
    assert_eq!((&posted["rating"], &posted["text"], &posted["reply"]), (&json!(5), &json!("On time."), &Value::Null));
    assert_eq!(
        posted["author"],
        json!({ "id": pair.client.id, "first_name": "Clara", "last_initial": "C", "picture_url": null })
    );
    pair.client.post(&path(&job, "review"), review).await.is_problem(409, "already_exists");

    let nobody = hall.nobody();
    assert_eq!(nobody.get(&format!("/workers/{}/reviews", pair.worker.id)).await.is(200)["items"], json!([posted]));
    assert_eq!(pair.client.get("/reviews/mine").await.is(200)["items"], json!([posted]));
}

#[apply(both_engines)]
async fn a_review_is_public_while_it_is_visible_and_counts(hall: Hall) {
    let worker = hall.verified_worker().await;
    let (client, first) = reviewed(&hall, &worker, 4).await;
    let path = |review: &Value| format!("/reviews/{}", review["id"].as_str().unwrap());
    let nobody = hall.nobody();
    assert_eq!(nobody.get(&path(&first)).await.is(200), first);

    let thread = thread(&hall, &client, &worker).await;
    let again = Pair { client: client.clone(), worker: worker.clone(), thread };
    let job = again.completed().await;
    let second = again.review(&job, json!({ "rating": 5 })).await;
    assert_eq!(nobody.get(&path(&second)).await.is(200)["counts"], true);
    for who in [&client, &worker] {
        assert_eq!(who.get(&path(&first)).await.is(200)["counts"], false);
    }
    for who in [&nobody, &hall.client().await, &hall.worker().await, &hall.admin().await] {
        who.get(&path(&first)).await.is_problem(404, "not_found");
    }

    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", worker.user_id()).await;
    nobody.get(&path(&second)).await.is_problem(404, "not_found");
    client.get(&path(&second)).await.is(200);
    hall.sql("UPDATE users SET status = 'ACTIVE' WHERE id = $1", worker.user_id()).await;
    let removal = hall.admin().await.request(reqwest::Method::DELETE, &format!("/admin{}", path(&second)));
    crate::support::Reply::to(removal.json(&json!({ "reason": "Insulting" }))).await.is(204);
    for who in [&nobody, &client, &worker] {
        who.get(&path(&second)).await.is_problem(404, "not_found");
    }
    assert_eq!(nobody.get(&path(&first)).await.is(200)["counts"], true, "it counts again");
}

#[apply(both_engines)]
async fn a_review_shows_the_title_of_the_service_and_not_of_the_job(hall: Hall) {
    let (client, worker, admin) = (hall.client().await, hall.verified_worker().await, hall.admin().await);
    let service = publish(&worker, json!({})).await;
    let opened = client.post("/threads", json!({ "service_id": service["id"], "content": "Hello" })).await.is(201);
    let thread = opened["thread"]["id"].as_str().unwrap().to_owned();
    let pair = Pair { client, worker, thread };
    let job = pair.completed().await;
    let posted = pair.review(&job, json!({ "rating": 5 })).await;
    assert_eq!((&job["title"], &posted["service_title"]), (&json!("Fix the tap"), &service["title"]));
    let nobody = hall.nobody();
    assert_eq!(nobody.get(&format!("/workers/{}/reviews", pair.worker.id)).await.is(200)["items"], json!([posted]));
    assert_eq!(admin.get("/admin/reviews").await.is(200)["items"][0]["service_title"], service["title"]);
}

#[apply(both_engines)]
async fn a_rating_is_a_whole_number_of_stars(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    for rating in [json!(0), json!(6), json!(4.5), json!("5"), json!(null), json!(-1)] {
        pair.client.post(&path(&job, "review"), json!({ "rating": rating })).await.is(422);
    }
    pair.client
        .post(&path(&job, "review"), json!({ "rating": 5, "worker_id": pair.worker.id }))
        .await
        .is_problem(422, "unknown_field");
    pair.client
        .post(&path(&job, "review"), json!({ "rating": 5, "text": "x".repeat(2001) }))
        .await
        .is_problem(422, "invalid");
}

#[apply(both_engines)]
async fn of_many_reviews_of_one_job_at_once_one_counts(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    pair.worker.post(&path(&job, "review"), json!({ "rating": 5 })).await.is(201);
    let post = |rating| {
        let (client, path) = (&pair.client, path(&job, "review"));
        async move { client.post(&path, json!({ "rating": rating })).await }
    };
    let replies = join_all((0..8).map(|index| post(index % 5 + 1))).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    let summary = hall.nobody().get(&format!("/workers/{}/reviews/summary", pair.worker.id)).await.is(200);
    assert_eq!(summary["count"], 1);
}

#[apply(both_engines)]
async fn a_rating_equals_a_recount_whatever_was_posted_and_removed(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let mut counted: Vec<i64> = Vec::new();
    for _ in 0..14 {
        let rating = rand::random_range(1..=5);
        let (_, review) = reviewed(&hall, &worker, rating).await;
        if rand::random_bool(0.3) {
            let path = format!("/admin/reviews/{}", review["id"].as_str().unwrap());
            let request =
                || admin.request(reqwest::Method::DELETE, &path).json(&json!({ "reason": "Not about the work" }));
            let (one, two) = tokio::join!(crate::support::Reply::to(request()), crate::support::Reply::to(request()));
            let mut statuses = [one.status.as_u16(), two.status.as_u16()];
            statuses.sort_unstable();
            assert_eq!(statuses, [204, 409], "a review is removed once");
        } else {
            counted.push(rating);
        }
    }
    let summary = hall.nobody().get(&format!("/workers/{}/reviews/summary", worker.id)).await.is(200);
    assert_eq!(summary["count"], counted.len());
    for stars in 1..=5 {
        let expected = counted.iter().filter(|rating| **rating == stars).count();
        assert_eq!(summary["distribution"][stars.to_string()], expected);
    }
    #[expect(clippy::cast_precision_loss, reason = "a handful of stars")]
    let mean = counted.iter().sum::<i64>() as f64 / counted.len().max(1) as f64;
    assert!((summary["average"].as_f64().unwrap_or_default() - mean).abs() <= 0.005, "{summary} is not {mean}");
    let listed = hall.nobody().get(&format!("/workers/{}/reviews?limit=100", worker.id)).await.is(200);
    let listed: Vec<i64> =
        listed["items"].as_array().unwrap().iter().map(|review| review["rating"].as_i64().unwrap()).collect();
    counted.reverse();
    assert_eq!(listed, counted);
}

#[apply(both_engines)]
async fn only_the_reviewed_worker_answers(hall: Hall) {
    let worker = hall.verified_worker().await;
    let (client, review) = reviewed(&hall, &worker, 3).await;
    let reply = json!({ "text": "Thank you!\nUntil next time." });
    hall.verified_worker().await.put(&at(&review, "reply"), reply.clone()).await.is_problem(404, "not_found");
    client.put(&at(&review, "reply"), reply.clone()).await.is_problem(404, "not_found");
    worker.put(&at(&review, "reply"), json!({ "text": " " })).await.is_problem(422, "invalid");
    worker.put(&at(&review, "reply"), reply.clone()).await.is(200);
    let changed = worker.put(&at(&review, "reply"), json!({ "text": "Thanks." })).await.is(200);
    assert_eq!(changed["reply"], "Thanks.");
    assert_eq!(hall.nobody().get(&format!("/workers/{}/reviews", worker.id)).await.is(200)["items"][0], changed);
}

#[apply(both_engines)]
async fn flagging_a_review_again_changes_nothing(hall: Hall) {
    let worker = hall.verified_worker().await;
    let (client, review) = reviewed(&hall, &worker, 1).await;
    let reason = json!({ "reason": "That was somebody else" });
    hall.nobody().post(&at(&review, "flag"), reason.clone()).await.is(401);
    worker.post(&at(&review, "flag"), json!({})).await.is(422);
    for _ in 0..2 {
        worker.post(&at(&review, "flag"), reason.clone()).await.is(204);
    }
    client.post(&at(&review, "flag"), reason.clone()).await.is(204);
    let nothing = json!({ "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f" });
    worker.post(&at(&nothing, "flag"), reason.clone()).await.is_problem(404, "not_found");

    let admin = hall.admin().await;
    let queue = admin.get("/admin/reviews?flagged=true").await.is(200);
    assert_eq!(queue["items"].as_array().unwrap().len(), 1);
    assert_eq!(queue["items"][0]["id"], review["id"]);
    assert_eq!(queue["items"][0]["open_flags"], 2);
    let flags = queue["items"][0]["flags"].as_array().unwrap();
    assert_eq!(flags.len(), 2);
    assert!(flags.iter().all(|flag| flag["reason"] == "That was somebody else"));
    let visible = hall.nobody().get(&format!("/workers/{}/reviews", worker.id)).await.is(200);
    assert_eq!(
        visible["items"][0]["id"], review["id"],
        "a flagged review stays visible until an administrator decides"
    );

    let keep = format!("/admin/reviews/{}/keep", review["id"].as_str().unwrap());
    admin.post(&keep, json!({})).await.is(204);
    assert_eq!(admin.get("/admin/reviews?flagged=true").await.is(200)["items"], json!([]));
    worker.post(&at(&review, "flag"), reason.clone()).await.is(204);
    assert_eq!(admin.get("/admin/reviews?flagged=true").await.is(200)["items"], json!([]), "once per user");
    hall.client().await.post(&at(&review, "flag"), reason).await.is(204);
    let again = admin.get("/admin/reviews?flagged=true").await.is(200);
    assert_eq!(again["items"][0]["flags"].as_array().unwrap().len(), 1, "what was decided is settled");
}

#[apply(both_engines)]
async fn a_removed_review_is_visible_to_administrators_only(hall: Hall) {
    let worker = hall.verified_worker().await;
    let (client, review) = reviewed(&hall, &worker, 1).await;
    let admin = hall.admin().await;
    let path = format!("/admin/reviews/{}", review["id"].as_str().unwrap());
    let remove = admin.request(reqwest::Method::DELETE, &path).json(&json!({ "reason": "Insult" }));
    crate::support::Reply::to(remove).await.is(204);
    admin.post(&format!("{path}/keep"), json!({})).await.is_problem(409, "illegal_transition");
    assert_eq!(hall.nobody().get(&format!("/workers/{}/reviews", worker.id)).await.is(200)["items"], json!([]));
    assert_eq!(client.get("/reviews/mine").await.is(200)["items"], json!([]));
    worker.put(&at(&review, "reply"), json!({ "text": "Well" })).await.is_problem(404, "not_found");
    worker.post(&at(&review, "flag"), json!({ "reason": "Well" })).await.is_problem(404, "not_found");
    client
        .post(&format!("/jobs/{}/review", review["job_id"].as_str().unwrap()), json!({ "rating": 1 }))
        .await
        .is_problem(409, "already_exists");
    let all = admin.get("/admin/reviews").await.is(200);
    assert_eq!(all["items"][0]["status"], "REMOVED");
    let audit = admin.get("/admin/audit?type=review.removed").await.is(200);
    assert_eq!((&audit["items"][0]["reason"], &audit["items"][0]["subject"]["id"]), (&json!("Insult"), &review["id"]));
}

#[apply(both_engines)]
async fn only_public_workers_have_reviews_to_read(hall: Hall) {
    let worker = hall.verified_worker().await;
    let (_, review) = reviewed(&hall, &worker, 4).await;
    let (_, newer) = reviewed(&hall, &worker, 5).await;
    let nobody = hall.nobody();
    let list = format!("/workers/{}/reviews", worker.id);
    let first = nobody.get(&format!("{list}?limit=1")).await.is(200);
    assert_eq!(first["items"][0]["id"], newer["id"]);
    let second = nobody.get(&format!("{list}?limit=1&cursor={}", first["next_cursor"].as_str().unwrap())).await.is(200);
    assert_eq!(second["items"][0]["id"], review["id"]);
    let summary = nobody.get(&format!("{list}/summary")).await.is(200);
    assert_eq!(
        summary,
        json!({ "average": 4.5, "count": 2, "distribution": { "1": 0, "2": 0, "3": 0, "4": 1, "5": 1 } })
    );

    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", worker.user_id()).await;
    let client = hall.client().await;
    for path in [list.clone(), format!("{list}/summary"), format!("/workers/{}/reviews", client.id)] {
        nobody.get(&path).await.is_problem(404, "not_found");
    }
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The same client and worker finish another job, and the client reviews it.
async fn reviewed_again(hall: &Hall, client: &Person, worker: &Person, rating: i64) -> Value {
    let thread = thread(hall, client, worker).await;
    let pair = Pair { client: client.clone(), worker: worker.clone(), thread };
    let job = pair.completed().await;
    pair.review(&job, json!({ "rating": rating })).await
}

/// The public ratings, newest first; they must equal the counted ones.
async fn counted(hall: &Hall, worker: &Person) -> Vec<i64> {
    let list = format!("/workers/{}/reviews", worker.id);
    let listed = hall.nobody().get(&list).await.is(200);
    let ratings: Vec<i64> =
        listed["items"].as_array().unwrap().iter().map(|review| review["rating"].as_i64().unwrap()).collect();
    let summary = hall.nobody().get(&format!("{list}/summary")).await.is(200);
    assert_eq!(summary["count"], ratings.len());
    for stars in 1..=5 {
        let expected = ratings.iter().filter(|rating| **rating == stars).count();
        assert_eq!(summary["distribution"][stars.to_string()], expected, "{ratings:?}");
    }
    ratings
}

async fn remove(admin: &Person, review: &Value) {
    let path = format!("/admin/reviews/{}", review["id"].as_str().unwrap());
    let request = admin.request(reqwest::Method::DELETE, &path).json(&json!({ "reason": "Not about the work" }));
    crate::support::Reply::to(request).await.is(204);
}

#[apply(both_engines)]
async fn of_the_reviews_of_a_pair_the_newest_of_ninety_days_counts(hall: Hall) {
    let (worker, client, admin) = (hall.verified_worker().await, hall.client().await, hall.admin().await);
    let (other, _) = reviewed(&hall, &worker, 2).await;
    reviewed_again(&hall, &client, &worker, 5).await;
    reviewed_again(&hall, &client, &worker, 5).await;
    let newest = reviewed_again(&hall, &client, &worker, 4).await;
    assert_eq!(counted(&hall, &worker).await, [4, 2]);
    let mine = client.get("/reviews/mine").await.is(200);
    let counts: Vec<bool> =
        mine["items"].as_array().unwrap().iter().map(|review| review["counts"].as_bool().unwrap()).collect();
    assert_eq!(counts, [true, false, false], "their author sees which one counts");
    assert_eq!(other.get("/reviews/mine").await.is(200)["items"][0]["counts"], true);

    remove(&admin, &newest).await;
    assert_eq!(counted(&hall, &worker).await, [5, 2], "what is removed makes room for the one before");
    let superseded = &mine["items"][2];
    remove(&admin, superseded).await;
    assert_eq!(counted(&hall, &worker).await, [5, 2]);

    // Sixty days later, and sixty days after that.
    hall.clock.advance(DAY * 60);
    let (client, worker) = (client.signed_in().await, worker.signed_in().await);
    let second = reviewed_again(&hall, &client, &worker, 3).await;
    assert_eq!(counted(&hall, &worker).await, [3, 2]);
    hall.clock.advance(DAY * 60);
    let (client, worker, admin) = (client.signed_in().await, worker.signed_in().await, admin.signed_in().await);
    let third = reviewed_again(&hall, &client, &worker, 1).await;
    assert_eq!(counted(&hall, &worker).await, [1, 5, 2], "the one before the last counts for no window any more");
    remove(&admin, &third).await;
    assert_eq!(counted(&hall, &worker).await, [3, 2]);
    remove(&admin, &second).await;
    assert_eq!(counted(&hall, &worker).await, [5, 2]);
}

#[apply(both_engines)]
async fn renaming_a_listing_retitles_no_review_and_no_job(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let service = publish(&worker, json!({ "title": "Sweeping floors" })).await;
    let opened = client.post("/threads", json!({ "service_id": service["id"], "content": "Hello" })).await.is(201);
    let thread = opened["thread"]["id"].as_str().unwrap().to_owned();
    let pair = Pair { client, worker, thread };
    let job = pair.completed().await;
    pair.review(&job, json!({ "rating": 5 })).await;
    let listing = format!("/services/{}", service["id"].as_str().unwrap());
    pair.worker.patch(&listing, json!({ "title": "Rewiring houses" })).await.is(200);
    let listed = hall.nobody().get(&format!("/workers/{}/reviews", pair.worker.id)).await.is(200);
    assert_eq!(listed["items"][0]["service_title"], "Sweeping floors");
    assert_eq!(pair.client.get("/reviews/mine").await.is(200)["items"][0]["service_title"], "Sweeping floors");
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["service"]["title"], "Sweeping floors");
    let reviews = hall.admin().await.get("/admin/reviews").await.is(200);
    assert_eq!(reviews["items"][0]["service_title"], "Sweeping floors");
}

#[apply(both_engines)]
async fn a_job_that_was_finished_at_once_is_a_signal_for_administrators(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let (_, at_once) = reviewed(&hall, &worker, 5).await;
    let pair = pair(&hall).await;
    let job = pair.accepted().await;
    hall.clock.advance(Duration::from_secs(61));
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    pair.review(&job, json!({ "rating": 5 })).await;

    let queue = admin.get("/admin/reviews?flagged=true").await.is(200);
    assert_eq!(queue["items"].as_array().unwrap().len(), 1);
    let suspect = &queue["items"][0];
    assert_eq!((&suspect["id"], &suspect["open_signal"]), (&at_once["id"], &json!("FINISHED_AT_ONCE")));
    assert_eq!((&suspect["open_flags"], &suspect["flags"]), (&json!(0), &json!([])));
    let keep = format!("/admin/reviews/{}/keep", at_once["id"].as_str().unwrap());
    admin.post(&keep, json!({})).await.is(204);
    assert_eq!(admin.get("/admin/reviews?flagged=true").await.is(200)["items"], json!([]));
}
