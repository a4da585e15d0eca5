//! Identity checks.

use crate::support::papers::{file, hand_in, jpeg, passport, pdf, png, submission, submitted};
use crate::support::{Hall, Reply, Two};
use hirehall::database;
use macro_rules_attribute::apply;
use reqwest::{Method, multipart::Form};
use serde_json::{Value, json};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

#[apply(both_engines)]
async fn the_status_before_the_first_submission_is_not_submitted(hall: Hall) {
    let worker = hall.worker().await;
    let standing = worker.get("/workers/me/kyc").await.is(200);
    let nothing = json!({
        "id": null, "document_type": null, "status": "NOT_SUBMITTED", "submitted_at": null, "reviewed_at": null, "reason": null, "history": []
    });
    assert_eq!(standing, nothing);
}

#[apply(both_engines)]
async fn a_submission_is_pending_after_it_was_sent(hall: Hall) {
    let worker = hall.worker().await;
    let form = passport(pdf("front"), jpeg(1)).part("document_back", file(png(2)));
    let made = hand_in(&worker, form).await.is(201);
    assert_eq!(made["status"], "PENDING");
    assert_eq!(made["document_type"], "PASSPORT");
    assert_eq!((&made["reviewed_at"], &made["reason"]), (&Value::Null, &Value::Null));
    let mut standing = worker.get("/workers/me/kyc").await.is(200);
    assert_eq!(standing["history"].take(), json!([]));
    standing.as_object_mut().unwrap().remove("history");
    assert_eq!(standing, made);
    assert_eq!(worker.get("/workers/me").await.is(200)["kyc_status"], "PENDING");
    assert_eq!(hall.nobody().get(&format!("/workers/{}", worker.id)).await.is(200)["is_verified"], false);
}

#[apply(both_engines)]
async fn a_second_submission_waits_for_the_first_to_be_refused(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let first = submitted(&worker).await;
    hand_in(&worker, passport(jpeg(3), png(4))).await.is_problem(409, "already_exists");
    admin
        .post(&format!("/admin/kyc/{first}/reject"), json!({ "reason_code": "UNREADABLE", "note": "Too dark." }))
        .await
        .is(200);
    let refused = worker.get("/workers/me/kyc").await.is(200);
    assert_eq!(refused["status"], "REJECTED");
    assert_eq!(refused["reason"], json!({ "code": "UNREADABLE", "note": "Too dark." }));

    let second = submitted(&worker).await;
    let standing = worker.get("/workers/me/kyc").await.is(200);
    assert_eq!((&standing["id"], &standing["status"]), (&json!(second), &json!("PENDING")));
    assert_eq!(standing["history"].as_array().unwrap().len(), 1);
    assert_eq!((&standing["history"][0]["id"], &standing["history"][0]["status"]), (&json!(first), &json!("REJECTED")));
    admin.post(&format!("/admin/kyc/{second}/approve"), json!({})).await.is(200);
    hand_in(&worker, passport(jpeg(3), png(4))).await.is_problem(409, "already_exists");
    assert_eq!(stored_files(&hall).len(), 4, "what was refused leaves no file");
}

#[apply(both_engines)]
async fn of_ten_submissions_at_once_one_stands_and_no_file_is_left_of_the_others(hall: Hall) {
    let worker = hall.worker().await;
    let all = (0..10).map(|number| hand_in(&worker, passport(jpeg(number), png(number))));
    let replies = futures_util::future::join_all(all).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    assert!(replies.iter().all(|reply| reply.status == 201 || reply.is_problem(409, "already_exists").is_object()));
    assert_eq!(stored_files(&hall).len(), 2);
}

#[apply(both_engines)]
async fn a_repeated_request_is_answered_as_before_and_stored_once(hall: Hall) {
    let worker = hall.worker().await;
    let send = |form: Form| Reply::to(submission(&worker, form).header("Idempotency-Key", "passport-1"));
    let first = send(passport(jpeg(1), png(2))).await.is(201);
    let repeated = futures_util::future::join_all((0..4).map(|_| send(passport(jpeg(1), png(2))))).await;
    assert!(repeated.iter().all(|reply| reply.is(201) == first));
    assert_eq!(stored_files(&hall).len(), 2);
    send(passport(jpeg(1), png(3))).await.is_problem(422, "idempotency_key_reused");
    send(passport(jpeg(1), png(2)).part("document_back", file(png(2)))).await.is_problem(422, "idempotency_key_reused");
}

#[apply(both_engines)]
async fn a_request_that_is_sent_many_times_at_once_is_answered_alike(hall: Hall) {
    for _ in 0..5 {
        let worker = hall.worker().await;
        let send = || Reply::to(submission(&worker, passport(pdf("same"), jpeg(2))).header("Idempotency-Key", "same"));
        let replies = futures_util::future::join_all((0..12).map(|_| send())).await;
        let first = replies[0].is(201);
        assert!(replies.iter().all(|reply| reply.is(201) == first));
    }
    assert_eq!(stored_files(&hall).len(), 10);
}

#[apply(both_engines)]
async fn while_files_cannot_be_kept_a_worker_is_asked_to_come_back(hall: Hall) {
    let worker = hall.worker().await;
    let (files, elsewhere) = (hall.home().join("files"), hall.home().join("elsewhere"));
    std::fs::rename(&files, &elsewhere).unwrap();
    let refused = hand_in(&worker, passport(jpeg(1), png(2))).await;
    refused.is_problem(503, "storage_unavailable");
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(worker.get("/workers/me/kyc").await.is(200)["status"], "NOT_SUBMITTED");
    std::fs::rename(&elsewhere, &files).unwrap();
    submitted(&worker).await;
}

#[apply(both_engines)]
async fn no_document_is_readable_on_disk(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let (document, back, selfie) = (pdf("Ada Lovelace 10.12.1815"), jpeg(7), png(8));
    let form = passport(document.clone(), selfie.clone()).part("document_back", file(back.clone()));
    let id = hand_in(&worker, form).await.is(201)["id"].as_str().unwrap().to_owned();
    let mut secrets = vec![document.clone(), back, selfie];
    for slot in ["document", "document_back", "selfie"] {
        secrets.push(admin.get(&format!("/admin/kyc/{id}/files/{slot}")).await.body);
    }
    assert_eq!(secrets[3], document);
    let pieces: HashSet<&[u8]> = secrets.iter().flat_map(|secret| secret.chunks_exact(32)).collect();
    let shows_a_piece = |bytes: &[u8]| bytes.windows(32).any(|window| pieces.contains(window));
    assert!(shows_a_piece(&[b"?", document.as_slice()].concat()));
    let files = files_under(hall.home());
    assert!(files.len() >= 3);
    for path in files {
        assert!(!shows_a_piece(&std::fs::read(&path).unwrap()), "{} shows a piece of a document", path.display());
    }
}

#[apply(both_engines)]
async fn hostile_files_are_refused_with_the_right_error(hall: Hall) {
    let worker = hall.worker().await;
    let html = b"<!DOCTYPE html><script>alert(1)</script>".to_vec();
    let cut = |mut bytes: Vec<u8>| {
        bytes.truncate(bytes.len() / 2);
        bytes
    };
    let bomb = {
        let mut bytes = png(1);
        bytes[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        bytes
    };
    hand_in(&worker, passport(html.clone(), jpeg(1))).await.is_problem(415, "unsupported_media_type");
    hand_in(&worker, passport(jpeg(1), pdf("a face"))).await.is_problem(415, "unsupported_media_type");
    hand_in(&worker, passport(b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), jpeg(1)))
        .await
        .is_problem(415, "unsupported_media_type");
    hand_in(&worker, passport(cut(png(1)), jpeg(1))).await.is_invalid("/document", "damaged_image");
    hand_in(&worker, passport(cut(pdf("x")), jpeg(1))).await.is_invalid("/document", "damaged_document");
    hand_in(&worker, passport([b"%PDF-1.7 ".to_vec(), html, b"%%EOF".to_vec()].concat(), jpeg(1)))
        .await
        .is_invalid("/document", "ambiguous_document");
    let bombed = hand_in(&worker, passport(jpeg(1), bomb)).await;
    assert!(bombed.status == 422, "{bombed:?}");
    let back = passport(jpeg(1), jpeg(2)).part("document_back", file(cut(jpeg(3))));
    hand_in(&worker, back).await.is_invalid("/document_back", "damaged_image");
    assert_eq!(stored_files(&hall).len(), 0);
    assert_eq!(worker.get("/workers/me/kyc").await.is(200)["status"], "NOT_SUBMITTED");
    submitted(&worker).await;
}

#[apply(both_engines)]
async fn a_form_that_is_wrong_is_refused_at_the_field(hall: Hall) {
    let worker = hall.worker().await;
    let form = || Form::new().part("document", file(jpeg(1))).part("selfie", file(jpeg(2)));
    hand_in(&worker, form()).await.is_invalid("/document_type", "required");
    hand_in(&worker, form().text("document_type", "LIBRARY_CARD")).await.is_invalid("/document_type", "unknown_value");
    hand_in(&worker, form().text("document_type", "X".repeat(41))).await.is_invalid("/document_type", "too_long");
    hand_in(&worker, form().text("a/b~c", "x").percent_encode_noop()).await.is_invalid("/a~1b~0c", "unknown_field");
    hand_in(&worker, form().text("document_type", "PASSPORT").text("status", "APPROVED"))
        .await
        .is_invalid("/status", "unknown_field");
    hand_in(&worker, form().text("document_type", "PASSPORT").part("selfie", file(jpeg(3))))
        .await
        .is_invalid("/selfie", "duplicate_field");
    let empty = Form::new().text("document_type", "PASSPORT").part("document", file(Vec::new()));
    let empty = hand_in(&worker, empty).await;
    empty.is_invalid("/document", "required");
    empty.is_invalid("/selfie", "required");
    worker
        .post("/workers/me/kyc", json!({ "document_type": "PASSPORT" }))
        .await
        .is_problem(415, "unsupported_media_type");
    let broken =
        worker.request(Method::POST, "/workers/me/kyc").header("Content-Type", "multipart/form-data; boundary=X");
    Reply::to(broken.body("--X\r\nnonsense")).await.is_problem(400, "malformed_form");
}

#[tokio::test]
async fn files_have_at_most_ten_megabytes() {
    let hall = Hall::on_sqlite().await;
    let worker = hall.worker().await;
    let large = |size: usize| {
        let mut bytes = pdf("large");
        let end = bytes.split_off(bytes.len() - 6);
        bytes.resize(size - end.len(), b' ');
        bytes.extend(end);
        bytes
    };
    const MOST: usize = 10 * 1024 * 1024;
    hand_in(&worker, passport(large(MOST + 1), jpeg(1))).await.is_problem(413, "too_large");
    let form = passport(large(MOST), jpeg(1)).part("document_back", file(large(MOST)));
    hand_in(&worker, form).await.is(201);
}

#[apply(both_engines)]
async fn only_workers_submit_documents(hall: Hall) {
    let form = || passport(jpeg(1), png(2));
    hand_in(&hall.nobody(), form()).await.is_problem(401, "not_signed_in");
    hand_in(&hall.client().await, form()).await.is_problem(403, "wrong_role");
    hand_in(&hall.admin().await, form()).await.is_problem(403, "wrong_role");
    let frozen = hall.worker().await;
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", frozen.user_id()).await;
    hand_in(&frozen, form()).await.is_problem(403, "account_frozen");
    frozen.get("/workers/me/kyc").await.is(200);
    assert_eq!(stored_files(&hall).len(), 0);
}

#[apply(both_engines)]
async fn a_worker_sees_their_own_submissions_and_no_others(hall: Hall) {
    let (worker, other) = (hall.worker().await, hall.worker().await);
    let id = submitted(&worker).await;
    let standing = other.get("/workers/me/kyc").await.is(200);
    assert_eq!((&standing["id"], &standing["history"]), (&Value::Null, &json!([])));
    for stranger in [&other, &worker, &hall.client().await] {
        for path in ["", "/files/document", "/files/selfie"] {
            stranger.get(&format!("/admin/kyc/{id}{path}")).await.is_problem(403, "wrong_role");
        }
        stranger.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is_problem(403, "wrong_role");
        stranger.get(&format!("/workers/me/kyc/{id}")).await.is_problem(404, "not_found");
    }
    assert!(
        !String::from_utf8(hall.nobody().get(&format!("/workers/{}", worker.id)).await.body).unwrap().contains(&id)
    );
}

#[apply(both_engines)]
async fn every_transition_of_a_submission_is_recorded_and_sends_a_mail(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    admin.get(&format!("/admin/kyc/{id}/files/selfie")).await;
    admin.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is(200);
    let told: Vec<Two<String, bool>> = hall
        .app
        .db
        .read(|tx| {
            tx.all(
                "SELECT type AS first, worker_id IS NOT NULL AS second FROM events WHERE type LIKE 'kyc.%' ORDER BY id",
                &[],
            )
        })
        .await
        .map_err(|error: database::Error| error)
        .unwrap();
    let told: Vec<_> = told.iter().map(|Two(kind, worker)| (kind.as_str(), *worker)).collect();
    let expected = [("kyc.submitted", true), ("kyc.claimed", true), ("kyc.file_viewed", false), ("kyc.approved", true)];
    assert_eq!(told, expected);
}

fn stored_files(hall: &Hall) -> Vec<PathBuf> {
    files_under(&hall.home().join("files")).into_iter().filter(|path| !path.ends_with("installation")).collect()
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_under(&path));
        } else {
            files.push(path);
        }
    }
    files
}
