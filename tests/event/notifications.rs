//! What others have done, newest first, and how far it was seen.

use crate::support::{
    Hall, Person, eventually,
    feed::Happening,
    jobs::{pair, path},
};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use uuid::Uuid;

fn kinds(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap()).collect()
}

fn ids(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().map(|event| event["id"].as_i64().unwrap()).collect()
}

/// The data of an event of a job.
fn of_job() -> Value {
    json!({ "thread_id": Uuid::nil(), "status": "ACCEPTED", "version": 2 })
}

/// The notifications, once there are `count`.
async fn listed(person: &Person, path: &str, count: usize) -> Value {
    eventually("the notifications", async || {
        let page = person.get(path).await.is(200);
        (page["items"].as_array().unwrap().len() >= count).then_some(page)
    })
    .await
}

async fn unread(person: &Person) -> i64 {
    person.get("/notifications/unread").await.is(200)["unread"].as_i64().unwrap()
}

#[apply(both_engines)]
async fn notifications_are_what_others_have_done_newest_first(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    pair.client.post(&path(&job, "finalize"), json!({})).await.is(200);
    let review = pair.review(&job, json!({ "rating": 5 })).await;
    let of_client = listed(&pair.client, "/notifications", 3).await;
    assert_eq!(kinds(&of_client), ["review.revealed", "job.completed", "job.accepted"]);
    let of_worker = listed(&pair.worker, "/notifications", 4).await;
    assert_eq!(kinds(&of_worker), ["review.revealed", "job.finalized", "job.created", "thread.opened"]);
    let revealed = &of_worker["items"][0];
    assert_eq!((&revealed["actor"], &revealed["data"]["client_review_id"]), (&Value::Null, &review["id"]));
    // The conversation counts messages; asked for, they are here, too.
    assert_eq!(kinds(&listed(&pair.worker, "/notifications?type=message.posted", 1).await), ["message.posted"]);
    let some = listed(&pair.worker, "/notifications?type=job.created&type=review.revealed", 2).await;
    assert_eq!(kinds(&some), ["review.revealed", "job.created"]);
    pair.worker.get("/notifications?type=job.exploded").await.is_invalid("/type", "unknown_value");
    hall.nobody().get("/notifications").await.is_problem(401, "not_signed_in");
}

#[apply(both_engines)]
async fn pages_of_several_types_go_on_where_the_one_before_ended(hall: Hall) {
    let client = hall.client().await;
    let user = client.user_id();
    let record = move |tx: &mut hirehall::database::Tx<'_>| {
        for number in 0..25_u128 {
            let kind = ["job.accepted", "job.rejected", "job.expired"][number as usize % 3];
            let about = Happening::new(kind, Uuid::from_u128(number));
            Happening { client: Some(user), data: of_job(), ..about }.record(tx)?;
        }
        Ok::<_, hirehall::database::Error>(())
    };
    hall.app.db.write(record).await.unwrap();
    let all = ids(&listed(&client, "/notifications?limit=100", 25).await);
    assert!(all.is_sorted_by(|newer, older| newer > older));
    for (query, count) in [("limit=4", 25), ("limit=4&type=job.accepted&type=job.expired", 17)] {
        let (mut seen, mut path) = (Vec::new(), format!("/notifications?{query}"));
        loop {
            let page = client.get(&path).await.is(200);
            seen.extend(ids(&page));
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            path = format!("/notifications?{query}&cursor={cursor}");
        }
        assert!(seen.is_sorted_by(|newer, older| newer > older), "{seen:?}");
        assert_eq!(seen.len(), count, "{query}");
    }
}

#[apply(both_engines)]
async fn what_was_seen_on_one_device_is_seen_on_all_and_never_unseen(hall: Hall) {
    let pair = pair(&hall).await;
    pair.accepted().await;
    let events = ids(&listed(&pair.worker, "/notifications", 2).await);
    let phone = pair.worker.signed_in().await;
    assert_eq!(phone.get("/notifications/unread").await.is(200), json!({ "seen_up_to": 0, "unread": 2 }));
    let seen = pair.worker.put("/notifications/seen", json!({ "up_to": events[1] })).await.is(200);
    assert_eq!(seen, json!({ "seen_up_to": events[1], "unread": 1 }));
    assert_eq!(phone.get("/notifications/unread").await.is(200), seen);
    pair.worker.put("/notifications/seen", json!({ "up_to": events[0] })).await.is(200);
    let seen = phone.put("/notifications/seen", json!({ "up_to": events[1] })).await.is(200);
    assert_eq!(seen, json!({ "seen_up_to": events[0], "unread": 0 }));
    pair.client.put("/notifications/seen", json!({ "up_to": -1 })).await.is_invalid("/up_to", "out_of_range");

    // More than there is means everything until now, and nothing of what comes.
    phone.put("/notifications/seen", json!({ "up_to": i64::MAX })).await.is(200);
    let job = pair.client.get("/jobs").await.is(200)["items"][0].clone();
    pair.client.post(&path(&job, "cancel"), json!({ "reason": "I have moved." })).await.is(200);
    listed(&pair.worker, "/notifications", 3).await;
    assert_eq!(unread(&phone).await, 1);
}

#[apply(both_engines)]
async fn unread_notifications_are_counted_up_to_100(hall: Hall) {
    let client = hall.client().await;
    let about = Happening::new("job.accepted", Uuid::from_u128(7));
    let accepted = Happening { client: Some(client.user_id()), data: of_job(), ..about };
    let own = Happening { actor: Some(client.user_id()), ..accepted.clone() };
    let record = move |tx: &mut hirehall::database::Tx<'_>| {
        (0..130).try_for_each(|_| accepted.record(tx))?;
        own.record(tx)
    };
    hall.app.db.write(record).await.unwrap();
    let newest = ids(&listed(&client, "/notifications?limit=100", 100).await);
    assert_eq!(unread(&client).await, 100);
    client.put("/notifications/seen", json!({ "up_to": newest[3] })).await.is(200);
    assert_eq!(unread(&client).await, 3);
    assert_eq!(client.get("/notifications/unread?type=job.rejected").await.is(200)["unread"], 0);
}

#[apply(both_engines)]
async fn administrators_are_notified_of_what_waits_for_them(hall: Hall) {
    let (admin, other) = (hall.admin().await, hall.admin().await);
    let worker = hall.verified_worker().await;
    worker.patch("/workers/me", json!({ "first_name": "Grace", "last_name": "Hopper" })).await.is(200);
    let page = listed(&admin, "/notifications", 1).await;
    assert_eq!(kinds(&page), ["worker.name_change_requested"]);
    let id = page["items"][0]["data"]["name_change_id"].as_str().unwrap();
    admin.post(&format!("/admin/name-changes/{id}/reject"), json!({ "reason": "No." })).await.is(204);
    let rejected = "/notifications?type=worker.name_change_rejected";
    assert_eq!(kinds(&listed(&other, rejected, 1).await), ["worker.name_change_rejected"]);
    assert_eq!(kinds(&admin.get(rejected).await.is(200)), [""; 0]);
    assert_eq!((unread(&admin).await, unread(&other).await), (1, 1));
}
