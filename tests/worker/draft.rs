//! A worker prepares a submission file by file.

use crate::support::papers::{file, hand_in, jpeg, passport, pdf, png, submitted};
use crate::support::{Hall, Person, Reply, eventually};
use hirehall::database;
use macro_rules_attribute::apply;
use reqwest::{Method, multipart::Form};
use serde_json::{Value, json};
use std::path::Path;

const ASKING: [(&str, &str); 2] = [
    ("HIREHALL_KYC_DOCUMENTS", "PASSPORT,NATIONAL_ID+BACK"),
    ("HIREHALL_KYC_EXTRA_FILES", "insurance,electrical:licence"),
];

#[apply(both_engines)]
async fn the_requirements_before_the_first_file_list_every_file(hall: Hall) {
    let worker = hall.worker().await;
    let needed = requirements(&worker).await;
    let documents: Vec<&str> =
        needed["documents"].as_array().unwrap().iter().map(|it| it["document_type"].as_str().unwrap()).collect();
    assert_eq!(documents, ["PASSPORT", "DRIVERS_LICENSE", "NATIONAL_ID", "RESIDENCE_PERMIT"]);
    let expected = json!([
        { "slot": "document", "required": true, "for_categories": [], "status": "MISSING", "reason": null },
        { "slot": "document_back", "required": false, "for_categories": [], "status": "MISSING", "reason": null },
        { "slot": "selfie", "required": true, "for_categories": [], "status": "MISSING", "reason": null },
    ]);
    assert_eq!(needed["files"], expected);
    assert_eq!(
        (&needed["can_submit"], &needed["detail"]),
        (&json!(false), &json!("Still required: document, selfie."))
    );
    hall.nobody().get("/workers/me/kyc/requirements").await.is_problem(401, "not_signed_in");
    hall.client().await.get("/workers/me/kyc/requirements").await.is_problem(403, "wrong_role");
}

#[apply(both_engines)]
async fn the_operator_decides_which_documents_are_required(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KYC_SELFIE", "off"), ASKING[0], ASKING[1]]).await;
    let worker = hall.worker().await;
    let needed = requirements(&worker).await;
    assert_eq!(needed["documents"][1], json!({ "document_type": "NATIONAL_ID", "needs_back": true }));
    assert_eq!(of(&needed, "selfie")["required"], false);
    assert_eq!(of(&needed, "insurance")["required"], true);
    assert_eq!(of(&needed, "licence")["required"], false);
    assert_eq!(of(&needed, "licence")["for_categories"], json!(["electrical"]));
    assert_eq!(of(&needed, "criminal_record"), Value::Null);

    let form = |kind: &str| Form::new().text("document_type", kind.to_owned()).part("document", file(jpeg(1)));
    let refused = hand_in(&worker, form("NATIONAL_ID")).await;
    refused.is_invalid("/document_back", "required");
    refused.is_invalid("/insurance", "required");
    let unknown = hand_in(&worker, form("DRIVERS_LICENSE")).await;
    unknown.is_invalid("/document_type", "unknown_value");
    assert_eq!(unknown.json()["errors"][0]["detail"], "must be one of PASSPORT, NATIONAL_ID");
    hand_in(&worker, form("PASSPORT").part("criminal_record", file(pdf("clean"))))
        .await
        .is_invalid("/criminal_record", "unknown_field");
    hand_in(&worker, form("PASSPORT").part("insurance", file(pdf("insured")))).await.is(201);
    assert_eq!(of(&requirements(&worker).await, "insurance")["status"], "HANDED_IN");
}

#[apply(both_engines)]
async fn prepared_files_are_submitted_together(hall: Hall) {
    let hall = hall.with(&ASKING).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let prepared = prepare(&worker, "document", jpeg(1)).await.is(200);
    let expected =
        json!({ "slot": "document", "required": true, "for_categories": [], "status": "PREPARED", "reason": null });
    assert_eq!(prepared, expected);
    prepare(&worker, "insurance", pdf("insured")).await.is(200);
    let submit = |kind: &str| worker.post("/workers/me/kyc/submit", json!({ "document_type": kind }));
    submit("PASSPORT").await.is_invalid("/files/selfie", "required");
    prepare(&worker, "selfie", png(2)).await.is(200);
    assert_eq!(requirements(&worker).await["can_submit"], true);
    submit("NATIONAL_ID").await.is_invalid("/files/document_back", "required");
    submit("RESIDENCE_PERMIT").await.is_invalid("/document_type", "unknown_value");
    assert_eq!(admin.get("/admin/kyc").await.is(200)["items"], json!([]));
    assert_eq!(worker.get("/workers/me/kyc").await.is(200)["status"], "NOT_SUBMITTED");

    let submitted = submit("PASSPORT").await.is(201);
    assert_eq!((&submitted["status"], &submitted["document_type"]), (&json!("PENDING"), &json!("PASSPORT")));
    let id = submitted["id"].as_str().unwrap();
    assert_eq!(worker.get("/workers/me/kyc").await.is(200)["id"], id);
    let seen = admin.get(&format!("/admin/kyc/{id}/files/insurance")).await;
    assert_eq!((seen.status.as_u16(), seen.body), (200, pdf("insured")));
    assert_eq!(admin.get(&format!("/admin/kyc/{id}/files/document")).await.status, 200);
    let needed = requirements(&worker).await;
    assert_eq!((&of(&needed, "selfie")["status"], &needed["can_submit"]), (&json!("HANDED_IN"), &json!(false)));
    submit("PASSPORT").await.is_problem(409, "already_exists");
    prepare(&worker, "selfie", png(3)).await.is_problem(409, "already_exists");
    eventually("nothing but what is named", async || (stored(&hall) == 3).then_some(())).await;
}

#[apply(both_engines)]
async fn another_file_takes_the_place_of_the_first_and_nothing_is_left_of_that(hall: Hall) {
    let worker = hall.worker().await;
    for seed in 0..3 {
        prepare(&worker, "document", jpeg(seed)).await.is(200);
    }
    eventually("nothing but what is named", async || (stored(&hall) == 1).then_some(())).await;
    prepare(&worker, "selfie", png(1)).await.is(200);
    worker.delete("/workers/me/kyc/files/document").await.is(204);
    worker.delete("/workers/me/kyc/files/document").await.is(204);
    eventually("nothing but what is named", async || (stored(&hall) == 1).then_some(())).await;
    assert_eq!(of(&requirements(&worker).await, "document")["status"], "MISSING");
    hand_in(&worker, passport(jpeg(1), png(2))).await.is(201);
    eventually("who hands in all at once needs no draft any more", async || (stored(&hall) == 2).then_some(())).await;
}

#[apply(both_engines)]
async fn a_file_that_is_none_changes_nothing(hall: Hall) {
    let worker = hall.worker().await;
    prepare(&worker, "selfie", png(1)).await.is(200);
    prepare(&worker, "selfie", pdf("a face")).await.is_problem(415, "unsupported_media_type");
    prepare(&worker, "document", b"<svg onload=alert(1)>".to_vec()).await.is_problem(415, "unsupported_media_type");
    prepare(&worker, "document", jpeg(1)[..900].to_vec()).await.is_invalid("/file", "damaged_image");
    prepare(&worker, "document", Vec::new()).await.is_invalid("/file", "required");
    prepare(&worker, "document", vec![b' '; 10 * 1024 * 1024 + 1]).await.is_problem(413, "too_large");
    for nothing in ["licence", "passport", "..%2f..%2fkeys", "DOCUMENT"] {
        prepare(&worker, nothing, jpeg(1)).await.is_problem(404, "not_found");
    }
    prepare(&hall.client().await, "selfie", png(1)).await.is_problem(403, "wrong_role");
    prepare(&hall.nobody(), "selfie", png(1)).await.is_problem(401, "not_signed_in");
    eventually("nothing but what is named", async || (stored(&hall) == 1).then_some(())).await;
    assert_eq!(of(&requirements(&worker).await, "selfie")["status"], "PREPARED");
}

#[apply(both_engines)]
async fn after_some_files_were_refused_the_others_are_prepared_already(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let first = submitted(&worker).await;
    let selfie = admin.get(&format!("/admin/kyc/{first}/files/selfie")).await.body;
    refuse_the_document(&hall, &worker).await;
    let needed = requirements(&worker).await;
    assert_eq!(of(&needed, "selfie")["status"], "PREPARED");
    assert_eq!(of(&needed, "document")["status"], "REFUSED");
    assert_eq!(of(&needed, "document")["reason"], json!({ "code": "UNREADABLE", "note": "Too dark." }));
    assert_eq!(needed["detail"], "Still required: document.");
    let submit = || worker.post("/workers/me/kyc/submit", json!({ "document_type": "PASSPORT" }));
    submit().await.is_invalid("/files/document", "required");

    let prepared = prepare(&worker, "document", pdf("brighter")).await.is(200);
    assert_eq!((&prepared["status"], &prepared["reason"]), (&json!("PREPARED"), &Value::Null));
    let second = submit().await.is(201)["id"].as_str().unwrap().to_owned();
    assert_ne!(first, second);
    assert_eq!(admin.get(&format!("/admin/kyc/{second}/files/selfie")).await.body, selfie);
    assert_eq!(admin.get(&format!("/admin/kyc/{second}/files/document")).await.body, pdf("brighter"));
    eventually("the selfie is stored once", async || (stored(&hall) == 3).then_some(())).await;

    refuse_the_document(&hall, &worker).await;
    worker.delete("/workers/me/kyc/files/selfie").await.is(204);
    assert_eq!(of(&requirements(&worker).await, "selfie")["status"], "MISSING");
    assert_eq!(admin.get(&format!("/admin/kyc/{second}/files/selfie")).await.body, selfie, "it was handed in");
}

#[apply(both_engines)]
async fn of_many_submissions_at_once_one_succeeds(hall: Hall) {
    let worker = hall.worker().await;
    prepare(&worker, "document", jpeg(1)).await.is(200);
    prepare(&worker, "selfie", png(1)).await.is(200);
    let submit = || worker.post("/workers/me/kyc/submit", json!({ "document_type": "PASSPORT" }));
    let submits = futures_util::future::join_all((0..8).map(|_| submit()));
    let forms = futures_util::future::join_all((0..4).map(|seed| hand_in(&worker, passport(jpeg(seed), png(seed)))));
    let (submits, forms) = tokio::join!(submits, forms);
    let made = submits.iter().chain(&forms).filter(|reply| reply.status == 201).count();
    assert_eq!(made, 1);
    for late in submits.iter().chain(&forms).filter(|reply| reply.status != 201) {
        let is_empty_draft = late.status == 422;
        assert!(is_empty_draft || late.is_problem(409, "already_exists").is_object());
    }
    eventually("nothing but what is named", async || (stored(&hall) == 2).then_some(())).await;
}

#[apply(both_engines)]
async fn a_file_that_comes_while_all_is_submitted_belongs_to_it_or_is_refused(hall: Hall) {
    for round in 0..4 {
        let worker = hall.worker().await;
        prepare(&worker, "document", jpeg(round)).await.is(200);
        prepare(&worker, "selfie", png(round)).await.is(200);
        let puts = futures_util::future::join_all((0..4).map(|seed| prepare(&worker, "document", jpeg(10 + seed))));
        let submit = worker.post("/workers/me/kyc/submit", json!({ "document_type": "PASSPORT" }));
        let (puts, submit) = tokio::join!(puts, submit);
        submit.is(201);
        assert!(puts.iter().all(|put| put.status == 200 || put.is_problem(409, "already_exists").is_object()));
        eventually("nothing but what is named", async || (stored(&hall) == 2 * (round as usize + 1)).then_some(()))
            .await;
    }
}

#[apply(both_engines)]
async fn a_ban_or_a_deletion_in_between_leaves_nothing_half_done(hall: Hall) {
    let admin = hall.admin().await;
    for way in 0..4 {
        let worker = hall.worker().await;
        prepare(&worker, "document", jpeg(1)).await.is(200);
        prepare(&worker, "selfie", png(1)).await.is(200);
        let submit = worker.post("/workers/me/kyc/submit", json!({ "document_type": "PASSPORT" }));
        let put = prepare(&worker, "selfie", png(2));
        let end = async {
            if way % 2 == 0 {
                admin.post(&format!("/admin/users/{}/ban", worker.id), json!({ "reason": "fraud" })).await.is(200);
            } else {
                Reply::to(worker.request(Method::DELETE, "/auth/me").json(&json!({ "password": worker.password })))
                    .await
                    .is(204);
            }
        };
        let (submit, put, ()) = tokio::join!(submit, put, end);
        assert!(matches!(submit.status.as_u16(), 201 | 401 | 403), "{submit:?}");
        assert!(matches!(put.status.as_u16(), 200 | 401 | 403 | 409), "{put:?}");
        let drafts = "SELECT count(*) FROM kyc_drafts d JOIN users u ON u.id = d.worker_id WHERE u.status = 'DELETED'";
        assert_eq!(count(&hall, drafts).await, 0);
        let files = "SELECT count(*) FROM kyc_files f JOIN kyc_submissions k ON k.id = f.submission_id";
        assert_eq!(count(&hall, files).await, 2 * count(&hall, "SELECT count(*) FROM kyc_submissions").await);
    }
}

#[apply(both_engines)]
async fn a_submission_that_is_sent_again_is_answered_as_before(hall: Hall) {
    let worker = hall.worker().await;
    prepare(&worker, "document", jpeg(1)).await.is(200);
    prepare(&worker, "selfie", png(1)).await.is(200);
    let submit = || {
        let request = worker.request(Method::POST, "/workers/me/kyc/submit").header("Idempotency-Key", "once");
        Reply::to(request.json(&json!({ "document_type": "PASSPORT" })))
    };
    let replies = futures_util::future::join_all((0..6).map(|_| submit())).await;
    let first = replies[0].is(201);
    assert!(replies.iter().all(|reply| reply.is(201) == first));
}

#[apply(both_engines)]
async fn an_abandoned_draft_is_deleted(hall: Hall) {
    let (worker, other) = (hall.worker().await, hall.worker().await);
    prepare(&worker, "document", jpeg(1)).await.is(200);
    prepare(&other, "document", jpeg(1)).await.is(200);
    hall.sql("UPDATE kyc_drafts SET changed_at = changed_at - 2592001000000 WHERE worker_id = $1", worker.user_id())
        .await;
    let app = hall.another_node().await;
    eventually("housekeeping", async || (stored(&hall) == 1).then_some(())).await;
    app.stop.cancel();
    assert_eq!(of(&requirements(&worker).await, "document")["status"], "MISSING");
    assert_eq!(of(&requirements(&other).await, "document")["status"], "PREPARED");
}

#[apply(both_engines)]
async fn an_approval_can_be_renewed_in_its_last_thirty_days(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let first = submitted(&worker).await;
    admin.post(&format!("/admin/kyc/{first}/approve"), json!({})).await.is(200);
    prepare(&worker, "document", jpeg(2)).await.is_problem(409, "already_exists");
    let ends_in = async |days: i64| {
        let (id, ends) = (worker.user_id(), hall.clock.now().unix_micros() + days * 24 * 60 * 60 * 1_000_000);
        let sql = "UPDATE kyc_submissions SET expires_at = $2 WHERE worker_id = $1";
        hall.app.db.write(move |tx| tx.execute(sql, &[&id, &ends])).await.map_err(|e: database::Error| e).unwrap();
    };
    ends_in(31).await;
    prepare(&worker, "document", jpeg(2)).await.is_problem(409, "already_exists");
    ends_in(29).await;
    prepare(&worker, "document", jpeg(2)).await.is(200);
    prepare(&worker, "selfie", png(2)).await.is(200);
    worker.post("/workers/me/kyc/submit", json!({ "document_type": "PASSPORT" })).await.is(201);
    assert_eq!(worker.get("/workers/me").await.is(200)["kyc_status"], "APPROVED");
    hand_in(&worker, passport(jpeg(1), png(2))).await.is_problem(409, "already_exists");
    prepare(&worker, "document", jpeg(3)).await.is_problem(409, "already_exists");
}

#[apply(both_engines)]
async fn document_data_are_validated_and_the_number_is_not_stored(hall: Hall) {
    let (worker, other) = (hall.worker().await, hall.worker().await);
    prepare(&worker, "document", jpeg(1)).await.is(200);
    prepare(&worker, "selfie", png(1)).await.is(200);
    let submit = |more: Value| {
        let mut body = json!({ "document_type": "PASSPORT" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        worker.post("/workers/me/kyc/submit", body)
    };
    submit(json!({ "document_expires_on": "2019-05-04" })).await.is_invalid("/document_expires_on", "expired");
    let nonsense = submit(json!({ "document_expires_on": "2019-02-30" })).await;
    assert_eq!(nonsense.is(422)["errors"][0]["pointer"], "/document_expires_on");
    submit(json!({ "document_number": "--" })).await.is_invalid("/document_number", "invalid_value");
    submit(json!({ "document_number": "1".repeat(101) })).await.is_invalid("/document_number", "too_long");
    submit(json!({ "name_on_document": "\u{202e}Ada" })).await.is_invalid("/name_on_document", "forbidden_character");
    submit(json!({ "number": "1" })).await.is_invalid("/number", "unknown_field");
    let today = hall.clock.now().to_string();
    let said = json!({
        "name_on_document": "Walter Worker", "document_number": "c01x-00 T47", "document_expires_on": &today[..10],
    });
    let made = submit(said).await.is(201);
    assert!(!made.to_string().to_lowercase().contains("c01x"));

    let form = || passport(jpeg(1), png(2)).text("name_on_document", "");
    hand_in(&other, form().text("document_expires_on", "2019-05-04"))
        .await
        .is_invalid("/document_expires_on", "expired");
    hand_in(&other, form().text("document_expires_on", "soon"))
        .await
        .is_invalid("/document_expires_on", "invalid_format");
    hand_in(&other, form().text("document_number", "1".repeat(101))).await.is_invalid("/document_number", "too_long");
    hand_in(&other, form().text("document_number", "C01X00T47")).await.is(201);
    let same = "SELECT count(*) FROM kyc_submissions a JOIN kyc_submissions b
         ON a.number_hash = b.number_hash AND a.place_hash = b.place_hash AND a.id <> b.id";
    assert_eq!(count(&hall, same).await, 2);
    let kept = "SELECT count(*) FROM kyc_submissions WHERE name_on_document = 'Walter Worker' AND document_ends_at > submitted_at";
    assert_eq!(count(&hall, kept).await, 1);
    for written in ["c01x-00 T47", "C01X00T47"] {
        for file in ["hirehall.db", "hirehall.db-wal"] {
            let bytes = std::fs::read(hall.home().join(file)).unwrap_or_default();
            assert!(!bytes.windows(written.len()).any(|window| window == written.as_bytes()), "{file}");
        }
    }
    Reply::to(worker.request(Method::DELETE, "/auth/me").json(&json!({ "password": worker.password }))).await.is(204);
    assert_eq!(count(&hall, "SELECT count(*) FROM kyc_submissions WHERE name_on_document IS NOT NULL").await, 0);
    assert_eq!(count(&hall, "SELECT count(*) FROM kyc_submissions WHERE number_hash IS NOT NULL").await, 1);
}

pub(super) async fn prepare(worker: &Person, slot: &str, bytes: Vec<u8>) -> Reply {
    let form = Form::new().part("file", file(bytes));
    Reply::to(worker.request(Method::PUT, &format!("/workers/me/kyc/files/{slot}")).multipart(form)).await
}

pub(super) async fn requirements(worker: &Person) -> Value {
    worker.get("/workers/me/kyc/requirements").await.is(200)
}

/// The requirement for a file.
pub(super) fn of(requirements: &Value, slot: &str) -> Value {
    let mut files = requirements["files"].as_array().unwrap().iter();
    files.find(|file| file["slot"] == slot).cloned().unwrap_or_default()
}

async fn refuse_the_document(hall: &Hall, worker: &Person) {
    for statement in [
        "UPDATE kyc_files SET reason_code = 'UNREADABLE', note = 'Too dark.'
         WHERE slot = 'document' AND submission_id IN (SELECT id FROM kyc_submissions WHERE worker_id = $1)",
        "UPDATE kyc_submissions SET status = 'NEEDS_RESUBMISSION' WHERE worker_id = $1",
        "UPDATE workers SET kyc_status = 'NEEDS_RESUBMISSION' WHERE user_id = $1",
    ] {
        hall.sql(statement, worker.user_id()).await;
    }
}

fn stored(hall: &Hall) -> usize {
    fn files_under(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| if path.is_dir() { files_under(&path) } else { 1 }).sum()
    }
    // One file names the installation.
    files_under(&hall.home().join("files")) - 1
}

async fn count(hall: &Hall, sql: &'static str) -> i64 {
    let (count,): (i64,) =
        hall.app.db.read(move |tx| tx.one(sql, &[])).await.map_err(|error: database::Error| error).unwrap();
    count
}
