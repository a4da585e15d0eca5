//! The operator's identity check service.

use crate::support::papers::{hand_in, jpeg, passport, png, submitted};
use crate::support::{Hall, Person, Reply, eventually};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use macro_rules_attribute::apply;
use reqwest::Method;
use ring::hmac;
use serde_json::{Value, json};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

/// The behaviour of the service.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Willing,
    Failing,
    Redirecting,
    Hanging,
}

/// A service in this process, on its own port.
#[derive(Clone)]
struct Service {
    url: String,
    mood: Arc<Mutex<Mood>>,
    asked: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
}

impl Service {
    async fn start(mood: Mood) -> Service {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/check", listener.local_addr().unwrap());
        let service = Service { url, mood: Arc::new(Mutex::new(mood)), asked: Arc::default() };
        let router = Router::new().route("/check", post(take)).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        service
    }

    async fn welcomed_by(&self, hall: Hall, more: &[(&str, &str)]) -> Hall {
        let settings = [("HIREHALL_KYC_CHECK_URL", self.url.as_str()), ("HIREHALL_KYC_CHECK_SECRET", SECRET)];
        hall.with(&[&settings, more].concat()).await
    }

    fn questions(&self) -> Vec<(HeaderMap, Bytes)> {
        self.asked.lock().unwrap().clone()
    }

    /// The check request of a submission, once it was sent.
    async fn question(&self, id: &str) -> (HeaderMap, Value) {
        eventually("the question", async || {
            let questions = self.questions().into_iter();
            let questions = questions.map(|(headers, body)| (headers, serde_json::from_slice::<Value>(&body).unwrap()));
            questions.into_iter().find(|(_, question)| question["submission"]["id"] == id)
        })
        .await
    }
}

async fn take(State(service): State<Service>, headers: HeaderMap, body: Bytes) -> Response {
    service.asked.lock().unwrap().push((headers, body));
    let mood = *service.mood.lock().unwrap();
    match mood {
        Mood::Willing => StatusCode::ACCEPTED.into_response(),
        Mood::Failing => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Mood::Redirecting => Redirect::temporary("http://127.0.0.1:1/elsewhere").into_response(),
        Mood::Hanging => std::future::pending().await,
    }
}

fn signature(id: &str, seconds: &str, body: &[u8]) -> String {
    let secret = BASE64_STANDARD.decode(SECRET.trim_start_matches("whsec_")).unwrap();
    let signed = [id.as_bytes(), b".", seconds.as_bytes(), b".", body].concat();
    format!("v1,{}", BASE64_STANDARD.encode(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &secret), &signed)))
}

/// Sends the service's result, signed at a time relative to now.
async fn answer_at(hall: &Hall, id: &str, answer: &Value, seconds: i64) -> Reply {
    let mut answer = answer.clone();
    answer["submission_id"] = json!(id);
    post_signed(hall, id, &answer, seconds).await
}

/// Sends a signed message to the URL for the result of a submission.
async fn post_signed(hall: &Hall, id: &str, message: &Value, seconds: i64) -> Reply {
    let (body, seconds) = (message.to_string(), seconds.to_string());
    let request = hall.nobody().request(Method::POST, &format!("/identity-checks/{id}/result"));
    let request = request.header("webhook-id", "msg_1").header("webhook-timestamp", &seconds);
    let request = request.header("webhook-signature", signature("msg_1", &seconds, body.as_bytes()));
    Reply::to(request.header("content-type", "application/json").body(body)).await
}

async fn answer(hall: &Hall, id: &str, said: Value) -> Reply {
    answer_at(hall, id, &said, hall.clock.now().unix_seconds()).await
}

/// In how many seconds the check request is due.
async fn due_in_seconds(hall: &Hall) -> i64 {
    let due = "SELECT due_at FROM tasks WHERE kind = 'identity_check'";
    let (due,): (i64,) = hall.app.db.read(move |tx| tx.one(due, &[])).await.unwrap();
    (due - hall.clock.now().unix_micros()) / 1_000_000
}

async fn case(admin: &Person, id: &str) -> Value {
    admin.get(&format!("/admin/kyc/{id}")).await.is(200)
}

async fn standing(admin: &Person, id: &str) -> (Value, Value) {
    let case = case(admin, id).await;
    (case["status"].clone(), case["check"]["status"].clone())
}

/// The path of a URL in the check request.
fn path(url: &Value) -> String {
    let path = url.as_str().unwrap().strip_prefix("http://hall.example/api/v1").unwrap();
    path.to_owned()
}

#[apply(both_engines)]
async fn a_check_request_is_signed_and_its_result_is_shown_to_administrators_only(hall: Hall) {
    let service = Service::start(Mood::Willing).await;
    let hall = service.welcomed_by(hall, &[]).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let named = passport(jpeg(1), png(2)).text("name_on_document", "Walter Worker");
    let id = hand_in(&worker, named).await.is(201)["id"].as_str().unwrap().to_owned();
    let (headers, question) = service.question(&id).await;
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let (_, body) = service.questions().pop().unwrap();
    assert_eq!(header("webhook-id"), id);
    assert_eq!(header("webhook-signature"), signature(&id, &header("webhook-timestamp"), &body));
    assert_eq!(question["type"], "identity_check.requested");
    assert_eq!(question["submission"]["name_on_document"], "Walter Worker");
    assert_eq!(question["worker"], json!({ "id": worker.id, "first_name": "Walter", "last_name": "Worker" }));

    let files = question["files"].as_array().unwrap();
    assert_eq!(files.iter().map(|file| &file["slot"]).collect::<Vec<_>>(), ["document", "selfie"]);
    for file in files {
        let fetched = hall.nobody().get(&path(&file["url"])).await;
        let seen = admin.get(&format!("/admin/kyc/{id}/files/{}", file["slot"].as_str().unwrap())).await;
        assert!(fetched.status == 200 && fetched.body == seen.body);
        assert_eq!(fetched.header("cache-control"), "no-store");
        assert_eq!(file["size"], fetched.body.len());
    }
    let trail = admin.get("/admin/audit?type=kyc.file_fetched").await.is(200);
    assert_eq!(trail["items"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&trail["items"][1]["data"]["file"], &trail["items"][1]["subject"]["id"]),
        (&json!("document"), &json!(id))
    );

    eventually("it was asked", async || (standing(&admin, &id).await.1 == "ASKED").then_some(())).await;
    let said = json!({ "verdict": "PASSED", "detail": "The face is the one on the document (0.97)." });
    assert_eq!(path(&question["result_url"]), format!("/identity-checks/{id}/result"));
    answer(&hall, &id, said.clone()).await.is(204);
    answer(&hall, &id, said.clone()).await.is(204);
    for other in [
        json!({ "verdict": "FAILED", "detail": said["detail"] }),
        json!({ "verdict": said["verdict"], "detail": "The face is another." }),
    ] {
        answer(&hall, &id, other).await.is_problem(409, "already_answered");
    }
    let check = &case(&admin, &id).await["check"];
    assert_eq!((&check["verdict"], &check["detail"]), (&said["verdict"], &said["detail"]));
    assert_eq!(case(&admin, &id).await["status"], "IN_REVIEW", "it decides nothing");
    for seen in ["/workers/me/kyc", "/workers/me/kyc/requirements", "/events"] {
        let seen = worker.get(seen).await.is(200).to_string();
        assert!(!seen.contains("PASSED") && !seen.contains("0.97") && !seen.contains("kyc.checked"), "{seen}");
    }
}

#[apply(both_engines)]
async fn a_check_approves_only_if_the_operator_allows_it_and_there_are_no_signals(hall: Hall) {
    let service = Service::start(Mood::Willing).await;
    let passed = json!({ "verdict": "PASSED" });
    let hall = service.welcomed_by(hall, &[("HIREHALL_KYC_CHECK_APPROVES", "on")]).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    answer(&hall, &id, passed.clone()).await.is(204);
    assert_eq!(worker.get("/workers/me").await.is(200)["kyc_status"], "APPROVED");
    let approved = case(&admin, &id).await;
    assert_eq!((&approved["status"], &approved["reviewed_by"]), (&json!("APPROVED"), &Value::Null));
    hall.mail_to(&worker.email, "Your identity is verified").await;

    // The same files from another account.
    let (double, id) = (hall.worker().await, submitted(&hall.worker().await).await);
    let doubted = submitted(&double).await;
    let (failed, held) = (hall.worker().await, hall.worker().await);
    let failed = hand_in(&failed, passport(jpeg(11), jpeg(12))).await.is(201)["id"].as_str().unwrap().to_owned();
    let held = hand_in(&held, passport(jpeg(13), jpeg(14))).await.is(201)["id"].as_str().unwrap().to_owned();
    admin.post(&format!("/admin/kyc/{held}/claim"), json!({})).await.is(200);
    for (submission, said, status) in [
        (&id, &passed, "PENDING"),
        (&doubted, &passed, "PENDING"),
        (&held, &passed, "IN_REVIEW"),
        (&failed, &json!({ "verdict": "FAILED" }), "PENDING"),
    ] {
        answer(&hall, submission, said.clone()).await.is(204);
        assert_eq!(standing(&admin, submission).await, (json!(status), json!("ANSWERED")));
    }

    let hall =
        service.welcomed_by(hall, &[("HIREHALL_KYC_CHECK_APPROVES", "on"), ("HIREHALL_KYC_FOUR_EYES", "on")]).await;
    let id = submitted(&hall.worker().await).await;
    answer(&hall, &id, passed).await.is(204);
    assert_eq!(standing(&hall.admin().await, &id).await.0, "PENDING", "it is no pair of eyes");
}

#[apply(both_engines)]
async fn a_refused_check_request_is_retried_and_delays_no_review(hall: Hall) {
    let service = Service::start(Mood::Failing).await;
    let hall = service.welcomed_by(hall, &[("HIREHALL_KYC_CHECK_APPROVES", "on")]).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    service.question(&id).await;
    for (mood, count, pause) in [(Mood::Redirecting, 2, 30), (Mood::Willing, 3, 120)] {
        // Not after the minute after which another node would retry a crashed node's task.
        eventually("it is to be asked again after a pause", async || {
            (pause - 10..=pause).contains(&due_in_seconds(&hall).await).then_some(())
        })
        .await;
        *service.mood.lock().unwrap() = mood;
        hall.clock.advance(Duration::from_secs(125));
        eventually("it is asked again", async || (service.questions().len() == count).then_some(())).await;
    }
    eventually("it has taken it", async || (standing(&admin, &id).await.1 == "ASKED").then_some(())).await;
    assert_eq!(standing(&admin, &id).await.0, "PENDING");
    admin.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is(200);
    answer(&hall, &id, json!({ "verdict": "FAILED" })).await.is(204);
    assert_eq!(standing(&admin, &id).await, (json!("APPROVED"), json!("ANSWERED")), "it came too late to matter");
}

#[apply(both_engines)]
async fn a_check_request_that_is_never_taken_is_given_up_after_nine_attempts_over_two_days(hall: Hall) {
    let service = Service::start(Mood::Failing).await;
    let hall = service.welcomed_by(hall, &[]).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    for pause in [30, 120, 480, 1920, 7680, 30_720, 86_400, 86_400] {
        eventually("it is to be asked again after a pause", async || {
            (pause - 10..=pause).contains(&due_in_seconds(&hall).await).then_some(())
        })
        .await;
        hall.clock.advance(Duration::from_secs(pause.unsigned_abs() + 5));
    }
    let admin = admin.signed_in().await;
    eventually("it is given up", async || (standing(&admin, &id).await.1 == "GIVEN_UP").then_some(())).await;
    assert_eq!((service.questions().len(), standing(&admin, &id).await.0), (9, json!("PENDING")));
}

#[apply(both_engines)]
async fn nothing_is_sent_about_files_in_quarantine(hall: Hall) {
    let service = Service::start(Mood::Willing).await;
    let hall = service.welcomed_by(hall, &[("HIREHALL_CLAMD_URL", "unix:/nowhere/clamd.sock")]).await;
    let worker = hall.worker().await;
    let id = submitted(&worker).await;
    eventually("it is looked at again after five minutes", async || {
        (290..=300).contains(&due_in_seconds(&hall).await).then_some(())
    })
    .await;
    assert!(service.questions().is_empty());
    let scanned = "UPDATE kyc_files SET is_quarantined = FALSE
        WHERE submission_id IN (SELECT id FROM kyc_submissions WHERE worker_id = $1)";
    hall.sql(scanned, worker.user_id()).await;
    hall.clock.advance(Duration::from_secs(301));
    service.question(&id).await;
}

#[apply(both_engines)]
async fn a_decided_submission_is_not_checked(hall: Hall) {
    let service = Service::start(Mood::Hanging).await;
    let hall = service.welcomed_by(hall, &[]).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    service.question(&id).await;
    admin.post(&format!("/admin/kyc/{id}/reject"), json!({ "reason_code": "MISMATCH" })).await.is(200);
    hall.clock.advance(Duration::from_secs(125));
    let (admin, asked) = (admin.signed_in().await, service.questions().len());
    eventually("it is given up", async || (standing(&admin, &id).await.1 == "GIVEN_UP").then_some(())).await;
    assert_eq!(service.questions().len(), asked);
}

#[apply(both_engines)]
async fn a_message_without_the_secret_is_refused(hall: Hall) {
    let service = Service::start(Mood::Willing).await;
    let hall = service.welcomed_by(hall, &[("HIREHALL_KYC_CHECK_APPROVES", "on")]).await;
    let admin = hall.admin().await;
    let (id, other) = (submitted(&hall.worker().await).await, "019a0000-0000-7000-8000-000000000000");
    let (now, passed) = (hall.clock.now().unix_seconds(), json!({ "verdict": "PASSED", "submission_id": id }));
    let (body, seconds) = (passed.to_string(), now.to_string());
    let place = format!("/identity-checks/{id}/result");
    let signed = signature("msg_1", &seconds, body.as_bytes());
    for headers in [
        vec![],
        vec![("webhook-id", "msg_1"), ("webhook-timestamp", &seconds)],
        vec![("webhook-id", "msg_2"), ("webhook-timestamp", &seconds), ("webhook-signature", &signed)],
        vec![("webhook-id", "msg_1"), ("webhook-timestamp", "tomorrow"), ("webhook-signature", &signed)],
        vec![("webhook-id", "msg_1"), ("webhook-timestamp", &seconds), ("webhook-signature", "v1,AAAA")],
        vec![("webhook-id", "msg_1"), ("webhook-timestamp", &seconds), ("webhook-signature", &signed[3..])],
    ] {
        let request = hall.nobody().request(Method::POST, &place).header("content-type", "application/json");
        let request = headers.into_iter().fold(request, |request, (name, value)| request.header(name, value));
        Reply::to(request.body(body.clone())).await.is_problem(401, "invalid_signature");
    }
    for late in [now - 400, now + 400] {
        answer_at(&hall, &id, &passed, late).await.is_problem(401, "invalid_signature");
    }
    assert_eq!(standing(&admin, &id).await.0, "PENDING");
    answer(&hall, other, passed.clone()).await.is_problem(404, "not_found");
    post_signed(&hall, &id, &json!({ "verdict": "PASSED" }), now).await.is_invalid("/submission_id", "required");
    answer(&hall, &id, json!({ "verdict": "SURE" })).await.is_invalid("/verdict", "unknown_value");
    answer(&hall, &id, json!({ "verdict": "PASSED", "detail": "a\u{0}b" }))
        .await
        .is_invalid("/detail", "forbidden_character");
    answer(&hall, &id, json!({ "verdict": "PASSED", "approve": true })).await.is_invalid("/approve", "unknown_field");
    assert_eq!(standing(&admin, &id).await.0, "PENDING");
}

#[apply(both_engines)]
async fn the_url_of_a_file_works_for_that_file_for_an_hour_or_until_the_decision(hall: Hall) {
    let service = Service::start(Mood::Willing).await;
    let hall = service.welcomed_by(hall, &[]).await;
    let (worker, other, admin) = (hall.worker().await, hall.worker().await, hall.admin().await);
    let (id, decided) = (submitted(&worker).await, submitted(&other).await);
    let url = async |id: &str| path(&service.question(id).await.1["files"][0]["url"]);
    let (place, of_decided) = (url(&id).await, url(&decided).await);
    let nobody = hall.nobody();
    assert_eq!(nobody.get(&place).await.status, 200);
    let token = place.split("token=").nth(1).unwrap();
    for wrong in [
        place.replace("document", "selfie"),
        place.replace(&id, &decided),
        place.replace(token, &token[1..]),
        place.replace(token, &token.to_lowercase()),
        place.replace(token, ""),
    ] {
        nobody.get(&wrong).await.is_problem(404, "not_found");
    }
    assert_eq!(nobody.get(&of_decided).await.status, 200);
    admin.post(&format!("/admin/kyc/{decided}/reject"), json!({ "reason_code": "MISMATCH" })).await.is(200);
    nobody.get(&of_decided).await.is_problem(404, "not_found");
    hall.clock.advance(Duration::from_secs(59 * 60));
    assert_eq!(nobody.get(&place).await.status, 200);
    hall.clock.advance(Duration::from_secs(2 * 60));
    nobody.get(&place).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn two_nodes_send_each_check_request_once(hall: Hall) {
    let service = Service::start(Mood::Willing).await;
    let hall = service.welcomed_by(hall, &[]).await;
    let other = hall.another_node().await;
    for number in 0..5 {
        let worker = hall.worker().await;
        hand_in(&worker, passport(jpeg(2 * number), jpeg(2 * number + 1))).await.is(201);
    }
    eventually("everything was taken", async || {
        let waiting = "SELECT count(*) FROM kyc_checks WHERE status <> 'ASKED'";
        (hall.app.db.read(move |tx| tx.one::<(i64,)>(waiting, &[])).await.unwrap().0 == 0).then_some(())
    })
    .await;
    other.stop.cancel();
    let mut asked: Vec<String> =
        service.questions().iter().map(|(headers, _)| headers["webhook-id"].to_str().unwrap().to_owned()).collect();
    asked.sort();
    asked.dedup();
    assert_eq!((asked.len(), service.questions().len()), (5, 5));
}

#[apply(both_engines)]
async fn without_a_service_there_is_nothing_of_the_kind(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = submitted(&worker).await;
    assert_eq!(case(&admin, &id).await["check"], Value::Null);
    answer(&hall, &id, json!({ "verdict": "PASSED" })).await.is_problem(404, "not_found");
    hall.nobody().get(&format!("/identity-checks/{id}/files/document?token=AAAA")).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn a_verdict_counts_for_the_submission_that_its_signed_message_names_and_for_no_other(hall: Hall) {
    let service = Service::start(Mood::Willing).await;
    let hall = service.welcomed_by(hall, &[("HIREHALL_KYC_CHECK_APPROVES", "on")]).await;
    let admin = hall.admin().await;
    let (honest, liar) = (hall.worker().await, hall.worker().await);
    let (id, other) = (submitted(&honest).await, hand_in(&liar, passport(jpeg(21), jpeg(22))).await.is(201));
    let other = other["id"].as_str().unwrap();
    let (message, now) = (json!({ "submission_id": id, "verdict": "PASSED" }), hall.clock.now().unix_seconds());
    post_signed(&hall, &id, &message, now).await.is(204);
    post_signed(&hall, other, &message, now).await.is_invalid("/submission_id", "other_submission");
    assert_eq!(standing(&admin, other).await.0, "PENDING");
    assert_eq!(liar.get("/workers/me").await.is(200)["kyc_status"], "PENDING");

    let revoke = json!({ "reason_code": "SUSPECTED_FRAUD" });
    admin.post(&format!("/admin/kyc/{id}/revoke"), revoke).await.is(200);
    post_signed(&hall, &id, &message, now).await.is(204);
    assert_eq!(standing(&admin, &id).await.0, "REVOKED", "the same message again changes nothing");
}
