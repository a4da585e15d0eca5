//! What the tests of several modules share.

use serde_json::{Value, json};

use super::{Hall, Person, eventually};

/// Columns that only one engine needs: SQLite numbers listings for its word index, which PostgreSQL keeps in a column,
/// and writes into `room` to detect a full disk.
pub(crate) const OF_ONE_ENGINE: [&str; 4] =
    ["services.num", "services.words", "services.words_all", "write_check.room"];

/// A valid listing with some fields changed.
pub(crate) fn listing(changes: Value) -> Value {
    let mut listing = json!({
        "title": "Leaking taps and pipes",
        "description": "Quick and clean.",
        "category": "plumbing",
        "location": "Berlin Kreuzberg",
        "pricing": "HOURLY",
        "price": { "amount": 4500, "currency": "EUR" },
        "status": "PUBLISHED",
    });
    for (field, value) in changes.as_object().unwrap() {
        listing[field] = value.clone();
    }
    listing
}

/// A public listing of a verified worker.
pub(crate) async fn publish(worker: &Person, changes: Value) -> Value {
    worker.post("/services", listing(changes)).await.is(201)
}

/// Waits until all events are processed and no mail is due.
pub(crate) async fn nothing_is_left_to_send(hall: &Hall) {
    eventually("an empty queue", async || {
        let left = hall.app.db.read(|tx| {
            tx.one::<(i64,)>(
                "SELECT (SELECT count(*) FROM tasks WHERE kind IN ('mail', 'news') AND failed_at IS NULL) + (SELECT count(*) FROM events WHERE id > (SELECT last_id FROM readers WHERE name = 'mail'))",
                &[],
            )
        });
        (left.await.unwrap() == (0,)).then_some(())
    })
    .await;
}
