//! Retention of documents.

use crate::support::papers::{jpeg, passport, pdf, submission, submitted};
use crate::support::{Hall, Person, Reply, eventually};
use macro_rules_attribute::apply;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::{path::Path, time::Duration};

const KEEP_TEN_DAYS: &[(&str, &str)] = &[("HIREHALL_KYC_RETENTION_DAYS", "10")];

async fn look(admin: &Person, id: &str) -> StatusCode {
    admin.get(&format!("/admin/kyc/{id}/files/document")).await.status
}

async fn decide(admin: &Person, id: &str) {
    admin.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is(200);
}

async fn hold(admin: &Person, method: Method, worker: &Person) -> Reply {
    let path = format!("/admin/users/{}/legal-hold", worker.id);
    let request = admin.request(method.clone(), &path);
    let reason = json!({ "reason": "12 Js 345/26" });
    Reply::to(if method == Method::GET { request } else { request.json(&reason) }).await
}

async fn delete(admin: &Person, worker: &Person) {
    let request = admin.request(Method::DELETE, &format!("/admin/users/{}", worker.id));
    Reply::to(request.json(&json!({ "reason": "Asked for it" }))).await.is(204);
}

/// The number of encrypted files, without the file that names the installation.
fn blobs(store: &Path) -> usize {
    fn files_below(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| if path.is_dir() { files_below(&path) } else { 1 }).sum()
    }
    files_below(store) - 1
}

async fn days_pass(hall: &Hall, days: u64, person: &Person) -> Person {
    hall.clock.advance(Duration::from_secs(days * 24 * 60 * 60));
    person.signed_in().await
}

#[apply(both_engines)]
async fn documents_are_destroyed_some_days_after_the_decision_and_the_decision_stays(hall: Hall) {
    let hall = hall.with(KEEP_TEN_DAYS).await;
    let (worker, waiting, admin) = (hall.worker().await, hall.worker().await, hall.admin().await);
    let named = passport(pdf("front"), jpeg(1)).text("name_on_document", "Walter Worker");
    let id = Reply::to(submission(&worker, named)).await.is(201)["id"].as_str().unwrap().to_owned();
    let undecided = submitted(&waiting).await;
    decide(&admin, &id).await;
    let files = hall.home().join("files");
    assert_eq!(blobs(&files), 4);

    let admin = days_pass(&hall, 9, &admin).await;
    assert_eq!(look(&admin, &id).await, 200);
    let admin = days_pass(&hall, 2, &admin).await;
    eventually("the end of the documents", async || (look(&admin, &id).await == 404).then_some(())).await;
    eventually("the end of the files", async || (blobs(&files) == 2).then_some(())).await;
    let case = admin.get(&format!("/admin/kyc/{id}")).await.is(200);
    assert_eq!((&case["status"], &case["name_on_document"]), (&json!("APPROVED"), &Value::Null));
    assert_eq!(case["files"][0]["media_type"], "application/pdf", "what was handed in is remembered");
    assert_eq!(look(&admin, &undecided).await, 200, "what nobody has decided on is needed");
    let trail = admin.get("/admin/audit?type=kyc.documents_destroyed").await.is(200);
    assert_eq!((&trail["items"][0]["subject"]["id"], &trail["items"][0]["actor"]), (&json!(id), &Value::Null));
    assert_eq!(trail["items"].as_array().unwrap().len(), 1);
    let worker = worker.signed_in().await;
    assert_eq!(worker.get("/workers/me").await.is(200)["kyc_status"], "APPROVED");
}

#[apply(both_engines)]
async fn documents_under_a_legal_hold_outlast_retention_and_account(hall: Hall) {
    let hall = hall.with(KEEP_TEN_DAYS).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    decide(&admin, &id).await;
    let placed = hold(&admin, Method::PUT, &worker).await.is(200);
    assert_eq!((&placed["reason"], &placed["placed_by"]["id"]), (&json!("12 Js 345/26"), &json!(admin.id)));
    assert_eq!(hold(&admin, Method::GET, &worker).await.is(200), placed);
    assert_eq!(admin.get(&format!("/admin/kyc/{id}")).await.is(200)["legal_hold"], placed);
    let heard = worker.get("/events").await.is(200).to_string();
    assert!(!heard.contains("legal_hold") && !heard.contains("12 Js"), "{heard}");

    // The documents of another worker show that their time is over.
    let other = hall.worker().await;
    let gone = submitted(&other).await;
    decide(&admin, &gone).await;
    let admin = days_pass(&hall, 11, &admin).await;
    eventually("the end of the others", async || (look(&admin, &gone).await == 404).then_some(())).await;
    assert_eq!(look(&admin, &id).await, 200);
    delete(&admin, &worker).await;
    assert_eq!(look(&admin, &id).await, 200, "the hold is for the documents, whatever becomes of the account");

    hold(&admin, Method::DELETE, &worker).await.is(204);
    assert_eq!(look(&admin, &id).await, 404);
    hold(&admin, Method::GET, &worker).await.is_problem(404, "not_found");
    hold(&admin, Method::DELETE, &worker).await.is_problem(404, "not_found");
    let trail = admin.get(&format!("/admin/audit?subject_id={}", worker.id)).await.is(200);
    let told: Vec<&Value> = trail["items"].as_array().unwrap().iter().map(|entry| &entry["type"]).collect();
    assert_eq!(told, ["user.legal_hold_lifted", "user.deleted", "user.legal_hold_placed"]);
    assert_eq!(trail["items"][2]["reason"], "12 Js 345/26");
}

#[apply(both_engines)]
async fn the_end_of_an_account_is_the_end_of_its_documents(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    decide(&admin, &id).await;
    delete(&admin, &worker).await;
    assert_eq!(look(&admin, &id).await, 404);
    assert_eq!(admin.get(&format!("/admin/kyc/{id}")).await.is(200)["status"], "EXPIRED");
}

#[apply(both_engines)]
async fn only_the_documents_of_a_worker_can_be_held_and_only_with_a_reason(hall: Hall) {
    let (worker, client, admin) = (hall.worker().await, hall.client().await, hall.admin().await);
    for nobody in [&client, &admin, &hall.nobody()] {
        hold(&admin, Method::PUT, nobody).await.is_problem(404, "not_found");
    }
    let path = format!("/admin/users/{}/legal-hold", worker.id);
    Reply::to(admin.request(Method::PUT, &path).json(&json!({}))).await.is_invalid("/reason", "required");
    hold(&worker, Method::PUT, &worker).await.is_problem(403, "wrong_role");
    hold(&admin, Method::GET, &worker).await.is_problem(404, "not_found");
}
