//! Submitted documents are part of their owner's export.

use super::draft::prepare;
use crate::support::papers::{hand_in, jpeg, passport, pdf, submitted};
use crate::{
    auth::export::export,
    support::{Hall, Person, eventually},
};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::{fs, io::Cursor, os::unix::fs::symlink, time::Duration};

#[apply(both_engines)]
async fn an_export_contains_only_the_documents_of_its_worker(hall: Hall) {
    let (worker, other) = (hall.worker().await, hall.worker().await);
    let made = hand_in(&worker, passport(pdf("mine"), jpeg(1))).await.is(201);
    prepare(&other, "document", pdf("prepared")).await.is(200);
    prepare(&other, "selfie", jpeg(3)).await.is(200);
    let prepared = export(&other).await;
    assert_eq!(prepared["identity_checks/prepared/document.pdf"], pdf("prepared"));
    assert!(prepared.contains_key("identity_checks/prepared/selfie.jpeg"));
    hand_in(&other, passport(pdf("not yours"), jpeg(2))).await.is(201);
    let files = export(&worker).await;
    let documents: Vec<&String> = files.keys().filter(|name| name.starts_with("identity_checks/")).collect();
    let id = made["id"].as_str().unwrap();
    assert_eq!(
        documents,
        [&format!("identity_checks/{id}/document.pdf"), &format!("identity_checks/{id}/selfie.jpeg")]
    );
    assert!(String::from_utf8_lossy(&files[documents[0]]).contains("mine"));
    assert!(files[documents[1]].starts_with(&[0xff, 0xd8]));
}

#[apply(both_engines)]
async fn an_export_says_why_a_file_was_refused(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    let refused = json!({ "files": [{ "slot": "selfie", "reason_code": "OTHER", "note": "Take off the hat." }] });
    admin.post(&format!("/admin/kyc/{id}/request-changes"), refused).await.is(200);
    let files: Value = serde_json::from_slice(&export(&worker).await["identity_check_files.json"]).unwrap();
    let selfie = files.as_array().unwrap().iter().find(|file| file["slot"] == "selfie").unwrap();
    assert_eq!((&selfie["reason_code"], &selfie["note"]), (&json!("OTHER"), &json!("Take off the hat.")));
}

#[apply(both_engines)]
async fn a_document_that_is_lost_is_noted_and_costs_nothing_else_of_the_export(hall: Hall) {
    let worker = hall.worker().await;
    let id = submitted(&worker).await;
    hall.sql(
        "UPDATE kyc_files SET blob_name = '00000000000000000000000000000000' WHERE slot = 'selfie' AND submission_id IN
             (SELECT id FROM kyc_submissions WHERE worker_id = $1)",
        worker.user_id(),
    )
    .await;
    let files = export(&worker).await;
    let named =
        |slot: &str| files.keys().find(|name| name.starts_with(&format!("identity_checks/{id}/{slot}"))).unwrap();
    assert!(named("selfie").ends_with(".unreadable.txt"), "{:?}", files.keys());
    assert!(!named("document").ends_with(".unreadable.txt"));
    assert!(files.contains_key("identity_check_files.json"));
}

#[apply(both_engines)]
async fn an_export_waits_for_a_store_that_fails_and_has_every_file_then(hall: Hall) {
    let worker = hall.worker().await;
    submitted(&worker).await;
    let selfie = "SELECT blob_name FROM kyc_files WHERE slot = 'selfie'";
    let (name,): (String,) = hall.app.db.read(move |tx| tx.one(selfie, &[])).await.unwrap();
    let file = hall.home().join("files").join(&name[..2]).join(&name);
    let away = file.with_extension("away");
    fs::rename(&file, &away).unwrap();
    // Opening it fails, but it is not missing.
    symlink(&file, &file).unwrap();
    worker.post("/auth/me/export", json!({ "password": worker.password })).await.is(202);
    eventually("a failure", async || {
        let failed = "SELECT count(*) FROM tasks WHERE kind = 'export' AND last_error IS NOT NULL";
        (hall.app.db.read(move |tx| tx.one::<(i64,)>(failed, &[])).await.unwrap().0 == 1).then_some(())
    })
    .await;
    fs::rename(&away, &file).unwrap();
    hall.clock.advance(Duration::from_secs(31));
    let files = export(&worker).await;
    assert!(files.keys().all(|name| !name.ends_with(".unreadable.txt")), "{:?}", files.keys());
}

#[apply(both_engines)]
async fn an_administrator_gets_no_document_that_waits_for_the_scanner_and_none_that_was_not_submitted(hall: Hall) {
    let (worker, other, admin) = (hall.worker().await, hall.worker().await, hall.admin().await);
    let id = hand_in(&worker, passport(pdf("clean"), jpeg(1))).await.is(201)["id"].as_str().unwrap().to_owned();
    hall.sql(
        "UPDATE kyc_files SET is_quarantined = TRUE WHERE slot = 'selfie' AND submission_id IN
             (SELECT id FROM kyc_submissions WHERE worker_id = $1)",
        worker.user_id(),
    )
    .await;
    prepare(&other, "document", pdf("prepared")).await.is(200);
    let names = async |person: &Person| {
        let path = format!("/admin/users/{}/export", person.id);
        let reply = admin.post(&path, json!({ "reason": "They asked by letter" })).await;
        assert_eq!(reply.status, 200);
        let zip = zip::ZipArchive::new(Cursor::new(reply.body)).unwrap();
        let names = zip.file_names().map(|name| name.unwrap().into_owned());
        names.filter(|name| name.starts_with("identity_checks/")).collect::<Vec<_>>()
    };
    let folder = format!("identity_checks/{id}");
    assert_eq!(names(&worker).await, [format!("{folder}/document.pdf"), format!("{folder}/selfie.quarantined.txt")]);
    assert_eq!(names(&other).await, Vec::<String>::new());
    assert!(export(&worker).await.contains_key(&format!("{folder}/selfie.jpeg")), "its owner has it anyway");
}
