//! Every operation that changes something, performed once.

use super::{Record, text};
use crate::support::papers::{file, jpeg, passport};
use crate::support::{Authenticator, Device, Person, Reply, eventually};
use reqwest::{Method, RequestBuilder, multipart::Form};
use serde_json::json;
use std::time::Duration;

fn upload(person: &Person, path: &str, number: u32) -> RequestBuilder {
    person.request(Method::PUT, path).multipart(Form::new().part("file", file(jpeg(number))))
}

pub(super) async fn account(record: &mut Record<'_>) -> Person {
    let hall = record.hall;
    let (nobody, email) = (hall.nobody(), "newcomer@example.org");
    let password = nobody.password.clone();
    let signup =
        json!({ "email": email, "password": password, "role": "CLIENT", "first_name": "Nora", "last_name": "New" });
    record.does(&nobody, "POST /auth/signup", &[], signup).await;
    let link = hall.mails_to(email).await[0].token("verify-email");
    record.does(&nobody, "POST /auth/verify-email/resend", &[], json!({ "email": email })).await;
    let proof = json!({ "token": link, "password": password, "role": "CLIENT", "first_name": "Nora" });
    record.does(&nobody, "POST /auth/verify-email", &[], proof).await;
    let login = json!({ "email": email, "password": password });
    let entered = record.does(&nobody, "POST /auth/login", &[], login).await;
    let mut newcomer = nobody.clone().with_token(text(&entered["access_token"]));
    (newcomer.id, newcomer.email) = (text(&entered["user"]["id"]).to_owned(), email.to_owned());
    let form = [("grant_type", "password"), ("username", email), ("password", &password)];
    let elsewhere = nobody.request(Method::POST, "/auth/token").form(&form);
    let elsewhere = record.sends("POST /auth/token", elsewhere).await;
    let refresh = json!({ "refresh_token": elsewhere["refresh_token"] });
    record.does(&nobody, "POST /auth/refresh", &[], refresh).await;
    let sessions = newcomer.get("/auth/sessions").await.is(200);
    let other = sessions["items"].as_array().unwrap().iter().find(|session| session["current"] == false).unwrap();
    record.does(&newcomer, "DELETE /auth/sessions/{id}", &[text(&other["id"])], json!({})).await;
    record.does(&newcomer.signed_in().await, "POST /auth/logout", &[], json!({})).await;
    record.does(&newcomer.signed_in().await, "POST /auth/logout-all", &[], json!({})).await;

    let newcomer = newcomer.signed_in().await;
    let change = json!({ "current_password": newcomer.password, "new_password": "a whole new one" });
    record.does(&newcomer, "POST /auth/change-password", &[], change).await;
    record.does(&newcomer, "PATCH /auth/me", &[], json!({ "time_zone": "Europe/Berlin" })).await;
    record.does(&nobody, "POST /auth/forgot-password", &[], json!({ "email": email })).await;
    let link = hall.mail_to(email, "Choose a new password").await.token("reset-password");
    record.does(&nobody, "POST /auth/reset-password/credentials", &[], json!({ "token": link })).await;
    let reset = json!({ "token": link, "new_password": newcomer.password });
    record.does(&nobody, "POST /auth/reset-password", &[], reset).await;

    let mut newcomer = newcomer.signed_in().await;
    let new_email = "elsewhere@example.org";
    let change = json!({ "new_email": new_email, "password": newcomer.password });
    record.does(&newcomer, "POST /auth/change-email", &[], change).await;
    let link = hall.mails_to(new_email).await[0].token("confirm-email");
    record.does(&nobody, "POST /auth/change-email/confirm", &[], json!({ "token": link })).await;
    newcomer.email = new_email.to_owned();
    newcomer
}

pub(super) async fn factors(record: &mut Record<'_>, client: &Person) {
    let password = json!({ "password": client.password });
    let question = record.does(client, "POST /auth/passkeys/start", &[], password.clone()).await;
    let mut device = Device::new();
    let answer = json!({ "ceremony_id": question["ceremony_id"], "name": "My phone", "credential": device.create(&question["public_key"]) });
    let passkey = record.does(client, "POST /auth/passkeys/finish", &[], answer).await;
    let nobody = record.hall.nobody();
    let question = record.does(&nobody, "POST /auth/passkeys/login/start", &[], json!({})).await;
    let answer = json!({ "ceremony_id": question["ceremony_id"], "credential": device.get(&question["public_key"]) });
    record.does(&nobody, "POST /auth/passkeys/login/finish", &[], answer).await;
    record.does(client, "DELETE /auth/passkeys/{id}", &[text(&passkey["id"])], password.clone()).await;

    record.does(client, "POST /auth/totp", &[], password.clone()).await;
    let app = Authenticator::begun(client).await;
    record.does(client, "POST /auth/totp/confirm", &[], json!({ "code": app.code(record.hall) })).await;
    let proof = json!({ "password": client.password, "code": app.fresh_code(record.hall) });
    record.does(client, "DELETE /auth/totp", &[], proof).await;
    record.does(client, "POST /auth/me/export", &[], password).await;
    let url = eventually("an export", async || {
        let standing = client.get("/auth/me/export").await.is(200);
        standing["url"].as_str().map(|url| url.strip_prefix("http://hall.example/api/v1").unwrap().to_owned())
    })
    .await;
    let fetching = record.hall.nobody().request(Method::GET, &url);
    record.sends("GET /auth/me/export/file", fetching).await;
}

pub(super) async fn profiles(record: &mut Record<'_>, client: &Person, worker: &Person) {
    record.does(client, "PATCH /clients/me", &[], json!({ "about": "New here." })).await;
    record.does(client, "PUT /clients/me/favorites/{worker_id}", &[&worker.id], json!({})).await;
    record.does(client, "DELETE /clients/me/favorites/{worker_id}", &[&worker.id], json!({})).await;
    record.does(worker, "PATCH /workers/me", &[], json!({ "bio": "New here." })).await;
    record.does(worker, "PUT /workers/me/availability", &[], json!({ "is_available": false })).await;
    for (who, room) in [(client, "clients"), (worker, "workers")] {
        let path = format!("/{room}/me/picture");
        record.sends(&format!("PUT {path}"), upload(who, &path, 1)).await;
        record.does(who, &format!("DELETE {path}"), &[], json!({})).await;
    }
}

pub(super) async fn identity(record: &mut Record<'_>, worker: &Person, admin: &Person) {
    let document = "/workers/me/kyc/files/document";
    record.sends("PUT /workers/me/kyc/files/{slot}", upload(worker, document, 1)).await;
    record.does(worker, "DELETE /workers/me/kyc/files/{slot}", &["document"], json!({})).await;
    for (number, slot) in [(1, "document"), (2, "selfie")] {
        Reply::to(upload(worker, &format!("/workers/me/kyc/files/{slot}"), number)).await.is(200);
    }
    let submit = json!({ "document_type": "PASSPORT" });
    let first = record.does(worker, "POST /workers/me/kyc/submit", &[], submit).await;
    let id = text(&first["id"]);
    record.does(admin, "POST /admin/kyc/{id}/claim", &[id], json!({})).await;
    record.does(admin, "POST /admin/kyc/{id}/release", &[id], json!({})).await;
    record.does(admin, "GET /admin/kyc/{id}/files/{slot}", &[id, "document"], json!({})).await;
    let again = json!({ "files": [{ "slot": "selfie", "reason_code": "OTHER", "note": "It is blurred." }] });
    record.does(admin, "POST /admin/kyc/{id}/request-changes", &[id], again).await;
    let reason = json!({ "reason_code": "MISMATCH" });
    for decision in ["reject", "approve"] {
        let form = worker.request(Method::POST, "/workers/me/kyc").multipart(passport(jpeg(1), jpeg(2)));
        let submission = record.sends("POST /workers/me/kyc", form).await;
        let id = text(&submission["id"]);
        record
            .does(
                admin,
                &format!("POST /admin/kyc/{{id}}/{decision}"),
                &[id],
                if decision == "reject" { reason.clone() } else { json!({}) },
            )
            .await;
        if decision == "approve" {
            record.does(admin, "POST /admin/kyc/{id}/revoke", &[id], reason.clone()).await;
        }
    }
    let form = worker.request(Method::POST, "/workers/me/kyc").multipart(passport(jpeg(1), jpeg(2)));
    let submission = Reply::to(form).await.is(201);
    admin.post(&format!("/admin/kyc/{}/approve", text(&submission["id"])), json!({})).await.is(200);

    let reason = json!({ "reason": "12 Js 345/26" });
    record.does(admin, "PUT /admin/users/{id}/legal-hold", &[&worker.id], reason.clone()).await;
    record.does(admin, "DELETE /admin/users/{id}/legal-hold", &[&worker.id], reason.clone()).await;
    for decision in ["reject", "approve"] {
        record.does(worker, "PATCH /workers/me", &[], json!({ "first_name": "Wanda" })).await;
        let waiting = admin.get("/admin/name-changes").await.is(200);
        let id = text(&waiting["items"][0]["id"]);
        let operation = format!("POST /admin/name-changes/{{id}}/{decision}");
        record.does(admin, &operation, &[id], if decision == "reject" { reason.clone() } else { json!({}) }).await;
    }
}

pub(super) async fn listings(record: &mut Record<'_>, client: &Person, worker: &Person, admin: &Person) {
    for (who, reason) in [(worker, json!({})), (admin, json!({}))] {
        let made = record.does(worker, "POST /services", &[], crate::support::listing(json!({}))).await;
        let id = text(&made["id"]);
        if who.id == worker.id {
            record.does(client, "PUT /clients/me/favorite-services/{service_id}", &[id], json!({})).await;
            record.does(client, "DELETE /clients/me/favorite-services/{service_id}", &[id], json!({})).await;
        }
        record.does(who, "PATCH /services/{id}", &[id], json!({ "status": "PAUSED" })).await;
        record.does(who, "DELETE /services/{id}", &[id], reason).await;
    }
    let made = worker.post("/services", crate::support::listing(json!({}))).await.is(201);
    let why = json!({ "reason": "It is offered twice." });
    for action in ["pause", "remove", "restore"] {
        let operation = format!("POST /admin/services/{{id}}/{action}");
        record.does(admin, &operation, &[text(&made["id"])], why.clone()).await;
    }
    let new = json!({ "slug": "window-cleaning", "name": "Window cleaning" });
    record.does(admin, "POST /admin/categories", &[], new).await;
    record.does(admin, "PATCH /admin/categories/{slug}", &["window-cleaning"], json!({ "is_retired": true })).await;
}

pub(super) async fn deal(record: &mut Record<'_>, client: &Person, worker: &Person, admin: &Person) {
    let ask = json!({ "worker_id": worker.id, "content": "Do you have time?" });
    let opened = record.does(client, "POST /threads", &[], ask).await;
    let thread = text(&opened["thread"]["id"]);
    let message = record.does(worker, "POST /threads/{id}/messages", &[thread], json!({ "content": "Yes." })).await;
    record.does(client, "POST /threads/{id}/read", &[thread], json!({ "up_to": message["id"] })).await;
    let reason = json!({ "reason": "Something came up" });
    let proposal = json!({ "thread_id": thread, "title": "Fix the tap" });
    let job = record.does(client, "POST /jobs", &[], proposal.clone()).await;
    let id = text(&job["id"]);
    record.does(client, "PATCH /jobs/{id}", &[id], json!({ "title": "Fix both taps" })).await;
    record.does(worker, "POST /jobs/{id}/accept", &[id], json!({ "version": 2 })).await;
    let started = json!({ "price": { "amount": 9000, "currency": "EUR" }, "scheduled_at": "2021-05-04T10:00:00Z" });
    record.does(client, "POST /jobs/{id}/offers", &[id], started.clone()).await;
    record.does(worker, "POST /jobs/{id}/offers/{number}/decline", &[id, "1"], reason.clone()).await;
    worker.post(&format!("/jobs/{id}/offers"), started.clone()).await.is(201);
    record.does(worker, "POST /jobs/{id}/offers/{number}/withdraw", &[id, "2"], json!({})).await;
    worker.post(&format!("/jobs/{id}/offers"), started.clone()).await.is(201);
    record.does(client, "POST /jobs/{id}/offers/{number}/accept", &[id, "3"], json!({})).await;
    record.does(worker, "POST /jobs/{id}/complete", &[id], json!({})).await;
    record.does(client, "POST /jobs/{id}/request-changes", &[id], reason.clone()).await;
    worker.post(&format!("/jobs/{id}/complete"), json!({})).await.is(200);
    record.does(client, "POST /jobs/{id}/finalize", &[id], json!({})).await;
    let review = record.does(client, "POST /jobs/{id}/review", &[id], json!({ "rating": 4 })).await;
    let review = text(&review["id"]);
    record.does(client, "PATCH /reviews/{id}", &[review], json!({ "rating": 3 })).await;
    record.does(client, "DELETE /reviews/{id}", &[review], json!({})).await;
    worker.post(&format!("/jobs/{id}/review"), json!({ "rating": 5 })).await.is(201);
    let review = record.does(client, "POST /jobs/{id}/review", &[id], json!({ "rating": 4 })).await;
    let review = text(&review["id"]);
    record.does(worker, "PUT /reviews/{id}/reply", &[review], json!({ "text": "Thank you." })).await;
    record.does(worker, "POST /reviews/{id}/flag", &[review], reason.clone()).await;
    record.does(admin, "POST /admin/reviews/{id}/keep", &[review], json!({})).await;
    record.does(admin, "DELETE /admin/reviews/{id}", &[review], reason.clone()).await;
    record.does(client, "POST /reviews/{id}/appeal", &[review], json!({ "text": "It is true." })).await;
    let decision = json!({ "is_granted": false, "reason": "It is not." });
    record.does(admin, "POST /admin/reviews/{id}/appeal/decide", &[review], decision).await;
    record.does(admin, "POST /admin/reviews/{id}/restore", &[review], reason.clone()).await;
    record.does(admin, "POST /admin/jobs/{id}/inspect", &[id], reason.clone()).await;
    for action in ["cancel", "reject"] {
        let job = client.post("/jobs", proposal.clone()).await.is(201);
        let who = if action == "cancel" { client } else { worker };
        record.does(who, &format!("POST /jobs/{{id}}/{action}"), &[text(&job["id"])], reason.clone()).await;
    }
    // The conversation was closed with the job that was rejected.
    let ask = json!({ "worker_id": worker.id, "content": "Do you have time again?" });
    let opened = client.post("/threads", ask).await.is(201);
    let mut proposal = started;
    proposal["thread_id"] = opened["thread"]["id"].clone();
    let job = client.post("/jobs", proposal.clone()).await.is(201);
    let id = text(&job["id"]);
    worker.post(&format!("/jobs/{id}/accept"), json!({})).await.is(200);
    record.hall.clock.advance(Duration::from_secs(60));
    record.does(client, "POST /jobs/{id}/report-no-show", &[id], json!({})).await;
    record.does(worker, "POST /jobs/{id}/contest", &[id], json!({ "text": "I was there" })).await;
    let share = json!({ "worker_gets": { "amount": 4000, "currency": "EUR" } });
    record.does(client, "POST /jobs/{id}/dispute/statements", &[id], json!({ "text": "Nobody came." })).await;
    record.does(client, "POST /jobs/{id}/dispute/settlements", &[id], share.clone()).await;
    record.does(worker, "POST /jobs/{id}/dispute/settlements/{number}/decline", &[id, "1"], json!({})).await;
    record.does(admin, "POST /admin/disputes/{id}/claim", &[id], json!({})).await;
    record.does(admin, "POST /admin/disputes/{id}/release", &[id], json!({})).await;
    admin.post(&format!("/admin/disputes/{id}/claim"), json!({})).await.is(200);
    record.does(admin, "GET /admin/disputes/{id}/messages", &[id], json!({})).await;
    let mut decision = share.clone();
    decision["statement"] = json!("Both are right.");
    record.does(admin, "POST /admin/disputes/{id}/resolve", &[id], decision.clone()).await;
    record.does(client, "POST /jobs/{id}/dispute/appeal", &[id], json!({ "text": "I am right." })).await;
    admin.post(&format!("/admin/disputes/{id}/claim"), json!({})).await.is(200);
    record.does(admin, "POST /admin/disputes/{id}/resolve", &[id], decision).await;

    let job = client.post("/jobs", proposal).await.is(201);
    let id = text(&job["id"]);
    worker.post(&format!("/jobs/{id}/accept"), json!({})).await.is(200);
    let complaint = json!({ "reason_code": "NOT_DONE", "text": "Nobody came.", "wants": share });
    record.does(client, "POST /jobs/{id}/dispute", &[id], complaint).await;
    worker.post(&format!("/jobs/{id}/dispute/settlements"), share).await.is(201);
    record.does(client, "POST /jobs/{id}/dispute/settlements/{number}/accept", &[id, "1"], json!({})).await;
}

pub(super) async fn webhooks(record: &mut Record<'_>, admin: &Person) {
    let new = json!({ "url": "http://127.0.0.1:9/", "event_types": ["signing_key.added"] });
    let made = record.does(admin, "POST /admin/webhooks", &[], new).await;
    let id = text(&made["id"]);
    record.does(admin, "PATCH /admin/webhooks/{id}", &[id], json!({ "description": "Nothing listens there" })).await;
    record.does(admin, "GET /admin/webhooks/{id}/secret", &[id], json!({})).await;
    record.does(admin, "POST /admin/webhooks/{id}/rotate-secret", &[id], json!({})).await;
    record.does(admin, "POST /admin/webhooks/{id}/test", &[id], json!({})).await;
    record.does(admin, "POST /admin/webhooks/{id}/replay", &[id], json!({ "after_event_id": 0 })).await;
    record.does(admin, "POST /admin/webhooks/{id}/disable", &[id], json!({})).await;
    record.does(admin, "POST /admin/webhooks/{id}/enable", &[id], json!({})).await;
    record.does(admin, "DELETE /admin/webhooks/{id}", &[id], json!({})).await;
}

pub(super) async fn measures(record: &mut Record<'_>, admin: &Person, client: &Person) {
    let reason = json!({ "reason": "Because" });
    for measure in ["freeze", "unfreeze", "ban", "unban"] {
        record.does(admin, &format!("POST /admin/users/{{id}}/{measure}"), &[&client.id], reason.clone()).await;
    }
    record.does(admin, "POST /admin/users/{id}/end-sessions", &[&client.id], reason.clone()).await;
    let (leaves, is_deleted) = (record.hall.worker().await, record.hall.client().await);
    record.does(&leaves, "DELETE /auth/me", &[], json!({ "password": leaves.password })).await;
    record.does(admin, "DELETE /admin/users/{id}", &[&is_deleted.id], reason).await;
}
