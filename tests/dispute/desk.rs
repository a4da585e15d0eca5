//! The administrators' desk.

use super::{desk, disputed, disputed_pair, euros, outcome, propose, say};
use crate::support::Hall;
use crate::support::jobs::path;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

fn decision(worker_gets: i64) -> Value {
    json!({ "worker_gets": euros(worker_gets), "statement": "Half of the work was done." })
}

#[apply(both_engines)]
async fn an_administrator_decides_on_a_dispute_that_they_have_claimed(hall: Hall) {
    let (admin, (pair, job)) = (hall.admin().await, disputed_pair(&hall).await);
    propose(&pair.worker, &job, 8000).await;
    admin.post(&desk(&job, "resolve"), decision(4000)).await.is_problem(409, "not_claimed");
    let claimed = admin.post(&desk(&job, "claim"), json!({})).await.is(200);
    assert_eq!(claimed, admin.get(&desk(&job, "")).await.is(200));
    admin.post(&desk(&job, "resolve"), decision(8001)).await.is_invalid("/worker_gets", "out_of_range");
    let decided = admin.post(&desk(&job, "resolve"), decision(3000)).await.is(200);
    assert_eq!((&decided["status"], &decided["settlements"][0]["status"]), (&json!("RESOLVED"), &json!("SUPERSEDED")));
    for person in [&pair.client, &pair.worker] {
        let seen = person.get(&path(&job, "dispute")).await.is(200);
        assert_eq!(seen["statement"], "Half of the work was done.");
        let ended = person.get(&path(&job, "")).await.is(200);
        assert_eq!(
            (&ended["status"], &ended["outcome"]),
            (&json!("FINALIZED"), &outcome("CLIENT", 3000, "ADMINISTRATOR"))
        );
        let mail = hall.mail_to(&person.email, "A dispute is decided").await;
        assert!(mail.text.contains("you can appeal once until"), "{}", mail.text);
    }
    admin.post(&desk(&job, "resolve"), decision(0)).await.is_problem(409, "already_decided");
    let told = admin.get(&format!("/admin/audit?subject_id={}", job["id"].as_str().unwrap())).await.is(200);
    let kinds: Vec<_> = told["items"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["dispute.resolved", "dispute.inspected", "dispute.claimed"]);
}

#[apply(both_engines)]
async fn every_administrator_reads_a_dispute_that_is_decided_and_each_look_is_audited(hall: Hall) {
    let (admin, other, (pair, job)) = (hall.admin().await, hall.admin().await, disputed_pair(&hall).await);
    propose(&pair.worker, &job, 8000).await;
    other.get(&desk(&job, "")).await.is_problem(409, "not_claimed");
    admin.post(&desk(&job, "claim"), json!({})).await.is(200);
    other.get(&desk(&job, "")).await.is_problem(409, "claimed_by_other");
    let decided = admin.post(&desk(&job, "resolve"), decision(3000)).await.is(200);
    let looks = async || {
        let told = admin.get("/admin/audit?type=dispute.inspected").await.is(200);
        let looks = told["items"].as_array().unwrap().clone();
        looks.into_iter().map(|look| look["actor"]["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(looks().await, [""; 0]);
    for (count, who) in [&other, &admin].into_iter().enumerate() {
        assert_eq!(who.get(&desk(&job, "")).await.is(200), decided);
        let looks = looks().await;
        assert_eq!((looks.len(), &looks[0]), (count + 1, &json!(who.id)));
    }
    other.get(&desk(&job, "messages")).await.is_problem(409, "already_decided");
    other.post(&desk(&job, "claim"), json!({})).await.is_problem(409, "already_decided");
    for who in [&pair.client, &pair.worker] {
        let heard = who.get("/events").await.is(200).to_string();
        assert!(heard.contains("job.dispute_decided") && !heard.contains("inspected"), "{heard}");
    }
}

#[apply(both_engines)]
async fn one_administrator_at_a_time_holds_a_dispute(hall: Hall) {
    let (one, two, (_, job)) = (hall.admin().await, hall.admin().await, disputed_pair(&hall).await);
    one.post(&desk(&job, "claim"), json!({})).await.is(200);
    for what in ["claim", "release"] {
        two.post(&desk(&job, what), json!({})).await.is_problem(409, "claimed_by_other");
    }
    for what in ["", "messages"] {
        two.get(&desk(&job, what)).await.is_problem(409, "claimed_by_other");
    }
    two.post(&desk(&job, "resolve"), decision(0)).await.is_problem(409, "claimed_by_other");
    one.post(&desk(&job, "release"), json!({})).await.is(204);
    two.post(&desk(&job, "claim"), json!({})).await.is(200);
    hall.clock.advance(Duration::from_secs(31 * 60));
    let (one, two) = (one.signed_in().await, two.signed_in().await);
    two.get(&desk(&job, "")).await.is_problem(409, "not_claimed");
    one.post(&desk(&job, "claim"), json!({})).await.is(200);
    let queued = two.get("/admin/disputes").await.is(200);
    assert_eq!(queued["items"][0]["claimed_by"], one.id);
}

#[apply(both_engines)]
async fn claiming_again_is_a_look_while_the_claim_lasts_and_a_claim_afterwards(hall: Hall) {
    let (admin, (_, job)) = (hall.admin().await, disputed_pair(&hall).await);
    let audited = async |admin: &crate::support::Person| -> Vec<String> {
        let told = admin.get(&format!("/admin/audit?subject_id={}", job["id"].as_str().unwrap())).await.is(200);
        told["items"].as_array().unwrap().iter().map(|entry| entry["type"].as_str().unwrap().to_owned()).collect()
    };
    for _ in 0..2 {
        admin.post(&desk(&job, "claim"), json!({})).await.is(200);
    }
    assert_eq!(audited(&admin).await, ["dispute.inspected", "dispute.claimed"]);
    hall.clock.advance(Duration::from_secs(31 * 60));
    let admin = admin.signed_in().await;
    admin.post(&desk(&job, "claim"), json!({})).await.is(200);
    assert_eq!(audited(&admin).await, ["dispute.claimed", "dispute.inspected", "dispute.claimed"]);
}

#[apply(both_engines)]
async fn a_dispute_and_an_appeal_are_notifications_of_every_administrator(hall: Hall) {
    let (one, two, (pair, job)) = (hall.admin().await, hall.admin().await, disputed_pair(&hall).await);
    one.post(&desk(&job, "claim"), json!({})).await.is(200);
    one.post(&desk(&job, "resolve"), decision(3000)).await.is(200);
    pair.worker.post(&path(&job, "dispute/appeal"), json!({ "text": "Look again." })).await.is(201);
    for admin in [&one, &two] {
        let told = admin.get("/notifications").await.is(200);
        let kinds: Vec<_> = told["items"].as_array().unwrap().iter().map(|item| item["type"].clone()).collect();
        assert_eq!(kinds, ["job.decision_appealed", "job.disputed"]);
    }
}

#[apply(both_engines)]
async fn the_queue_has_the_oldest_first_by_status_in_pages(hall: Hall) {
    let admin = hall.admin().await;
    let mut jobs = Vec::new();
    for _ in 0..3 {
        let (_, job) = disputed_pair(&hall).await;
        hall.clock.advance(Duration::from_secs(1));
        jobs.push(job["id"].clone());
    }
    let first = admin.get("/admin/disputes?limit=2").await.is(200);
    let next = first["next_cursor"].as_str().unwrap();
    let rest = admin.get(&format!("/admin/disputes?limit=2&cursor={next}")).await.is(200);
    let of =
        |page: &Value| page["items"].as_array().unwrap().iter().map(|item| item["job_id"].clone()).collect::<Vec<_>>();
    assert_eq!([of(&first), of(&rest)].concat(), jobs);
    assert_eq!(admin.get("/admin/disputes?status=RESOLVED").await.is(200)["items"], json!([]));
}

#[apply(both_engines)]
async fn who_has_claimed_a_dispute_reads_the_messages_of_the_time_of_the_job_and_each_look_is_audited(hall: Hall) {
    let admin = hall.admin().await;
    let pair = crate::support::jobs::pair(&hall).await;
    hall.clock.advance(Duration::from_secs(60));
    let job = disputed(&pair).await;
    let messages = format!("/threads/{}/messages", pair.thread);
    pair.worker.post(&messages, json!({ "content": "I was there at nine." })).await.is(201);
    say(&pair.worker, &job, "See our conversation.").await;
    admin.get(&desk(&job, "messages")).await.is_problem(409, "not_claimed");
    admin.post(&desk(&job, "claim"), json!({})).await.is(200);
    let read = admin.get(&desk(&job, "messages")).await.is(200);
    let texts: Vec<_> = read["items"].as_array().unwrap().iter().map(|message| &message["content"]).collect();
    assert_eq!(json!(texts), json!(["I was there at nine."]), "the first message is from before the job");
    let told = admin.get("/admin/audit?type=dispute.inspected").await.is(200);
    assert_eq!(told["items"].as_array().unwrap().len(), 1);
}

#[apply(both_engines)]
async fn parties_do_not_see_the_desk(hall: Hall) {
    let (pair, job) = disputed_pair(&hall).await;
    for person in [&pair.client, &pair.worker] {
        person.get("/admin/disputes").await.is(403);
        person.get(&desk(&job, "")).await.is(403);
        person.post(&desk(&job, "resolve"), decision(0)).await.is(403);
    }
}
