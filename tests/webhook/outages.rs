//! Receivers that are down for hours or days.

use super::{attempts, change, open_to_this_machine, read, until_next_attempt, webhook_to};
use crate::support::{Answer, Hall, Receiver, eventually, eventually_is, feed::Happening};
use hirehall::{
    background::webhooks::{deliver, follow_log},
    core::clock::Timestamp,
};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);

#[apply(both_engines)]
async fn after_a_day_without_the_receiver_every_event_is_delivered_in_order(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, receiver) = (hall.admin().await, Receiver::start().await);
    receiver.answers(|_| Answer::Status(503));
    webhook_to(&admin, &receiver).await;
    let mut clients = Vec::new();
    for _ in 0..10 {
        clients.push(hall.client().await);
    }
    for client in &clients {
        change(client, 0).await;
        change(client, 1).await;
    }
    receiver.wait_for(8).await;
    let end = hall.clock.now().saturating_add(24 * HOUR);
    while hall.clock.now() < end {
        assert!(until_next_attempt(&hall).await);
    }
    receiver.answers(|_| Answer::Status(204));
    let tried = receiver.messages().len();
    assert!((20..70).contains(&tried), "a receiver that is down is tried ever more rarely: {tried}");
    while until_next_attempt(&hall).await {}
    let delivered = receiver.messages().split_off(tried);
    assert_eq!(delivered.len(), 20);
    for client in &clients {
        let about = delivered.iter().map(|message| message.json());
        let ids: Vec<i64> = about
            .filter(|body| body["data"]["user_id"] == client.id)
            .map(|body| body["id"].as_i64().unwrap())
            .collect();
        assert!(ids.len() == 2 && ids.is_sorted(), "{ids:?}");
    }
}

#[apply(both_engines)]
async fn a_receiver_that_fails_for_days_is_disabled_with_notice_and_goes_on_where_it_has_stopped(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    receiver.answers(|_| Answer::Status(500));
    let id = webhook_to(&admin, &receiver).await;
    change(&client, 0).await;
    receiver.wait_for(1).await;
    let began = hall.clock.now();
    while until_next_attempt(&hall).await {}
    let hours = hall.clock.now().saturating_since(began).as_secs() / 3600;
    assert!((57..87).contains(&hours), "three days and a fifth at most: {hours}");
    let (admin, client) = (admin.signed_in().await, client.signed_in().await);
    let given_up = attempts(&admin, &id).await.pop().unwrap();
    assert_eq!(receiver.messages().len(), 11);
    assert_eq!((&given_up["attempt"], &given_up["outcome"]), (&json!(11), &json!("REFUSED")));
    hall.clock.advance(70 * HOUR);
    let (admin, client) = (admin.signed_in().await, client.signed_in().await);
    assert_eq!(read(&admin, &id).await["is_enabled"], true, "nothing was sent since");
    change(&client, 1).await;
    eventually_is(json!("FAILING"), async || read(&admin, &id).await["disabled_reason"].clone()).await;
    let mail = hall.mail_to(&admin.email, "A webhook is disabled").await;
    assert!(mail.text.contains("every attempt of five days has failed"), "{}", mail.text);
    let events = admin.get("/events").await.is(200);
    let told = events["items"].as_array().unwrap().iter().any(|event| event["type"] == "webhook.disabled");
    assert!(told, "administrators hear of it");
    change(&client, 2).await;

    let before = receiver.messages().len();
    receiver.answers(|_| Answer::Status(204));
    let enabled = admin.post(&format!("/admin/webhooks/{id}/enable"), json!({})).await.is(200);
    assert_eq!((&enabled["is_enabled"], &enabled["failing_since"]), (&json!(true), &Value::Null));
    until_next_attempt(&hall).await;
    let since = eventually("what was missed", async || {
        let since = receiver.messages().split_off(before);
        (since.len() >= 2).then_some(since)
    })
    .await;
    assert!(since[0].json()["id"].as_i64() < since[1].json()["id"].as_i64());
}

#[apply(both_engines)]
async fn what_was_missed_while_disabled_can_be_skipped(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    let id = webhook_to(&admin, &receiver).await;
    admin.post(&format!("/admin/webhooks/{id}/disable"), json!({})).await.is(200);
    change(&client, 0).await;
    admin.post(&format!("/admin/webhooks/{id}/enable"), json!({ "skip_missed": true })).await.is(200);
    change(&client, 1).await;
    receiver.wait_for(1).await;
    eventually_is(1, async || attempts(&admin, &id).await.len()).await;

    admin.post(&format!("/admin/webhooks/{id}/disable"), json!({})).await.is(200);
    change(&client, 2).await;
    admin.post(&format!("/admin/webhooks/{id}/enable"), json!({})).await.is(200);
    let messages = receiver.wait_for(2).await;
    assert_eq!(messages.len(), 2);
    assert!(messages[0].json()["id"].as_i64() < messages[1].json()["id"].as_i64());
}

/// When the lane of the webhook is due; `None` when nothing is to be delivered.
async fn lane_due(hall: &Hall) -> Option<Timestamp> {
    let due = "SELECT due_at FROM tasks WHERE kind = 'webhook'";
    let due = hall.app.db.read(move |tx| tx.optional::<(Timestamp,)>(due, &[])).await.unwrap();
    due.map(|(due,)| due)
}

/// Lets time pass until the lane is due, and delivers what is due then. False when nothing is to be delivered.
async fn deliver_next(hall: &Hall) -> bool {
    let Some(due) = lane_due(hall).await else { return false };
    hall.clock.advance(due.saturating_since(hall.clock.now()) + Duration::from_millis(1));
    deliver(hall.app.clone()).await.unwrap();
    true
}

/// As if the webhook had failed for the first time just now.
async fn fails_since_now(hall: &Hall) {
    let now = hall.clock.now();
    let moved = hall.app.db.write(move |tx| tx.execute("UPDATE webhooks SET failing_since = $1", &[&now]));
    assert_eq!(moved.await.unwrap(), 1);
}

#[apply(both_engines)]
async fn a_new_event_does_not_end_the_pause_of_a_receiver_that_is_down(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, late, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    receiver.answers(|_| Answer::Status(503));
    webhook_to(&admin, &receiver).await;
    for _ in 0..8 {
        change(&hall.client().await, 0).await;
    }
    follow_log(hall.app.clone()).await.unwrap();
    deliver(hall.app.clone()).await.unwrap();
    let paused = hall.app.db.read(|tx| tx.one::<(Timestamp,)>("SELECT paused_until FROM webhooks", &[]));
    let (paused_until,) = paused.await.unwrap();
    assert!(receiver.messages().len() == 8 && hall.clock.now() < paused_until);
    change(&late, 0).await;
    follow_log(hall.app.clone()).await.unwrap();
    assert!(lane_due(&hall).await.unwrap() >= paused_until);
    assert!(deliver_next(&hall).await);
    assert_eq!(receiver.messages().len(), 9, "one attempt after each pause");

    // With pauses of an hour, nine events can take the five days after which a webhook is disabled.
    while deliver_next(&hall).await {
        fails_since_now(&hall).await;
    }
    assert_eq!(receiver.messages().len(), 9 * 11, "every event is given up");
    receiver.answers(|_| Answer::Status(204));
    change(&late.signed_in().await, 1).await;
    follow_log(hall.app.clone()).await.unwrap();
    assert!(deliver_next(&hall).await);
    assert_eq!(receiver.messages().len(), 9 * 11 + 1);
}

#[apply(both_engines)]
async fn however_many_events_are_new_all_are_looked_at_in_one_round(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    webhook_to(&admin, &receiver).await;
    let others = move |tx: &mut hirehall::database::Tx<'_>| {
        (0..450).try_for_each(|_| Happening::new("worker.changed", uuid::Uuid::nil()).record(tx))
    };
    hall.app.db.write(others).await.unwrap();
    change(&client, 0).await;
    follow_log(hall.app.clone()).await.unwrap();
    assert!(deliver_next(&hall).await);
    assert_eq!(receiver.messages().len(), 1);
}
