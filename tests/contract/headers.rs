//! Headers are bytes (RFC 9110, section 5.5): any value is parsed correctly or refused.

use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::{Method, header::HeaderValue};
use serde_json::json;

/// Every header that the server reads.
const READ: [&str; 28] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "access-control-request-headers",
    "access-control-request-method",
    "authorization",
    "content-encoding",
    "content-type",
    "cookie",
    "expect",
    "forwarded",
    "idempotency-key",
    "if-match",
    "if-none-match",
    "last-event-id",
    "origin",
    "sec-fetch-mode",
    "sec-fetch-site",
    "sec-websocket-key",
    "sec-websocket-protocol",
    "sec-websocket-version",
    "user-agent",
    "webhook-id",
    "webhook-signature",
    "webhook-timestamp",
    "x-forwarded-for",
    "x-request-id",
    "x-session",
];

fn bytes(bytes: &[u8]) -> HeaderValue {
    HeaderValue::from_bytes(bytes).unwrap()
}

async fn ask(person: &Person, method: Method, path: &str, name: &str, value: &[u8]) -> Reply {
    Reply::to(person.request(method, path).header(name, bytes(value))).await
}

#[apply(both_engines)]
async fn no_byte_in_any_header_breaks_anything(hall: Hall) {
    let client = hall.client().await;
    for name in READ {
        for value in [&b"\x80"[..], b"\xff\xfe", b"a\x80b", "é".as_bytes(), b"\"\x80\", *;q=\xff", b"a=\x80; b"] {
            for (method, path) in [
                (Method::GET, "/services"),
                (Method::GET, "/auth/me"),
                (Method::GET, "/ws"),
                (Method::GET, "/auth/oidc/nobody/callback?state=x"),
                (Method::POST, "/auth/login"),
                (Method::POST, "/threads"),
                (Method::POST, "/identity-checks/0199f9d4-0000-7000-8000-000000000000/result"),
                (Method::PATCH, "/clients/me"),
                (Method::OPTIONS, "/clients/me"),
            ] {
                let mut request = client.request(method.clone(), path).header(name, bytes(value));
                if method != Method::GET && name != "content-type" {
                    request = request.header("content-type", "application/json").body("{}");
                }
                let status = Reply::to(request).await.status.as_u16();
                assert!((200..500).contains(&status), "{method} {path} {name}: {value:?}: {status}");
            }
        }
    }
    hall.nobody().get("/services").await.is(200);
}

#[apply(both_engines)]
async fn a_client_cannot_hide_behind_a_byte_that_is_no_text(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let client = hall.client().await;
    let login = json!({ "email": client.email, "password": client.password });
    let request = hall.nobody().request(Method::POST, "/auth/login").json(&login);
    let request =
        request.header("x-forwarded-for", bytes(b"\x80,198.51.100.8")).header("user-agent", bytes(b"Jos\xe9"));
    Reply::to(request).await.is(200);
    let sessions = client.get("/auth/sessions").await.is(200);
    let latest = &sessions["items"].as_array().unwrap().iter().find(|session| session["ip"] == "198.51.100.8");
    assert_eq!(latest.unwrap()["user_agent"], "Jos\u{fffd}");
}

#[apply(both_engines)]
async fn a_foreign_cookie_ends_no_session(hall: Hall) {
    let client = hall.client().await;
    let ours = format!("__Host-hirehall-access={}", client.token.clone().unwrap());
    for foreign in ["name=José".as_bytes(), b"name=Jos\xe9", b"\xff\x80", b"=\x80="] {
        for cookies in [[foreign, b"; ", ours.as_bytes()].concat(), [ours.as_bytes(), b"; ", foreign].concat()] {
            let me = ask(&hall.nobody(), Method::GET, "/auth/me", "cookie", &cookies).await.is(200);
            assert_eq!(me["id"], client.id);
        }
    }
}

#[apply(both_engines)]
async fn each_member_of_a_list_counts_by_itself(hall: Hall) {
    let client = hall.client().await;
    let nobody = hall.nobody();
    let page = format!("/clients/{}", client.id);
    let tag = client.get("/clients/me").await.header("etag").to_owned();
    let list = |listed: &[u8], tag: &str| [listed, b", ", tag.as_bytes()].concat();
    assert_eq!(ask(&client, Method::GET, "/clients/me", "if-none-match", &list(b"\"\x80\"", &tag)).await.status, 304);
    assert_eq!(
        ask(&client, Method::GET, "/clients/me", "if-none-match", &list(b"\"a,*,b\"", "\"c\"")).await.status,
        200
    );

    let change = async |seen: &[u8]| {
        let request = client.request(Method::PATCH, "/clients/me").json(&json!({ "about": "Plants." }));
        Reply::to(request.header("if-match", bytes(seen))).await
    };
    change(b"\"\x80\"").await.is_problem(412, "precondition_failed");
    change(b"\"a,*,b\"").await.is_problem(412, "precondition_failed");
    change(&list(b"\"\xff\"", &tag)).await.is(200);

    assert_eq!(ask(&client, Method::GET, &page, "accept", b"text/\x80, application/json").await.status, 200);
    ask(&nobody, Method::GET, "/services", "accept", b"text/\x80").await.is_problem(406, "not_acceptable");
    ask(&nobody, Method::GET, "/services", "accept", b"application/json\x80").await.is_problem(406, "not_acceptable");
}

#[apply(both_engines)]
async fn what_is_one_word_is_refused_when_it_is_no_text(hall: Hall) {
    let client = hall.client().await;
    ask(&client, Method::GET, "/services", "host", b"h\x80ll").await.is_problem(400, "malformed_request");
    ask(&hall.nobody(), Method::GET, "/auth/me", "authorization", b"Bearer \x80")
        .await
        .is_problem(401, "invalid_token");
    for (method, path, name, pointer) in [
        (Method::POST, "/threads", "idempotency-key", "/Idempotency-Key"),
        (Method::POST, "/auth/login", "x-session", "/X-Session"),
    ] {
        let body = json!({ "service_id": client.id, "worker_id": client.id, "subject": "Taps", "text": "Hello",
            "email": client.email, "password": client.password });
        let request = client.request(method, path).header(name, bytes(b"\x80")).json(&body);
        let refused = Reply::to(request).await;
        assert!([422].contains(&refused.status.as_u16()), "{path} {pointer}: {refused:?}");
    }
    let stream = client.request(Method::GET, "/events").header("accept", "text/event-stream");
    Reply::to(stream.header("last-event-id", bytes(b"1\x80"))).await.is_invalid("/Last-Event-ID", "invalid_header");
    let typed = hall.nobody().request(Method::POST, "/auth/login").body("{}");
    let typed = typed.header("content-type", bytes(b"application/json; charset=\x80"));
    Reply::to(typed).await.is_problem(415, "unsupported_media_type");
}
