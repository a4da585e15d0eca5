//! Conversations.

mod lists;
mod messages;
mod threads;

use crate::support::{Hall, Person};
use serde_json::{Value, json};

/// A client, a worker, and the path of their conversation.
pub(crate) struct Talk {
    pub(crate) client: Person,
    pub(crate) worker: Person,
    pub(crate) path: String,
    pub(crate) opened: Value,
}

impl Talk {
    pub(crate) async fn begun(hall: &Hall) -> Talk {
        let (client, worker) = (hall.client().await, hall.worker().await);
        let opened = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
        let path = format!("/threads/{}", opened["thread"]["id"].as_str().unwrap());
        Talk { client, worker, path, opened }
    }

    pub(crate) async fn say(&self, who: &Person, content: &str) -> Value {
        who.post(&format!("{}/messages", self.path), json!({ "content": content })).await.is(201)
    }

    pub(crate) async fn unread(&self, who: &Person) -> i64 {
        who.get(&self.path).await.is(200)["unread_count"].as_i64().unwrap()
    }

    pub(crate) async fn messages(&self, who: &Person, query: &str) -> Value {
        who.get(&format!("{}/messages{query}", self.path)).await.is(200)
    }
}

/// The contents of the messages, in the order of the list.
pub(crate) fn contents(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|message| message["content"].as_str().unwrap()).collect()
}
