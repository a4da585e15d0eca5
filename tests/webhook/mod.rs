//! Webhooks: their management, and deliveries to real receivers.

mod attempts;
mod delivery;
mod hostile;
mod management;
mod outages;

use crate::support::{Hall, Person, Receiver, Two, eventually};
use hirehall::core::clock::Timestamp;
use serde_json::{Value, json};

/// The same marketplace, which may send webhooks to this machine.
async fn open_to_this_machine(hall: Hall) -> Hall {
    hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8,::1/128")]).await
}

/// A webhook that gets the changes of clients' profiles.
async fn webhook_to(admin: &Person, receiver: &Receiver) -> String {
    let new = json!({ "url": receiver.url(), "event_types": ["client.changed"] });
    admin.post("/admin/webhooks", new).await.is(201)["id"].as_str().unwrap().to_owned()
}

async fn secret(admin: &Person, webhook: &str) -> String {
    let shown = admin.get(&format!("/admin/webhooks/{webhook}/secret")).await.is(200);
    shown["secret"].as_str().unwrap().to_owned()
}

/// Changes the client's profile, which is an event about the client.
async fn change(client: &Person, number: usize) {
    client.patch("/clients/me", json!({ "about": format!("Version {number}") })).await.is(200);
}

/// The attempts of a webhook, oldest first.
async fn attempts(admin: &Person, webhook: &str) -> Vec<Value> {
    let page = admin.get(&format!("/admin/webhooks/{webhook}/attempts?limit=100")).await.is(200);
    let mut items = page["items"].as_array().unwrap().clone();
    items.reverse();
    items
}

async fn read(admin: &Person, webhook: &str) -> Value {
    admin.get(&format!("/admin/webhooks/{webhook}")).await.is(200)
}

/// Waits until nothing is under way, and lets time pass until the next attempt is due. False when none will be made.
async fn until_next_attempt(hall: &Hall) -> bool {
    let next = eventually("an end of what is under way", async || {
        let now = hall.clock.now();
        let state = hall.app.db.read(move |tx| {
            tx.one::<Two<i64, Option<Timestamp>>>(
                "SELECT count(CASE WHEN lease IS NOT NULL OR due_at <= $1 THEN 1 END) AS first, min(due_at) AS second
                 FROM tasks WHERE kind = 'webhook'",
                &[&now],
            )
        });
        let Two(under_way, next) = state.await.unwrap();
        (under_way == 0).then_some(next)
    })
    .await;
    if let Some(next) = next {
        hall.clock.advance(next.saturating_since(hall.clock.now()) + std::time::Duration::from_secs(1));
    }
    next.is_some()
}
