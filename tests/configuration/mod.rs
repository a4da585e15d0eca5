//! What a front end has to know of an installation.

use crate::support::{Hall, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn the_configuration_is_public_and_kept_with_its_tag(hall: Hall) {
    let asked = || hall.nobody().request(Method::GET, "/config");
    let reply = Reply::to(asked()).await;
    let config = reply.is(200);
    assert_eq!(reply.header("cache-control"), "public, max-age=300");
    assert_eq!(config["deadlines"]["job_finalize_days"], 7);
    assert_eq!(config["identity_check"]["documents"][0], json!({ "document_type": "PASSPORT", "needs_back": false }));
    assert_eq!(config["language"], "en");
    for language in ["de", "en"] {
        assert!(config["languages"].as_array().unwrap().contains(&json!(language)), "{language}");
    }
    assert!(config["currencies"].as_array().unwrap().contains(&json!("EUR")));
    let tag = reply.header("etag").to_owned();
    assert_eq!(asked().header("if-none-match", tag).send().await.unwrap().status(), 304);
}

#[apply(both_engines)]
async fn it_says_what_the_operator_has_set(hall: Hall) {
    let hall = hall
        .with(&[
            ("HIREHALL_JOB_FINALIZE_AFTER_DAYS", "3"),
            ("HIREHALL_JOB_EXPIRE_AFTER_DAYS", "30"),
            ("HIREHALL_KYC_DOCUMENTS", "NATIONAL_ID+BACK"),
            ("HIREHALL_KYC_SELFIE", "off"),
            ("HIREHALL_KYC_EXTRA_FILES", "insurance,electrical:licence"),
            ("HIREHALL_EVENT_ARCHIVE_AFTER_DAYS", ""),
            ("HIREHALL_ADMIN_SECOND_FACTOR", "on"),
        ])
        .await;
    let config = hall.nobody().get("/config").await.is(200);
    assert_eq!(
        (&config["deadlines"]["job_finalize_days"], &config["deadlines"]["job_expire_days"]),
        (&json!(3), &json!(30))
    );
    assert_eq!(config["deadlines"]["event_days"], Value::Null);
    let check = json!({
        "documents": [{ "document_type": "NATIONAL_ID", "needs_back": true }], "selfie": false, "valid_days": null,
        "extra_files": [{ "file": "insurance", "category": null }, { "file": "licence", "category": "electrical" }],
    });
    assert_eq!(config["identity_check"], check);
    assert_eq!(config["sign_in"]["admins_need_second_factor"], true);
}

#[apply(both_engines)]
async fn texts_that_are_longer_than_it_says_are_refused(hall: Hall) {
    let texts = hall.nobody().get("/config").await.is(200)["texts"].clone();
    let max = |name: &str| usize::try_from(texts[name].as_u64().unwrap()).unwrap();
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let text = |name: &str, more: usize| "a".repeat(max(name) + more);
    let thread = json!({ "worker_id": worker.id, "content": text("message", 0) });
    let thread = client.post("/threads", thread).await.is(201)["thread"]["id"].as_str().unwrap().to_owned();
    let too_long = json!({ "content": text("message", 1) });
    client.post(&format!("/threads/{thread}/messages"), too_long).await.is_invalid("/content", "too_long");
    for (field, name) in [("first_name", "first_name"), ("last_name", "last_name"), ("about", "about")] {
        client.patch("/clients/me", json!({ field: text(name, 0) })).await.is(200);
        client.patch("/clients/me", json!({ field: text(name, 1) })).await.is_invalid(&format!("/{field}"), "too_long");
    }
    for (field, name) in [("title", "job_title"), ("description", "job_description")] {
        let job = json!({ "thread_id": thread, field: text(name, 1) });
        client.post("/jobs", job).await.is_invalid(&format!("/{field}"), "too_long");
    }
}

/// Settings whose values are secrets, or hold one.
#[apply(both_engines)]
async fn nothing_secret_is_in_it(hall: Hall) {
    const SECRET: &str = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
    let hall = hall
        .with(&[
            ("HIREHALL_KYC_CHECK_URL", "http://127.0.0.1:9/check-me-here"),
            ("HIREHALL_KYC_CHECK_SECRET", SECRET),
            ("HIREHALL_MAIL_URL", "smtp://postmaster:pass-of-the-post@127.0.0.1:9"),
            ("HIREHALL_OTLP_HEADERS", "Authorization=Bearer%20token-of-traces"),
            ("HIREHALL_OTLP_ENDPOINT", "http://127.0.0.1:9"),
            ("HIREHALL_OIDC_GOOGLE_ISSUER", "https://accounts.google.com"),
            ("HIREHALL_OIDC_GOOGLE_CLIENT_ID", "id-of-the-client"),
            ("HIREHALL_OIDC_GOOGLE_CLIENT_SECRET", "secret-of-the-client"),
            ("HIREHALL_OIDC_GOOGLE_NAME", "Google"),
        ])
        .await;
    let config = hall.nobody().get("/config").await.is(200);
    assert_eq!(config["sign_in"]["providers"], json!([{ "id": "google", "name": "Google" }]));
    let config = config.to_string();
    for secret in [
        SECRET,
        "secret-of-the-client",
        "id-of-the-client",
        "postmaster",
        "pass-of-the-post",
        "token-of-traces",
        "check-me-here",
        "127.0.0.1:9",
    ] {
        assert!(!config.contains(secret), "{secret}");
    }
    let home = hall.home().to_string_lossy().into_owned();
    assert!(!config.contains(&home), "no paths of the machine");
}
