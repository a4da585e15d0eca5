//! How a change of a worker updates the search, for any number of listings.

use super::id;
use crate::support::listing;
use crate::support::publish;
use crate::support::{Hall, Person, eventually};
use macro_rules_attribute::apply;
use serde_json::json;

const MANY: usize = 30;

async fn with_many_listings(hall: &Hall) -> (Person, Vec<String>) {
    let worker = hall.verified_worker().await;
    let mut paths = Vec::new();
    for number in 0..MANY {
        let made = publish(&worker, listing(json!({ "title": format!("Service number {number}") }))).await;
        paths.push(format!("/services/{}", id(&made)));
    }
    (worker, paths)
}

async fn hits(hall: &Hall, query: &str) -> usize {
    hall.nobody().get(&format!("/services?limit=100&{query}")).await.is(200)["items"].as_array().unwrap().len()
}

async fn soon(hall: &Hall, query: &str, expected: usize) {
    eventually(query, async || (hits(hall, query).await == expected).then_some(())).await;
}

#[apply(both_engines)]
async fn changes_of_a_worker_with_many_listings_are_found_soon(hall: Hall) {
    let (worker, paths) = with_many_listings(&hall).await;
    worker.patch("/workers/me", json!({ "skills": ["Thatching"] })).await.is(200);
    soon(&hall, "q=thatching", MANY).await;
    worker.patch("/workers/me", json!({ "skills": ["Weaving"] })).await.is(200);
    // A changed listing is found by its new text at once.
    worker.patch(&paths[MANY - 1], json!({ "title": "Nothing but baskets" })).await.is(200);
    assert_eq!(hits(&hall, "q=baskets%20weaving").await, 1);
    soon(&hall, "q=weaving", MANY).await;
    assert_eq!(hits(&hall, "q=thatching").await, 0);
    worker.put("/workers/me/availability", json!({ "is_available": false })).await.is(200);
    soon(&hall, "available=false", MANY).await;
    eventually("nothing is left to index", async || {
        let left = hall
            .app
            .db
            .read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM tasks WHERE kind = 'search_index'", &[]))
            .await
            .unwrap();
        (left.0 == 0).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn the_listings_of_a_banned_worker_are_hidden_at_once_however_many(hall: Hall) {
    let (worker, paths) = with_many_listings(&hall).await;
    let admin = hall.admin().await;
    let does = async |measure: &str| {
        let path = format!("/admin/users/{}/{measure}", worker.id);
        admin.post(&path, json!({ "reason": "Because" })).await.is(200);
    };
    for (shut_out, back) in [("freeze", "unfreeze"), ("ban", "unban")] {
        does(shut_out).await;
        assert_eq!(hits(&hall, "").await, 0);
        assert_eq!(hits(&hall, "q=service").await, 0);
        hall.nobody().get(&paths[MANY - 1]).await.is_problem(404, "not_found");
        does(back).await;
        soon(&hall, "q=service", MANY).await;
        hall.nobody().get(&paths[MANY - 1]).await.is(200);
    }
}

#[apply(both_engines)]
async fn several_nodes_index_together(hall: Hall) {
    let other = hall.another_node().await;
    let (worker, _) = with_many_listings(&hall).await;
    for skill in ["One", "Two", "Three", "Thatching"] {
        worker.patch("/workers/me", json!({ "skills": [skill] })).await.is(200);
    }
    soon(&hall, "q=thatching", MANY).await;
    other.stop.cancel();
}
