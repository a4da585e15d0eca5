//! Of competing actions exactly one succeeds.

use crate::support::jobs::{Pair, history, pair, path};
use crate::support::{Hall, Reply};
use futures_util::future::join_all;
use hirehall::background::due_jobs;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
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

/// How many requests compete.
const WIDE: usize = 60;

/// A job with an open offer of the client, or one that was agreed and was to begin an hour ago.
async fn offered(pair: &Pair, hall: &Hall) -> Value {
    let start = hall.clock.now().saturating_sub(Duration::from_secs(60 * 60)).to_string();
    let price = json!({ "amount": 9_000, "currency": "EUR" });
    let proposal = json!({ "thread_id": pair.thread, "price": price, "scheduled_at": start });
    pair.client.post("/jobs", proposal).await.is(201)
}

/// Sends both at once, many times each, and returns how often each succeeded. Who loses gets a conflict.
async fn compete(one: impl AsyncFn() -> Reply, other: impl AsyncFn() -> Reply) -> (usize, usize) {
    let ones = join_all((0..WIDE / 2).map(|_| one()));
    let others = join_all((0..WIDE / 2).map(|_| other()));
    let (ones, others) = tokio::join!(ones, others);
    for lost in ones.iter().chain(&others).filter(|reply| reply.status != 200) {
        assert_eq!(lost.status, 409, "{}", String::from_utf8_lossy(&lost.body));
    }
    let won = |replies: &[Reply]| replies.iter().filter(|reply| reply.status == 200).count();
    (won(&ones), won(&others))
}

#[apply(both_engines)]
async fn an_offer_is_accepted_or_withdrawn_but_not_both(hall: Hall) {
    let pair = pair(&hall).await;
    let job = offered(&pair, &hall).await;
    let (accepting, withdrawing) = (path(&job, "offers/1/accept"), path(&job, "offers/1/withdraw"));
    let won = compete(
        async || pair.worker.post(&accepting, json!({})).await,
        async || pair.client.post(&withdrawing, json!({})).await,
    );
    let won = won.await;
    let seen = pair.client.get(&path(&job, "")).await;
    match won {
        (1, 0) => assert_eq!(seen.is(200)["status"], "ACCEPTED"),
        (0, 1) => assert_eq!(seen.is(200)["status"], "NEGOTIATING"),
        both => panic!("{both:?}"),
    }
    assert_eq!(history(&pair.client, &job).await.len(), 2);
}

#[apply(both_engines)]
async fn an_offer_is_accepted_once_by_its_number_or_with_its_job(hall: Hall) {
    let pair = pair(&hall).await;
    let job = offered(&pair, &hall).await;
    let (by_number, with_job) = (path(&job, "offers/1/accept"), path(&job, "accept"));
    let (one, other) = compete(
        async || pair.worker.post(&by_number, json!({})).await,
        async || pair.worker.post(&with_job, json!({})).await,
    )
    .await;
    assert_eq!(one + other, 1);
    assert_eq!(history(&pair.client, &job).await, ["job.created", "job.accepted"]);
}

#[apply(both_engines)]
async fn at_most_one_offer_is_open_however_many_are_made_at_once(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let offers = path(&job, "offers");
    let make = async |number: usize| {
        let who = if number.is_multiple_of(2) { &pair.client } else { &pair.worker };
        who.post(&offers, json!({ "price": { "amount": number, "currency": "EUR" } })).await
    };
    for reply in join_all((0..WIDE).map(make)).await {
        reply.is(201);
    }
    let listed = pair.client.get(&path(&job, "offers?limit=100")).await.is(200);
    let statuses: Vec<&Value> = listed["items"].as_array().unwrap().iter().map(|offer| &offer["status"]).collect();
    assert_eq!((statuses.len(), statuses[0]), (WIDE, &json!("OPEN")));
    assert!(statuses[1..].iter().all(|status| **status == json!("SUPERSEDED")));
}

#[apply(both_engines)]
async fn a_job_is_cancelled_or_completed_but_not_both(hall: Hall) {
    let pair = pair(&hall).await;
    let job = offered(&pair, &hall).await;
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    let (cancelling, completing) = (path(&job, "cancel"), path(&job, "complete"));
    let won = compete(
        async || pair.client.post(&cancelling, json!({ "reason": "Because" })).await,
        async || pair.worker.post(&completing, json!({})).await,
    );
    let won = won.await;
    let seen = pair.client.get(&path(&job, "")).await;
    match won {
        (1, 0) => {
            assert_eq!((&seen.is(200)["status"], seen.is(200)["outcome"].is_null()), (&json!("CANCELLED"), false));
        }
        (0, 1) => assert_eq!((&seen.is(200)["status"], seen.is(200)["outcome"].is_null()), (&json!("COMPLETED"), true)),
        both => panic!("{both:?}"),
    }
    assert_eq!(history(&pair.client, &job).await.len(), 3);
}

#[apply(both_engines)]
async fn a_report_is_contested_or_decided_by_silence_but_not_both(hall: Hall) {
    let pair = pair(&hall).await;
    let job = offered(&pair, &hall).await;
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    hall.clock.advance(Duration::from_secs(15 * 60));
    pair.client.signed_in().await.post(&path(&job, "report-no-show"), json!({})).await.is(200);
    hall.clock.advance(Duration::from_secs(24 * 60 * 60));
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    let contesting = path(&job, "contest");
    let contests = join_all((0..WIDE).map(|_| worker.post(&contesting, json!({ "text": "I was there." }))));
    let (contests, one, two) = tokio::join!(contests, due_jobs::settle(&hall.app), due_jobs::settle(&hall.app));
    let settled = one.unwrap() + two.unwrap();
    let contested = contests.iter().filter(|reply| reply.status == 201).count();
    assert_eq!(settled + contested, 1, "{settled} by silence, {contested} contested");
    let expected = if settled == 1 { "CANCELLED" } else { "DISPUTED" };
    assert_eq!(client.get(&path(&job, "")).await.is(200)["status"], expected);
    assert_eq!(history(&client, &job).await.len(), 4);
}
