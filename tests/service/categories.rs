//! Categories and how many listings they have.

use super::id;
use crate::support::papers::{file, hand_in, jpeg, passport, pdf, png};
use crate::support::{Hall, Person, publish};
use macro_rules_attribute::apply;
use reqwest::multipart::Form;
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

#[apply(both_engines)]
async fn publishing_in_some_categories_needs_a_file_that_was_approved(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KYC_EXTRA_FILES", "electrical:licence,roofing:insurance")]).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let offer = |category: &str, status: &str| {
        worker.post(
            "/services",
            json!({ "title": "Sockets and switches", "description": "All of them.", "category": category,
            "location": "Berlin", "pricing": "QUOTE", "status": status }),
        )
    };
    let approve = async |form: Form| {
        let id = hand_in(&worker, form).await.is(201)["id"].as_str().unwrap().to_owned();
        admin.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is(200);
    };
    approve(passport(jpeg(1), png(1))).await;
    let plumbing = offer("plumbing", "PUBLISHED").await.is(201)["id"].as_str().unwrap().to_owned();
    let refused = offer("electrical", "PUBLISHED").await.is_problem(403, "kyc_file_required");
    assert!(refused["detail"].as_str().unwrap().contains("licence"));
    let draft = offer("electrical", "DRAFT").await.is(201)["id"].as_str().unwrap().to_owned();
    let change = |person: &Person, id: &str, to: Value| {
        let (person, path) = (person.clone(), format!("/services/{id}"));
        async move { person.patch(&path, to).await }
    };
    change(&worker, &draft, json!({ "status": "PUBLISHED" })).await.is_problem(403, "kyc_file_required");
    change(&admin, &draft, json!({ "status": "PUBLISHED" })).await.is_problem(403, "kyc_file_required");
    change(&worker, &plumbing, json!({ "category": "electrical" })).await.is_problem(403, "kyc_file_required");
    change(&worker, &plumbing, json!({ "title": "Pipes and taps" })).await.is(200);

    hall.sql("UPDATE kyc_submissions SET status = 'EXPIRED' WHERE worker_id = $1", worker.user_id()).await;
    hall.sql("UPDATE workers SET kyc_status = 'EXPIRED' WHERE user_id = $1", worker.user_id()).await;
    approve(passport(jpeg(1), png(1)).part("licence", file(pdf("licensed")))).await;
    change(&worker, &draft, json!({ "status": "PUBLISHED" })).await.is(200);
    change(&worker, &plumbing, json!({ "category": "electrical" })).await.is(200);
    change(&worker, &plumbing, json!({ "category": "roofing" })).await.is_problem(403, "kyc_file_required");
    offer("electrical", "PUBLISHED").await.is(201);
}
