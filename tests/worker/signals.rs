//! Signals for reviewers.

use crate::support::papers::{hand_in, jpeg, passport};
use crate::support::{Hall, Person};
use macro_rules_attribute::apply;
use reqwest::multipart::Form;
use serde_json::{Value, json};
use std::time::Duration;

async fn handed_in(worker: &Person, form: Form) -> String {
    hand_in(worker, form).await.is(201)["id"].as_str().unwrap().to_owned()
}

/// Each signal's code and related accounts.
async fn signals(admin: &Person, id: &str) -> Vec<(String, Vec<String>)> {
    let case = admin.get(&format!("/admin/kyc/{id}")).await.is(200);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let accounts =
        |signal: &Value| signal["accounts"].as_array().unwrap().iter().map(|other| text(&other["id"])).collect();
    case["signals"].as_array().unwrap().iter().map(|signal| (text(&signal["code"]), accounts(signal))).collect()
}

fn signal(code: &str, others: &[&Person]) -> (String, Vec<String>) {
    let mut others: Vec<String> = others.iter().map(|other| other.id.clone()).collect();
    others.sort();
    (code.to_owned(), others)
}

#[apply(both_engines)]
async fn files_and_numbers_that_another_account_has_shown_are_pointed_out(hall: Hall) {
    let (one, two, three, admin) = (hall.worker().await, hall.worker().await, hall.worker().await, hall.admin().await);
    let settled = Duration::from_secs(25 * 60 * 60);
    hall.clock.advance(settled);
    let (one, two, three, admin) =
        (one.signed_in().await, two.signed_in().await, three.signed_in().await, admin.signed_in().await);
    let first = handed_in(&one, passport(jpeg(1), jpeg(2)).text("document_number", "C01X 00T47")).await;
    assert_eq!(signals(&admin, &first).await, [], "one's own files are no signal");
    let second = handed_in(&two, passport(jpeg(1), jpeg(3)).text("document_number", "other")).await;
    let third = handed_in(&three, passport(jpeg(4), jpeg(5)).text("document_number", "c01x-00t47")).await;

    assert_eq!(signals(&admin, &second).await, [signal("SAME_FILE", &[&one])]);
    assert_eq!(signals(&admin, &third).await, [signal("SAME_NUMBER", &[&one])]);
    assert_eq!(signals(&admin, &first).await, [signal("SAME_FILE", &[&two]), signal("SAME_NUMBER", &[&three])]);

    let shown = admin.get(&format!("/admin/kyc/{second}")).await.is(200);
    let other = &shown["signals"][0]["accounts"][0];
    assert_eq!((&other["email"], &other["status"]), (&json!(one.email), &json!("ACTIVE")));
    for seen in ["/workers/me/kyc", "/workers/me/kyc/requirements", "/events"] {
        let seen = two.get(seen).await.is(200).to_string();
        assert!(!seen.contains("SAME_FILE") && !seen.contains(&one.id), "a worker hears nothing of it: {seen}");
    }
}

#[apply(both_engines)]
async fn a_banned_account_in_the_same_network_is_pointed_out(hall: Hall) {
    let (worker, banned, admin) = (hall.worker().await, hall.client().await, hall.admin().await);
    hall.clock.advance(Duration::from_secs(25 * 60 * 60));
    let (worker, admin) = (worker.signed_in().await, admin.signed_in().await);
    let id = handed_in(&worker, passport(jpeg(1), jpeg(2))).await;
    assert_eq!(signals(&admin, &id).await, []);
    admin.post(&format!("/admin/users/{}/ban", banned.id), json!({ "reason": "Fraud" })).await.is(200);
    assert_eq!(signals(&admin, &id).await, [signal("BANNED_PLACE", &[&banned])]);
    admin.post(&format!("/admin/users/{}/unban", banned.id), json!({ "reason": "A mistake" })).await.is(200);
    assert_eq!(signals(&admin, &id).await, []);
}

#[apply(both_engines)]
async fn an_account_of_less_than_a_day_and_another_name_are_pointed_out(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    hall.clock.advance(Duration::from_secs(23 * 60 * 60));
    let (worker, admin) = (worker.signed_in().await, admin.signed_in().await);
    let other_name = passport(jpeg(1), jpeg(2)).text("name_on_document", "Ada Lovelace");
    let id = handed_in(&worker, other_name).await;
    assert_eq!(signals(&admin, &id).await, [signal("NEW_ACCOUNT", &[]), signal("NAME_MISMATCH", &[])]);
    admin.post(&format!("/admin/kyc/{id}/reject"), json!({ "reason_code": "MISMATCH" })).await.is(200);
    let id = handed_in(&worker, passport(jpeg(1), jpeg(2)).text("name_on_document", "WORKER, Wálter Emil")).await;
    assert_eq!(signals(&admin, &id).await, [signal("NEW_ACCOUNT", &[])]);
}
