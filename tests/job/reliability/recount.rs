//! The counters of a worker equal a recount of all that has happened.

use super::{DAY, End, MINUTE, another_client, end, let_pass};
use crate::support::jobs::{Pair, pair, path, thread};
use crate::support::{Hall, Person};
use hirehall::{
    core::clock::Timestamp,
    database::{
        Error, FromRow, Row,
        ids::{ThreadId, UserId},
    },
};
use macro_rules_attribute::apply;
use serde_json::json;
use std::collections::BTreeMap;

const ENDS: [End; 12] = [
    End::ConfirmedByClient,
    End::ConfirmedByItself,
    End::CancelledByWorker,
    End::CancelledLateByWorker,
    End::CancelledByWorkerOfFrozenClient,
    End::CancelledByClient,
    End::CancelledLateByClient,
    End::NeverAgreed,
    End::NoShowOfWorker,
    End::NoShowOfClient,
    End::DisputeLost,
    End::DisputeWon,
];

/// The counters of a worker.
#[derive(Debug, PartialEq, Default)]
pub(super) struct Counters {
    pub(super) finished: i64,
    pub(super) failed: i64,
    pub(super) late: i64,
    pub(super) repeat_clients: i64,
    pub(super) minutes: Option<i64>,
}

impl FromRow for Counters {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (finished, failed) = (row.take("jobs_finished")?, row.take("jobs_failed")?);
        let (late, repeat_clients) = (row.take("late_cancellations")?, row.take("repeat_clients")?);
        Ok(Self { finished, failed, late, repeat_clients, minutes: row.take("response_time_minutes")? })
    }
}

pub(super) async fn counters(hall: &Hall, worker: &Person) -> Counters {
    let id = worker.user_id();
    let sql = "SELECT jobs_finished, jobs_failed, late_cancellations, repeat_clients, response_time_minutes FROM workers WHERE user_id = $1";
    hall.app.db.read(move |tx| tx.one(sql, &[&id])).await.map_err(|error: Error| error).unwrap()
}

/// A job that is over.
struct Over {
    client: UserId,
    status: String,
    at: Timestamp,
    by: Option<String>,
    reason: Option<String>,
    is_late: Option<bool>,
    /// Whether the client's account was frozen then, by the log.
    is_of_frozen: bool,
}

impl FromRow for Over {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (client, status, at) = (row.take("client_id")?, row.take("status")?, row.take("at")?);
        let (by, reason) = (row.take("outcome_by")?, row.take("outcome_reason")?);
        let is_late = row.take("outcome_is_late")?;
        Ok(Self { client, status, at, by, reason, is_late, is_of_frozen: row.take("is_of_frozen")? })
    }
}

/// Something that the worker has done in a conversation.
struct Act {
    thread: ThreadId,
    opened_at: Timestamp,
    at: Timestamp,
}

impl FromRow for Act {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        Ok(Self { thread: row.take("id")?, opened_at: row.take("created_at")?, at: row.take("at")? })
    }
}

/// The counters by all jobs, all messages and the log.
pub(super) async fn recount(hall: &Hall, worker: &Person) -> Counters {
    let (id, today) = (worker.user_id(), day(hall.clock.now()));
    let over: Vec<Over> = hall
        .app
        .db
        .read(move |tx| {
            tx.all(
                "SELECT client_id, status, COALESCE(finalized_at, cancelled_at) AS at, outcome_by, outcome_reason, outcome_is_late,
                     (SELECT count(*) FROM events e WHERE e.subject_id = jobs.client_id AND e.type = 'user.frozen' AND e.at <= jobs.cancelled_at)
                         > (SELECT count(*) FROM events e WHERE e.subject_id = jobs.client_id AND e.type = 'user.unfrozen' AND e.at <= jobs.cancelled_at)
                         AS is_of_frozen
                 FROM jobs WHERE worker_id = $1 AND status IN ('FINALIZED', 'CANCELLED')",
                &[&id],
            )
        })
        .await
        .map_err(|error: Error| error)
        .unwrap();
    let acts: Vec<Act> = hall
        .app
        .db
        .read(move |tx| {
            tx.all(
                "SELECT t.id, t.created_at, m.sent_at AS at FROM threads t JOIN messages m ON m.thread_id = t.id
                 WHERE t.worker_id = $1 AND m.sender_id = $1
                 UNION ALL SELECT t.id, t.created_at, e.at FROM threads t JOIN jobs j ON j.thread_id = t.id JOIN events e ON e.subject_id = j.id
                 WHERE t.worker_id = $1 AND e.actor_id = $1 AND e.type LIKE 'job.%'",
                &[&id],
            )
        })
        .await
        .map_err(|error: Error| error)
        .unwrap();
    let mut counted = Counters::default();
    let mut finished: BTreeMap<String, i64> = BTreeMap::new();
    for job in &over {
        let age = today - day(job.at);
        let reason = job.reason.as_deref();
        let is_called_off = reason == Some("CANCELLED") && job.by.as_deref() == Some("WORKER") && !job.is_of_frozen;
        let is_failed = is_called_off || matches!(reason, Some("NO_SHOW_OF_WORKER" | "DISPUTE"));
        if job.status == "FINALIZED" {
            *finished.entry(job.client.to_string()).or_default() += 1;
            counted.finished += i64::from(age < 365);
        } else if is_failed {
            counted.failed += i64::from(age < 365);
            let is_late = reason != Some("DISPUTE") && job.is_late == Some(true);
            counted.late += i64::from(is_late && age < 90);
        }
    }
    counted.repeat_clients = i64::try_from(finished.values().filter(|jobs| **jobs > 1).count()).unwrap();
    let mut first: BTreeMap<String, (Timestamp, Timestamp)> = BTreeMap::new();
    for act in acts {
        let answered = first.entry(act.thread.to_string()).or_insert((act.opened_at, act.at));
        answered.1 = answered.1.min(act.at);
    }
    let recent = first.values().filter(|(opened, at)| today - day(*at) < 90 && at.saturating_since(*opened) < 90 * DAY);
    let mut micros: Vec<u128> = recent.map(|(opened, at)| at.saturating_since(*opened).as_micros()).collect();
    micros.sort_unstable();
    counted.minutes = (micros.len() > 2).then(|| {
        let both = micros[(micros.len() - 1) / 2] + micros[micros.len() / 2];
        i64::try_from(both.div_ceil(120_000_000)).unwrap()
    });
    counted
}

fn day(moment: Timestamp) -> i64 {
    moment.unix_micros() / 86_400_000_000
}

#[apply(both_engines)]
async fn jobs_that_end_at_the_same_time_all_count(hall: Hall) {
    let first = pair(&hall).await;
    let mut jobs = vec![(first.client.clone(), first.completed().await)];
    for _ in 0..5 {
        let other = another_client(&hall, &first).await;
        jobs.push((other.client.clone(), other.completed().await));
    }
    let finalize =
        jobs.iter().map(|(client, job)| async { client.post(&path(job, "finalize"), json!({})).await.is(200) });
    futures_util::future::join_all(finalize).await;
    assert_eq!(counters(&hall, &first.worker).await.finished, 6);
    assert_eq!(counters(&hall, &first.worker).await, recount(&hall, &first.worker).await);
}

/// Some thirty jobs of four clients in two years.
#[apply(both_engines)]
async fn the_counters_of_a_random_history_equal_a_recount_after_each_step(hall: Hall) {
    let first = pair(&hall).await;
    let mut pairs = vec![first.clone()];
    for _ in 0..3 {
        pairs.push(Pair { client: hall.client().await, ..first.clone() });
    }
    let mut history = Vec::new();
    for _ in 0..30 {
        let (client, how) = (rand::random_range(0..pairs.len()), ENDS[rand::random_range(0..ENDS.len())]);
        let pause = rand::random_range(0..40) * DAY + rand::random_range(0..1440) * MINUTE;
        let delay = rand::random_range(0..300) * MINUTE;
        history.push((client, how, pause, delay));
        let_pass(&hall, pause).await;
        assert_eq!(counters(&hall, &first.worker).await, recount(&hall, &first.worker).await, "paused: {history:?}");
        let pair = &mut pairs[client];
        pair.thread = thread(&hall, &pair.client.signed_in().await, &pair.worker).await;
        hall.clock.advance(delay);
        if rand::random_bool(0.5) {
            let answer = json!({ "content": "Yes." });
            pair.worker.signed_in().await.post(&format!("/threads/{}/messages", pair.thread), answer).await.is(201);
        }
        end(&hall, pair, how).await;
        assert_eq!(counters(&hall, &first.worker).await, recount(&hall, &first.worker).await, "ended: {history:?}");
    }
}
