//! Listings and their search.

mod categories;
mod favorites;
mod filters;
mod indexing;
mod listings;
mod managed;
mod moderated;
mod ranking;
mod search;
mod words;

use serde_json::Value;

pub(crate) fn id(thing: &Value) -> String {
    thing["id"].as_str().unwrap().to_owned()
}

/// The titles of a list, in its order.
pub(crate) fn titles(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect()
}
