//! Providers that lie, fail or change.

use crate::support::{
    Authenticator, Hall, Reply,
    openid::{Browser, Impostor, overlay, signed},
};
use futures_util::future::{Either, join, select};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;
use std::{pin::pin, time::Duration};

pub(super) async fn impostor(hall: Hall) -> (Hall, Impostor) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    (impostor.welcomed_by(hall).await, impostor)
}

#[apply(both_engines)]
async fn a_token_that_is_not_the_answer_to_the_question_proves_nothing(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let now = hall.clock.now().unix_seconds();
    let honest = impostor.says().claims.clone();
    let mut browser = Browser::new(&hall);
    for lie in [
        json!({ "iss": "https://accounts.google.com" }),
        json!({ "iss": format!("{}/", impostor.issuer) }),
        json!({ "aud": "somebody else" }),
        json!({ "aud": [] }),
        json!({ "aud": ["hall", "somebody else"] }),
        json!({ "azp": "somebody else" }),
        json!({ "nonce": "another" }),
        json!({ "nonce": "" }),
        json!({ "sub": "" }),
        json!({ "sub": null }),
        json!({ "sub": "x".repeat(256) }),
        json!({ "exp": now - 61 }),
        json!({ "exp": null }),
        json!({ "exp": (now + 300).to_string() }),
        json!({ "exp": 1e18 }),
        json!({ "iat": now + 120 }),
        json!({ "iat": now - 3600 }),
        json!({ "nbf": now + 120 }),
    ] {
        impostor.says().claims = honest.clone();
        overlay(&mut impostor.says().claims, &lie);
        impostor.lets_in(&mut browser).await.is_problem(401, "identity_not_confirmed");
    }
    impostor.says().claims = honest;
    impostor.lets_in(&mut browser).await.is(200);
}

#[apply(both_engines)]
async fn a_token_that_the_provider_has_not_signed_proves_nothing(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let mut browser = Browser::new(&hall);
    for header in [
        json!({ "alg": "none" }),
        json!({ "alg": "HS256", "kid": "1" }),
        json!({ "alg": "RS256", "kid": "1" }),
        json!({ "alg": "EdDSA", "kid": "2" }),
        json!({ "alg": "EdDSA", "kid": "1", "crit": ["exp"] }),
        json!({ "alg": "EdDSA", "kid": "1", "typ": "at+jwt" }),
        json!({ "kid": "1" }),
    ] {
        impostor.says().header = header;
        impostor.lets_in(&mut browser).await.is_problem(401, "identity_not_confirmed");
    }
    impostor.says().header = json!({ "alg": "EdDSA", "kid": "1" });
    impostor.says().signs_with = 2;
    impostor.lets_in(&mut browser).await.is_problem(401, "identity_not_confirmed");

    // A foreign key, whatever the header says about its location.
    let foreign = json!({ "alg": "EdDSA", "jku": "http://evil.example/keys", "x5u": "http://evil.example/cert",
        "jwk": { "kty": "OKP", "crv": "Ed25519", "x": "abc" } });
    let claims = impostor.says().claims.clone();
    for token in [
        signed(&foreign, &claims, 2),
        "a.b".to_owned(),
        "..".to_owned(),
        format!("{}.{}.", "e30", "e30"),
        "x".repeat(100_000),
    ] {
        impostor.says().token = Some(token);
        impostor.lets_in(&mut browser).await.is_problem(401, "identity_not_confirmed");
    }
}

#[apply(both_engines)]
async fn a_new_key_is_found_at_once_and_a_withdrawn_one_is_soon_forgotten(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let mut browser = Browser::new(&hall);
    impostor.lets_in(&mut browser).await.is(200);
    impostor.says().header = json!({ "alg": "EdDSA", "kid": "2" });
    impostor.says().signs_with = 2;
    impostor.says().shows = vec![1, 2];
    impostor.lets_in(&mut browser).await.is(200);
    assert_eq!(impostor.says().asked, 2, "once at first, and once for the new key");
    impostor.says().shows = vec![1];
    hall.clock.advance(Duration::from_secs(10 * 60));
    let now = hall.clock.now().unix_seconds();
    overlay(&mut impostor.says().claims, &json!({ "iat": now, "exp": now + 300 }));
    impostor.lets_in(&mut browser).await.is_problem(401, "identity_not_confirmed");
}

#[apply(both_engines)]
async fn a_provider_that_is_down_costs_nothing_but_itself(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let client = hall.client().await;
    let mut browser = Browser::new(&hall);
    impostor.says().is_down = true;
    for _ in 0..3 {
        let reply = browser.get_from_hall("/auth/oidc/local/start", &[]).await;
        reply.is_problem(503, "provider_unavailable");
        assert!(!reply.header("retry-after").is_empty());
    }
    assert_eq!(impostor.says().asked, 1, "a provider that is down is left alone for a moment");
    let link = json!({ "password": client.password });
    client.post("/auth/oidc/local/link", link).await.is_problem(503, "provider_unavailable");
    client.signed_in().await.get("/auth/oidc/providers").await.is(200);
    impostor.says().is_down = false;
    hall.clock.advance(Duration::from_secs(21));
    browser.sets_out("").await;
}

#[apply(both_engines)]
async fn a_provider_that_hangs_is_asked_once_and_nothing_else_waits_for_it(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    impostor.says().hangs = true;
    let (mut one, mut other) = (Browser::new(&hall), Browser::new(&hall));
    let path = "/auth/oidc/local/start";
    let mut waiting = pin!(join(one.get_from_hall(path, &[]), other.get_from_hall(path, &[])));
    let signing_in = pin!(async { hall.client().await.signed_in().await });
    let first = select(&mut waiting, signing_in).await;
    assert!(matches!(first, Either::Right(_)), "a sign-in with a password has waited for the provider");
    let (one, other) = waiting.await;
    for refused in [one, other, Browser::new(&hall).get_from_hall(path, &[]).await] {
        refused.is_problem(503, "provider_unavailable");
    }
    assert_eq!(impostor.says().asked, 1, "who comes later does not wait for what has just failed");
}

#[apply(both_engines)]
async fn a_provider_that_describes_itself_as_another_is_not_used(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let honest = impostor.says().discovery.clone();
    let mut browser = Browser::new(&hall);
    for lie in [
        json!({ "issuer": "https://accounts.google.com" }),
        json!({ "issuer": null }),
        json!({ "authorization_endpoint": "javascript:alert(1)" }),
        json!({ "authorization_endpoint": "http://phishing.example/" }),
        json!({ "token_endpoint": "http://10.0.0.1/" }),
        json!({ "token_endpoint": "ftp://127.0.0.1/" }),
        json!({ "jwks_uri": "file:///etc/passwd" }),
        json!({ "jwks_uri": format!("{}/nowhere", impostor.issuer) }),
        json!({ "padding": "x".repeat(300 * 1024) }),
    ] {
        impostor.says().discovery = honest.clone();
        overlay(&mut impostor.says().discovery, &lie);
        let reply = browser.get_from_hall("/auth/oidc/local/start", &[]).await;
        reply.is_problem(503, "provider_unavailable");
        hall.clock.advance(Duration::from_secs(21));
    }
    impostor.says().discovery = honest;
    let start = browser.sets_out("").await;
    let said: Vec<String> = start.query_pairs().map(|(name, _)| name.into_owned()).collect();
    for name in ["tenant", "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge"] {
        assert!(said.contains(&name.to_owned()), "{name}: {start}");
    }
}

#[apply(both_engines)]
async fn any_response_of_the_token_endpoint_leads_to_a_refusal_and_not_to_500(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let mut browser = Browser::new(&hall);
    for (status, body, answered, code) in [
        (400, "{\"error\":\"invalid_grant\"}", 401, "identity_not_confirmed"),
        (401, "{\"error\":\"invalid_client\"}", 503, "provider_unavailable"),
        (500, "oops", 503, "provider_unavailable"),
        (302, "", 503, "provider_unavailable"),
        (200, "", 503, "provider_unavailable"),
        (200, "{\"id_token\":7}", 503, "provider_unavailable"),
        (200, "[[[[[[[[", 503, "provider_unavailable"),
    ] {
        impostor.says().answer = Some((status, body.to_owned()));
        impostor.lets_in(&mut browser).await.is_problem(answered, code);
    }
    impostor.says().answer = Some((200, "x".repeat(300 * 1024)));
    impostor.lets_in(&mut browser).await.is_problem(503, "provider_unavailable");
}

#[apply(both_engines)]
async fn a_banned_account_cannot_sign_in_with_a_provider(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let (banned, frozen, deleted) = (hall.client().await, hall.client().await, hall.client().await);
    let admin = hall.admin().await;
    let as_user = |email: &str| json!({ "sub": email, "email": email });
    let mut browser = Browser::new(&hall);
    hall.sql("UPDATE users SET status = 'BANNED' WHERE id = $1", banned.user_id()).await;
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", frozen.user_id()).await;
    for (person, code) in [(&banned, "account_banned"), (&frozen, "account_frozen"), (&admin, "link_first")] {
        overlay(&mut impostor.says().claims, &as_user(&person.email));
        impostor.lets_in(&mut browser).await.is_problem(403, code);
    }
    overlay(&mut impostor.says().claims, &as_user(&deleted.email));
    impostor.lets_in(&mut browser).await.is(200);
    let path = format!("/admin/users/{}", deleted.id);
    let request = admin.request(Method::DELETE, &path).json(&json!({ "reason": "Asked for it." }));
    Reply::to(request).await.is(204);
    let anew = impostor.lets_in(&mut browser).await.is(200);
    assert_ne!(anew["user"]["id"], deleted.id.as_str(), "a new account, since the old one is gone");
}

#[apply(both_engines)]
async fn an_account_that_asks_for_more_than_a_mailbox_is_linked_by_its_owner_alone(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let (with_app, with_passkey) = (hall.client().await, hall.client().await);
    let app = Authenticator::set_up(&hall, &with_app).await;
    crate::auth::passkeys::added(&with_passkey).await;
    for person in [&with_app, &with_passkey] {
        overlay(&mut impostor.says().claims, &json!({ "sub": person.email, "email": person.email }));
        impostor.lets_in(&mut Browser::new(&hall)).await.is_problem(403, "link_first");
    }
    let password = json!({ "password": with_app.password });
    with_app.post("/auth/oidc/local/link", password).await.is_invalid("/totp_code", "required");

    let proof = json!({ "password": with_app.password, "totp_code": app.fresh_code(&hall) });
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out_to_link_with(&with_app, proof).await;
    overlay(&mut impostor.says().claims, &json!({ "sub": with_app.email, "email": with_app.email }));
    browser.comes_back(&Impostor::callback(&start)).await.is(200);
    impostor.lets_in(&mut Browser::new(&hall)).await.is(200);
}

#[apply(both_engines)]
async fn an_administrator_who_needs_a_second_factor_needs_one_of_ours(hall: Hall) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    let hall = impostor.welcomed_with(hall, &[("HIREHALL_ADMIN_SECOND_FACTOR", "on")]).await;
    let admin = hall.admin().await;
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out_to_link(&admin).await;
    browser.comes_back(&Impostor::callback(&start)).await.is(200);
    let entered = impostor.lets_in(&mut browser).await.is(200);
    let entered = hall.nobody().with_token(entered["access_token"].as_str().unwrap());
    entered.get("/auth/me").await.is(200);
    entered.get("/admin/users").await.is_problem(403, "second_factor_required");
}

#[apply(both_engines)]
async fn a_name_that_cannot_be_one_here_is_replaced(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let named = [
        (json!({ "given_name": "Ada\u{202e}", "family_name": 7, "name": "Ada King Lovelace" }), "Ada", "King Lovelace"),
        (json!({ "given_name": "A".repeat(300), "name": null }), &"A".repeat(80), ""),
    ];
    for (number, (claims, first_name, last_name)) in named.iter().enumerate() {
        let email = format!("mallory@{number}.example.org");
        overlay(&mut impostor.says().claims, &json!({ "sub": email, "email": email, "family_name": null }));
        overlay(&mut impostor.says().claims, claims);
        let user = impostor.lets_in(&mut Browser::new(&hall)).await.is(200)["user"].clone();
        assert_eq!((&user["first_name"], &user["last_name"]), (&json!(first_name), &json!(last_name)));
    }
    for email in [json!("not an address"), json!("a@b.co\r\nBcc: x@y.co"), json!(["a@b.co"]), json!(null)] {
        overlay(&mut impostor.says().claims, &json!({ "sub": "addressless", "email": email }));
        impostor.lets_in(&mut Browser::new(&hall)).await.is_problem(403, "email_not_verified");
    }
}

#[apply(both_engines)]
async fn starting_a_provider_sign_in_is_limited(hall: Hall) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    let hall = impostor.welcomed_with(hall, &[("HIREHALL_RATE_LIMITS", "on")]).await;
    let mut browser = Browser::new(&hall);
    let mut statuses = Vec::new();
    for _ in 0..70 {
        statuses.push(browser.get_from_hall("/auth/oidc/local/start", &[]).await.status.as_u16());
    }
    assert!(statuses.starts_with(&[303; 60]) && statuses.ends_with(&[429; 5]), "{statuses:?}");
}

#[apply(both_engines)]
async fn asking_for_the_head_alone_counts_as_much_as_asking_for_all(hall: Hall) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    let hall = impostor.welcomed_with(hall, &[("HIREHALL_RATE_LIMITS", "on")]).await;
    for path in ["/auth/oidc/local/start", "/auth/oidc/local/callback", "/auth/me/export/file?token=x"] {
        let mut last = 0;
        for _ in 0..65 {
            last = Reply::to(hall.nobody().request(Method::HEAD, path)).await.status.as_u16();
        }
        assert_eq!(last, 429, "{path}");
    }
}
