//! How reliable a worker is: what counts, for how long, and that the counters equal a recount.

mod recount;

use crate::support::jobs::{Pair, pair, path, thread};
use crate::support::{Hall, Person, Reply, plan};
use hirehall::{
    background::{due_jobs, reliability::refresh_due},
    database::Error,
};
use macro_rules_attribute::apply;
use recount::{Counters, counters, recount};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How a job ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    ConfirmedByClient,
    ConfirmedByItself,
    CancelledByWorker,
    CancelledLateByWorker,
    CancelledByWorkerOfFrozenClient,
    CancelledByClient,
    CancelledLateByClient,
    NeverAgreed,
    NoShowOfWorker,
    NoShowOfClient,
    DisputeLost,
    DisputeWon,
}

/// A job of 80 euros that ends so, in the conversation of the two.
async fn end(hall: &Hall, pair: &Pair, end: End) -> Value {
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    let now = hall.clock.now();
    let start = match end {
        End::CancelledLateByWorker | End::CancelledByWorkerOfFrozenClient | End::CancelledLateByClient => {
            Some(now.saturating_add(60 * MINUTE))
        }
        End::NoShowOfWorker | End::NoShowOfClient => Some(now.saturating_sub(60 * MINUTE)),
        End::CancelledByWorker | End::CancelledByClient => Some(now.saturating_add(20 * DAY)),
        End::ConfirmedByClient | End::ConfirmedByItself | End::NeverAgreed | End::DisputeLost | End::DisputeWon => None,
    };
    let proposal = json!({
        "thread_id": pair.thread, "title": "Fix the tap", "price": euros(8000), "scheduled_at": start.map(|at| at.to_string()),
    });
    let job = client.post("/jobs", proposal).await.is(201);
    let post =
        async |who: &Person, what: &str, body: Value, status: u16| who.post(&path(&job, what), body).await.is(status);
    let because = json!({ "reason": "The date does not suit me." });
    if end == End::NeverAgreed {
        post(&client, "cancel", because, 200).await;
        return job;
    }
    post(&worker, "accept", json!({}), 200).await;
    match end {
        End::ConfirmedByClient => {
            post(&worker, "complete", json!({}), 200).await;
            post(&client, "finalize", json!({}), 200).await;
        }
        End::ConfirmedByItself => {
            post(&worker, "complete", json!({}), 200).await;
            let_pass(hall, 7 * DAY).await;
        }
        End::CancelledByWorker | End::CancelledLateByWorker => drop(post(&worker, "cancel", because, 200).await),
        End::CancelledByWorkerOfFrozenClient => {
            let admin = hall.admin().await;
            let account = format!("/admin/users/{}", client.id);
            admin.post(&format!("{account}/freeze"), json!({ "reason": "A complaint." })).await.is(200);
            post(&worker, "cancel", because, 200).await;
            admin.post(&format!("{account}/unfreeze"), json!({ "reason": "It was none." })).await.is(200);
        }
        End::CancelledByClient | End::CancelledLateByClient => drop(post(&client, "cancel", because, 200).await),
        End::NoShowOfWorker => {
            hall.clock.advance(15 * MINUTE);
            post(&client.signed_in().await, "report-no-show", json!({}), 200).await;
            let_pass(hall, DAY).await;
        }
        End::NoShowOfClient => {
            hall.clock.advance(15 * MINUTE);
            post(&worker.signed_in().await, "report-no-show", json!({}), 200).await;
            let_pass(hall, DAY).await;
        }
        End::DisputeLost => {
            post(&worker, "complete", json!({}), 200).await;
            post(&client, "dispute", complaint(0), 201).await;
            let_pass(hall, 5 * DAY).await;
        }
        End::DisputeWon => {
            post(&worker, "complete", json!({}), 200).await;
            post(&worker, "dispute", complaint(8000), 201).await;
            let_pass(hall, 5 * DAY).await;
        }
        End::NeverAgreed => {}
    }
    job
}

fn euros(cents: i64) -> Value {
    json!({ "amount": cents, "currency": "EUR" })
}

fn complaint(worker_gets: i64) -> Value {
    json!({ "reason_code": "OTHER", "text": "It still drips.", "wants": { "worker_gets": euros(worker_gets) } })
}

/// Time passes, and what is due happens.
async fn let_pass(hall: &Hall, time: Duration) {
    hall.clock.advance(time);
    due_jobs::settle(&hall.app).await.unwrap();
    refresh_due(hall.app.clone()).await.unwrap();
}

/// What everybody sees.
async fn shown(hall: &Hall, worker: &Person) -> Value {
    hall.nobody().get(&format!("/workers/{}", worker.id)).await.is(200)["reliability"].clone()
}

/// A conversation of the client with the worker of another pair.
async fn another_client(hall: &Hall, pair: &Pair) -> Pair {
    let client = hall.client().await;
    let thread = thread(hall, &client, &pair.worker).await;
    Pair { client, worker: pair.worker.clone(), thread }
}

#[apply(both_engines)]
async fn a_worker_without_a_history_has_no_figures(hall: Hall) {
    let pair = pair(&hall).await;
    let nothing =
        json!({ "completion_rate": null, "late_cancellations": 0, "repeat_clients": 0, "response_time_minutes": null });
    assert_eq!(shown(&hall, &pair.worker).await, nothing);
    assert_eq!(pair.worker.get("/workers/me").await.is(200)["reliability"], nothing);
    pair.worker
        .patch("/workers/me", json!({ "reliability": nothing }))
        .await
        .is_invalid("/reliability", "unknown_field");
}

#[apply(both_engines)]
async fn each_end_of_a_job_counts_once_and_what_the_client_has_done_for_nothing(hall: Hall) {
    for (how, finished, failed, late) in [
        (End::ConfirmedByClient, 1, 0, 0),
        (End::ConfirmedByItself, 1, 0, 0),
        (End::CancelledByWorker, 0, 1, 0),
        (End::CancelledLateByWorker, 0, 1, 1),
        (End::CancelledByWorkerOfFrozenClient, 0, 0, 0),
        (End::CancelledByClient, 0, 0, 0),
        (End::CancelledLateByClient, 0, 0, 0),
        (End::NeverAgreed, 0, 0, 0),
        (End::NoShowOfWorker, 0, 1, 1),
        (End::NoShowOfClient, 0, 0, 0),
        (End::DisputeLost, 0, 1, 0),
        (End::DisputeWon, 1, 0, 0),
    ] {
        let pair = pair(&hall).await;
        end(&hall, &pair, how).await;
        let counted = counters(&hall, &pair.worker).await;
        assert_eq!((counted.finished, counted.failed, counted.late), (finished, failed, late), "{how:?}");
    }
}

#[apply(both_engines)]
async fn a_worker_who_cancels_because_the_clients_account_is_gone_has_not_failed(hall: Hall) {
    for gone in ["FROZEN", "BANNED", "DELETED"] {
        let pair = pair(&hall).await;
        let job = pair.accepted().await;
        let client = &pair.client;
        match gone {
            "FROZEN" => hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", client.user_id()).await,
            "BANNED" => hall.sql("UPDATE users SET status = 'BANNED' WHERE id = $1", client.user_id()).await,
            _ => {
                let leaving = client.request(Method::DELETE, "/auth/me").json(&json!({ "password": client.password }));
                Reply::to(leaving).await.is(204);
            }
        }
        pair.worker.post(&path(&job, "cancel"), json!({ "reason": "The client is gone." })).await.is(200);
        assert_eq!(counters(&hall, &pair.worker).await.failed, 0, "{gone}");
    }
}

#[apply(both_engines)]
async fn a_rate_is_shown_from_five_jobs_on(hall: Hall) {
    let pair = pair(&hall).await;
    for how in [End::ConfirmedByClient, End::ConfirmedByItself, End::CancelledByWorker, End::ConfirmedByClient] {
        end(&hall, &pair, how).await;
        end(&hall, &pair, End::CancelledByClient).await;
        assert_eq!(shown(&hall, &pair.worker).await["completion_rate"], Value::Null);
    }
    end(&hall, &pair, End::DisputeWon).await;
    assert_eq!(shown(&hall, &pair.worker).await["completion_rate"], json!(0.8));
    let own = pair.worker.signed_in().await.get("/workers/me").await.is(200);
    assert_eq!(own["reliability"], shown(&hall, &pair.worker).await);
    end(&hall, &pair, End::NoShowOfWorker).await;
    assert_eq!(shown(&hall, &pair.worker).await["completion_rate"], json!(0.66), "four of six");
}

#[apply(both_engines)]
async fn a_client_comes_back_with_the_second_finished_job_and_counts_once(hall: Hall) {
    let pair = pair(&hall).await;
    for (how, repeat_clients) in
        [(End::ConfirmedByClient, 0), (End::CancelledByWorker, 0), (End::DisputeWon, 1), (End::ConfirmedByClient, 1)]
    {
        end(&hall, &pair, how).await;
        assert_eq!(shown(&hall, &pair.worker).await["repeat_clients"], repeat_clients);
    }
    let other = another_client(&hall, &pair).await;
    end(&hall, &other, End::ConfirmedByClient).await;
    let again = Pair { thread: thread(&hall, &other.client, &other.worker).await, ..other };
    end(&hall, &again, End::ConfirmedByClient).await;
    assert_eq!(shown(&hall, &pair.worker).await["repeat_clients"], 2, "also in another conversation");
    let_pass(&hall, 400 * DAY).await;
    assert_eq!(shown(&hall, &pair.worker).await["repeat_clients"], 2);
}

#[apply(both_engines)]
async fn the_figures_of_an_appeal_change_nothing(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let proposal = json!({ "thread_id": pair.thread, "title": "Fix the tap", "price": euros(8000) });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    pair.client.post(&path(&job, "dispute"), complaint(0)).await.is(201);
    let (id, decide) =
        (job["id"].as_str().unwrap(), |gets| json!({ "worker_gets": euros(gets), "statement": "So it is." }));
    let failed = Counters { failed: 1, ..Counters::default() };
    for gets in [0, 2500] {
        admin.post(&format!("/admin/disputes/{id}/claim"), json!({})).await.is(200);
        admin.post(&format!("/admin/disputes/{id}/resolve"), decide(gets)).await.is(200);
        assert_eq!(counters(&hall, &pair.worker).await, failed, "{gets}");
        if gets == 0 {
            pair.worker.post(&path(&job, "dispute/appeal"), json!({ "text": "It is dry." })).await.is(201);
        }
    }
}

#[apply(both_engines)]
async fn the_first_answer_is_a_message_or_an_act_on_a_job(hall: Hall) {
    let by_message = pair(&hall).await;
    let worker = by_message.worker.clone();
    let messages = format!("/threads/{}/messages", by_message.thread);
    by_message.client.post(&messages, json!({ "content": "Hello?" })).await.is(201);
    hall.clock.advance(10 * MINUTE);
    worker.post(&messages, json!({ "content": "Yes." })).await.is(201);
    hall.clock.advance(200 * MINUTE);
    worker.signed_in().await.post(&messages, json!({ "content": "Still there?" })).await.is(201);

    let by_offer = another_client(&hall, &by_message).await;
    let job = by_offer.client.post("/jobs", json!({ "thread_id": by_offer.thread })).await.is(201);
    hall.clock.advance(20 * MINUTE);
    let offer = json!({ "price": euros(100) });
    worker.signed_in().await.post(&path(&job, "offers"), offer).await.is(201);
    assert_eq!(shown(&hall, &worker).await["response_time_minutes"], Value::Null, "two say too little");

    let by_refusal = another_client(&hall, &by_message).await;
    let job = by_refusal.client.post("/jobs", json!({ "thread_id": by_refusal.thread })).await.is(201);
    hall.clock.advance(90 * MINUTE);
    worker.signed_in().await.post(&path(&job, "reject"), json!({ "reason": "I am away." })).await.is(200);
    assert_eq!(shown(&hall, &worker).await["response_time_minutes"], 21, "20 minutes and what the calls take");

    let never = another_client(&hall, &by_message).await;
    never.client.post(&format!("/threads/{}/messages", never.thread), json!({ "content": "Hello?" })).await.is(201);
    assert_eq!(counters(&hall, &worker).await, recount(&hall, &worker).await);
}

#[apply(both_engines)]
async fn an_answer_after_ninety_days_is_none(hall: Hall) {
    let mut late = Vec::new();
    let first = pair(&hall).await;
    for _ in 0..3 {
        late.push(another_client(&hall, &first).await);
    }
    hall.sql("UPDATE threads SET is_closed = FALSE WHERE worker_id = $1", first.worker.user_id()).await;
    hall.clock.advance(90 * DAY);
    let worker = first.worker.signed_in().await;
    for pair in &late {
        worker.post(&format!("/threads/{}/messages", pair.thread), json!({ "content": "Yes." })).await.is(201);
    }
    assert_eq!(counters(&hall, &worker).await, Counters::default());
}

#[apply(both_engines)]
async fn what_is_too_old_counts_no_more(hall: Hall) {
    let pair = pair(&hall).await;
    let worker = &pair.worker;
    end(&hall, &pair, End::CancelledLateByWorker).await;
    for client in 0..4 {
        let other = another_client(&hall, &pair).await;
        end(&hall, &other, if client == 0 { End::CancelledByWorker } else { End::ConfirmedByClient }).await;
    }
    let all =
        json!({ "completion_rate": 0.6, "late_cancellations": 1, "repeat_clients": 0, "response_time_minutes": 1 });
    assert_eq!(shown(&hall, worker).await, all);
    let_pass(&hall, 89 * DAY).await;
    assert_eq!(shown(&hall, worker).await, all, "today and the 89 days before");
    let_pass(&hall, DAY).await;
    let rate_only =
        json!({ "completion_rate": 0.6, "late_cancellations": 0, "repeat_clients": 0, "response_time_minutes": null });
    assert_eq!(shown(&hall, worker).await, rate_only);
    let_pass(&hall, 274 * DAY).await;
    assert_eq!(shown(&hall, worker).await, rate_only, "today and the 364 days before");
    let_pass(&hall, DAY).await;
    assert_eq!(counters(&hall, worker).await, Counters::default());
    let id = worker.user_id();
    let left = "SELECT count(*) + (SELECT count(*) FROM workers WHERE user_id = $1 AND reliability_due_at IS NOT NULL)
                FROM worker_outcomes WHERE worker_id = $1";
    let left: (i64,) = hall.app.db.read(move |tx| tx.one(left, &[&id])).await.map_err(|error: Error| error).unwrap();
    assert_eq!(left, (0,), "no day is kept, and nothing is due");
}

#[apply(both_engines)]
async fn a_clock_that_leaps_ahead_deletes_no_day(hall: Hall) {
    let pair = pair(&hall).await;
    end(&hall, &pair, End::ConfirmedByClient).await;
    let before = counters(&hall, &pair.worker).await;
    hall.clock.leap(400 * DAY);
    refresh_due(hall.app.clone()).await.unwrap();
    hall.clock.leap_back(400 * DAY);
    assert_eq!(counters(&hall, &pair.worker).await, before);
}

#[apply(both_engines)]
async fn what_is_counted_is_found_by_indexes(hall: Hall) {
    let worker = hall.worker().await;
    for (query, index) in [
        (
            "SELECT created_at, answered_at FROM threads WHERE worker_id = $1 AND answered_at >= 1000 ORDER BY answered_at DESC LIMIT 200",
            "threads_answered",
        ),
        (
            "SELECT user_id FROM workers WHERE reliability_due_at <= 1000 AND user_id <> $1 ORDER BY reliability_due_at LIMIT 100",
            "workers_reliability_due",
        ),
        (
            "SELECT 1 FROM threads t JOIN jobs j ON j.thread_id = t.id
             WHERE t.client_id = $1 AND t.worker_id = $1 AND j.finalized_at IS NOT NULL LIMIT 3",
            "threads_of_pair",
        ),
    ] {
        let plan = plan(&hall, query, worker.user_id()).await;
        assert!(plan.contains(index) && !plan.contains("SCAN") && !plan.contains("Seq Scan"), "{plan}");
        assert!(!plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "{plan}");
    }
}
