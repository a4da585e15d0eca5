//! A dispute that the other side does not answer.

use super::{DAY, desk, disputed_pair, euros, outcome, propose, say};
use crate::support::Hall;
use crate::support::jobs::{history, path};
use hirehall::background::due_jobs;
use macro_rules_attribute::apply;
use serde_json::json;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

#[apply(both_engines)]
async fn after_five_days_of_silence_what_the_opener_wants_counts_once(hall: Hall) {
    let (pair, job) = disputed_pair(&hall).await;
    say(&pair.client, &job, "Are you there?").await;
    hall.clock.advance(5 * DAY - MINUTE);
    assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 0);
    hall.clock.advance(MINUTE);
    let (one, two) = tokio::join!(due_jobs::settle(&hall.app), due_jobs::settle(&hall.app));
    assert_eq!((one.unwrap() + two.unwrap(), due_jobs::settle(&hall.app).await.unwrap()), (1, 0));
    let client = pair.client.signed_in().await;
    let ended = client.get(&path(&job, "")).await.is(200);
    assert_eq!((&ended["status"], &ended["outcome"]), (&json!("FINALIZED"), &outcome("CLIENT", 4000, "SILENCE")));
    assert_eq!(client.get(&path(&job, "dispute")).await.is(200)["status"], "UNANSWERED");
    assert_eq!(history(&client, &job).await.last().unwrap(), "job.dispute_decided");
    for email in [&pair.client.email, &pair.worker.email] {
        let mail = hall.mail_to(email, "A dispute is decided").await;
        assert!(mail.text.contains("This is final."), "{}", mail.text);
    }
    let appeal = json!({ "text": "I was away." });
    let worker = pair.worker.signed_in().await;
    worker.post(&path(&job, "dispute/appeal"), appeal).await.is_problem(409, "not_appealable");
}

#[apply(both_engines)]
async fn after_five_days_of_silence_nothing_is_said_settled_or_decided_before_a_node_has_ended_the_dispute(hall: Hall) {
    let (pair, job) = disputed_pair(&hall).await;
    propose(&pair.client, &job, 2000).await;
    hall.clock.advance(5 * DAY);
    let (client, worker, admin) = (pair.client.signed_in().await, pair.worker.signed_in().await, hall.admin().await);
    let share = json!({ "worker_gets": euros(8000) });
    for who in [&client, &worker] {
        let seen = who.get(&path(&job, "")).await.is(200);
        assert_eq!((&seen["status"], &seen["allowed_actions"]), (&json!("DISPUTED"), &json!([])));
        for (what, body) in [
            ("statements", json!({ "text": "Wait." })),
            ("settlements", share.clone()),
            ("settlements/1/accept", json!({})),
            ("settlements/1/decline", json!({})),
        ] {
            who.post(&path(&job, &format!("dispute/{what}")), body).await.is_problem(409, "already_decided");
        }
    }
    admin.post(&desk(&job, "claim"), json!({})).await.is_problem(409, "already_decided");
    admin.get(&desk(&job, "messages")).await.is_problem(409, "already_decided");
    admin.get(&desk(&job, "")).await.is(200);
    assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 1);
    let ended = client.get(&path(&job, "")).await.is(200);
    assert_eq!(ended["outcome"], outcome("CLIENT", 4000, "SILENCE"));
}

#[apply(both_engines)]
async fn a_dispute_that_an_administrator_has_claimed_is_not_decided_after_five_days_of_silence(hall: Hall) {
    let (_, job) = disputed_pair(&hall).await;
    hall.clock.advance(5 * DAY - MINUTE);
    let admin = hall.admin().await;
    admin.post(&desk(&job, "claim"), json!({})).await.is(200);
    hall.clock.advance(MINUTE);
    let decision = json!({ "worker_gets": euros(1), "statement": "So be it." });
    admin.post(&desk(&job, "resolve"), decision).await.is_problem(409, "already_decided");
    assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 1);
}

#[apply(both_engines)]
async fn who_has_answered_is_not_silent(hall: Hall) {
    for answers_by_proposal in [false, true] {
        let (pair, job) = disputed_pair(&hall).await;
        if answers_by_proposal {
            propose(&pair.worker, &job, 8000).await;
        } else {
            say(&pair.worker, &job, "It does not drip.").await;
        }
        hall.clock.advance(60 * DAY);
        assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 0);
    }
}
