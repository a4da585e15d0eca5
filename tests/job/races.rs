//! Of competing actions exactly one succeeds.

use crate::support::Hall;
use crate::support::jobs::{history, pair, path};
use futures_util::future::join_all;
use hirehall::background::due_jobs;
use macro_rules_attribute::apply;
use serde_json::json;
use std::time::Duration;

#[apply(both_engines)]
async fn of_many_accepts_at_once_one_counts(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let replies = join_all((0..8).map(|_| async { pair.worker.post(&path(&job, "accept"), json!({})).await })).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1);
    for lost in replies.iter().filter(|reply| reply.status != 200) {
        lost.is_problem(409, "illegal_transition");
    }
    assert_eq!(history(&pair.client, &job).await, ["job.created", "job.accepted"]);
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["version"], 2);
}

#[apply(both_engines)]
async fn of_rejecting_and_calling_off_at_once_exactly_one_happens(hall: Hall) {
    for _ in 0..5 {
        let pair = pair(&hall).await;
        let job = pair.job().await;
        let reason = json!({ "reason": "Not this time" });
        let (rejecting, cancelling) = (path(&job, "reject"), path(&job, "cancel"));
        let (rejected, cancelled) =
            tokio::join!(pair.worker.post(&rejecting, reason.clone()), pair.client.post(&cancelling, reason.clone()));
        let status = pair.client.get(&path(&job, "")).await.is(200)["status"].clone();
        match (rejected.status.as_u16(), cancelled.status.as_u16()) {
            (200, 409) => assert_eq!(status, "REJECTED"),
            (409, 200) => assert_eq!(status, "CANCELLED"),
            both => panic!("{both:?}"),
        }
    }
}

/// An accepted job may still be cancelled, so both may succeed here, but only in that order.
#[apply(both_engines)]
async fn accepting_and_cancelling_at_once_leaves_one_outcome(hall: Hall) {
    for _ in 0..5 {
        let pair = pair(&hall).await;
        let job = pair.job().await;
        let (accepting, cancelling) = (path(&job, "accept"), path(&job, "cancel"));
        let (accepted, cancelled) = tokio::join!(
            pair.worker.post(&accepting, json!({})),
            pair.client.post(&cancelling, json!({ "reason": "Changed my mind" }))
        );
        cancelled.is(200);
        let expected: &[&str] = match accepted.status.as_u16() {
            200 => &["job.created", "job.accepted", "job.cancelled"],
            _ => {
                accepted.is_problem(409, "illegal_transition");
                &["job.created", "job.cancelled"]
            }
        };
        assert_eq!(history(&pair.client, &job).await, expected);
    }
}

#[apply(both_engines)]
async fn of_many_proposals_at_once_one_is_made(hall: Hall) {
    let pair = pair(&hall).await;
    let propose = || async { pair.client.post("/jobs", json!({ "thread_id": pair.thread })).await };
    let replies = join_all((0..8).map(|_| propose())).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    for lost in replies.iter().filter(|reply| reply.status != 201) {
        lost.is_problem(409, "already_exists");
    }
}

#[apply(both_engines)]
async fn a_job_that_its_client_and_the_clock_finalize_at_once_is_finalized_once(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    hall.clock.advance(Duration::from_secs(8 * 24 * 60 * 60));
    let client = pair.client.signed_in().await;
    let finalizing = path(&job, "finalize");
    let (by_client, one_node, another) =
        tokio::join!(client.post(&finalizing, json!({})), due_jobs::settle(&hall.app), due_jobs::settle(&hall.app));
    one_node.unwrap();
    another.unwrap();
    if by_client.status != 200 {
        by_client.is_problem(409, "illegal_transition");
    }
    assert_eq!(history(&client, &job).await, ["job.created", "job.accepted", "job.completed", "job.finalized"]);
    assert_eq!(client.get(&path(&job, "")).await.is(200)["version"], 4);
}
