//! Categories and how many listings they have.

use super::id;
use crate::support::{Hall, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

async fn category(hall: &Hall, slug: &str) -> Value {
    let categories = hall.nobody().get("/categories").await.is(200);
    assert_eq!(categories["next_cursor"], json!(null));
    categories["items"].as_array().unwrap().iter().find(|category| category["slug"] == slug).unwrap().clone()
}

#[apply(both_engines)]
async fn the_categories_come_with_the_house(hall: Hall) {
    let categories = hall.nobody().get("/categories").await.is(200);
    let items = categories["items"].as_array().unwrap();
    assert!(items.len() > 20);
    assert!(items.iter().all(|category| category["icon"].as_str().is_some_and(|icon| !icon.is_empty())));
    let plumbing =
        json!({ "slug": "plumbing", "name": "Plumbing", "icon": "plumbing", "listing_count": 0, "is_retired": false });
    assert_eq!(category(&hall, "plumbing").await, plumbing);
    assert_eq!(category(&hall, "other").await["icon"], "category");
}

#[apply(both_engines)]
async fn public_listings_are_counted_again_after_a_minute(hall: Hall) {
    let worker = hall.verified_worker().await;
    let first = publish(&worker, json!({})).await;
    publish(&worker, json!({})).await;
    publish(&worker, json!({ "category": "tutoring" })).await;
    publish(&worker, json!({ "status": "DRAFT" })).await;
    let counts = async || {
        let (plumbing, tutoring) = (category(&hall, "plumbing").await, category(&hall, "tutoring").await);
        (plumbing["listing_count"].as_i64().unwrap(), tutoring["listing_count"].as_i64().unwrap())
    };
    assert_eq!(counts().await, (2, 1));
    worker.delete(&format!("/services/{}", id(&first))).await.is(204);
    assert_eq!(counts().await, (2, 1));
    hall.clock.advance(Duration::from_secs(61));
    assert_eq!(counts().await, (1, 1));
    let admin = hall.admin().await;
    admin.post(&format!("/admin/users/{}/freeze", worker.id), json!({ "reason": "Because" })).await.is(200);
    hall.clock.advance(Duration::from_secs(61));
    assert_eq!(counts().await, (0, 0));
}
