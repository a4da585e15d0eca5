//! A verified name stays public until an administrator approves a change.

use crate::support::papers::submitted;
use crate::support::publish;
use crate::support::{Hall, Person};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

async fn first_name_seen(hall: &Hall, worker: &Person) -> (Value, Value) {
    let seen = hall.nobody().get(&format!("/workers/{}", worker.id)).await.is(200);
    (seen["first_name"].clone(), seen["is_verified"].clone())
}

/// The pending name changes.
async fn waiting(admin: &Person) -> Vec<Value> {
    admin.get("/admin/name-changes").await.is(200)["items"].as_array().unwrap().clone()
}

fn at(change: &Value, what: &str) -> String {
    format!("/admin/name-changes/{}/{what}", change["id"].as_str().unwrap())
}

#[apply(both_engines)]
async fn the_badge_is_never_shown_with_an_unverified_name(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    admin.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is(200);
    let service = publish(&worker, json!({})).await;

    worker.patch("/workers/me", json!({ "first_name": "Hirehall" })).await.is_invalid("/first_name", "reserved_name");
    let wish = json!({ "first_name": "Harold", "last_name": "Helpers", "bio": "New" });
    let mine = worker.patch("/workers/me", wish).await.is(200);
    assert_eq!((&mine["first_name"], &mine["bio"]), (&json!("Walter"), &json!("New")));
    assert_eq!(mine["wished_name"]["first_name"], "Harold");
    assert_eq!(worker.get("/workers/me").await.is(200), mine);
    assert_eq!(first_name_seen(&hall, &worker).await, (json!("Walter"), json!(true)));
    let path = format!("/services/{}", service["id"].as_str().unwrap());
    assert_eq!(hall.nobody().get(&path).await.is(200)["worker"]["first_name"], "Walter");

    let [first] = waiting(&admin).await.try_into().unwrap();
    assert_eq!((&first["first_name"], &first["worker"]["first_name"]), (&json!("Harold"), &json!("Walter")));
    admin.post(&at(&first, "reject"), json!({})).await.is(422);
    admin.post(&at(&first, "reject"), json!({ "reason": "That is our name" })).await.is(204);
    admin.post(&at(&first, "approve"), json!({})).await.is_problem(404, "not_found");
    assert_eq!(worker.get("/workers/me").await.is(200)["wished_name"], Value::Null);
    assert_eq!(first_name_seen(&hall, &worker).await, (json!("Walter"), json!(true)));
    let told = hall.mail_to(&worker.email, "Your name stays as it is").await;
    assert!(told.text.contains("That is our name"));

    worker.patch("/workers/me", json!({ "first_name": "Wanda" })).await.is(200);
    let [second] = waiting(&admin).await.try_into().unwrap();
    worker.patch("/workers/me", json!({ "first_name": "Harold" })).await.is(200);
    admin.post(&at(&second, "approve"), json!({})).await.is_problem(404, "not_found");
    worker.patch("/workers/me", json!({ "first_name": "Wanda", "last_name": "Walker" })).await.is(200);
    let [third] = waiting(&admin).await.try_into().unwrap();
    admin.post(&at(&third, "approve"), json!({})).await.is(204);
    assert_eq!(first_name_seen(&hall, &worker).await, (json!("Wanda"), json!(true)));
    assert_eq!(worker.get("/workers/me").await.is(200)["last_name"], "Walker");
    assert_eq!(hall.nobody().get(&path).await.is(200)["worker"]["first_name"], "Wanda");
    assert_eq!(waiting(&admin).await, Vec::<Value>::new());

    let kinds = |trail: Value| -> Vec<String> {
        trail["items"].as_array().unwrap().iter().map(|entry| entry["type"].as_str().unwrap().to_owned()).collect()
    };
    let trail = kinds(admin.get(&format!("/admin/audit?subject_id={}", worker.id)).await.is(200));
    let of = |kind: &str| trail.iter().filter(|known| *known == kind).count();
    assert_eq!(of("worker.name_change_requested"), 4);
    assert_eq!((of("worker.name_change_rejected"), of("worker.name_changed")), (1, 1));
}

#[apply(both_engines)]
async fn a_name_that_is_being_checked_stays_as_the_administrators_see_it(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    worker.patch("/workers/me", json!({ "first_name": "Wim" })).await.is(200);
    assert_eq!(first_name_seen(&hall, &worker).await, (json!("Wim"), json!(false)), "nobody has checked anything");
    let id = submitted(&worker).await;
    worker.patch("/workers/me", json!({ "first_name": "Wolf" })).await.is(200);
    assert_eq!(admin.get(&format!("/admin/kyc/{id}")).await.is(200)["worker"]["first_name"], "Wim");
    admin.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is(200);
    assert_eq!(first_name_seen(&hall, &worker).await, (json!("Wim"), json!(true)));
    assert_eq!(waiting(&admin).await.len(), 1);

    // Requesting the current name withdraws the request.
    worker.patch("/workers/me", json!({ "first_name": "Wim" })).await.is(200);
    assert_eq!(waiting(&admin).await.len(), 0);
    worker.patch("/workers/me", json!({ "first_name": "Wolf" })).await.is(200);
    admin.post(&format!("/admin/kyc/{id}/revoke"), json!({ "reason_code": "MISMATCH" })).await.is(200);
    worker.patch("/workers/me", json!({ "first_name": "Willem" })).await.is(200);
    assert_eq!(first_name_seen(&hall, &worker).await, (json!("Willem"), json!(false)));
    assert_eq!(waiting(&admin).await.len(), 0);
}
