//! An event carries what a list needs to show it: who did it, and what it is about.

use crate::support::{
    Hall, Person, Reply,
    feed::{Stream, heard},
    jobs::{pair, path, review_by_both},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

fn of_kind<'p>(page: &'p Value, kind: &str) -> &'p Value {
    page["items"].as_array().unwrap().iter().find(|event| event["type"] == kind).unwrap()
}

#[apply(both_engines)]
async fn an_event_names_its_actor_as_others_see_them_and_its_subject(hall: Hall) {
    let pair = pair(&hall).await;
    let me = pair.worker.get("/workers/me").await.is(200);
    let (first, last) = (me["first_name"].as_str().unwrap(), me["last_name"].as_str().unwrap());
    let job = pair.accepted().await;
    // The session, the conversation, its message, the job and its acceptance.
    let page = heard(&pair.client, "/events", 5).await;
    let accepted = of_kind(&page, "job.accepted");
    let short = format!("{first} {}.", last.chars().next().unwrap());
    assert_eq!(accepted["actor"], json!({ "id": pair.worker.id, "name": short, "picture_url": null }));
    assert_eq!(accepted["subject"], json!({ "kind": "job", "id": job["id"], "label": "Fix the tap" }));
    let posted = of_kind(&page, "message.posted");
    assert_eq!(posted["subject"], json!({ "kind": "message", "id": posted["data"]["message_id"], "label": null }));
    assert_eq!(posted["data"]["message"]["number"], 1);
    let session = of_kind(&page, "session.started");
    let me = pair.client.get("/clients/me").await.is(200);
    let whole = format!("{} {}", me["first_name"].as_str().unwrap(), me["last_name"].as_str().unwrap());
    assert_eq!(session["subject"], json!({ "kind": "user", "id": pair.client.id, "label": whole }));
}

#[apply(both_engines)]
async fn a_conversation_its_messages_jobs_and_reviews_are_called_like_the_listing(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let offer = json!({
        "title": "Leaking taps", "description": "", "category": "plumbing", "location": "Berlin", "pricing": "QUOTE", "status": "PUBLISHED",
    });
    let service = worker.post("/services", offer).await.is(201);
    let opened = client.post("/threads", json!({ "service_id": service["id"], "content": "Hello" })).await.is(201);
    let job = client.post("/jobs", json!({ "thread_id": opened["thread"]["id"] })).await.is(201);
    for step in ["accept", "complete"] {
        worker.post(&path(&job, step), json!({})).await.is(200);
    }
    client.post(&path(&job, "finalize"), json!({})).await.is(200);
    review_by_both(&client, &worker, &job, json!({ "rating": 5 })).await;
    let page = heard(&worker, "/events", 10).await;
    for kind in [
        "service.created",
        "thread.opened",
        "message.posted",
        "job.created",
        "job.finalized",
        "review.posted",
        "review.revealed",
    ] {
        assert_eq!(of_kind(&page, kind)["subject"]["label"], "Leaking taps", "{kind}");
    }
}

#[apply(both_engines)]
async fn administrators_are_named_to_administrators_alone(hall: Hall) {
    let (client, admin) = (hall.client().await, hall.admin().await);
    admin.post(&format!("/admin/users/{}/freeze", client.id), json!({ "reason": "A complaint." })).await.is(200);
    let page = heard(&client, "/events", 2).await;
    let frozen = of_kind(&page, "user.frozen");
    assert_eq!((&frozen["actor"], &frozen["data"]["reason"]), (&Value::Null, &json!("A complaint.")));

    let worker = hall.verified_worker().await;
    worker.patch("/workers/me", json!({ "first_name": "Grace", "last_name": "Hopper" })).await.is(200);
    let asked = heard(&admin, "/events", 1).await;
    let id = asked["items"][0]["data"]["name_change_id"].as_str().unwrap().to_owned();
    admin.post(&format!("/admin/name-changes/{id}/approve"), json!({})).await.is(204);
    let told = heard(&admin, "/events", 2).await;
    let changed = of_kind(&told, "worker.name_changed");
    assert_eq!(changed["actor"]["id"], json!(admin.id));
    assert_eq!(changed["subject"], json!({ "kind": "user", "id": worker.id, "label": "Grace Hopper" }));
    let told = heard(&worker, "/events", 3).await;
    assert_eq!(of_kind(&told, "worker.name_changed")["actor"], Value::Null);
}

#[apply(both_engines)]
async fn a_deleted_account_is_called_so_in_events_of_the_past(hall: Hall) {
    let pair = pair(&hall).await;
    let leaving = pair.client.request(Method::DELETE, "/auth/me").json(&json!({ "password": pair.client.password }));
    Reply::to(leaving).await.is(204);
    let page = heard(&pair.worker, "/events", 3).await;
    assert_eq!(of_kind(&page, "thread.opened")["actor"]["name"], "Deleted user");
}

#[apply(both_engines)]
async fn the_end_of_their_events_is_where_listeners_begin(hall: Hall) {
    let client = hall.client().await;
    let page = heard(&client, "/events", 1).await;
    let latest = client.get("/events/latest").await.is(200)["id"].as_i64().unwrap();
    assert_eq!(latest, page["items"][0]["id"].as_i64().unwrap());
    client.patch("/clients/me", json!({ "about": "News" })).await.is(200);
    let news = heard(&client, &format!("/events?after={latest}"), 1).await;
    assert_eq!(news["items"][0]["type"], "client.changed");
    assert_eq!(news["items"].as_array().unwrap().len(), 1);
    hall.nobody().get("/events/latest").await.is_problem(401, "not_signed_in");
}

/// Everything that tells a position in the log.
async fn positions(person: &Person) -> Vec<Value> {
    let beyond = json!({ "up_to": i64::MAX });
    vec![
        person.get("/events/latest").await.is(200)["id"].clone(),
        person.get(&format!("/events?after={}", i64::MAX)).await.is(200)["items"][0]["id"].clone(),
        person.put("/notifications/seen", beyond).await.is(200)["seen_up_to"].clone(),
        json!(Stream::open(person, "/events", None).await.beginning().await),
        json!(Stream::open(person, "/events", Some(i64::MAX)).await.beginning().await),
    ]
}

#[apply(both_engines)]
async fn no_position_tells_that_others_have_done_something(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    for person in [&client, &worker] {
        let own = heard(person, "/events", 1).await["items"][0]["id"].clone();
        assert_eq!(positions(person).await, vec![own; 5]);
    }
    let before = [positions(&client).await, positions(&worker).await];
    let other = hall.client().await;
    heard(&other, "/events", 1).await;
    assert_eq!([positions(&client).await, positions(&worker).await], before);
    // Nor does a guess.
    let other = positions(&other).await[0].as_i64().unwrap();
    let guessed = client.get(&format!("/events?after={other}")).await.is(200);
    let not_there = client.get(&format!("/events?after={}", other + 1)).await.is(200);
    for page in [guessed, not_there] {
        assert_eq!((&page["items"][0]["type"], &page["items"][0]["id"]), (&json!("reset"), &before[0][0]));
    }
}
