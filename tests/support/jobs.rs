//! A client and a worker, and their jobs.

use super::{Hall, Person};
use hirehall::{core::clock::Timestamp, database::ids::ThreadId};
use serde_json::{Value, json};

/// A client, a worker and their conversation.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) client: Person,
    pub(crate) worker: Person,
    pub(crate) thread: String,
}

pub(crate) async fn pair(hall: &Hall) -> Pair {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let thread = thread(hall, &client, &worker).await;
    Pair { client, worker, thread }
}

/// A new conversation; an earlier one between the two is closed.
pub(crate) async fn thread(hall: &Hall, client: &Person, worker: &Person) -> String {
    hall.sql("UPDATE threads SET is_closed = TRUE WHERE worker_id = $1", worker.user_id()).await;
    let opened =
        client.post("/threads", json!({ "worker_id": worker.id, "content": "Do you have time?" })).await.is(201);
    opened["thread"]["id"].as_str().unwrap().to_owned()
}

pub(crate) async fn last_activity(hall: &Hall, thread: &str) -> Timestamp {
    let id: ThreadId = thread.parse().unwrap();
    let asked = hall
        .app
        .db
        .read(move |tx| tx.one::<(Timestamp,)>("SELECT last_activity_at FROM threads WHERE id = $1", &[&id]));
    asked.await.unwrap().0
}

impl Pair {
    pub(crate) async fn job(&self) -> Value {
        self.client.post("/jobs", json!({ "thread_id": self.thread, "title": "Fix the tap" })).await.is(201)
    }

    pub(crate) async fn accepted(&self) -> Value {
        let job = self.job().await;
        self.worker.post(&path(&job, "accept"), json!({})).await.is(200)
    }

    /// Both sides review a finished job. Returns the client's review, which everybody can read then.
    pub(crate) async fn review(&self, job: &Value, review: Value) -> Value {
        review_by_both(&self.client, &self.worker, job, review).await
    }

    pub(crate) async fn completed(&self) -> Value {
        let job = self.accepted().await;
        self.worker.post(&path(&job, "complete"), json!({})).await.is(200)
    }
}

pub(crate) fn path(job: &Value, what: &str) -> String {
    let id = job["id"].as_str().unwrap();
    if what.is_empty() { format!("/jobs/{id}") } else { format!("/jobs/{id}/{what}") }
}

/// The kinds of events in the job's history.
pub(crate) async fn history(person: &Person, job: &Value) -> Vec<String> {
    let history = person.get(&path(job, "events")).await.is(200);
    history["items"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap().to_owned()).collect()
}

/// Both sides review a finished job. Returns the client's review, which everybody can read then.
pub(crate) async fn review_by_both(client: &Person, worker: &Person, job: &Value, review: Value) -> Value {
    worker.post(&path(job, "review"), json!({ "rating": 5 })).await.is(201);
    client.post(&path(job, "review"), review).await.is(201)
}
