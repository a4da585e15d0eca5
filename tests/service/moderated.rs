//! Listings that administrators pause, remove and restore.

use crate::support::{Hall, Person, Reply, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

async fn moderate(admin: &Person, listing: &Value, action: &str, reason: &str) -> Reply {
    let path = format!("/admin/services/{}/{action}", listing["id"].as_str().unwrap());
    admin.post(&path, json!({ "reason": reason })).await
}

#[apply(both_engines)]
async fn a_listing_that_was_taken_down_is_restored_as_it_was(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    for status in ["PUBLISHED", "DRAFT"] {
        let listing = publish(&worker, json!({ "status": status, "title": "Leaking taps" })).await;
        let path = format!("/services/{}", listing["id"].as_str().unwrap());
        let is_public = async || hall.nobody().get(&path).await.status == 200;
        let found = async |query: &str| {
            let page = admin.get(&format!("/admin/services?{query}")).await.is(200);
            page["items"].as_array().unwrap().iter().any(|item| item["id"] == listing["id"])
        };
        let paused = moderate(&admin, &listing, "pause", "The price is missing.").await.is(200);
        assert_eq!((&paused["status"], &paused["paused_by_moderation"]), (&json!("PAUSED"), &json!(true)));
        worker.patch(&path, json!({ "status": "PUBLISHED" })).await.is_problem(409, "paused_by_moderation");
        moderate(&admin, &listing, "pause", "Again").await.is_problem(409, "illegal_transition");
        let removed = moderate(&admin, &listing, "remove", "It is offered twice.").await.is(200);
        assert_eq!((&removed["status"], &removed["is_removed"]), (&json!(status), &json!(true)));
        worker.get(&path).await.is_problem(404, "not_found");
        assert!(found("removed=true").await && !found("").await && !found("q=leaking").await);
        let restored = moderate(&admin, &listing, "restore", "It was a mistake.").await.is(200);
        assert_eq!((&restored["status"], &restored["is_removed"]), (&json!(status), &json!(false)));
        assert_eq!((is_public().await, &restored["is_public"]), (status == "PUBLISHED", &json!(status == "PUBLISHED")));
        assert!(!found("removed=true").await && found("").await && found("q=leaking").await);
        moderate(&admin, &listing, "restore", "Again").await.is_problem(409, "illegal_transition");
        worker.patch(&path, json!({ "status": "PAUSED" })).await.is(200);
    }
    let mail = hall.mail_to(&worker.email, "Your service was removed").await;
    assert!(mail.text.contains("It is offered twice."), "{}", mail.text);
    let mail = hall.mail_to(&worker.email, "Your service is back").await;
    assert!(mail.text.contains("It is published again.") && mail.text.contains("It was a mistake."), "{}", mail.text);
}

#[apply(both_engines)]
async fn what_its_worker_has_deleted_is_not_restored(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let listing = publish(&worker, json!({})).await;
    let path = format!("/services/{}", listing["id"].as_str().unwrap());
    moderate(&admin, &listing, "pause", "The price is missing.").await.is(200);
    worker.delete(&path).await.is(204);
    moderate(&admin, &listing, "restore", "It was a mistake.").await.is_problem(404, "not_found");
    let gone = publish(&worker, json!({})).await;
    moderate(&admin, &gone, "remove", "It is offered twice.").await.is(200);
    let id: hirehall::database::ids::ServiceId = gone["id"].as_str().unwrap().parse().unwrap();
    let erase = move |tx: &mut hirehall::database::Tx<'_>| {
        tx.execute("UPDATE services SET description = '', location = '' WHERE id = $1", &[&id])
    };
    hall.app.db.write(erase).await.unwrap();
    moderate(&admin, &gone, "restore", "Too late").await.is_problem(409, "illegal_transition");
}
