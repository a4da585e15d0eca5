//! Claims: one administrator at a time decides on a submission.

use crate::support::papers::{hand_in, jpeg, passport, submitted};
use crate::support::publish;
use crate::support::{Hall, Person, Reply, eventually};
use futures_util::future::join;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

async fn does(admin: &Person, id: &str, what: &str) -> Reply {
    let body = if what == "reject" || what == "revoke" { json!({ "reason_code": "MISMATCH" }) } else { json!({}) };
    admin.post(&format!("/admin/kyc/{id}/{what}"), body).await
}

async fn looks(admin: &Person, id: &str) -> Reply {
    admin.get(&format!("/admin/kyc/{id}/files/selfie")).await
}

async fn status(worker: &Person) -> Value {
    worker.get("/workers/me/kyc").await.is(200)["status"].clone()
}

#[apply(both_engines)]
async fn a_claimed_submission_cannot_be_decided_by_others(hall: Hall) {
    let (worker, admin, other) = (hall.worker().await, hall.admin().await, hall.admin().await);
    let id = submitted(&worker).await;
    let held = does(&admin, &id, "claim").await.is(200);
    assert_eq!((&held["status"], &held["claimed_by"]["id"]), (&json!("IN_REVIEW"), &json!(admin.id)));
    assert!(held["claimed_until"].as_str().unwrap() > hall.clock.now().to_string().as_str());
    assert_eq!(status(&worker).await, "IN_REVIEW");
    for what in ["claim", "release", "approve", "reject"] {
        does(&other, &id, what).await.is_problem(409, "claimed_by_other");
    }
    looks(&other, &id).await.is_problem(409, "claimed_by_other");
    other.get(&format!("/admin/kyc/{id}")).await.is(200);
    assert_eq!(admin.get("/admin/kyc").await.is(200)["items"], json!([]));
    assert_eq!(admin.get("/admin/kyc?status=IN_REVIEW").await.is(200)["items"][0]["id"], id);

    does(&admin, &id, "claim").await.is(200);
    assert_eq!(does(&admin, &id, "release").await.is(200)["claimed_by"], Value::Null);
    assert_eq!(status(&worker).await, "PENDING");
    does(&admin, &id, "release").await.is_problem(409, "not_claimed");
    assert_eq!(does(&other, &id, "approve").await.is(200)["reviewed_by"]["id"], other.id);
    for what in ["claim", "release", "approve", "reject"] {
        does(&admin, &id, what).await.is_problem(409, "already_decided");
    }
    assert_eq!(looks(&admin, &id).await.status, 200, "what was decided on may be looked at by everybody");
    assert_eq!(status(&worker).await, "APPROVED");
}

#[apply(both_engines)]
async fn looking_at_a_file_and_deciding_hold_a_submission_by_themselves(hall: Hall) {
    let (worker, admin, other) = (hall.worker().await, hall.admin().await, hall.admin().await);
    let id = submitted(&worker).await;
    assert_eq!(looks(&admin, &id).await.status, 200);
    looks(&other, &id).await.is_problem(409, "claimed_by_other");
    does(&admin, &id, "reject").await.is(200);
    let trail = admin.get("/admin/audit").await.is(200);
    let told: Vec<&str> =
        trail["items"].as_array().unwrap().iter().map(|entry| entry["type"].as_str().unwrap()).collect();
    let of_this = told.iter().rev().filter(|kind| kind.starts_with("kyc.")).copied().collect::<Vec<_>>();
    assert_eq!(of_this, ["kyc.claimed", "kyc.file_viewed", "kyc.rejected"]);
}

#[apply(both_engines)]
async fn a_claim_lapses_after_half_an_hour_without_anything_done(hall: Hall) {
    let (worker, admin, other) = (hall.worker().await, hall.admin().await, hall.admin().await);
    let id = submitted(&worker).await;
    does(&admin, &id, "claim").await.is(200);
    hall.clock.advance(Duration::from_secs(29 * 60));
    assert_eq!(looks(&admin.signed_in().await, &id).await.status, 200);
    hall.clock.advance(Duration::from_secs(29 * 60));
    let (worker, other) = (worker.signed_in().await, other.signed_in().await);
    does(&other, &id, "claim").await.is_problem(409, "claimed_by_other");
    hall.clock.advance(Duration::from_secs(61));
    let is_back = async || (status(&worker).await == "PENDING").then_some(());
    eventually("it waits again", is_back).await;
    does(&other, &id, "approve").await.is(200);
}

#[apply(both_engines)]
async fn the_claims_of_a_banned_administrator_are_released(hall: Hall) {
    let (worker, admin, other) = (hall.worker().await, hall.admin().await, hall.admin().await);
    let id = submitted(&worker).await;
    does(&admin, &id, "claim").await.is(200);
    let ban = format!("/admin/users/{}/ban", admin.id);
    other.post(&ban, json!({ "reason": "Left us." })).await.is(200);
    let is_back = async || (status(&worker).await == "PENDING").then_some(());
    eventually("it waits again", is_back).await;
    does(&other, &id, "approve").await.is(200);
}

#[apply(both_engines)]
async fn of_two_decisions_at_once_one_succeeds(hall: Hall) {
    let (admin, other) = (hall.admin().await, hall.admin().await);
    for _ in 0..10 {
        let worker = hall.worker().await;
        let id = submitted(&worker).await;
        let (yes, no) = join(does(&admin, &id, "approve"), does(&other, &id, "reject")).await;
        let statuses = [yes.status.as_u16(), no.status.as_u16()];
        assert!(statuses == [200, 409] || statuses == [409, 200], "{statuses:?}");
        let expected = if yes.status == 200 { "APPROVED" } else { "REJECTED" };
        assert_eq!(status(&worker).await, expected);

        let worker = hall.worker().await;
        let id = submitted(&worker).await;
        let (one, another) = join(does(&admin, &id, "claim"), does(&other, &id, "claim")).await;
        let statuses = [one.status.as_u16(), another.status.as_u16()];
        assert!(statuses == [200, 409] || statuses == [409, 200], "{statuses:?}");
    }
}

#[apply(both_engines)]
async fn files_are_refused_one_by_one_and_the_worker_hands_those_in_again(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    let path = format!("/admin/kyc/{id}/request-changes");
    let refused = |slot: &str| json!({ "slot": slot, "reason_code": "UNREADABLE", "note": "It is blurred." });
    admin.post(&path, json!({ "files": [] })).await.is(422);
    admin
        .post(&path, json!({ "files": [refused("selfie"), refused("selfie")] }))
        .await
        .is_invalid("/files", "duplicate");
    admin
        .post(&path, json!({ "files": [refused("document_back")] }))
        .await
        .is_invalid("/files/0/slot", "unknown_value");
    admin.post(&path, json!({ "files": [{ "slot": "selfie", "reason_code": "OTHER" }] })).await.is(422);
    assert_eq!(status(&worker).await, "PENDING", "what was refused has changed nothing");

    admin.post(&path, json!({ "files": [refused("selfie")], "note": "Almost." })).await.is(200);
    assert_eq!(status(&worker).await, "NEEDS_RESUBMISSION");
    let mail = hall.mail_to(&worker.email, "Some of your documents are needed again").await;
    for words in ["The picture of your face", "It is blurred.", "Almost."] {
        assert!(mail.text.contains(words), "{words}: {}", mail.text);
    }
    hand_in(&worker, passport(jpeg(1), jpeg(2))).await.is(201);
}

#[apply(both_engines)]
async fn an_approval_that_is_taken_back_hides_what_the_worker_offers(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    does(&admin, &id, "approve").await.is(200);
    let offer = json!({ "title": "Leaking taps", "description": "", "category": "plumbing", "location": "Berlin", "pricing": "QUOTE",
        "status": "PUBLISHED" });
    let service = worker.post("/services", offer).await.is(201)["id"].as_str().unwrap().to_owned();
    does(&admin, &id, "revoke").await.is(200);
    does(&admin, &id, "revoke").await.is_problem(409, "not_approved");
    hall.nobody().get(&format!("/services/{service}")).await.is_problem(404, "not_found");
    assert_eq!(status(&worker).await, "REVOKED");
    hall.mail_to(&worker.email, "Your identity is no longer verified").await;
    let again = submitted(&worker).await;
    does(&admin, &again, "approve").await.is(200);
    assert_eq!(Reply::to(hall.nobody().request(Method::GET, &format!("/services/{service}"))).await.status, 200);
}

#[apply(both_engines)]
async fn an_approval_ends_with_its_document_and_can_be_renewed_before(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let in_days = |days: u64| {
        hall.clock.now().saturating_add(Duration::from_secs(days * 24 * 60 * 60)).to_string()[..10].to_owned()
    };
    let until = |day: String| passport(jpeg(1), jpeg(2)).text("document_expires_on", day);
    let id = hand_in(&worker, until(in_days(40))).await.is(201)["id"].as_str().unwrap().to_owned();
    assert!(does(&admin, &id, "approve").await.is(200)["expires_at"].is_string());
    hand_in(&worker, until(in_days(400))).await.is_problem(409, "already_exists");
    for number in 0..12 {
        publish(&worker, json!({ "title": format!("Listing {number}") })).await;
    }

    hall.clock.advance(Duration::from_secs(12 * 24 * 60 * 60));
    hall.mail_to(&worker.email, "Your identity has to be verified again soon").await;
    let (worker, admin) = (worker.signed_in().await, admin.signed_in().await);
    let renewal = hand_in(&worker, until(in_days(400))).await.is(201)["id"].as_str().unwrap().to_owned();
    assert_eq!(worker.get("/workers/me").await.is(200)["kyc_status"], "APPROVED", "nothing pauses meanwhile");
    does(&admin, &renewal, "approve").await.is(200);
    let listed = hall.nobody().get(&format!("/workers/{}/services", worker.id)).await.is(200);
    assert_eq!(listed["items"].as_array().unwrap().len(), 12, "no listing is hidden in between");
    assert_eq!(admin.get(&format!("/admin/kyc/{id}")).await.is(200)["status"], "EXPIRED");
    assert_eq!(worker.get("/workers/me").await.is(200)["kyc_status"], "APPROVED");
}

#[apply(both_engines)]
async fn an_approval_that_has_ended_counts_no_more(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KYC_VALID_DAYS", "20")]).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    does(&admin, &id, "approve").await.is(200);
    hall.clock.advance(Duration::from_secs(19 * 24 * 60 * 60));
    hall.mail_to(&worker.email, "Your identity has to be verified again soon").await;
    hall.clock.advance(Duration::from_secs(25 * 60 * 60));
    hall.mail_to(&worker.email, "Your identity has to be verified again").await;
    let worker = worker.signed_in().await;
    assert_eq!(status(&worker).await, "EXPIRED");
    let reminders = hall.mails_to(&worker.email).await;
    assert_eq!(reminders.iter().filter(|mail| mail.subject.ends_with("again soon")).count(), 1);
    submitted(&worker).await;
}

#[apply(both_engines)]
async fn four_eyes_need_two_different_administrators(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KYC_FOUR_EYES", "on")]).await;
    let (worker, one, two) = (hall.worker().await, hall.admin().await, hall.admin().await);
    let id = submitted(&worker).await;
    let endorsed = does(&one, &id, "approve").await.is(200);
    assert_eq!((&endorsed["status"], &endorsed["endorsed_by"]["id"]), (&json!("PENDING"), &json!(one.id)));
    assert_eq!((status(&worker).await, &endorsed["reviewed_at"]), (json!("PENDING"), &Value::Null));
    does(&one, &id, "approve").await.is_problem(409, "second_administrator_needed");
    assert_eq!(
        one.get(&format!("/admin/kyc/{id}")).await.is(200)["claimed_by"],
        Value::Null,
        "the other one can go on"
    );
    let heard = worker.get("/events").await.is(200).to_string();
    assert!(!heard.contains("endorsed"), "how administrators agree is their business: {heard}");
    assert_eq!(does(&two, &id, "approve").await.is(200)["reviewed_by"]["id"], two.id);
    assert_eq!(status(&worker).await, "APPROVED");

    let worker = hall.worker().await;
    let id = submitted(&worker).await;
    let (first, second) = join(does(&one, &id, "approve"), does(&two, &id, "approve")).await;
    let refused = [&first, &second].into_iter().filter(|reply| reply.status == 409).count();
    assert!(refused == 1 || status(&worker).await == "APPROVED", "two who approve at once agree, or one was too late");
    does(&two, &id, "reject").await;

    let worker = hall.worker().await;
    let id = submitted(&worker).await;
    does(&one, &id, "approve").await.is(200);
    assert_eq!(does(&two, &id, "reject").await.is(200)["status"], "REJECTED", "one is enough to say no");
}

#[apply(both_engines)]
async fn the_endorsement_of_a_banned_administrator_does_not_count(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KYC_FOUR_EYES", "on")]).await;
    let (worker, dismissed, one, two) =
        (hall.worker().await, hall.admin().await, hall.admin().await, hall.admin().await);
    let id = submitted(&worker).await;
    does(&dismissed, &id, "approve").await.is(200);
    one.post(&format!("/admin/users/{}/ban", dismissed.id), json!({ "reason": "Left us." })).await.is(200);
    assert_eq!(does(&one, &id, "approve").await.is(200)["endorsed_by"]["id"], one.id);
    assert_eq!(does(&two, &id, "approve").await.is(200)["status"], "APPROVED");
}

#[apply(both_engines)]
async fn an_expired_document_can_neither_be_approved_nor_end_an_approval(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let day = Duration::from_secs(24 * 60 * 60);
    let in_days = |days: u32| hall.clock.now().saturating_add(day * days).to_string()[..10].to_owned();
    let until = |day: String| passport(jpeg(1), jpeg(2)).text("document_expires_on", day);
    let id = hand_in(&worker, until(in_days(25))).await.is(201)["id"].as_str().unwrap().to_owned();
    does(&admin, &id, "approve").await.is(200);
    let renewal = hand_in(&worker, until(in_days(3))).await.is(201)["id"].as_str().unwrap().to_owned();
    hall.clock.advance(day * 5);
    let (worker, admin) = (worker.signed_in().await, admin.signed_in().await);
    does(&admin, &renewal, "approve").await.is_problem(409, "document_expired");
    assert_eq!(admin.get(&format!("/admin/kyc/{id}")).await.is(200)["status"], "APPROVED");
    assert_eq!(status(&worker).await, "APPROVED");
    admin.post(&format!("/admin/kyc/{renewal}/reject"), json!({ "reason_code": "EXPIRED_DOCUMENT" })).await.is(200);
    assert_eq!(status(&worker).await, "APPROVED");
}
