//! Bookmarks.

use crate::support::{Hall, Person};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn bookmarking_twice_is_bookmarking_once(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    client.put(&favorite(&worker), json!({})).await.is(204);
    client.put(&favorite(&worker), json!({})).await.is(204);
    assert_eq!(names(&client.get("/clients/me/favorites").await.is(200)), [worker.id.as_str()]);
    client.delete(&favorite(&worker)).await.is(204);
    client.delete(&favorite(&worker)).await.is(204);
    assert!(names(&client.get("/clients/me/favorites").await.is(200)).is_empty());
}

#[apply(both_engines)]
async fn the_list_shows_public_workers_newest_first_page_by_page(hall: Hall) {
    let client = hall.client().await;
    let mut workers = Vec::new();
    for _ in 0..5 {
        let worker = hall.worker().await;
        client.put(&favorite(&worker), json!({})).await.is(204);
        workers.insert(0, worker.id);
    }
    let mut seen = Vec::new();
    let mut path = "/clients/me/favorites?limit=2".to_owned();
    loop {
        let page = client.get(&path).await.is(200);
        seen.extend(names(&page).into_iter().map(str::to_owned));
        assert_eq!(page["items"][0]["last_initial"], "W");
        assert_eq!(page["items"][0].get("email"), None);
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/clients/me/favorites?limit=2&cursor={cursor}");
    }
    assert_eq!(seen, workers);
    client.get("/clients/me/favorites?cursor=AAAA").await.is_problem(422, "invalid_cursor");
    client.get("/clients/me/favorites?sort=name").await.is_invalid("/sort", "unknown_field");
}

#[apply(both_engines)]
async fn a_hidden_worker_leaves_the_list_and_comes_back(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    client.put(&favorite(&worker), json!({})).await.is(204);
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", worker.user_id()).await;
    assert!(names(&client.get("/clients/me/favorites").await.is(200)).is_empty());
    client.put(&favorite(&worker), json!({})).await.is_problem(404, "not_found");
    hall.sql("UPDATE users SET status = 'ACTIVE' WHERE id = $1", worker.user_id()).await;
    assert_eq!(names(&client.get("/clients/me/favorites").await.is(200)), [worker.id.as_str()]);
}

#[apply(both_engines)]
async fn only_workers_are_bookmarked_and_only_by_clients(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    client.put(&favorite(&client), json!({})).await.is_problem(404, "not_found");
    client
        .put("/clients/me/favorites/019a0000-0000-7000-8000-000000000000", json!({}))
        .await
        .is_problem(404, "not_found");
    client.delete("/clients/me/favorites/019a0000-0000-7000-8000-000000000000").await.is(204);
    client.put(&favorite(&worker), json!({ "note": "x" })).await.is_invalid("/note", "unknown_field");
    worker.put(&favorite(&worker), json!({})).await.is_problem(403, "wrong_role");
    hall.nobody().get("/clients/me/favorites").await.is_problem(401, "not_signed_in");
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", client.user_id()).await;
    client.put(&favorite(&worker), json!({})).await.is_problem(403, "account_frozen");
    client.get("/clients/me/favorites").await.is(200);
}

#[apply(both_engines)]
async fn twenty_bookmarks_at_once_are_one(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let bookmarks = (0..20).map(|_| async { client.put(&favorite(&worker), json!({})).await.is(204) });
    futures_util::future::join_all(bookmarks).await;
    assert_eq!(names(&client.get("/clients/me/favorites").await.is(200)).len(), 1);
}

fn favorite(worker: &Person) -> String {
    format!("/clients/me/favorites/{}", worker.id)
}

fn names(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}
