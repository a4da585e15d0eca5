//! Scanning documents for malware, also while the scanner does not answer.

use super::draft::{of, prepare, requirements};
use crate::support::papers::{hand_in, jpeg, passport, pdf, png};
use crate::support::{Clamd, Hall, MALWARE, Two, eventually};
use macro_rules_attribute::apply;
use serde_json::json;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

#[apply(both_engines)]
#[apply(needs_clamd)]
async fn files_are_kept_and_cannot_be_viewed_while_the_scanner_is_down(hall: Hall) {
    let mut clamd = Clamd::prepare();
    let hall = hall.with(&[("HIREHALL_CLAMD_URL", &clamd.url())]).await;
    let (honest, other, admin) = (hall.worker().await, hall.worker().await, hall.admin().await);
    let clean = hand_in(&honest, passport(pdf("clean"), png(2))).await.is(201)["id"].as_str().unwrap().to_owned();
    let bad = hand_in(&other, passport(pdf(MALWARE), png(2))).await.is(201)["id"].as_str().unwrap().to_owned();
    for id in [&clean, &bad] {
        admin.get(&format!("/admin/kyc/{id}/files/document")).await.is_problem(409, "file_quarantined");
        admin.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is_problem(409, "file_quarantined");
        admin.get(&format!("/admin/kyc/{id}")).await.is(200);
    }

    clamd.start();
    eventually("the clean file", async || {
        (admin.get(&format!("/admin/kyc/{clean}/files/document")).await.status == 200).then_some(())
    })
    .await;
    eventually("the verdict on the other", async || {
        (other.get("/workers/me/kyc").await.is(200)["status"] == "NEEDS_RESUBMISSION").then_some(())
    })
    .await;
    eventually("both faces", async || {
        (admin.get(&format!("/admin/kyc/{clean}/files/selfie")).await.status == 200).then_some(())
    })
    .await;
    assert_eq!(other.get("/workers/me").await.is(200)["kyc_status"], "NEEDS_RESUBMISSION");
    admin.get(&format!("/admin/kyc/{bad}/files/document")).await.is_problem(404, "not_found");
    admin.post(&format!("/admin/kyc/{bad}/approve"), json!({})).await.is_problem(409, "already_decided");
    let document = of(&requirements(&other).await, "document");
    assert_eq!((&document["status"], &document["reason"]["code"]), (&json!("REFUSED"), &json!("OTHER")));
    admin.post(&format!("/admin/kyc/{clean}/approve"), json!({})).await.is(200);

    hand_in(&other, passport(pdf(MALWARE), png(2))).await.is_invalid("/document", "infected");
    prepare(&other, "document", pdf(MALWARE)).await.is_invalid("/file", "infected");
    prepare(&other, "document", jpeg(1)).await.is(200);
    other.post("/workers/me/kyc/submit", json!({ "document_type": "PASSPORT" })).await.is(201);
}

#[apply(both_engines)]
async fn a_decided_submission_is_decided_even_if_its_files_are_in_quarantine(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_CLAMD_URL", "unix:/nowhere/clamd.sock")]).await;
    let (worker, admin, other) = (hall.worker().await, hall.admin().await, hall.admin().await);
    let id = hand_in(&worker, passport(pdf("unseen"), png(2))).await.is(201)["id"].as_str().unwrap().to_owned();
    let approve = format!("/admin/kyc/{id}/approve");

    admin.post(&format!("/admin/kyc/{id}/claim"), json!({})).await.is(200);
    other.post(&approve, json!({})).await.is_problem(409, "claimed_by_other");
    admin.post(&approve, json!({})).await.is_problem(409, "file_quarantined");
    admin.post(&format!("/admin/kyc/{id}/reject"), json!({ "reason_code": "UNREADABLE" })).await.is(200);
    admin.post(&approve, json!({})).await.is_problem(409, "already_decided");
}

/// A clamd that answers no request while `is_moody`, and afterwards none for files that it cannot read. It finds something
/// in a wicked file. A deadly file stops it; it is back after one failed request.
async fn moody_clamd(is_moody: Arc<AtomicBool>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("tcp://{}", listener.local_addr().unwrap());
    let is_dead = Arc::new(AtomicBool::new(false));
    tokio::spawn(async move {
        while let Ok((mut asked, _)) = listener.accept().await {
            let (is_moody, is_dead) = (Arc::clone(&is_moody), Arc::clone(&is_dead));
            if is_dead.swap(false, Ordering::Relaxed) {
                continue;
            }
            tokio::spawn(async move {
                let mut command = Vec::new();
                while command.last() != Some(&0) {
                    command.push(asked.read_u8().await?);
                }
                if command == b"zPING\0" {
                    return asked.write_all(b"PONG\0").await;
                }
                let mut file = Vec::new();
                loop {
                    let length = asked.read_u32().await?;
                    if length == 0 {
                        break;
                    }
                    let mut chunk = vec![0; usize::try_from(length).unwrap()];
                    asked.read_exact(&mut chunk).await?;
                    file.extend(chunk);
                }
                let has = |word: &str| file.windows(word.len()).any(|window| window == word.as_bytes());
                let verdict: &[u8] = if is_moody.load(Ordering::Relaxed) || has("unreadable") {
                    b"stream: ERROR\0"
                } else if has("deadly") {
                    is_dead.store(true, Ordering::Relaxed);
                    return Ok(());
                } else if has("wicked") {
                    b"stream: Wicked.Test FOUND\0"
                } else {
                    b"stream: OK\0"
                };
                asked.write_all(verdict).await
            });
        }
    });
    url
}

#[apply(both_engines)]
async fn files_that_cannot_be_scanned_keep_no_other_in_quarantine(hall: Hall) {
    let is_moody = Arc::new(AtomicBool::new(true));
    let url = moody_clamd(Arc::clone(&is_moody)).await;
    let hall = hall.with(&[("HIREHALL_CLAMD_URL", &url)]).await;
    let admin = hall.admin().await;
    for _ in 0..4 {
        hand_in(&hall.worker().await, passport(pdf("unreadable"), png(2))).await.is(201);
    }
    let good = hand_in(&hall.worker().await, passport(pdf("good"), png(3))).await.is(201)["id"].clone();
    is_moody.store(false, Ordering::Relaxed);
    // A file whose scan failed is scanned again later.
    eventually("the good file", async || {
        hall.clock.advance(std::time::Duration::from_secs(60));
        let path = format!("/admin/kyc/{}/files/document", good.as_str().unwrap());
        (admin.signed_in().await.get(&path).await.status == 200).then_some(())
    })
    .await;
    eventually("the others to wait for their next turn", async || {
        let held = hall.app.db.read(|tx| {
            tx.one::<Two<i64, i64>>(
                "SELECT count(*) AS first, COALESCE(min(scan_attempts), 0) AS second FROM kyc_files WHERE is_quarantined",
                &[],
            )
        });
        matches!(held.await.unwrap(), Two(4, 1..)).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn a_file_that_ends_the_scanner_keeps_no_other_in_quarantine(hall: Hall) {
    let is_moody = Arc::new(AtomicBool::new(true));
    let url = moody_clamd(Arc::clone(&is_moody)).await;
    let hall = hall.with(&[("HIREHALL_CLAMD_URL", &url)]).await;
    let admin = hall.admin().await;
    hand_in(&hall.worker().await, passport(pdf("deadly"), png(2))).await.is(201);
    let good = hand_in(&hall.worker().await, passport(pdf("good"), png(3))).await.is(201)["id"].clone();
    is_moody.store(false, Ordering::Relaxed);
    eventually("the good file", async || {
        hall.clock.advance(std::time::Duration::from_secs(60));
        let admin = admin.signed_in().await;
        let seen = admin.get(&format!("/admin/kyc/{}/files/document", good.as_str().unwrap())).await;
        (seen.status == 200).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn a_file_in_which_something_is_found_later_is_destroyed_and_asked_for_again(hall: Hall) {
    let is_moody = Arc::new(AtomicBool::new(true));
    let url = moody_clamd(Arc::clone(&is_moody)).await;
    let hall = hall.with(&[("HIREHALL_CLAMD_URL", &url)]).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = hand_in(&worker, passport(pdf("wicked"), png(2))).await.is(201)["id"].as_str().unwrap().to_owned();
    is_moody.store(false, Ordering::Relaxed);
    eventually("the end of the file", async || {
        hall.clock.advance(std::time::Duration::from_secs(60));
        let path = format!("/admin/kyc/{id}/files/document");
        (admin.signed_in().await.get(&path).await.status == 404).then_some(())
    })
    .await;
    let (worker, admin) = (worker.signed_in().await, admin.signed_in().await);
    assert_eq!(worker.get("/workers/me").await.is(200)["kyc_status"], "NEEDS_RESUBMISSION");
    assert_eq!(admin.get(&format!("/admin/kyc/{id}")).await.is(200)["status"], "NEEDS_RESUBMISSION");
    let events = worker.get("/events").await.is(200)["items"].as_array().unwrap().clone();
    assert!(events.iter().any(|event| event["type"] == "kyc.file_infected"), "{events:?}");
}
