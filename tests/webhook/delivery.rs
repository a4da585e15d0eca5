//! What is delivered, how it is signed, and in which order.

use super::{attempts, change, open_to_this_machine, read, secret, until_next_attempt, webhook_to};
use crate::support::{Answer, Hall, Receiver, eventually, eventually_is};
use hirehall::core::clock::Timestamp;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::{collections::HashMap, time::Duration};

#[apply(both_engines)]
async fn an_event_is_delivered_signed_and_without_what_users_have_written(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    change(&client, 0).await;
    let id = webhook_to(&admin, &receiver).await;
    client.put(&format!("/clients/me/favorites/{}", hall.worker().await.id), json!({})).await.is(204);
    change(&client, 1).await;
    let messages = receiver.wait_for(1).await;
    eventually_is(1, async || attempts(&admin, &id).await.len()).await;
    assert_eq!(receiver.messages().len(), 1, "neither the event before nor another kind");

    let (message, body) = (&messages[0], messages[0].json());
    assert!(message.is_signed_with(&secret(&admin, &id).await) && message.signatures().len() == 1);
    let at: Timestamp = body["timestamp"].as_str().unwrap().parse().unwrap();
    assert_eq!(message.id(), format!("evt_{}_{}", body["id"], at.unix_micros()));
    assert_eq!((&body["type"], &body["data"]["user_id"]), (&json!("client.changed"), &json!(client.id)));
    assert!(!body.to_string().contains("Version"), "{body}");
    assert_eq!(message.headers["content-type"], "application/json");
    let sent: i64 = message.headers["webhook-timestamp"].parse().unwrap();
    assert!((hall.clock.now().unix_seconds() - sent).abs() < 60);

    let attempt = &attempts(&admin, &id).await[0];
    for (field, expected) in [
        ("message_id", json!(message.id())),
        ("event_id", body["id"].clone()),
        ("event_type", json!("client.changed")),
        ("attempt", json!(1)),
        ("outcome", json!("DELIVERED")),
        ("status", json!(204)),
        ("error", Value::Null),
        ("next_attempt_at", Value::Null),
    ] {
        assert_eq!(attempt[field], expected, "{field}");
    }
}

#[apply(both_engines)]
async fn without_a_filter_every_event_is_delivered_but_no_message(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, receiver) = (hall.admin().await, Receiver::start().await);
    admin.post("/admin/webhooks", json!({ "url": receiver.url() })).await.is(201);
    let pair = crate::support::jobs::pair(&hall).await;
    pair.accepted().await;
    let has = |kind: &str| receiver.messages().iter().any(|message| message.json()["type"] == kind);
    eventually("the job", async || has("job.accepted").then_some(())).await;
    for kind in ["webhook.created", "session.started", "thread.opened", "message.posted", "job.created"] {
        eventually(kind, async || has(kind).then_some(())).await;
    }
    for message in receiver.messages() {
        assert!(!String::from_utf8(message.body).unwrap().contains("Do you have time?"));
    }
}

#[apply(both_engines)]
async fn a_failed_delivery_holds_back_later_events_of_its_subject_only(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, receiver) = (hall.admin().await, Receiver::start().await);
    let (unlucky, lucky) = (hall.client().await, hall.client().await);
    let bad = unlucky.id.clone();
    receiver.answers(move |message| Answer::Status(if message.json()["data"]["user_id"] == bad { 500 } else { 204 }));
    let id = webhook_to(&admin, &receiver).await;
    for number in 0..3 {
        change(&unlucky, number).await;
        change(&lucky, number).await;
    }
    let of = |who: &str| {
        let messages = receiver.messages().into_iter();
        let about = messages.filter(|message| message.json()["data"]["user_id"] == who);
        about.map(|message| message.json()["id"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    eventually_is(3, async || of(&lucky.id).len()).await;
    let in_order = |ids: &[i64]| ids.is_sorted_by(|first, second| first < second);
    assert!(in_order(&of(&lucky.id)));
    eventually_is(1, async || of(&unlucky.id).len()).await;
    let failed = eventually("it is recorded", async || {
        attempts(&admin, &id).await.into_iter().find(|attempt| attempt["outcome"] == "REFUSED")
    })
    .await;
    assert_eq!((&failed["status"], &failed["answer"]), (&json!(500), &json!("words")));
    assert!(failed["next_attempt_at"].is_string());

    receiver.answers(|_| Answer::Status(200));
    assert!(until_next_attempt(&hall).await);
    eventually_is(4, async || of(&unlucky.id).len()).await;
    let again = of(&unlucky.id);
    assert!(again[0] == again[1] && in_order(&again[1..]), "{again:?}");
    eventually_is(Value::Null, async || read(&admin, &id).await["failing_since"].clone()).await;
}

#[apply(both_engines)]
async fn two_nodes_deliver_each_event_once(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, receiver, other) = (hall.admin().await, Receiver::start().await, hall.another_node().await);
    let clients = [hall.client().await, hall.client().await, hall.client().await];
    let id = webhook_to(&admin, &receiver).await;
    for number in 0..10 {
        for client in &clients {
            change(client, number).await;
        }
    }
    receiver.wait_for(30).await;
    eventually_is(30, async || attempts(&admin, &id).await.len()).await;
    let mut last: HashMap<String, i64> = HashMap::new();
    for message in receiver.messages() {
        let body = message.json();
        let (who, event) = (body["data"]["user_id"].as_str().unwrap().to_owned(), body["id"].as_i64().unwrap());
        assert!(last.insert(who, event).is_none_or(|earlier| earlier < event), "in order, and none twice");
    }
    other.stop.cancel();
}

#[apply(both_engines)]
async fn a_delivery_that_a_node_has_not_finished_is_sent_again_by_the_next(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    receiver.answers(|_| Answer::Hang);
    let id = webhook_to(&admin, &receiver).await;
    change(&client, 0).await;
    change(&client, 1).await;
    receiver.wait_for(1).await;
    receiver.answers(|_| Answer::Status(204));
    let hall = hall.restarted().await;
    // As a node leaves its task that is killed: claimed, until the lease ends.
    let until = hall.clock.now().saturating_add(Duration::from_secs(40));
    let killed = "UPDATE tasks SET lease = id, due_at = $1 WHERE kind = 'webhook'";
    assert_eq!(hall.app.db.write(move |tx| tx.execute(killed, &[&until])).await.unwrap(), 1);
    hall.clock.advance(Duration::from_secs(60));
    let messages = receiver.wait_for(3).await;
    assert_eq!(messages[0].id(), messages[1].id());
    assert!(messages[1].id() < messages[2].id() || messages[1].id().len() < messages[2].id().len());
    let admin = admin.signed_in_at(&hall).await;
    eventually_is(2, async || attempts(&admin, &id).await.len()).await;
}

#[apply(both_engines)]
async fn after_a_restore_deliveries_are_held_until_they_are_released(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    let set = "INSERT INTO installation (name, value) VALUES ('mails_held', 'now')";
    hall.app.db.write(move |tx| tx.execute(set, &[])).await.unwrap();
    webhook_to(&admin, &receiver).await;
    change(&client, 0).await;
    let waiting = "SELECT count(*) FROM tasks WHERE kind = 'webhook' AND attempts = 0";
    eventually_is(1, async || hall.app.db.read(move |tx| tx.one::<(i64,)>(waiting, &[])).await.unwrap().0).await;
    assert!(receiver.messages().is_empty());
    let released = "DELETE FROM installation WHERE name = 'mails_held'";
    hall.app.db.write(move |tx| tx.execute(released, &[])).await.unwrap();
    receiver.wait_for(1).await;
}
