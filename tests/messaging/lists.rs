//! Conversations by listing and job, how far each side has read, and how much is unread.

use super::Talk;
use crate::service::{id, titles};
use crate::support::{Hall, Person, plan, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn a_conversation_says_how_far_each_side_has_read(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let read = async |who: &Person| who.get(&talk.path).await.is(200)["read_up_to"].clone();
    assert_eq!(talk.opened["message"]["number"], 1);
    assert_eq!(talk.opened["thread"]["read_up_to"], json!({ "client": 1, "worker": 0 }));
    let two = talk.say(&talk.client, "Two").await;
    let three = talk.say(&talk.client, "Three").await;
    assert_eq!((&two["number"], &three["number"]), (&json!(2), &json!(3)));
    talk.worker.post(&format!("{}/read", talk.path), json!({ "up_to": two["id"] })).await.is(204);
    for who in [&talk.client, &talk.worker] {
        assert_eq!(read(who).await, json!({ "client": 3, "worker": 2 }));
    }
    talk.say(&talk.client, "Four").await;
    assert_eq!(read(&talk.client).await, json!({ "client": 4, "worker": 2 }));
    talk.say(&talk.worker, "Five").await;
    assert_eq!(read(&talk.client).await, json!({ "client": 4, "worker": 5 }), "a participant who answers has read");
    talk.say(&talk.worker, "Six").await;
    assert_eq!(read(&talk.client).await, json!({ "client": 4, "worker": 6 }));
    talk.client.post(&format!("{}/read", talk.path), json!({ "up_to": two["id"] })).await.is(204);
    assert_eq!(read(&talk.client).await, json!({ "client": 4, "worker": 6 }), "a mark never moves backwards");
}

#[apply(both_engines)]
async fn unread_messages_are_counted_over_all_conversations(hall: Hall) {
    let client = hall.client().await;
    let mut talks = Vec::new();
    for messages in 0..4 {
        let worker = hall.worker().await;
        let opened = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
        let path = format!("/threads/{}/messages", id(&opened["thread"]));
        for _ in 0..messages {
            worker.post(&path, json!({ "content": "Yes" })).await.is(201);
        }
        talks.push(worker);
    }
    let unread = async |who: &Person| who.get("/threads/unread").await.is(200);
    assert_eq!(unread(&client).await, json!({ "threads": 3, "messages": 6, "is_exact": true }));
    assert_eq!(unread(&talks[0]).await, json!({ "threads": 1, "messages": 1, "is_exact": true }));
    assert_eq!(unread(&talks[3]).await, json!({ "threads": 0, "messages": 0, "is_exact": true }));
    hall.admin().await.get("/threads/unread").await.is_problem(403, "wrong_role");
}

#[apply(both_engines)]
async fn conversations_are_listed_by_listing_and_by_job(hall: Hall) {
    let (client, other, worker) = (hall.client().await, hall.client().await, hall.verified_worker().await);
    let (taps, drains) =
        (publish(&worker, json!({ "title": "Taps" })).await, publish(&worker, json!({ "title": "Drains" })).await);
    let open = async |who: &Person, listing: &Value| {
        let ask = json!({ "service_id": listing["id"], "content": "Hello" });
        id(&who.post("/threads", ask).await.is(201)["thread"])
    };
    let (about_taps, about_drains, of_other) =
        (open(&client, &taps).await, open(&client, &drains).await, open(&other, &taps).await);
    let none = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
    let job = client.post("/jobs", json!({ "thread_id": about_drains })).await.is(201);

    let listed = async |who: &Person, query: &str| -> Vec<String> {
        let page = who.get(&format!("/threads?{query}")).await.is(200);
        page["items"].as_array().unwrap().iter().map(id).collect()
    };
    let by_taps = format!("service_id={}", id(&taps));
    assert_eq!(listed(&client, &by_taps).await, [about_taps.as_str()]);
    assert_eq!(listed(&worker, &by_taps).await, [of_other.clone(), about_taps.clone()]);
    assert_eq!(listed(&hall.verified_worker().await, &by_taps).await, Vec::<String>::new(), "another's listing");
    client.post(&format!("/threads/{about_taps}/messages"), json!({ "content": "Well?" })).await.is(201);
    let first = worker.get(&format!("/threads?{by_taps}&limit=1")).await.is(200);
    assert_eq!(id(&first["items"][0]), about_taps);
    let cursor = first["next_cursor"].as_str().unwrap();
    assert_eq!(listed(&worker, &format!("{by_taps}&limit=1&cursor={cursor}")).await, [of_other]);

    let by_job = format!("job_id={}", id(&job));
    for who in [&client, &worker] {
        assert_eq!(listed(who, &by_job).await, [about_drains.as_str()]);
    }
    assert_eq!(listed(&other, &by_job).await, Vec::<String>::new(), "another's job");
    assert_eq!(listed(&client, "").await.len(), 3);
    assert_ne!(id(&none["thread"]), about_drains);
    client.get(&format!("/threads?{by_job}&{by_taps}")).await.is_invalid("", "one_of");
    assert_eq!(titles(&worker.get("/services/mine").await.is(200)), ["Drains", "Taps"]);
}

#[apply(both_engines)]
async fn conversations_about_a_listing_are_found_by_indexes(hall: Hall) {
    let worker = hall.verified_worker().await;
    for (query, index) in [
        (
            "SELECT t.id FROM threads t JOIN services s ON s.id = t.service_id
             WHERE s.id = (SELECT id FROM services LIMIT 1) AND s.worker_id = $1 AND t.service_id = s.id
             ORDER BY t.last_activity_at DESC, t.id DESC LIMIT 21",
            "threads_of_service_activity",
        ),
        (
            "SELECT id FROM threads WHERE client_id = $1 AND service_id = (SELECT id FROM services LIMIT 1)",
            "threads_of_client_service",
        ),
        (
            "SELECT client_unread FROM threads WHERE client_id = $1 ORDER BY last_activity_at DESC, id DESC LIMIT 200",
            "threads_of_client",
        ),
    ] {
        let plan = plan(&hall, query, worker.user_id()).await;
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{query}: {plan}");
    }
}
