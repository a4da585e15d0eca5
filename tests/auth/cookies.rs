//! A browser keeps its session in cookies that scripts cannot read and other origins cannot use.

use crate::support::papers::{hand_in, jpeg, passport};
use crate::support::{Hall, Person, Reply, feed::Socket};
use macro_rules_attribute::apply;
use reqwest::{Method, RequestBuilder, header::HeaderMap};
use serde_json::json;

const OUR_PAGE: (&str, &str) = ("origin", "http://hall.example");

async fn sign_in(hall: &Hall, person: &Person) -> Reply {
    let login = json!({ "email": person.email, "password": person.password });
    let request = hall.nobody().request(Method::POST, "/auth/login").header("x-session", "cookie");
    Reply::to(request.json(&login)).await
}

/// The cookies as a browser sends them.
fn cookies(headers: &HeaderMap) -> String {
    let set = headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    set.map(|cookie| cookie.split(';').next().unwrap()).collect::<Vec<_>>().join("; ")
}

fn with(hall: &Hall, cookies: &str, method: Method, path: &str) -> RequestBuilder {
    hall.nobody().request(method, path).header("cookie", cookies)
}

#[apply(both_engines)]
async fn tokens_are_in_cookies_and_not_in_the_body(hall: Hall) {
    let client = hall.client().await;
    let signed_in = sign_in(&hall, &client).await;
    let body = signed_in.is(200);
    assert_eq!(body["user"]["id"], client.id);
    assert!(body.get("access_token").is_none() && body.get("refresh_token").is_none(), "{body}");
    let set: Vec<&str> = signed_in.headers.get_all("set-cookie").iter().map(|set| set.to_str().unwrap()).collect();
    assert_eq!(set.len(), 2);
    for (cookie, name) in set.iter().zip(["__Host-hirehall-access=", "__Host-hirehall-refresh="]) {
        assert!(cookie.starts_with(name), "{cookie}");
        for attribute in ["Path=/", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age="] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
    }
    let wrong = hall.nobody().request(Method::POST, "/auth/login").header("x-session", "jar");
    let login = json!({ "email": client.email, "password": client.password });
    Reply::to(wrong.json(&login)).await.is_invalid("/X-Session", "invalid_header");
}

#[apply(both_engines)]
async fn a_page_of_another_origin_changes_nothing(hall: Hall) {
    let client = hall.client().await;
    let cookies = cookies(&sign_in(&hall, &client).await.headers);
    let read = with(&hall, &cookies, Method::GET, "/auth/me").header("sec-fetch-site", "cross-site");
    assert_eq!(Reply::to(read).await.is(200)["id"], client.id);

    let about = |text: &str| json!({ "about": text });
    let change = || with(&hall, &cookies, Method::PATCH, "/clients/me");
    Reply::to(change().json(&about("nobody says who asks"))).await.is_problem(403, "cross_site");
    for (name, value) in [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "same-site")] {
        Reply::to(change().header(name, value).json(&about("evil"))).await.is_problem(403, "cross_site");
        let both = change().header(name, value).header("sec-fetch-site", "same-origin");
        Reply::to(both.json(&about("evil"))).await.is_problem(403, "cross_site");
    }
    Reply::to(change().header(OUR_PAGE.0, OUR_PAGE.1).json(&about("me"))).await.is(200);
    Reply::to(change().header("sec-fetch-site", "same-origin").json(&about("me again"))).await.is(200);
    // Only its owner can send a bearer token.
    client.patch("/clients/me", about("with a token")).await.is(200);
    let other = hall.client().await;
    let both = other.request(Method::GET, "/auth/me").header("cookie", &cookies);
    assert_eq!(Reply::to(both).await.is(200)["id"], other.id, "the header counts");
}

#[apply(both_engines)]
async fn cookies_are_refreshed_and_taken_back(hall: Hall) {
    let client = hall.client().await;
    let first = cookies(&sign_in(&hall, &client).await.headers);
    Reply::to(with(&hall, &first, Method::POST, "/auth/refresh")).await.is_problem(403, "cross_site");
    let ours = |cookies: &str, path: &str| with(&hall, cookies, Method::POST, path).header(OUR_PAGE.0, OUR_PAGE.1);
    let refreshed = Reply::to(ours(&first, "/auth/refresh")).await;
    assert!(refreshed.is(200).get("access_token").is_none());
    let second = cookies(&refreshed.headers);
    assert_ne!(first, second);
    Reply::to(with(&hall, &second, Method::GET, "/auth/me")).await.is(200);

    let left = Reply::to(ours(&second, "/auth/logout")).await;
    left.is(204);
    let cleared: Vec<&str> = left.headers.get_all("set-cookie").iter().map(|set| set.to_str().unwrap()).collect();
    assert!(cleared.len() == 2 && cleared.iter().all(|set| set.contains("Max-Age=0")), "{cleared:?}");
    Reply::to(with(&hall, &second, Method::GET, "/auth/me")).await.is_problem(401, "invalid_token");
    let refused = Reply::to(ours(&second, "/auth/refresh")).await;
    refused.is_problem(401, "invalid_refresh_token");
    assert_eq!(refused.headers.get_all("set-cookie").iter().count(), 2);
    hall.nobody().post("/auth/refresh", json!({})).await.is_invalid("/refresh_token", "required");
    Reply::to(hall.nobody().request(Method::POST, "/auth/refresh")).await.is_invalid("/refresh_token", "required");
}

#[apply(both_engines)]
async fn a_browser_listens_with_its_cookie(hall: Hall) {
    let client = hall.client().await;
    let cookies = cookies(&sign_in(&hall, &client).await.headers);
    let listen = async |origin: &str| {
        let headers = [("cookie", cookies.as_str()), ("origin", origin)];
        Socket::open(&hall.nobody(), "/ws", &headers).await.err()
    };
    assert_eq!(listen("http://hall.example").await, None);
    assert_eq!(listen("http://evil.example").await, Some(403));
}

#[apply(both_engines)]
async fn a_page_of_another_origin_can_neither_view_nor_claim_a_document(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = hand_in(&worker, passport(jpeg(1), jpeg(2))).await.is(201)["id"].as_str().unwrap().to_owned();
    let cookies = cookies(&sign_in(&hall, &admin).await.headers);
    let look = || with(&hall, &cookies, Method::GET, &format!("/admin/kyc/{id}/files/document"));
    Reply::to(look()).await.is_problem(403, "cross_site");
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")]
    {
        Reply::to(look().header(name, value)).await.is_problem(403, "cross_site");
    }
    assert_eq!(admin.get(&format!("/admin/kyc/{id}")).await.is(200)["status"], "PENDING");
    assert_eq!(admin.get("/admin/audit?type=kyc.file_viewed").await.is(200)["items"], json!([]));
    assert_eq!(Reply::to(look().header("sec-fetch-site", "same-origin")).await.status, 200);
    assert_eq!(admin.get(&format!("/admin/kyc/{id}")).await.is(200)["status"], "IN_REVIEW");
}

#[apply(both_engines)]
async fn a_page_of_another_origin_cannot_make_a_browser_write_the_audit_trail(hall: Hall) {
    let admin = hall.admin().await;
    let cookies = cookies(&sign_in(&hall, &admin).await.headers);
    let nothing = "019a0000-0000-7000-8000-000000000000";
    for path in ["webhooks/{}/secret", "disputes/{}", "disputes/{}/messages", "kyc/{}/files/document"] {
        let path = format!("/admin/{}", path.replace("{}", nothing));
        let look = || with(&hall, &cookies, Method::GET, &path);
        Reply::to(look()).await.is_problem(403, "cross_site");
        Reply::to(look().header("sec-fetch-site", "cross-site")).await.is_problem(403, "cross_site");
        Reply::to(look().header("sec-fetch-site", "same-origin")).await.is(404);
        admin.get(&path).await.is(404);
    }
}

#[apply(both_engines)]
async fn on_this_machine_without_encryption_every_browser_takes_the_cookies(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_PUBLIC_URL", "http://127.0.0.1:8000")]).await;
    let client = hall.client().await;
    let signed_in = sign_in(&hall, &client).await;
    signed_in.is(200);
    let set: Vec<&str> = signed_in.headers.get_all("set-cookie").iter().map(|set| set.to_str().unwrap()).collect();
    for (cookie, name) in set.iter().zip(["hirehall-access=", "hirehall-refresh="]) {
        assert!(cookie.starts_with(name) && cookie.contains("; HttpOnly; SameSite=Lax; Path=/; "), "{cookie}");
    }
    let cookies = cookies(&signed_in.headers);
    Reply::to(with(&hall, &cookies, Method::GET, "/auth/me")).await.is(200);
    let ours = |path: &str| with(&hall, &cookies, Method::POST, path).header("origin", "http://127.0.0.1:8000");
    Reply::to(ours("/auth/refresh")).await.is(200);
    Reply::to(ours("/auth/logout")).await.is(204);
}

#[apply(both_engines)]
async fn a_page_of_another_origin_cannot_request_session_cookies(hall: Hall) {
    let client = hall.client().await;
    let login = json!({ "email": client.email, "password": client.password });
    let from = |name: &str, value: &str| {
        let request = hall.nobody().request(Method::POST, "/auth/login").header("x-session", "cookie");
        Reply::to(request.header(name, value).json(&login))
    };
    for (name, value) in [
        ("origin", "http://127.0.0.1:8000"),
        ("origin", "https://hall.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let refused = from(name, value).await;
        let told = refused.is_problem(403, "cross_site");
        let detail = told["detail"].as_str().unwrap();
        assert!(detail.contains("HIREHALL_PUBLIC_URL") && detail.contains("http://hall.example"), "{told}");
        assert!(refused.headers.get("set-cookie").is_none());
    }
    from(OUR_PAGE.0, OUR_PAGE.1).await.is(200);
    from("sec-fetch-site", "same-origin").await.is(200);
    // Tokens are returned to any client with the password; browsers do not store them.
    let tokens = hall.nobody().request(Method::POST, "/auth/login").header("origin", "https://app.example");
    Reply::to(tokens.json(&login)).await.is(200);
}
