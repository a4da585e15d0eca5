//! A worker's profile and who sees it.

use crate::support::{Hall, Person, Reply};
use hirehall::database::Error;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn a_worker_changes_only_the_given_fields(hall: Hall) {
    let worker = hall.worker().await;
    let before = worker.get("/workers/me").await.is(200);
    assert_eq!(before["email"], worker.email);
    assert_eq!(before["kyc_status"], "NOT_SUBMITTED");
    assert_eq!(before["skills"], json!([]));
    assert_eq!(before["rating"], json!({ "average": null, "count": 0 }));
    assert_eq!(before["is_available"], true);

    let all = json!({
        "first_name": "Wanda", "last_name": "Weaver", "phone_number": "+351210000000", "bio": "Twelve years.\nClean work.",
        "skills": ["Weaving"], "years_experience": 12, "location": "Lisbon", "latitude": 38.7223, "longitude": -9.1393
    });
    let full = worker.patch("/workers/me", all.clone()).await.is(200);
    for (field, value) in all.as_object().unwrap() {
        assert_eq!(full[field], *value, "{field}");
    }
    let after = worker.patch("/workers/me", json!({ "bio": null, "years_experience": 0 })).await.is(200);
    assert_eq!(after["bio"], Value::Null);
    assert_eq!(after["years_experience"], 0);
    assert_eq!(after["skills"], json!(["Weaving"]));
    assert_eq!(worker.get("/workers/me").await.is(200), after);
}

#[apply(both_engines)]
async fn skills_are_trimmed_and_count_once(hall: Hall) {
    let worker = hall.worker().await;
    let skills = json!([" Plumbing ", "Tiling", "PLUMBING", "Zoe\u{308}", "ZOË"]);
    let changed = worker.patch("/workers/me", json!({ "skills": skills })).await.is(200);
    assert_eq!(changed["skills"], json!(["Plumbing", "Tiling", "Zoë"]));
    let many: Vec<String> = (0..31).map(|number| format!("Skill {number}")).collect();
    worker.patch("/workers/me", json!({ "skills": many[..30] })).await.is(200);
    worker.patch("/workers/me", json!({ "skills": many })).await.is_invalid("/skills", "too_many");
    worker.patch("/workers/me", json!({ "skills": ["Tiling", " "] })).await.is_invalid("/skills/1", "too_short");
    worker.patch("/workers/me", json!({ "skills": ["x".repeat(61)] })).await.is_invalid("/skills/0", "too_long");
    worker.patch("/workers/me", json!({ "skills": null })).await.is_invalid("/skills", "invalid_type");
    let flood = worker.patch("/workers/me", json!({ "skills": vec![""; 60_000] })).await;
    flood.is_invalid("/skills", "too_many");
    assert!(flood.body.len() < 1000);
}

#[apply(both_engines)]
async fn a_place_has_both_coordinates_or_none(hall: Hall) {
    let worker = hall.worker().await;
    worker.patch("/workers/me", json!({ "latitude": 38.7 })).await.is_invalid("/longitude", "required");
    worker.patch("/workers/me", json!({ "longitude": -9.1 })).await.is_invalid("/latitude", "required");
    worker
        .patch("/workers/me", json!({ "latitude": 90.1, "longitude": 0 }))
        .await
        .is_invalid("/latitude", "out_of_range");
    worker.patch("/workers/me", json!({ "latitude": 38.7, "longitude": -9.1 })).await.is(200);
    worker.patch("/workers/me", json!({ "latitude": 38.8 })).await.is(200);
    worker.patch("/workers/me", json!({ "latitude": null })).await.is_invalid("/latitude", "required");
    let without = worker.patch("/workers/me", json!({ "latitude": null, "longitude": null })).await.is(200);
    assert_eq!(without["latitude"], Value::Null);
}

#[apply(both_engines)]
async fn the_public_sees_neither_how_to_reach_a_worker_nor_where_exactly_they_are(hall: Hall) {
    let worker = hall.verified_worker().await;
    let change =
        json!({ "phone_number": "+351 21 000 0000", "latitude": 38.7223, "longitude": -9.1393, "skills": ["Weaving"] });
    worker.patch("/workers/me", change).await.is(200);
    let page = hall.nobody().get(&page(&worker)).await.is(200);
    let mut known: Vec<_> = page.as_object().unwrap().keys().map(String::as_str).collect();
    known.sort_unstable();
    let expected = [
        "availability_note",
        "bio",
        "first_name",
        "id",
        "is_available",
        "is_verified",
        "jobs_completed",
        "last_initial",
        "location",
        "member_since",
        "picture_url",
        "rating",
        "reliability",
        "skills",
        "years_experience",
    ];
    assert_eq!(known, expected);
    assert_eq!(page["is_verified"], true);
    assert_eq!(page["last_initial"], "W");
    assert_eq!(page["skills"], json!(["Weaving"]));
}

#[apply(both_engines)]
async fn a_rating_is_the_mean_of_the_visible_reviews(hall: Hall) {
    let worker = hall.worker().await;
    hall.sql("UPDATE workers SET stars_4 = 1, stars_5 = 2 WHERE user_id = $1", worker.user_id()).await;
    let rating = json!({ "average": 4.67, "count": 3 });
    assert_eq!(hall.nobody().get(&page(&worker)).await.is(200)["rating"], rating);
    assert_eq!(worker.get("/workers/me").await.is(200)["rating"], rating);
}

#[apply(both_engines)]
async fn a_page_is_there_for_workers_whose_account_is_active(hall: Hall) {
    let (worker, client, nobody) = (hall.worker().await, hall.client().await, hall.nobody());
    assert_eq!(nobody.get(&page(&worker)).await.is(200)["is_verified"], false);
    let missing = without_request_id(&nobody.get("/workers/019a0000-0000-7000-8000-000000000000").await);
    assert_eq!(without_request_id(&nobody.get("/workers/not-an-id").await), missing);
    assert_eq!(without_request_id(&nobody.get(&page(&client)).await), missing);
    for hidden in [
        "UPDATE users SET status = 'FROZEN' WHERE id = $1",
        "UPDATE users SET status = 'BANNED' WHERE id = $1",
        "UPDATE users SET status = 'DELETED', email_key = NULL WHERE id = $1",
    ] {
        hall.sql(hidden, worker.user_id()).await;
        assert_eq!(without_request_id(&nobody.get(&page(&worker)).await), missing);
    }
}

#[apply(both_engines)]
async fn a_page_that_did_not_change_is_not_sent_again(hall: Hall) {
    let worker = hall.worker().await;
    let first = hall.nobody().get(&page(&worker)).await;
    let again = || hall.nobody().request(Method::GET, &page(&worker)).header("If-None-Match", first.header("etag"));
    assert!(Reply::to(again()).await.is(304).is_null());
    worker.put("/workers/me/availability", json!({ "is_available": false })).await.is(200);
    Reply::to(again()).await.is(200);
}

#[apply(both_engines)]
async fn a_worker_says_whether_they_can_be_hired(hall: Hall) {
    let worker = hall.worker().await;
    let away = worker
        .put("/workers/me/availability", json!({ "is_available": false, "note": " Back on Monday " }))
        .await
        .is(200);
    assert_eq!(away["is_available"], false);
    let seen = hall.nobody().get(&page(&worker)).await.is(200);
    assert_eq!((&seen["is_available"], &seen["availability_note"]), (&json!(false), &json!("Back on Monday")));
    let back = worker.put("/workers/me/availability", json!({ "is_available": true })).await.is(200);
    assert_eq!((&back["is_available"], &back["availability_note"]), (&json!(true), &Value::Null));
    worker.put("/workers/me/availability", json!({})).await.is_invalid("/is_available", "required");
    worker
        .put("/workers/me/availability", json!({ "is_available": "yes" }))
        .await
        .is_invalid("/is_available", "invalid_type");
}

#[apply(both_engines)]
async fn a_worker_cannot_change_read_only_fields(hall: Hall) {
    let worker = hall.worker().await;
    for (field, value) in [
        ("kyc_status", json!("APPROVED")),
        ("rating", json!(5)),
        ("role", json!("ADMIN")),
        ("jobs_completed", json!(9)),
    ] {
        worker.patch("/workers/me", json!({ field: value })).await.is_invalid(&format!("/{field}"), "unknown_field");
    }
    worker
        .patch("/workers/me", json!({ "years_experience": 81 }))
        .await
        .is_invalid("/years_experience", "out_of_range");
    worker
        .patch("/workers/me", json!({ "years_experience": 1.5 }))
        .await
        .is_invalid("/years_experience", "invalid_type");
    hall.client().await.get("/workers/me").await.is_problem(403, "wrong_role");
    hall.admin().await.patch("/workers/me", json!({})).await.is_problem(403, "wrong_role");
    hall.nobody().get("/workers/me").await.is_problem(401, "not_signed_in");
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", worker.user_id()).await;
    worker.get("/workers/me").await.is(200);
    worker.patch("/workers/me", json!({ "bio": "Still here." })).await.is_problem(403, "account_frozen");
    worker.put("/workers/me/availability", json!({ "is_available": true })).await.is_problem(403, "account_frozen");
}

#[apply(both_engines)]
async fn of_two_changes_of_one_version_one_succeeds(hall: Hall) {
    let worker = hall.worker().await;
    let seen = worker.get("/workers/me").await.header("etag").to_owned();
    let changes = (0..8).map(|number| {
        let request = worker.request(Method::PATCH, "/workers/me").header("If-Match", &seen);
        Reply::to(request.json(&json!({ "bio": format!("Version {number}") })))
    });
    let replies = futures_util::future::join_all(changes).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1);
    assert!(
        replies.iter().all(|reply| reply.status == 200 || reply.is_problem(412, "precondition_failed").is_object())
    );
}

fn page(worker: &Person) -> String {
    format!("/workers/{}", worker.id)
}

fn without_request_id(reply: &Reply) -> Value {
    let mut problem = reply.is_problem(404, "not_found");
    problem["request_id"].take();
    problem
}

#[apply(both_engines)]
async fn a_change_without_effect_is_no_change(hall: Hall) {
    let worker = hall.worker().await;
    let seen = worker.patch("/workers/me", json!({ "location": "Berlin" })).await.is(200);
    for nothing in [json!({}), json!({ "location": "Berlin" }), json!({ "location": " Berlin " })] {
        assert_eq!(worker.patch("/workers/me", nothing).await.is(200), seen);
    }
    let told = "SELECT count(*) FROM events WHERE type = 'worker.changed'";
    let (told,): (i64,) = hall.app.db.read(move |tx| tx.one(told, &[])).await.map_err(|error: Error| error).unwrap();
    assert_eq!(told, 1);
}
