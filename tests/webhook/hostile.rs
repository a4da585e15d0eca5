//! Receivers that hang, lie, redirect, answer without end, or lead elsewhere.

use super::{attempts, change, open_to_this_machine, read, until_next_attempt, webhook_to};
use crate::support::{Answer, Hall, Person, Receiver, eventually, eventually_is};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

/// The first attempt of a webhook, once it is recorded.
async fn first_attempt(admin: &Person, webhook: &str) -> Value {
    eventually("an attempt", async || attempts(admin, webhook).await.into_iter().next()).await
}

#[apply(both_engines)]
async fn a_receiver_that_hangs_delays_no_other(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client) = (hall.admin().await, hall.client().await);
    let (hanging, quick) = (Receiver::start().await, Receiver::start().await);
    hanging.answers(|_| Answer::Hang);
    let (slow, _) = (webhook_to(&admin, &hanging).await, webhook_to(&admin, &quick).await);
    for number in 0..3 {
        change(&client, number).await;
    }
    quick.wait_for(3).await;
    assert_eq!(hanging.wait_for(1).await.len(), 1, "the later events of the client wait");
    let attempt = first_attempt(&admin, &slow).await;
    assert_eq!((&attempt["outcome"], &attempt["status"]), (&json!("TIMED_OUT"), &Value::Null));
    assert!(attempt["duration_ms"].as_i64().unwrap() >= 10_000);
}

#[apply(both_engines)]
async fn a_success_that_breaks_off_is_sent_again(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    receiver.answers(|_| Answer::Reset);
    let id = webhook_to(&admin, &receiver).await;
    change(&client, 0).await;
    assert_eq!(first_attempt(&admin, &id).await["outcome"], "BROKEN_OFF");
    receiver.answers(|_| Answer::Status(200));
    assert!(until_next_attempt(&hall).await);
    let messages = receiver.wait_for(2).await;
    assert_eq!(messages[0].id(), messages[1].id());
    eventually_is(json!("DELIVERED"), async || attempts(&admin, &id).await.pop().unwrap()["outcome"].clone()).await;
}

#[apply(both_engines)]
async fn a_redirect_is_not_followed(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client) = (hall.admin().await, hall.client().await);
    let (receiver, target) = (Receiver::start().await, Receiver::start().await);
    let to = target.url();
    receiver.answers(move |_| Answer::Redirect(to.clone()));
    let id = webhook_to(&admin, &receiver).await;
    change(&client, 0).await;
    let attempt = first_attempt(&admin, &id).await;
    assert_eq!((&attempt["outcome"], &attempt["status"]), (&json!("REDIRECTED"), &json!(307)));
    assert!(attempt["error"].as_str().unwrap().contains("not followed") && target.messages().is_empty());
}

#[apply(both_engines)]
async fn of_a_long_answer_only_the_beginning_is_read(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    receiver.answers(|_| Answer::Long(50_000_000));
    let id = webhook_to(&admin, &receiver).await;
    change(&client, 0).await;
    let attempt = first_attempt(&admin, &id).await;
    assert_eq!((&attempt["outcome"], attempt["answer"].as_str().unwrap().len()), (&json!("DELIVERED"), 1024));
}

#[apply(both_engines)]
async fn a_name_that_leads_to_a_private_address_is_refused_at_each_connection(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    let new = json!({ "url": receiver.url_by_name(), "event_types": ["client.changed"] });
    let made = admin.post("/admin/webhooks", new).await.is(201);
    let id = made["id"].as_str().unwrap();
    change(&client, 0).await;
    receiver.wait_for(1).await;
    eventually_is(1, async || attempts(&admin, id).await.len()).await;

    // From now on the address is private, as if the name had got another one since the webhook was created.
    let hall = hall.with(&[]).await;
    let (admin, client) = (admin.signed_in_at(&hall).await, client.signed_in_at(&hall).await);
    change(&client, 1).await;
    let refused = eventually("a refusal", async || attempts(&admin, id).await.into_iter().nth(1)).await;
    assert_eq!(refused["outcome"], "FORBIDDEN_ADDRESS");
    let test = admin.post(&format!("/admin/webhooks/{id}/test"), json!({})).await.is(200);
    assert_eq!((&test["outcome"], &test["status"]), (&json!("FORBIDDEN_ADDRESS"), &Value::Null));
    assert_eq!(receiver.messages().len(), 1, "no connection was made");
}

#[apply(both_engines)]
async fn a_receiver_that_wants_no_more_is_left_alone(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    receiver.answers(|_| Answer::Status(410));
    let id = webhook_to(&admin, &receiver).await;
    change(&client, 0).await;
    eventually_is(json!("GONE"), async || read(&admin, &id).await["disabled_reason"].clone()).await;
    change(&client, 1).await;
    let mail = hall.mail_to(&admin.email, "A webhook is disabled").await;
    assert!(mail.text.contains("127.0.0.1") && mail.text.contains("wants no more"), "{}", mail.text);
    assert_eq!(receiver.messages().len(), 1);
}

#[apply(both_engines)]
async fn messages_that_are_not_answered_hold_back_none_about_other_subjects(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, receiver) = (hall.admin().await, Receiver::start().await);
    let id = webhook_to(&admin, &receiver).await;
    for _ in 0..10 {
        change(&hall.client().await, 0).await;
    }
    let mut received = 0;
    receiver.answers(move |_| {
        received += 1;
        if received <= 6 { Answer::Hang } else { Answer::Status(204) }
    });
    receiver.wait_for(10).await;
    let outcomes: Vec<Value> = attempts(&admin, &id).await.iter().map(|attempt| attempt["outcome"].clone()).collect();
    assert!(outcomes.iter().all(|outcome| outcome == "DELIVERED"), "nothing has waited for a timeout: {outcomes:?}");
}
