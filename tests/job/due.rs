//! Automatic transitions of jobs.

use crate::support::jobs::{Pair, history, pair, path, thread};
use crate::support::{Hall, Two, eventually};
use hirehall::{
    background::{due_jobs, sweep::sweep},
    core::clock::Timestamp,
    database::{
        Error, Tx,
        ids::{JobId, ThreadId},
    },
};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Two nodes at the same time, and a third afterwards.
async fn settle(hall: &Hall) {
    let (one, two) = tokio::join!(due_jobs::settle(&hall.app), due_jobs::settle(&hall.app));
    one.unwrap();
    two.unwrap();
    assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 0, "nothing is left to do");
}

#[apply(both_engines)]
async fn work_that_a_client_does_not_judge_is_finalized_after_a_week_once(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    hall.clock.advance(7 * DAY - Duration::from_secs(60));
    settle(&hall).await;
    let client = pair.client.signed_in().await;
    assert_eq!(client.get(&path(&job, "")).await.is(200)["status"], "COMPLETED");

    hall.clock.advance(Duration::from_secs(120));
    settle(&hall).await;
    let finalized = client.get(&path(&job, "")).await.is(200);
    assert_eq!((&finalized["status"], &finalized["version"]), (&json!("FINALIZED"), &json!(4)));
    assert_eq!(history(&client, &job).await, ["job.created", "job.accepted", "job.completed", "job.finalized"]);
    let last = client.get(&path(&job, "events")).await.is(200)["items"][3].clone();
    assert_eq!(last["actor"], Value::Null);
    client.post(&path(&job, "finalize"), json!({})).await.is_problem(409, "illegal_transition");
}

#[apply(both_engines)]
async fn a_proposal_without_activity_for_two_weeks_expires(hall: Hall) {
    let quiet = pair(&hall).await;
    let (forgotten, talked_about) = (quiet.job().await, {
        let client = &quiet.client;
        let elsewhere = hall.verified_worker().await;
        let thread = thread(&hall, client, &elsewhere).await;
        client.post("/jobs", json!({ "thread_id": thread })).await.is(201)
    });
    hall.clock.advance(10 * DAY);
    let messages = format!("/threads/{}/messages", talked_about["thread_id"].as_str().unwrap());
    quiet.client.signed_in().await.post(&messages, json!({ "content": "Still there?" })).await.is(201);

    hall.clock.advance(5 * DAY);
    settle(&hall).await;
    let client = quiet.client.signed_in().await;
    assert_eq!(client.get(&path(&forgotten, "")).await.is(200)["status"], "EXPIRED");
    assert_eq!(history(&client, &forgotten).await, ["job.created", "job.expired"]);
    assert_eq!(client.get(&path(&talked_about, "")).await.is(200)["status"], "NEGOTIATING");

    hall.clock.advance(10 * DAY);
    settle(&hall).await;
    let client = quiet.client.signed_in().await;
    assert_eq!(client.get(&path(&talked_about, "")).await.is(200)["status"], "EXPIRED");
}

#[apply(both_engines)]
async fn a_clock_that_leaps_ahead_ends_nothing_until_it_is_right_again(hall: Hall) {
    let (pair, other) = (pair(&hall).await, pair(&hall).await);
    let (proposed, done) = (pair.job().await, other.completed().await);
    hall.clock.leap(400 * DAY);
    settle(&hall).await;
    hirehall::background::housekeeping::delete_expired(hall.app.clone()).await.unwrap();
    sweep(hall.app.clone()).await.unwrap();
    hall.clock.leap_back(400 * DAY);

    // The sessions are still valid.
    assert_eq!(pair.client.get(&path(&proposed, "")).await.is(200)["status"], "NEGOTIATING");
    assert_eq!(other.client.get(&path(&done, "")).await.is(200)["status"], "COMPLETED");
    hall.clock.advance(15 * DAY);
    settle(&hall).await;
    let (client, other) = (pair.client.signed_in().await, other.client.signed_in().await);
    assert_eq!(client.get(&path(&proposed, "")).await.is(200)["status"], "EXPIRED", "time that has passed is no leap");
    assert_eq!(other.get(&path(&done, "")).await.is(200)["status"], "FINALIZED");
}

/// The actions that succeed between a deadline and the timer that acts on it.
async fn nothing_is_possible_any_more(pair: &Pair, job: &Value, still: (&[&str], &[&str])) {
    let reason = json!({ "reason": "Wait" });
    let complaint = json!({ "reason_code": "OTHER", "text": "No.", "wants": {} });
    for (who, still) in [(&pair.client, still.0), (&pair.worker, still.1)] {
        let seen = who.get(&path(job, "")).await.is(200);
        assert_eq!(seen["allowed_actions"], json!(still), "{seen}");
        for (what, body) in [
            ("offers", json!({ "scheduled_at": "2060-05-04T10:00:00Z" })),
            ("cancel", reason.clone()),
            ("report-no-show", json!({})),
            ("contest", json!({ "text": "I was there." })),
            ("dispute", complaint.clone()),
        ] {
            let refused = who.post(&path(job, what), body).await;
            assert_eq!(refused.status, 409, "{what}: {}", refused.json());
        }
        assert_eq!(who.get(&path(job, "")).await.is(200), seen);
    }
    assert_eq!(pair.worker.post(&path(job, "reject"), reason.clone()).await.status, 409);
    assert_eq!(pair.worker.post(&path(job, "accept"), json!({})).await.status, 409);
    assert_eq!(pair.worker.post(&path(job, "complete"), json!({})).await.status, 409);
    assert_eq!(pair.client.post(&path(job, "request-changes"), reason).await.status, 409);
    assert_eq!(pair.client.patch(&path(job, ""), json!({ "title": "Paint the wall" })).await.status, 409);
}

async fn after(hall: &Hall, pair: &Pair, time: Duration) -> Pair {
    hall.clock.advance(time);
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    Pair { client, worker, thread: pair.thread.clone() }
}

#[apply(both_engines)]
async fn work_whose_time_to_be_judged_is_over_is_not_sent_back_before_a_node_has_confirmed_it(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    let pair = after(&hall, &pair, 7 * DAY).await;
    nothing_is_possible_any_more(&pair, &job, (&["FINALIZE"], &[])).await;
    let deadline = pair.client.get(&path(&job, "")).await.is(200)["deadlines"][0].clone();
    let refused = pair.client.post(&path(&job, "request-changes"), json!({ "reason": "No" })).await;
    let refused = refused.is_problem(409, "illegal_transition");
    let until = format!("It is too late for that: it was possible until {}.", deadline["at"].as_str().unwrap());
    assert_eq!((&deadline["what"], &refused["detail"]), (&json!("FINALIZES"), &json!(until)));
    settle(&hall).await;
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["status"], "FINALIZED");
}

#[apply(both_engines)]
async fn a_client_confirms_work_also_after_its_time(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    let pair = after(&hall, &pair, 7 * DAY).await;
    pair.client.post(&path(&job, "finalize"), json!({})).await.is(200);
}

#[apply(both_engines)]
async fn a_proposal_whose_time_is_over_is_neither_accepted_nor_revived_before_a_node_has_ended_it(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let pair = after(&hall, &pair, 14 * DAY).await;
    nothing_is_possible_any_more(&pair, &job, (&[], &[])).await;
    pair.worker.post(&path(&job, "accept"), json!({})).await.is_problem(409, "illegal_transition");
    settle(&hall).await;
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["status"], "EXPIRED");
}

#[apply(both_engines)]
async fn a_report_whose_time_is_over_is_not_contested_before_a_node_has_decided_it(hall: Hall) {
    let pair = pair(&hall).await;
    let start = hall.clock.now().to_string();
    let job = pair.client.post("/jobs", json!({ "thread_id": pair.thread, "scheduled_at": start })).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    let pair = after(&hall, &pair, Duration::from_secs(60 * 60)).await;
    pair.client.post(&path(&job, "report-no-show"), json!({})).await.is(200);
    let pair = after(&hall, &pair, DAY - Duration::from_secs(60)).await;
    // An offer that was made before is not accepted any more.
    pair.client.post(&path(&job, "offers"), json!({ "scheduled_at": "2060-05-04T10:00:00Z" })).await.is(201);
    let pair = after(&hall, &pair, Duration::from_secs(60)).await;
    nothing_is_possible_any_more(&pair, &job, (&[], &[])).await;
    for (who, what) in [(&pair.worker, "accept"), (&pair.worker, "decline"), (&pair.client, "withdraw")] {
        who.post(&path(&job, &format!("offers/2/{what}")), json!({})).await.is_problem(409, "illegal_transition");
    }
    let contest = json!({ "text": "I was there." });
    pair.worker.post(&path(&job, "contest"), contest).await.is_problem(409, "illegal_transition");
    settle(&hall).await;
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["status"], "CANCELLED");
}

/// More jobs than one batch reads.
#[apply(both_engines)]
async fn all_due_jobs_are_settled_in_one_round_and_counted(hall: Hall) {
    const DONE: i64 = 103;
    const PROPOSED: i64 = 101;
    let pair = pair(&hall).await;
    hall.stopped().await;
    let (client, worker) = (pair.client.user_id(), pair.worker.user_id());
    let insert = move |tx: &mut Tx<'_>| {
        let long_ago = tx.now().saturating_sub(30 * DAY);
        for number in 0..DONE + PROPOSED {
            let id = Uuid::from_u128(u128::try_from(number).unwrap() + 1);
            let status = if number < DONE { "COMPLETED" } else { "NEGOTIATING" };
            tx.execute(
                "INSERT INTO threads (id, client_id, worker_id, is_closed, created_at, last_activity_at) VALUES ($1, $2, $3, TRUE, $4, $4)",
                &[&ThreadId::from(id), &client, &worker, &long_ago],
            )?;
            tx.execute(
                "INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, created_at, completed_at, updated_at)
                 VALUES ($1, $2, $3, $4, $5, 1, 'Taps', $6, CASE WHEN $5 = 'COMPLETED' THEN CAST($6 AS BIGINT) END, $6)",
                &[&JobId::from(id), &ThreadId::from(id), &client, &worker, &status, &long_ago],
            )?;
        }
        Ok::<_, Error>(())
    };
    hall.app.db.write(insert).await.unwrap();
    let settled = due_jobs::settle(&hall.app).await.unwrap();
    assert_eq!(i64::try_from(settled), Ok(DONE + PROPOSED));
    assert_eq!(due_jobs::settle(&hall.app).await.unwrap(), 0);
    let left = hall.app.db.read(|tx| {
        tx.all::<Two<String, i64>>(
            "SELECT status AS first, count(*) AS second FROM jobs GROUP BY status ORDER BY status",
            &[],
        )
    });
    let left: Vec<(String, i64)> = left.await.unwrap().into_iter().map(|Two(status, count)| (status, count)).collect();
    assert_eq!(left, [("EXPIRED".to_owned(), PROPOSED), ("FINALIZED".to_owned(), DONE)]);
}

#[apply(both_engines)]
async fn a_task_enqueued_with_a_clock_that_was_ahead_is_not_delayed(hall: Hall) {
    let client = hall.client().await;
    hall.clock.leap(400 * DAY);
    let early = client.signed_in().await;
    early.post("/auth/me/export", json!({ "password": client.password })).await.is(202);
    hall.clock.leap_back(400 * DAY);
    let client = client.signed_in().await;
    eventually("the export", async || (client.get("/auth/me/export").await.is(200)["status"] == "READY").then_some(()))
        .await;
    let user = client.user_id();
    let last = hall
        .app
        .db
        .read(move |tx| tx.one::<(Timestamp,)>("SELECT max(expires_at) FROM sessions WHERE user_id = $1", &[&user]));
    let last = last.await.unwrap().0.saturating_since(hall.clock.now());
    assert!(last <= 31 * DAY, "no session outlives the leap: {last:?}");
}
