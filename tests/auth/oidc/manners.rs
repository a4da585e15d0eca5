//! Differences between providers: client authentication, response modes, issuers.

use crate::support::{
    Hall,
    openid::{Browser, Impostor, overlay},
};
use macro_rules_attribute::apply;
use serde_json::json;
use std::time::Duration;

#[apply(both_engines)]
async fn a_client_proves_itself_in_a_way_that_the_provider_says_it_takes(hall: Hall) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    let hall = impostor.welcomed_by(hall).await;
    for (listed, takes, tried) in [
        (json!(null), "client_secret_basic", &["client_secret_basic"][..]),
        (json!(["client_secret_post"]), "client_secret_post", &["client_secret_post"]),
        (json!(["client_secret_basic", "private_key_jwt"]), "client_secret_basic", &["client_secret_basic"]),
        (
            json!(["client_secret_post", "client_secret_basic"]),
            "client_secret_post",
            &["client_secret_basic", "client_secret_post"],
        ),
    ] {
        overlay(&mut impostor.says().discovery, &json!({ "token_endpoint_auth_methods_supported": listed }));
        impostor.says().takes = vec![takes];
        impostor.says().tried.clear();
        hall.clock.advance(Duration::from_secs(10 * 60));
        let now = hall.clock.now().unix_seconds();
        overlay(&mut impostor.says().claims, &json!({ "iat": now, "exp": now + 300 }));
        impostor.lets_in(&mut Browser::new(&hall)).await.is(200);
        assert_eq!(impostor.says().tried, tried, "{listed}");
    }
    overlay(&mut impostor.says().discovery, &json!({ "token_endpoint_auth_methods_supported": ["private_key_jwt"] }));
    impostor.says().tried.clear();
    hall.clock.advance(Duration::from_secs(10 * 60));
    impostor.lets_in(&mut Browser::new(&hall)).await.is_problem(503, "provider_unavailable");
    assert!(impostor.says().tried.is_empty(), "the secret goes nowhere");
}

#[apply(both_engines)]
async fn a_page_gets_the_url_of_the_provider_and_opens_it_itself(hall: Hall) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    let hall = impostor.welcomed_with(hall, &[]).await;
    let mut browser = Browser::new(&hall);
    let json = [("accept", "application/json")];
    let reply = browser.get_from_hall("/auth/oidc/local/start?return_to=/welcome", &json).await;
    let start: reqwest::Url = reply.is(200)["url"].as_str().unwrap().parse().unwrap();
    assert!(start.query_pairs().any(|(name, _)| name == "state"), "{start}");
    assert!(reply.header("set-cookie").contains("HttpOnly") && reply.header("location").is_empty());
}

#[apply(both_engines)]
async fn a_provider_that_posts_a_form_brings_the_browser_back_with_its_cookie(hall: Hall) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    overlay(&mut impostor.says().claims, &json!({ "given_name": null, "family_name": null }));
    let hall = impostor.welcomed_with(hall, &[("HIREHALL_OIDC_LOCAL_RESPONSE_MODE", "form_post")]).await;
    let mut browser = Browser::new(&hall);
    let reply = browser.get_from_hall("/auth/oidc/local/start?return_to=/welcome", &[]).await;
    assert!(reply.header("set-cookie").contains("; HttpOnly; SameSite=None; Secure"), "{:?}", reply.headers);
    let start: reqwest::Url = reply.header("location").parse().unwrap();
    assert!(start.query_pairs().any(|pair| pair == ("response_mode".into(), "form_post".into())), "{start}");

    let [(_, code), (_, state)] = Impostor::form(&start);
    let user = "{\"name\":{\"firstName\":\"Mallory\",\"lastName\":\"Impostor\"},\"email\":\"evil@example.org\"}";
    let fields = [("code", code.as_str()), ("state", state.as_str()), ("user", user), ("session_state", "x")];
    let stranger = Browser::new(&hall).posts_back(&fields, &[]).await;
    stranger.is_invalid("/state", "invalid_state");
    let navigation =
        [("sec-fetch-mode", "navigate"), ("sec-fetch-site", "cross-site"), ("origin", "https://op.example")];
    let back = browser.posts_back(&fields, &navigation).await;
    back.is(303);
    assert_eq!(back.header("location"), "http://hall.example/welcome");
    let me = browser.get_from_hall("/auth/me", &[]).await.is(200);
    assert_eq!((&me["first_name"], &me["last_name"]), (&json!("Mallory"), &json!("Impostor")));
    assert_eq!(me["email"], "mallory@example.org");
    browser.posts_back(&fields, &[]).await.is_invalid("/state", "invalid_state");
}

#[apply(both_engines)]
async fn an_invalid_form_post_is_refused(hall: Hall) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    let hall = impostor.welcomed_by(hall).await;
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out("").await;
    for fields in [&[][..], &[("state", "x")], &[("state", "x"), ("state", "y")], &[("code", "x"), ("error", "y")]] {
        browser.posts_back(fields, &[]).await.is(422);
    }
    // None of these has used up the attempt.
    browser.comes_back(&Impostor::callback(&start)).await.is(200);
}

#[apply(both_engines)]
async fn a_date_with_a_fraction_is_a_date(hall: Hall) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    let hall = impostor.welcomed_by(hall).await;
    let now = hall.clock.now().unix_seconds();
    let said = format!("{{\"iat\":{now}.25,\"exp\":{}.75,\"nbf\":{now}.0}}", now + 300);
    overlay(&mut impostor.says().claims, &serde_json::from_str(&said).unwrap());
    impostor.lets_in(&mut Browser::new(&hall)).await.is(200);
}

#[apply(both_engines)]
async fn an_organisation_at_microsoft_is_an_issuer_of_its_own(hall: Hall) {
    const TENANT: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    let (common, all) = (format!("{}/common/v2.0", impostor.issuer), format!("{}/{{tenantid}}/v2.0", impostor.issuer));
    let hall = impostor
        .welcomed_with(hall, &[("HIREHALL_OIDC_LOCAL_ISSUER", &common), ("HIREHALL_OIDC_LOCAL_NAME", "Microsoft")])
        .await;
    let issuer = format!("{}/{TENANT}/v2.0", impostor.issuer);
    overlay(&mut impostor.says().discovery, &json!({ "issuer": all }));
    overlay(&mut impostor.says().claims, &json!({ "iss": issuer, "tid": TENANT }));
    let mut browser = Browser::new(&hall);
    let entered = impostor.lets_in(&mut browser).await.is(200);
    let person = hall.nobody().with_token(entered["access_token"].as_str().unwrap());
    let identity = person.get("/auth/identities").await.is(200)["items"][0].clone();
    assert_eq!((&identity["issuer"], &identity["name"]), (&json!(issuer), &json!("Microsoft")));

    for lie in [
        json!({ "tid": null }),
        json!({ "tid": "00000000-0000-0000-0000-000000000001" }),
        json!({ "iss": all, "tid": "{tenantid}" }),
        json!({ "iss": common, "tid": "common" }),
    ] {
        overlay(&mut impostor.says().claims, &json!({ "iss": issuer, "tid": TENANT }));
        overlay(&mut impostor.says().claims, &lie);
        impostor.lets_in(&mut browser).await.is_problem(401, "identity_not_confirmed");
    }
}
