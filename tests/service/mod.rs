//! Listings and their search.

mod indexing;
mod listings;
mod search;

use crate::support::Person;
use serde_json::{Value, json};

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

pub(crate) fn id(thing: &Value) -> String {
    thing["id"].as_str().unwrap().to_owned()
}

/// The titles of a list, in its order.
pub(crate) fn titles(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect()
}
