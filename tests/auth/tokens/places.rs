//! An access token is accepted in the Authorization header or the cookie only.

use super::{Lair, refuses};
use crate::support::{
    Hall, Person, Reply, eventually,
    feed::Socket,
    forger::{Forger, signed_with},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;

#[apply(both_engines)]
async fn without_a_token_the_answer_says_how_to_bring_one(hall: Hall) {
    let reply = hall.nobody().get("/auth/me").await;
    reply.is_problem(401, "not_signed_in");
    assert_eq!(reply.header("www-authenticate"), "Bearer");
}

async fn with_headers(person: &Person, path: &str, headers: &[(&str, &str)]) -> Reply {
    let request = person.request(Method::GET, path);
    Reply::to(headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))).await
}

#[tokio::test]
async fn the_scheme_is_bearer_in_any_case_and_no_other() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    let (nobody, token) = (hall.nobody(), client.token.clone().unwrap());
    for scheme in ["Bearer", "bearer", "BEARER", "bEaReR"] {
        with_headers(&nobody, "/auth/me", &[("authorization", &format!("{scheme} {token}"))]).await.is(200);
    }
    for credentials in [
        String::new(),
        "Bearer".into(),
        "Bearer ".into(),
        token.clone(),
        format!("Basic {token}"),
        format!("Token {token}"),
        format!("JWT {token}"),
        format!("DPoP {token}"),
        format!("Bearer:{token}"),
        format!("Bearer={token}"),
        format!("Bearer Bearer {token}"),
        format!("Bearer {token} {token}"),
        format!("Bearer {token}, Bearer {token}"),
        format!("Basic YTpi, Bearer {token}"),
        format!("Bearer token=\"{token}\""),
    ] {
        let refused = with_headers(&nobody, "/auth/me", &[("authorization", &credentials)]).await;
        refused.is_problem(401, "invalid_token");
        assert_eq!(refused.header("www-authenticate"), "Bearer", "{credentials}");
    }
}

#[tokio::test]
async fn two_headers_are_none_and_a_header_counts_before_a_cookie() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    let token = client.token.clone().unwrap();
    let (genuine, forged) = (format!("Bearer {token}"), "Bearer x.y.z".to_owned());
    let nobody = hall.nobody();
    for [first, second] in [[&genuine, &forged], [&forged, &genuine], [&genuine, &genuine]] {
        let both = [("authorization", first.as_str()), ("authorization", second.as_str())];
        with_headers(&nobody, "/auth/me", &both).await.is_problem(401, "invalid_token");
        with_headers(&nobody, "/events", &both).await.is_problem(401, "invalid_token");
        with_headers(&nobody, "/ws", &both).await.is_problem(401, "invalid_token");
    }
    let cookie = format!("__Host-hirehall-access={token}");
    with_headers(&nobody, "/auth/me", &[("cookie", &cookie)]).await.is(200);
    let both = [("authorization", forged.as_str()), ("cookie", cookie.as_str())];
    with_headers(&nobody, "/auth/me", &both).await.is_problem(401, "invalid_token");
}

#[tokio::test]
async fn a_token_in_a_url_a_body_or_another_header_is_not_seen() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    let (nobody, token) = (hall.nobody(), client.token.clone().unwrap());
    for name in ["access_token", "token", "bearer", "authorization", "jwt"] {
        for path in ["/auth/me", "/events", "/threads"] {
            nobody.get(&format!("{path}?{name}={token}")).await.is_problem(401, "not_signed_in");
            client.get(&format!("{path}?{name}={token}")).await.is_invalid(&format!("/{name}"), "unknown_field");
        }
        assert_eq!(Socket::open(&nobody, &format!("/ws?{name}={token}"), &[]).await.err(), Some(401));
        nobody.post("/auth/logout", json!({ name: token })).await.is_one_of(&[401, 422]);
        let form = nobody.request(Method::POST, "/auth/logout").form(&[(name, &token)]);
        Reply::to(form).await.is_one_of(&[400, 401]);
    }
    let bearer = format!("Bearer {token}");
    for (name, value) in [
        ("proxy-authorization", bearer.as_str()),
        ("x-authorization", &bearer),
        ("x-access-token", &token),
        ("x-forwarded-access-token", &token),
        ("cookie", &format!("access_token={token}")),
        ("cookie", &format!("hirehall-access={token}")),
        ("cookie", &format!("__Host-hirehall-refresh={token}")),
        ("cookie", &format!("__host-hirehall-access={token}")),
    ] {
        with_headers(&nobody, "/auth/me", &[(name, value)]).await.is_problem(401, "not_signed_in");
    }
    client.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn a_secret_for_one_purpose_serves_no_other(hall: Hall) {
    let client = hall.client().await;
    let new = json!({ "role": "CLIENT", "email": "new@example.org", "password": client.password,
        "first_name": "Nora", "last_name": "New" });
    hall.nobody().post("/auth/signup", new).await.is(202);
    hall.nobody().post("/auth/forgot-password", json!({ "email": client.email })).await.is(202);
    client.post("/auth/me/export", json!({ "password": client.password })).await.is(202);
    let export = eventually("an export", async || {
        client.get("/auth/me/export").await.is(200)["url"].as_str().map(str::to_owned)
    })
    .await;
    let cursor = {
        client.signed_in().await;
        client.get("/auth/sessions?limit=1").await.is(200)["next_cursor"].as_str().unwrap().to_owned()
    };
    let secrets = [
        ("a refresh token", client.refresh_token.clone().unwrap()),
        ("a link to verify", hall.mails_to("new@example.org").await[0].token("verify-email")),
        ("a link to a new password", hall.mails_to(&client.email).await[0].token("reset-password")),
        ("an export's capability", export.split("token=").nth(1).unwrap().to_owned()),
        ("a cursor", cursor),
    ];
    for (what, secret) in &secrets {
        refuses(&client, [((*what).to_owned(), secret.clone())]).await;
        let cookie = format!("__Host-hirehall-access={secret}");
        with_headers(&hall.nobody(), "/auth/me", &[("cookie", &cookie)]).await.is_problem(401, "invalid_token");
    }
    let token = client.token.as_deref().unwrap();
    let nobody = hall.nobody();
    nobody.post("/auth/refresh", json!({ "refresh_token": token })).await.is_problem(401, "invalid_refresh_token");
    for (what, secret) in secrets.iter().skip(1) {
        let refused = nobody.post("/auth/refresh", json!({ "refresh_token": secret })).await;
        assert_eq!(refused.status, 401, "{what}");
    }
    let (refresh, verify, reset) = (&secrets[0].1, &secrets[1].1, &secrets[2].1);
    for foreign in [token, refresh, verify] {
        let body = json!({ "token": foreign, "new_password": "another password" });
        nobody.post("/auth/reset-password", body).await.is(422);
    }
    for foreign in [token, refresh, reset] {
        nobody.post("/auth/verify-email", json!({ "token": foreign })).await.is(422);
        nobody.post("/auth/change-email/confirm", json!({ "token": foreign })).await.is(422);
    }
    client.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn a_forged_token_opens_no_kind_of_route(hall: Hall) {
    let lair = Lair::open();
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    let stranger = Forger::stranger();
    let forged = signed_with(forger.header_with("jku", json!(lair.url())), forger.claims.to_string(), |message| {
        stranger.sign(message).as_ref().to_vec()
    });
    let thief = client.clone().with_token(&forged);
    for path in ["/auth/me", "/auth/sessions", "/threads", "/jobs", "/events", "/admin/users", "/clients/me/favorites"]
    {
        thief.get(path).await.is_problem(401, "invalid_token");
    }
    for path in ["/auth/logout", "/auth/logout-all", "/auth/me/export", "/threads", "/jobs", "/auth/totp"] {
        let refused = thief.post(path, json!({})).await;
        refused.is_problem(401, "invalid_token");
        assert_eq!(refused.header("www-authenticate"), "Bearer");
    }
    thief.delete("/auth/totp").await.is_problem(401, "invalid_token");
    let protocols = format!("hirehall.v1, bearer.{forged}");
    let opened = Socket::open(&hall.nobody(), "/ws", &[("sec-websocket-protocol", &protocols)]).await;
    assert_eq!(opened.err(), Some(401));
    // Public paths stay public with a refused token.
    thief.get("/services").await.is(200);
    lair.was_never_asked();
}
