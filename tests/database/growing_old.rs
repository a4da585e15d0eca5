//! What housekeeping erases after a time by setting.

use crate::support::{Hall, Person, Reply, jobs, publish};
use hirehall::{
    background::housekeeping::delete_expired,
    database::{Error, ids::ServiceId},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Title, text and place of a listing, as one text, and whether it has coordinates.
async fn stored(hall: &Hall, listing: &Value) -> (String, bool) {
    let id: ServiceId = listing["id"].as_str().unwrap().parse().unwrap();
    let read = hall.app.db.read(move |tx| {
        let (text,): (String,) =
            tx.one("SELECT title || '|' || description || '|' || location FROM services WHERE id = $1", &[&id])?;
        let (has_place,): (bool,) = tx.one("SELECT latitude IS NOT NULL FROM services WHERE id = $1", &[&id])?;
        Ok::<_, Error>((text, has_place))
    });
    read.await.unwrap()
}

async fn deleted(worker: &Person, changes: Value) -> Value {
    let listing = publish(worker, changes).await;
    worker.delete(&format!("/services/{}", listing["id"].as_str().unwrap())).await.is(204);
    listing
}

#[apply(both_engines)]
async fn a_deleted_listing_loses_its_text_and_place_after_the_days_of_the_setting(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_SERVICE_ERASE_AFTER_DAYS", "30")]).await;
    let worker = hall.verified_worker().await;
    let place = json!({ "latitude": 52.5, "longitude": 13.4 });
    let offered = publish(&worker, place.clone()).await;
    let withdrawn = deleted(&worker, place).await;
    let without_text = deleted(&worker, json!({ "description": "" })).await;
    let whole = ("Leaking taps and pipes|Quick and clean.|Berlin Kreuzberg".to_owned(), true);

    hall.clock.advance(29 * DAY);
    delete_expired(hall.app.clone()).await.unwrap();
    assert_eq!(stored(&hall, &withdrawn).await, whole);

    hall.clock.advance(2 * DAY);
    delete_expired(hall.app.clone()).await.unwrap();
    for listing in [&withdrawn, &without_text] {
        assert_eq!(stored(&hall, listing).await, ("Leaking taps and pipes||".to_owned(), false));
    }
    assert_eq!(stored(&hall, &offered).await, whole, "it is offered");
}

#[apply(both_engines)]
async fn without_the_setting_a_deleted_listing_stays_as_it_was(hall: Hall) {
    let pair = jobs::pair(&hall).await;
    let listing = deleted(&pair.worker, json!({})).await;
    hall.clock.advance(400 * DAY);
    delete_expired(hall.app.clone()).await.unwrap();
    let whole = "Leaking taps and pipes|Quick and clean.|Berlin Kreuzberg";
    assert_eq!(stored(&hall, &listing).await, (whole.to_owned(), false));
}

async fn count(hall: &Hall, table: &'static str) -> i64 {
    let read =
        hall.app.db.read(move |tx| tx.one::<(i64,)>(&format!("SELECT count(*) AS rows_of_a_test FROM {table}"), &[]));
    read.await.map_err(|error: Error| error).unwrap().0
}

#[apply(both_engines)]
async fn a_stored_response_is_given_again_for_as_many_days_as_the_setting_says(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KEEP_RESPONSE_DAYS", "3")]).await;
    let worker = hall.verified_worker().await;
    let offer = json!({
        "title": "Leaking taps", "description": "Quick", "category": "plumbing", "location": "Berlin", "pricing": "QUOTE", "status": "DRAFT",
    });
    let create = async || {
        let worker = worker.signed_in().await;
        let request = worker.request(Method::POST, "/services").header("idempotency-key", "one");
        Reply::to(request.json(&offer)).await.is(201)["id"].clone()
    };
    let first = create().await;
    hall.clock.advance(3 * DAY - Duration::from_secs(60));
    delete_expired(hall.app.clone()).await.unwrap();
    assert_eq!(create().await, first);
    hall.clock.advance(Duration::from_secs(120));
    assert_ne!(create().await, first, "it is over, also before housekeeping");
    hall.clock.advance(4 * DAY);
    delete_expired(hall.app.clone()).await.unwrap();
    assert_eq!(count(&hall, "answers").await, 0);
}

#[apply(both_engines)]
async fn a_shorter_period_deletes_known_devices_sooner(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KEEP_KNOWN_DEVICE_DAYS", "7")]).await;
    let client = hall.client().await;
    client.signed_in().await;
    let known = count(&hall, "places").await;
    assert!(known > 0);
    hall.clock.advance(6 * DAY);
    delete_expired(hall.app.clone()).await.unwrap();
    assert_eq!(count(&hall, "places").await, known);
    hall.clock.advance(2 * DAY);
    delete_expired(hall.app.clone()).await.unwrap();
    assert_eq!(count(&hall, "places").await, 0);
}
