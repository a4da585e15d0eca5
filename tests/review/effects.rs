//! The effects of a review on the worker's listings, and of a removal on the review's flags.

use super::{at, remove, reviewed};
use crate::support::{Hall, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn a_review_counts_for_every_listing_of_its_worker_from_then_on(hall: Hall) {
    let (worker, other, admin) = (hall.verified_worker().await, hall.verified_worker().await, hall.admin().await);
    for worker in [&worker, &worker, &other] {
        publish(worker, json!({})).await;
    }
    let rated = async |least: &str| {
        let found = hall.nobody().get(&format!("/services?min_rating={least}")).await.is(200);
        found["items"].as_array().unwrap().len()
    };
    assert_eq!(rated("0.5").await, 0);
    let (_, good) = reviewed(&hall, &worker, 5).await;
    assert_eq!((rated("5").await, rated("0.5").await), (2, 2));
    let (_, bad) = reviewed(&hall, &worker, 1).await;
    assert_eq!((rated("3.5").await, rated("3").await), (0, 2));
    remove(&admin, &bad).await;
    assert_eq!(rated("5").await, 2);
    remove(&admin, &good).await;
    assert_eq!(rated("0.5").await, 0);
}

#[apply(both_engines)]
async fn removing_a_review_closes_its_flags(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    // Both jobs were completed within a minute, which leads to a signal.
    let (_, flagged) = reviewed(&hall, &worker, 1).await;
    let (_, stays) = reviewed(&hall, &worker, 5).await;
    for review in [&flagged, &stays] {
        worker.post(&at(review, "flag"), json!({ "reason": "It is about another" })).await.is(204);
    }
    remove(&admin, &flagged).await;

    let waiting = admin.get("/admin/reviews?flagged=true").await.is(200);
    let waiting: Vec<&Value> = waiting["items"].as_array().unwrap().iter().map(|review| &review["id"]).collect();
    assert_eq!(waiting, [&stays["id"]]);
    let all = admin.get("/admin/reviews").await.is(200);
    let of = |review: &Value| all["items"].as_array().unwrap().iter().find(|item| item["id"] == review["id"]).unwrap();
    let removed = of(&flagged);
    assert_eq!(removed["status"], "REMOVED");
    assert_eq!(
        (&removed["open_flags"], &removed["flags"], &removed["open_signal"]),
        (&json!(0), &json!([]), &Value::Null)
    );
    let kept = of(&stays);
    assert_eq!((&kept["open_flags"], &kept["open_signal"]), (&json!(1), &json!("FINISHED_AT_ONCE")));
}

#[apply(both_engines)]
async fn a_ban_flags_the_reviews_of_its_client_and_its_end_closes_the_flags(hall: Hall) {
    let (worker, admin, second) = (hall.verified_worker().await, hall.admin().await, hall.admin().await);
    let (client, review) = reviewed(&hall, &worker, 1).await;
    let (_, of_other) = reviewed(&hall, &worker, 5).await;
    worker.post(&at(&review, "flag"), json!({ "reason": "Never met" })).await.is(204);
    let flags = async |review: &Value| {
        let all = admin.get("/admin/reviews?flagged=true").await.is(200);
        let found = all["items"].as_array().unwrap().iter().find(|item| item["id"] == review["id"]).unwrap().clone();
        let mut reasons: Vec<String> =
            found["flags"].as_array().unwrap().iter().map(|flag| flag["reason"].as_str().unwrap().to_owned()).collect();
        reasons.sort_unstable();
        assert_eq!(found["open_flags"], reasons.len());
        reasons
    };
    let rating = async || hall.nobody().get(&format!("/workers/{}", worker.id)).await.is(200)["rating"].clone();
    let before = rating().await;
    let why = json!({ "reason": "Fake reviews" });
    for admin in [&admin, &admin, &second] {
        admin.post(&format!("/admin/users/{}/ban", client.id), why.clone()).await.is(200);
        assert_eq!(flags(&review).await, ["Never met", "The author was banned."]);
        assert_eq!((flags(&of_other).await, rating().await), (Vec::new(), before.clone()));
        admin.post(&format!("/admin/users/{}/unban", client.id), why.clone()).await.is(200);
        assert_eq!(flags(&review).await, ["Never met"]);
    }
    admin.post(&format!("/admin/users/{}/ban", client.id), why).await.is(200);
    remove(&admin, &review).await;
    assert_ne!(rating().await, before);
}
