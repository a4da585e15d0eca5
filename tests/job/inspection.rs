//! What administrators see of jobs, and that they read what was written only with a reason.

use crate::support::jobs::{history, pair, path};
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn ids(page: &Value) -> Vec<&Value> {
    page["items"].as_array().unwrap().iter().map(|item| &item["id"]).collect()
}

async fn inspect(admin: &Person, job: &Value, reason: &str) -> Reply {
    admin.post(&format!("/admin{}", path(job, "inspect")), json!({ "reason": reason })).await
}

async fn read(admin: &Person, job: &Value, query: &str) -> Reply {
    admin.get(&format!("/admin{}?{query}", path(job, "messages"))).await
}

#[apply(both_engines)]
async fn jobs_are_found_by_participant_status_and_time(hall: Hall) {
    let (one, two) = (pair(&hall).await, pair(&hall).await);
    let first = one.job().await;
    hall.clock.advance(DAY);
    let between = hall.clock.now().to_string();
    let (client, worker) = (two.client.signed_in().await, two.worker.signed_in().await);
    let two = crate::support::jobs::Pair { client, worker, ..two };
    let second = two.accepted().await;
    let admin = hall.admin().await;
    for (query, expected) in [
        (format!("user_id={}", one.client.id), vec![&first["id"]]),
        (format!("user_id={}", two.worker.id), vec![&second["id"]]),
        (format!("user_id={}&status=NEGOTIATING", two.worker.id), vec![]),
        (format!("user_id={}&status=ACCEPTED", two.client.id), vec![&second["id"]]),
        (format!("user_id={}", admin.id), vec![]),
        ("user_id=019a0000-0000-7000-8000-000000000000".to_owned(), vec![]),
        (format!("from={between}"), vec![&second["id"]]),
        (format!("until={between}"), vec![&first["id"]]),
        (format!("from={between}&until={between}"), vec![]),
        (format!("until={between}&status=ACCEPTED"), vec![]),
    ] {
        let found = admin.get(&format!("/admin/jobs?{query}")).await.is(200);
        assert_eq!(ids(&found), expected, "{query}");
    }
    let newest = admin.get("/admin/jobs?limit=1").await.is(200);
    let next = newest["next_cursor"].as_str().unwrap();
    let rest = admin.get(&format!("/admin/jobs?limit=1&cursor={next}")).await.is(200);
    assert_eq!((ids(&newest), ids(&rest)), (vec![&second["id"]], vec![&first["id"]]));
    admin.get("/admin/jobs?from=yesterday").await.is_invalid("/from", "invalid_format");
}

#[apply(both_engines)]
async fn an_administrator_sees_a_job_with_its_review_and_its_history(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let job = pair.completed().await;
    let review = pair.review(&job, json!({ "rating": 1, "text": "Never came." })).await;
    let flag = json!({ "reason": "I did." });
    pair.worker.post(&format!("/reviews/{}/flag", review["id"].as_str().unwrap()), flag).await.is(204);

    let case = admin.get(&format!("/admin{}", path(&job, ""))).await.is(200);
    assert_eq!((&case["job"]["id"], &case["job"]["client"]["first_name"]), (&job["id"], &json!("Clara")));
    assert_eq!((&case["reviews"][0]["id"], &case["reviews"][0]["open_flags"]), (&review["id"], &json!(1)));
    assert_eq!(
        (&case["conversation"]["message_count"], &case["conversation"]["is_closed"]),
        (&json!(1), &json!(false))
    );
    let told: Vec<&Value> = case["history"].as_array().unwrap().iter().map(|event| &event["type"]).collect();
    assert_eq!(told, ["job.created", "job.accepted", "job.completed"]);
    assert!(!case.to_string().contains("Do you have time?"), "what was written is not part of it: {case}");
    admin.get("/admin/jobs/019a0000-0000-7000-8000-000000000000").await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn an_administrator_sees_what_was_offered_and_what_both_sides_say(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let price = json!({ "amount": 10_000, "currency": "EUR" });
    let proposal = json!({ "thread_id": pair.thread, "price": price });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    let line = json!({ "description": "Work on site", "quantity": "2.5", "unit": "HOUR", "unit_price": price });
    pair.worker.post(&path(&job, "offers"), json!({ "lines": [line], "note": "With material." })).await.is(201);
    pair.client.post(&path(&job, "offers/2/accept"), json!({})).await.is(200);
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    let case = async || admin.get(&format!("/admin{}", path(&job, ""))).await.is(200);
    let before = case().await;
    assert_eq!((&before["reviews"], &before["dispute"]), (&json!([]), &Value::Null));
    let offers = pair.client.get(&path(&job, "offers")).await.is(200);
    assert_eq!(before["offers"], offers["items"], "the newest first, with their lines");

    pair.worker.post(&path(&job, "review"), json!({ "rating": 5 })).await.is(201);
    assert_eq!(case().await["reviews"], json!([]), "nobody is told of a blind review");
    let by_client = pair.client.post(&path(&job, "review"), json!({ "rating": 2, "text": "Late." })).await.is(201);
    hall.sql(
        "UPDATE reviews SET open_signal = NULL, open_signals = '[\"SAME_TEXT\",\"SAME_NETWORK\"]' WHERE client_id = $1",
        pair.client.user_id(),
    )
    .await;
    let case = case().await;
    let reviews = case["reviews"].as_array().unwrap();
    let told: Vec<_> = reviews.iter().map(|review| (&review["reviewer"], &review["rating"])).collect();
    assert_eq!(told, [(&json!("CLIENT"), &json!(2)), (&json!("WORKER"), &json!(5))]);
    assert_eq!((&reviews[0]["id"], &reviews[0]["status"]), (&by_client["id"], &json!("VISIBLE")));
    assert_eq!(reviews[0]["open_signals"], json!(["SAME_TEXT", "SAME_NETWORK"]));

    let complaint = json!({ "reason_code": "OTHER", "text": "No.", "wants": { "worker_gets": price } });
    pair.client.post(&path(&job, "dispute"), complaint).await.is(201);
    assert_eq!(admin.get(&format!("/admin{}", path(&job, ""))).await.is(200)["dispute"], "OPEN");
}

#[apply(both_engines)]
async fn an_administrator_sees_how_a_job_ended_however_often_its_proposal_was_changed(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let job = pair.job().await;
    for number in 2..=61 {
        pair.client.patch(&path(&job, ""), json!({ "title": format!("Tap {number}") })).await.is(200);
    }
    pair.worker.post(&path(&job, "accept"), json!({ "version": 61 })).await.is(200);
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    let case = admin.get(&format!("/admin{}", path(&job, ""))).await.is(200);
    let versions: Vec<i64> =
        case["history"].as_array().unwrap().iter().map(|event| event["data"]["version"].as_i64().unwrap()).collect();
    assert_eq!(versions, (14..=63).collect::<Vec<i64>>());
    assert_eq!(case["history"][49]["type"], "job.completed");
}

#[apply(both_engines)]
async fn a_conversation_is_read_only_within_an_hour_of_a_reason_that_the_audit_trail_keeps(hall: Hall) {
    let (admin, other, pair) = (hall.admin().await, hall.admin().await, pair(&hall).await);
    let job = pair.job().await;
    let answer = json!({ "content": "On Tuesday." });
    pair.worker.post(&format!("/threads/{}/messages", pair.thread), answer).await.is(201);

    read(&admin, &job, "").await.is_problem(403, "reason_needed");
    inspect(&admin, &job, " ").await.is_invalid("/reason", "too_short");
    read(&admin, &job, "").await.is_problem(403, "reason_needed");
    inspect(&admin, &json!({ "id": "019a0000-0000-7000-8000-000000000000" }), "Threats").await.is(404);

    let until = inspect(&admin, &job, "Reported for threats").await.is(200)["until"].clone();
    assert!(until.as_str().unwrap() > hall.clock.now().to_string().as_str(), "{until}");
    let newest = read(&admin, &job, "limit=1").await.is(200);
    assert_eq!(newest["items"][0]["content"], "On Tuesday.");
    assert_eq!(
        (&newest["items"][0]["sender"]["id"], &newest["items"][0]["sender"]["first_name"]),
        (&json!(pair.worker.id), &json!("Walter"))
    );
    let next = newest["next_cursor"].as_str().unwrap();
    let first = read(&admin, &job, &format!("limit=1&cursor={next}")).await.is(200);
    assert_eq!((&first["items"][0]["content"], &first["next_cursor"]), (&json!("Do you have time?"), &Value::Null));
    read(&other, &job, "").await.is_problem(403, "reason_needed");

    let trail = other.get("/admin/audit?type=thread.inspected").await.is(200);
    let entry = &trail["items"][0];
    assert_eq!((&entry["reason"], &entry["actor"]["id"]), (&json!("Reported for threats"), &json!(admin.id)));
    assert_eq!(entry["subject"], json!({ "kind": "thread", "id": pair.thread, "label": "Clara, Walter" }));
    assert_eq!((&entry["data"]["job_id"], trail["items"].as_array().unwrap().len()), (&job["id"], 1));

    hall.clock.advance(Duration::from_secs(58 * 60));
    read(&admin.signed_in().await, &job, "").await.is(200);
    hall.clock.advance(Duration::from_secs(2 * 60));
    let (admin, other) = (admin.signed_in().await, other.signed_in().await);
    read(&admin, &job, "").await.is_problem(403, "reason_needed");
    inspect(&other, &job, "The other one is on holiday").await.is(200);
    read(&other, &job, "").await.is(200);
}

#[apply(both_engines)]
async fn the_participants_are_not_told_that_their_conversation_is_read(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let job = pair.job().await;
    inspect(&admin, &job, "Reported for threats").await.is(200);
    read(&admin, &job, "").await.is(200);
    for person in [&pair.client, &pair.worker] {
        let heard = person.get("/events").await.is(200).to_string();
        assert!(heard.contains("job.created") && !heard.contains("inspected"), "{heard}");
        assert_eq!(history(person, &job).await, ["job.created"]);
        inspect(person, &job, "Curious").await.is_problem(403, "wrong_role");
        read(person, &job, "").await.is_problem(403, "wrong_role");
    }
}

#[apply(both_engines)]
async fn a_frozen_administrator_reads_no_conversation_any_more(hall: Hall) {
    let (one, two, pair) = (hall.admin().await, hall.admin().await, pair(&hall).await);
    let job = pair.job().await;
    inspect(&two, &job, "A complaint").await.is(200);
    read(&two, &job, "").await.is(200);
    let why = json!({ "reason": "Too curious" });
    one.post(&format!("/admin/users/{}/freeze", two.id), why).await.is(200);
    read(&two, &job, "").await.is_problem(403, "account_frozen");
}
