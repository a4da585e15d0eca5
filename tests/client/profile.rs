//! A client's profile and who sees it.

use crate::support::{Hall, Person, Reply};
use hirehall::database::Error;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn a_client_changes_only_the_given_fields(hall: Hall) {
    let client = hall.client().await;
    let before = client.get("/clients/me").await.is(200);
    assert_eq!(before["email"], client.email);
    assert_eq!(before["address"], Value::Null);

    let first = json!({ "location": "  Lisbon ", "address": "Rua Augusta 1\n1100 Lisboa", "about": "Two cats.", "phone_number": "+351 21 000 0000" });
    client.patch("/clients/me", first).await.is(200);
    let after = client.patch("/clients/me", json!({ "first_name": "Clarissa", "about": null })).await.is(200);
    assert_eq!(after["first_name"], "Clarissa");
    assert_eq!(after["last_name"], before["last_name"]);
    assert_eq!(after["location"], "Lisbon");
    assert_eq!(after["address"], "Rua Augusta 1\n1100 Lisboa");
    assert_eq!(after["phone_number"], "+351210000000");
    assert_eq!(after["about"], Value::Null);
    assert_eq!(client.get("/clients/me").await.is(200), after);
    assert_eq!(client.get("/auth/me").await.is(200)["first_name"], "Clarissa");
}

#[apply(both_engines)]
async fn the_public_sees_neither_address_nor_telephone_nor_surname(hall: Hall) {
    let client = hall.client().await;
    client
        .patch(
            "/clients/me",
            json!({ "location": "Lisbon", "address": "Rua Augusta 1", "phone_number": "+351 21 000 0000" }),
        )
        .await
        .is(200);
    let page = hall.nobody().get(&page(&client)).await.is(200);
    let known: Vec<_> = page.as_object().unwrap().keys().map(String::as_str).collect();
    let expected =
        ["about", "first_name", "id", "jobs_completed", "last_initial", "location", "member_since", "picture_url"];
    assert_eq!(sorted(known), expected);
    assert_eq!(page["first_name"], "Clara");
    assert_eq!(page["last_initial"], "C");
    assert_eq!(page["location"], "Lisbon");
}

#[apply(both_engines)]
async fn a_page_is_there_for_clients_whose_account_is_active(hall: Hall) {
    let client = hall.client().await;
    let worker = hall.worker().await;
    let nobody = hall.nobody();
    nobody.get(&page(&client)).await.is(200);
    let missing = without_request_id(&nobody.get("/clients/019a0000-0000-7000-8000-000000000000").await);
    assert_eq!(without_request_id(&nobody.get("/clients/not-an-id").await), missing);
    assert_eq!(without_request_id(&nobody.get(&page(&worker)).await), missing);
    for hidden in [
        "UPDATE users SET status = 'FROZEN' WHERE id = $1",
        "UPDATE users SET status = 'BANNED' WHERE id = $1",
        "UPDATE users SET status = 'DELETED', email_key = NULL WHERE id = $1",
    ] {
        hall.sql(hidden, client.user_id()).await;
        assert_eq!(without_request_id(&nobody.get(&page(&client)).await), missing);
    }
}

#[apply(both_engines)]
async fn invalid_fields_of_a_profile_are_named(hall: Hall) {
    let client = hall.client().await;
    client.patch("/clients/me", json!({ "role": "ADMIN" })).await.is_invalid("/role", "unknown_field");
    client.patch("/clients/me", json!({ "email": "other@example.org" })).await.is_invalid("/email", "unknown_field");
    client.patch("/clients/me", json!({ "first_name": null })).await.is_invalid("/first_name", "invalid_type");
    client.patch("/clients/me", json!({ "first_name": "  " })).await.is_invalid("/first_name", "too_short");
    client.patch("/clients/me", json!({ "about": "x".repeat(2001) })).await.is_invalid("/about", "too_long");
    client
        .patch("/clients/me", json!({ "location": "a\u{202e}b" }))
        .await
        .is_invalid("/location", "forbidden_character");
    client
        .patch("/clients/me", json!({ "phone_number": "call me" }))
        .await
        .is_invalid("/phone_number", "invalid_phone_number");
}

#[apply(both_engines)]
async fn an_older_version_cannot_be_changed(hall: Hall) {
    let client = hall.client().await;
    let seen = client.get("/clients/me").await.header("etag").to_owned();
    let change = async |about: &str| {
        let request = client.request(Method::PATCH, "/clients/me").header("If-Match", &seen);
        Reply::to(request.json(&json!({ "about": about }))).await
    };
    let changed = change("First.").await;
    changed.is(200);
    change("Second.").await.is_problem(412, "precondition_failed");
    let now = client.get("/clients/me").await;
    assert_eq!(now.is(200)["about"], "First.");
    assert_eq!(now.header("etag"), changed.header("etag"));
}

#[apply(both_engines)]
async fn a_frozen_client_reads_but_changes_nothing(hall: Hall) {
    let client = hall.client().await;
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", client.user_id()).await;
    client.get("/clients/me").await.is(200);
    client.patch("/clients/me", json!({ "about": "Still here." })).await.is_problem(403, "account_frozen");
    client.patch("/clients/me", json!({ "role": "ADMIN" })).await.is_problem(403, "account_frozen");
}

fn page(client: &Person) -> String {
    format!("/clients/{}", client.id)
}

fn without_request_id(reply: &Reply) -> Value {
    let mut problem = reply.is_problem(404, "not_found");
    problem["request_id"].take();
    problem
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names
}

#[apply(both_engines)]
async fn a_change_without_effect_is_no_change(hall: Hall) {
    let client = hall.client().await;
    let seen = client.patch("/clients/me", json!({ "location": "Berlin" })).await.is(200);
    for nothing in [json!({}), json!({ "location": "Berlin" }), json!({ "location": " Berlin " })] {
        assert_eq!(client.patch("/clients/me", nothing).await.is(200), seen);
    }
    let told = "SELECT count(*) FROM events WHERE type = 'client.changed'";
    let (told,): (i64,) = hall.app.db.read(move |tx| tx.one(told, &[])).await.map_err(|error: Error| error).unwrap();
    assert_eq!(told, 1);
}
