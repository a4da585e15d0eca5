//! The administrators' desk.

use crate::support::papers::{hand_in, jpeg, passport, pdf, submitted};
use crate::support::{Hall, Reply};
use hirehall::database;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn the_queue_is_oldest_first_page_by_page(hall: Hall) {
    let admin = hall.admin().await;
    let mut waiting = Vec::new();
    let mut workers = Vec::new();
    for _ in 0..3 {
        let worker = hall.worker().await;
        waiting.push(submitted(&worker).await);
        workers.push(worker);
    }
    let page = admin.get("/admin/kyc?limit=2").await.is(200);
    assert_eq!(ids(&page), waiting[..2]);
    let applicant = &page["items"][0]["worker"];
    assert_eq!((&applicant["id"], &applicant["email"]), (&json!(workers[0].id), &json!(workers[0].email)));
    assert_eq!((&applicant["first_name"], &applicant["last_name"]), (&json!("Walter"), &json!("Worker")));
    let cursor = page["next_cursor"].as_str().unwrap();
    let rest = admin.get(&format!("/admin/kyc?limit=2&cursor={cursor}")).await.is(200);
    assert_eq!((ids(&rest), &rest["next_cursor"]), (vec![waiting[2].clone()], &Value::Null));

    admin.post(&format!("/admin/kyc/{}/approve", waiting[0]), json!({})).await.is(200);
    hall.sql("UPDATE users SET status = 'DELETED', email_key = NULL WHERE id = $1", workers[1].user_id()).await;
    assert_eq!(ids(&admin.get("/admin/kyc").await.is(200)), [waiting[2].clone()]);
    assert_eq!(ids(&admin.get("/admin/kyc?status=PENDING").await.is(200)), [waiting[2].clone()]);
    assert_eq!(ids(&admin.get("/admin/kyc?status=APPROVED").await.is(200)), [waiting[0].clone()]);
    hall.sql("UPDATE kyc_submissions SET status = 'IN_REVIEW' WHERE worker_id = $1", workers[2].user_id()).await;
    assert_eq!(ids(&admin.get("/admin/kyc?status=IN_REVIEW").await.is(200)), [waiting[2].clone()]);
    let of_worker = format!("/admin/kyc?worker_id={}", workers[0].id);
    assert_eq!(ids(&admin.get(&of_worker).await.is(200)), [waiting[0].clone()], "whatever its status");
    assert_eq!(ids(&admin.get(&format!("{of_worker}&status=PENDING")).await.is(200)), [""; 0]);
    admin.get("/admin/kyc?status=LOST").await.is_invalid("/status", "unknown_value");
    admin.get("/admin/kyc?state=PENDING").await.is_invalid("/state", "unknown_field");
}

#[apply(both_engines)]
async fn a_submission_lies_open_with_its_files_and_its_history(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let first = submitted(&worker).await;
    admin.post(&format!("/admin/kyc/{first}/reject"), json!({ "reason_code": "MISMATCH" })).await.is(200);
    let id = hand_in(&worker, passport(pdf("second"), jpeg(2))).await.is(201)["id"].as_str().unwrap().to_owned();
    let case = admin.get(&format!("/admin/kyc/{id}")).await.is(200);
    assert_eq!((&case["status"], &case["worker"]["id"]), (&json!("PENDING"), &json!(worker.id)));
    assert_eq!(case["files"][0]["name"], "document");
    assert_eq!(case["files"][0]["media_type"], "application/pdf");
    assert_eq!(case["files"][0]["size"], pdf("second").len());
    assert_eq!(case["files"][1]["name"], "selfie");
    assert_eq!(case["files"].as_array().unwrap().len(), 2);
    assert_eq!(case["history"].as_array().unwrap().len(), 1);
    assert_eq!((&case["history"][0]["id"], &case["history"][0]["reason"]["code"]), (&json!(first), &json!("MISMATCH")));
    admin.get("/admin/kyc/019a0000-0000-7000-8000-000000000000").await.is_problem(404, "not_found");
    admin.get("/admin/kyc/1").await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn every_view_of_a_file_is_recorded_and_the_file_is_sandboxed(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = hand_in(&worker, passport(pdf("the original"), jpeg(5))).await.is(201)["id"].as_str().unwrap().to_owned();
    let path = format!("/admin/kyc/{id}/files/document");
    let file = admin.get(&path).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.body, pdf("the original"));
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("content-disposition", "attachment; filename=\"document.pdf\""),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'"),
    ] {
        assert_eq!(file.header(name), value);
        assert_eq!(file.headers.get_all(name).iter().count(), 1, "{name}");
    }
    assert_eq!(looks(&hall).await, 1);
    let head = Reply::to(admin.request(Method::HEAD, &path)).await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    assert_eq!(head.header("content-type"), "application/pdf");
    let selfie = admin.get(&format!("/admin/kyc/{id}/files/selfie")).await;
    assert_eq!(selfie.header("content-type"), "image/jpeg");
    assert_eq!(image::load_from_memory(&selfie.body).unwrap().width(), 120);
    assert_eq!(looks(&hall).await, 3);

    for nothing in ["document_back", "DOCUMENT", "passport", "..%2f..%2fkeys"] {
        admin.get(&format!("/admin/kyc/{id}/files/{nothing}")).await.is_problem(404, "not_found");
    }
    worker.get(&path).await.is_problem(403, "wrong_role");
    assert_eq!(Reply::to(worker.request(Method::HEAD, &path)).await.status, 403);
    hall.nobody().get(&path).await.is_problem(401, "not_signed_in");
    assert_eq!(looks(&hall).await, 3, "nobody looked at anything");
}

#[apply(both_engines)]
async fn a_file_whose_key_was_destroyed_is_gone(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    hall.sql("UPDATE kyc_submissions SET wrapped_key = NULL WHERE worker_id = $1", worker.user_id()).await;
    admin.get(&format!("/admin/kyc/{id}/files/document")).await.is_problem(404, "not_found");
    admin.get(&format!("/admin/kyc/{id}")).await.is(200);
}

#[apply(both_engines)]
async fn an_approved_worker_is_verified_from_the_next_request_on(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    let approved = admin.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is(200);
    assert_eq!((&approved["status"], &approved["reviewed_by"]["id"]), (&json!("APPROVED"), &json!(admin.id)));
    assert!(approved["reviewed_at"].is_string());
    assert_eq!(worker.get("/workers/me").await.is(200)["kyc_status"], "APPROVED");
    assert_eq!(hall.nobody().get(&format!("/workers/{}", worker.id)).await.is(200)["is_verified"], true);
}

#[apply(both_engines)]
async fn a_refusal_says_why(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    let path = format!("/admin/kyc/{id}/reject");
    admin.post(&path, json!({})).await.is_invalid("/reason_code", "required");
    admin.post(&path, json!({ "reason_code": "UGLY" })).await.is_invalid("/reason_code", "unknown_value");
    admin.post(&path, json!({ "reason_code": "OTHER" })).await.is_invalid("/note", "required");
    admin.post(&path, json!({ "reason_code": "OTHER", "note": " " })).await.is_invalid("/note", "too_short");
    admin.post(&format!("/admin/kyc/{id}/approve"), json!({ "note": "x" })).await.is_invalid("/note", "unknown_field");
    let refused = admin.post(&path, json!({ "reason_code": "OTHER", "note": "Come by in person." })).await.is(200);
    assert_eq!((&refused["status"], &refused["reason"]["note"]), (&json!("REJECTED"), &json!("Come by in person.")));
    assert_eq!(worker.get("/workers/me/kyc").await.is(200)["reason"]["code"], "OTHER");
    admin.post("/admin/kyc/019a0000-0000-7000-8000-000000000000/approve", json!({})).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn of_two_decisions_at_once_one_succeeds(hall: Hall) {
    let (worker, one, two) = (hall.worker().await, hall.admin().await, hall.admin().await);
    let id = submitted(&worker).await;
    let (approve, reject) = (format!("/admin/kyc/{id}/approve"), format!("/admin/kyc/{id}/reject"));
    let mut decisions = Vec::new();
    for _ in 0..5 {
        decisions.push(one.post(&approve, json!({})));
        decisions.push(two.post(&approve, json!({})));
    }
    let rejections = (0..10).map(|_| two.post(&reject, json!({ "reason_code": "MISMATCH" })));
    let (approvals, rejections) =
        tokio::join!(futures_util::future::join_all(decisions), futures_util::future::join_all(rejections));
    let decided: Vec<_> = approvals.iter().chain(&rejections).filter(|reply| reply.status == 200).collect();
    assert_eq!(decided.len(), 1);
    for late in approvals.iter().chain(&rejections).filter(|reply| reply.status != 200) {
        late.is_problem(409, "already_decided");
    }
    assert_eq!(worker.get("/workers/me").await.is(200)["kyc_status"], decided[0].json()["status"]);
    assert_eq!(count(&hall, "SELECT count(*) FROM events WHERE type IN ('kyc.approved', 'kyc.rejected')").await, 1);
}

async fn looks(hall: &Hall) -> i64 {
    count(hall, "SELECT count(*) FROM events WHERE type = 'kyc.file_viewed' AND is_audit AND actor_id IS NOT NULL")
        .await
}

async fn count(hall: &Hall, sql: &'static str) -> i64 {
    let (count,): (i64,) =
        hall.app.db.read(move |tx| tx.one(sql, &[])).await.map_err(|error: database::Error| error).unwrap();
    count
}

fn ids(page: &Value) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}
