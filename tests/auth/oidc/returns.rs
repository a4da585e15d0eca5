//! The way back from a provider: forged, repeated, incomplete or too late.

use super::hostile::impostor;
use crate::support::{
    Hall,
    openid::{Browser, Impostor, overlay},
};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

#[apply(both_engines)]
async fn a_callback_must_come_from_the_right_issuer_and_be_complete(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out("").await;
    let mixed_up = format!("{}&iss=https://accounts.google.com", Impostor::callback(&start));
    browser.comes_back(&mixed_up).await.is_problem(401, "identity_not_confirmed");

    overlay(&mut impostor.says().discovery, &json!({ "authorization_response_iss_parameter_supported": true }));
    hall.clock.advance(Duration::from_secs(10 * 60));
    let now = hall.clock.now().unix_seconds();
    overlay(&mut impostor.says().claims, &json!({ "iat": now, "exp": now + 300 }));
    impostor.lets_in(&mut browser).await.is_problem(401, "identity_not_confirmed");
    let start = browser.sets_out("").await;
    let complete = format!("{}&iss={}&session_state=x&hd=example.org", Impostor::callback(&start), impostor.issuer);
    browser.comes_back(&complete).await.is(200);

    let state = |start: &reqwest::Url| start.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    let start = browser.sets_out("").await;
    let cancelled = format!("/auth/oidc/local/callback?error=access_denied&state={}", state(&start));
    browser.comes_back(&cancelled).await.is_problem(401, "identity_not_confirmed");
    let start = browser.sets_out("").await;
    let empty = format!("/auth/oidc/local/callback?state={}", state(&start));
    browser.comes_back(&empty).await.is_invalid("/code", "required");
    for nothing in ["", "?state=", "?state=%00", "?code=a", "?state=a&code=b&code=c", "?state=%ff"] {
        browser.comes_back(&format!("/auth/oidc/local/callback{nothing}")).await.is(422);
    }
    browser.comes_back("/auth/oidc/other/callback?state=a&code=b").await.is_problem(404, "not_found");
    browser.get_from_hall("/auth/oidc/other/start", &[]).await.is_problem(404, "not_found");
    let admin = browser.get_from_hall("/auth/oidc/local/start?role=ADMIN", &[]).await;
    admin.is_invalid("/role", "unknown_value");
}

#[apply(both_engines)]
async fn twenty_returns_with_one_code_are_one_session_and_twenty_newcomers_are_one_account(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out("").await;
    let (path, cookies) = (Impostor::callback(&start), browser.cookie_header());
    let returns = (0..20).map(|_| {
        let (hall, path, cookies) = (&hall, &path, &cookies);
        async move { Browser::new(hall).get_from_hall(path, &[("cookie", cookies)]).await }
    });
    let statuses: Vec<u16> = join_all(returns).await.iter().map(|reply| reply.status.as_u16()).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 422).count(), 19, "{statuses:?}");

    overlay(&mut impostor.says().claims, &json!({ "sub": "new", "email": "new@example.org" }));
    let newcomers = (0..20).map(|_| async {
        let mut browser = Browser::new(&hall);
        impostor.lets_in(&mut browser).await.is(200)["user"]["id"].clone()
    });
    let accounts: Vec<Value> = join_all(newcomers).await;
    assert!(accounts.iter().all(|account| *account == accounts[0]), "{accounts:?}");
}

#[apply(both_engines)]
async fn a_failed_sign_in_redirects_to_the_return_url_with_an_error(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let navigates = [("sec-fetch-mode", "navigate"), ("accept", "text/html")];
    let mut browser = Browser::new(&hall);
    let state = |start: &reqwest::Url| start.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();

    let start = browser.sets_out("?return_to=/sign-in%3Ftheme%3Ddark").await;
    let cancelled = format!("/auth/oidc/local/callback?error=access_denied&state={}", state(&start));
    for told in [
        "http://hall.example/sign-in?theme=dark&error=identity_not_confirmed",
        "http://hall.example/?error=invalid_state",
    ] {
        let reply = browser.get_from_hall(&cancelled, &navigates).await;
        reply.is(303);
        assert_eq!(reply.header("location"), told);
        assert_eq!(reply.header("cache-control"), "no-store");
    }
    overlay(&mut impostor.says().claims, &json!({ "email_verified": false }));
    let start = browser.sets_out("").await;
    let reply = browser.get_from_hall(&Impostor::callback(&start), &navigates).await;
    assert_eq!(reply.header("location"), "http://hall.example/?error=email_not_verified");
}

#[apply(both_engines)]
async fn a_forged_callback_ends_no_attempt_of_its_victim(hall: Hall) {
    let (hall, _impostor) = impostor(hall).await;
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out("").await;
    let foreign = "/auth/oidc/local/callback?code=a&state=somebody-elses";
    browser.get_from_hall(foreign, &[("sec-fetch-mode", "navigate")]).await.is(303);
    browser.comes_back(&Impostor::callback(&start)).await.is(200);
}

#[apply(both_engines)]
async fn an_unreadable_callback_redirects_browsers_and_is_a_problem_for_programs(hall: Hall) {
    let (hall, _impostor) = impostor(hall).await;
    let mut browser = Browser::new(&hall);
    browser.sets_out("").await;
    for unreadable in ["code=a&code=b&state=x", "code=%00&state=x", "code=%ff&state=x"] {
        let path = format!("/auth/oidc/local/callback?{unreadable}");
        let sent_on = browser.get_from_hall(&path, &[("sec-fetch-mode", "navigate")]).await;
        assert_eq!((sent_on.status.as_u16(), sent_on.header("location")), (303, "http://hall.example/?error=invalid"));
        browser.get_from_hall(&path, &[]).await.is(422);
    }
}

#[apply(both_engines)]
async fn an_identity_is_not_linked_after_signing_out(hall: Hall) {
    let (hall, _impostor) = impostor(hall).await;
    let client = hall.client().await;
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out_to_link(&client).await;
    client.post("/auth/logout", json!({})).await.is(204);
    browser.comes_back(&Impostor::callback(&start)).await.is_invalid("/state", "invalid_state");
    assert_eq!(client.signed_in().await.get("/auth/identities").await.is(200)["items"], json!([]));
}

#[apply(both_engines)]
async fn a_browser_is_sent_to_where_it_wanted_to_go_and_nowhere_else(hall: Hall) {
    let (hall, _impostor) = impostor(hall).await;
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out("?return_to=/jobs%3Fpage%3D2").await;
    let said = start.query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1;
    assert_eq!(said, "http://hall.example/api/v1/auth/oidc/local/callback");
    let reply = browser.get_from_hall(&Impostor::callback(&start), &[("sec-fetch-mode", "navigate")]).await;
    reply.is(303);
    assert_eq!(reply.header("location"), "http://hall.example/jobs?page=2");
    let cookies: Vec<&str> =
        reply.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap()).collect();
    assert_eq!(cookies.len(), 3, "{cookies:?}");
    assert!(cookies.iter().all(|cookie| cookie.starts_with("__Host-hirehall-")
        && cookie.contains("; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=")));
    let long = format!("/{}", "x".repeat(500));
    for elsewhere in [
        "//evil.example",
        "/%5Cevil.example",
        "https://evil.example",
        "",
        "@evil.example",
        "%3Fpage",
        "/%0d%0aX: y",
        &long,
    ] {
        let reply = browser.get_from_hall(&format!("/auth/oidc/local/start?return_to={elsewhere}"), &[]).await;
        reply.is(422);
    }
}
