//! Tests, replays, changes of the secret, and the log of attempts.

use super::{attempts, change, open_to_this_machine, read, secret, webhook_to};
use crate::support::{Answer, Hall, Receiver, eventually, eventually_is};
use hirehall::database::ids::{DeliveryAttemptId, WebhookId};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

#[apply(both_engines)]
async fn the_state_of_the_installation_says_how_far_behind_each_webhook_is(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client) = (hall.admin().await, hall.client().await);
    let (down, quick) = (Receiver::start().await, Receiver::start().await);
    down.answers(|_| Answer::Status(503));
    let (behind, current) = (webhook_to(&admin, &down).await, webhook_to(&admin, &quick).await);
    change(&client, 0).await;
    quick.wait_for(1).await;
    down.wait_for(1).await;
    eventually("one that waits", async || {
        // What is told may be five seconds old.
        hall.clock.advance(Duration::from_secs(6));
        let state = admin.get("/admin/system").await.is(200);
        let webhooks = state["webhooks"].as_array().unwrap().clone();
        let waits = |id: &str| webhooks.iter().find(|lag| lag["webhook_id"] == id).unwrap()["waits_since"].clone();
        (waits(&behind).is_string() && waits(&current).is_null()).then_some(())
    })
    .await;
    admin.post(&format!("/admin/webhooks/{behind}/disable"), json!({})).await.is(200);
    hall.clock.advance(Duration::from_secs(6));
    let state = admin.get("/admin/system").await.is(200);
    let listed: Vec<&Value> = state["webhooks"].as_array().unwrap().iter().map(|lag| &lag["webhook_id"]).collect();
    assert_eq!(listed, [&json!(current)]);
}

#[apply(both_engines)]
async fn for_a_day_after_a_change_of_the_secret_both_sign(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    let id = webhook_to(&admin, &receiver).await;
    let old = secret(&admin, &id).await;
    admin.post(&format!("/admin/webhooks/{id}/rotate-secret"), json!({})).await.is(200);
    let new = secret(&admin, &id).await;
    change(&client, 0).await;
    let message = receiver.wait_for(1).await.remove(0);
    assert!(message.is_signed_with(&old) && message.is_signed_with(&new) && message.signatures().len() == 2);
    hall.clock.advance(Duration::from_secs(24 * 60 * 60));
    let (admin, client) = (admin.signed_in().await, client.signed_in().await);
    change(&client, 1).await;
    let message = receiver.wait_for(2).await.remove(1);
    assert!(!message.is_signed_with(&old) && message.is_signed_with(&new));
    let shown = admin.get(&format!("/admin/webhooks/{id}/secret")).await.is(200);
    assert_eq!((&shown["previous_secret"], &shown["previous_secret_until"]), (&Value::Null, &Value::Null));
}

#[apply(both_engines)]
async fn a_range_of_events_is_delivered_again_with_the_same_ids(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    let id = webhook_to(&admin, &receiver).await;
    let path = format!("/admin/webhooks/{id}/replay");
    for number in 0..4 {
        change(&client, number).await;
    }
    let messages = receiver.wait_for(4).await;
    let ids: Vec<i64> = messages.iter().map(|message| message.json()["id"].as_i64().unwrap()).collect();
    eventually_is(4, async || attempts(&admin, &id).await.len()).await;
    let range = json!({ "after_event_id": ids[0], "until_event_id": ids[2] });
    assert_eq!(admin.post(&path, range.clone()).await.is(202), range);
    let again = receiver.wait_for(6).await.split_off(4);
    assert_eq!([again[0].id(), again[1].id()], [messages[1].id(), messages[2].id()]);
    assert_eq!(again[0].body, messages[1].body);
    eventually_is(Value::Null, async || read(&admin, &id).await["replay"].clone()).await;
    eventually_is(6, async || attempts(&admin, &id).await.len()).await;
    assert_eq!(receiver.messages().len(), 6);
    for (after, until) in [(ids[3], ids[3]), (i64::MAX, i64::MAX), (ids[2], ids[1])] {
        let empty = json!({ "after_event_id": after, "until_event_id": until });
        admin.post(&path, empty).await.is_invalid("/after_event_id", "invalid_value");
    }
}

#[apply(both_engines)]
async fn a_test_is_sent_at_once_and_says_what_came_of_it(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, receiver) = (hall.admin().await, Receiver::start().await);
    let id = webhook_to(&admin, &receiver).await;
    admin.post(&format!("/admin/webhooks/{id}/disable"), json!({})).await.is(200);
    let path = format!("/admin/webhooks/{id}/test");
    let done = admin.post(&path, json!({})).await.is(200);
    assert_eq!((&done["outcome"], &done["event_type"]), (&json!("DELIVERED"), &json!("webhook.test")));
    let message = receiver.messages().remove(0);
    assert!(message.is_signed_with(&secret(&admin, &id).await) && message.id() == done["message_id"]);
    assert_eq!((&message.json()["type"], &message.json()["data"]["webhook_id"]), (&json!("webhook.test"), &json!(id)));
    receiver.answers(|_| Answer::Status(404));
    let refused = admin.post(&path, json!({})).await.is(200);
    assert_eq!((&refused["outcome"], &refused["answer"]), (&json!("REFUSED"), &json!("words")));
    assert_eq!(attempts(&admin, &id).await, [done, refused]);
    assert_eq!(read(&admin, &id).await["failing_since"], Value::Null, "a test counts for nothing");
}

#[apply(both_engines)]
async fn the_log_of_attempts_is_bounded_in_number_and_age(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, receiver) = (hall.admin().await, Receiver::start().await);
    let id = webhook_to(&admin, &receiver).await;
    let webhook: WebhookId = id.parse().unwrap();
    let fill = move |tx: &mut hirehall::database::Tx<'_>| {
        let now = tx.now();
        for _ in 0..1100 {
            let attempt = DeliveryAttemptId::new(tx);
            tx.execute(
                "INSERT INTO webhook_attempts (id, webhook_id, message_id, event_type, attempt, outcome, duration_ms, at)
                 VALUES ($1, $2, 'evt_1', 'job.created', 1, 'DELIVERED', 5, $3)",
                &[&attempt, &webhook, &now],
            )?;
        }
        Ok::<_, hirehall::database::Error>(())
    };
    hall.app.db.write(fill).await.unwrap();
    let count = async || {
        let count = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM webhook_attempts", &[]));
        count.await.unwrap().0
    };
    admin.post(&format!("/admin/webhooks/{id}/test"), json!({})).await.is(200);
    assert_eq!(count().await, 1000);
    hall.clock.advance(Duration::from_secs(31 * 24 * 60 * 60));
    eventually_is(0, count).await;
}

#[apply(both_engines)]
async fn a_deleted_webhook_leaves_no_rows(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    receiver.answers(|_| Answer::Status(500));
    let id = webhook_to(&admin, &receiver).await;
    change(&client, 0).await;
    change(&client, 1).await;
    receiver.wait_for(1).await;
    admin.delete(&format!("/admin/webhooks/{id}")).await.is(204);
    let rows = "SELECT (SELECT count(*) FROM webhooks) + (SELECT count(*) FROM webhook_deliveries)
        + (SELECT count(*) FROM webhook_attempts) + (SELECT count(*) FROM tasks WHERE kind = 'webhook')";
    hall.clock.advance(Duration::from_secs(60));
    eventually_is(0, async || hall.app.db.read(move |tx| tx.one::<(i64,)>(rows, &[])).await.unwrap().0).await;
    assert_eq!(receiver.messages().len(), 1);
}
