//! What a node of the last release, which knows no offers, leaves behind.

use crate::support::Hall;
use crate::support::jobs::{history, pair, path};
use hirehall::background::due_jobs;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

fn euros(cents: i64) -> Value {
    json!({ "amount": cents, "currency": "EUR" })
}

fn allows(job: &Value, action: &str) -> bool {
    job["allowed_actions"].as_array().unwrap().contains(&json!(action))
}

#[apply(both_engines)]
async fn an_offer_is_none_when_a_node_of_the_last_release_has_changed_what_is_proposed(hall: Hall) {
    for change in [
        "UPDATE jobs SET version = version + 1, price_amount = 5000 WHERE client_id = $1",
        "UPDATE jobs SET version = version + 1, price_currency = 'CHF' WHERE client_id = $1",
        "UPDATE jobs SET version = version + 1, price_amount = NULL, price_currency = NULL WHERE client_id = $1",
        "UPDATE jobs SET version = version + 1, scheduled_at = 2219832000000000 WHERE client_id = $1",
    ] {
        let pair = pair(&hall).await;
        let proposal = json!({ "thread_id": pair.thread, "price": euros(10_000) });
        let job = pair.client.post("/jobs", proposal).await.is(201);
        hall.sql(change, pair.client.user_id()).await;
        let seen = pair.worker.get(&path(&job, "")).await.is(200);
        assert_eq!(seen["open_offer"], Value::Null, "{change}");
        assert!(!allows(&seen, "ACCEPT") && !allows(&seen, "DECLINE"), "{change}: {seen}");
        let deadlines = seen["deadlines"].as_array().unwrap();
        assert!(deadlines.iter().all(|deadline| deadline["what"] != "OFFER_EXPIRES"), "{change}: {seen}");
        pair.worker.post(&path(&job, "offers/1/accept"), json!({})).await.is_problem(409, "offer_not_open");
        let version = json!({ "version": seen["version"] });
        pair.worker.post(&path(&job, "accept"), version).await.is_problem(409, "nothing_to_accept");

        let offered = pair.client.post(&path(&job, "offers"), json!({ "price": euros(5_000) })).await.is(201);
        assert_eq!((&offered["open_offer"]["number"], &offered["price"]), (&json!(2), &euros(5_000)));
        let agreed = pair.worker.post(&path(&job, "offers/2/accept"), json!({})).await.is(200);
        assert_eq!((&agreed["status"], &agreed["price"]), (&json!("ACCEPTED"), &euros(5_000)));
    }
}

#[apply(both_engines)]
async fn an_offer_is_none_when_a_node_of_the_last_release_has_let_the_job_be_accepted_without_it(hall: Hall) {
    let pair = pair(&hall).await;
    let proposal = json!({ "thread_id": pair.thread, "price": euros(10_000) });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    let accept = "UPDATE jobs SET status = 'ACCEPTED', version = version + 1, updated_at = updated_at + 1, accepted_at = updated_at + 1
                  WHERE client_id = $1";
    hall.sql(accept, pair.client.user_id()).await;
    for (who, what) in [(&pair.client, "withdraw"), (&pair.worker, "decline"), (&pair.worker, "accept")] {
        let seen = who.get(&path(&job, "")).await.is(200);
        assert_eq!((&seen["open_offer"], allows(&seen, &what.to_uppercase())), (&Value::Null, false));
        who.post(&path(&job, &format!("offers/1/{what}")), json!({})).await.is_problem(409, "offer_not_open");
    }
    // What is offered after the agreement is an amendment.
    pair.worker.post(&path(&job, "offers"), json!({ "price": euros(12_000) })).await.is(201);
    let amended = pair.client.post(&path(&job, "offers/2/accept"), json!({})).await.is(200);
    assert_eq!((&amended["agreed_offer"]["number"], &amended["price"]), (&json!(2), &euros(12_000)));
}

#[apply(both_engines)]
async fn an_offer_is_none_when_a_node_of_the_last_release_has_ended_its_job(hall: Hall) {
    for end in [
        "UPDATE jobs SET status = 'CANCELLED', version = version + 1, cancelled_at = updated_at WHERE client_id = $1",
        "UPDATE jobs SET status = 'REJECTED', version = version + 1 WHERE client_id = $1",
        "UPDATE jobs SET status = 'EXPIRED', version = version + 1 WHERE client_id = $1",
    ] {
        let pair = pair(&hall).await;
        let proposal = json!({ "thread_id": pair.thread, "price": euros(10_000) });
        let job = pair.client.post("/jobs", proposal).await.is(201);
        hall.sql(end, pair.client.user_id()).await;
        let seen = pair.client.get(&path(&job, "")).await.is(200);
        assert_eq!((&seen["open_offer"], &seen["deadlines"]), (&Value::Null, &json!([])), "{end}");
        pair.worker.post(&path(&job, "offers/1/accept"), json!({})).await.is_problem(409, "offer_not_open");
        hall.clock.advance(Duration::from_secs(8 * 24 * 60 * 60));
        assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 1);
        let client = pair.client.signed_in().await;
        assert_eq!(client.get(&path(&job, "offers")).await.is(200)["items"][0]["status"], "EXPIRED");
        assert_eq!(history(&client, &job).await, ["job.created"], "nobody is told of it: {end}");
        assert_eq!(client.get(&path(&job, "")).await.is(200)["version"], seen["version"]);
    }
}
