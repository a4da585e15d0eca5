//! A user's name comes from the user or the provider, never from the address.

use crate::support::{
    Hall,
    openid::{Browser, Impostor, overlay},
};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

/// A provider without names in its tokens.
async fn unreferenced(hall: Hall) -> (Hall, Impostor) {
    let impostor = Impostor::start(hall.clock.now().unix_seconds()).await;
    overlay(&mut impostor.says().claims, &json!({ "given_name": null, "family_name": null }));
    (impostor.welcomed_by(hall).await, impostor)
}

fn with_userinfo(impostor: &Impostor) {
    let place = format!("{}/userinfo", impostor.issuer);
    overlay(&mut impostor.says().discovery, &json!({ "userinfo_endpoint": place }));
}

#[apply(both_engines)]
async fn a_name_that_the_token_does_not_say_userinfo_does(hall: Hall) {
    let (hall, impostor) = unreferenced(hall).await;
    with_userinfo(&impostor);
    impostor.says().userinfo.1 =
        json!({ "sub": "mallory", "name": "Mallory von Impostor", "email": "other@example.org" });
    let user = impostor.lets_in(&mut Browser::new(&hall)).await.is(200)["user"].clone();
    assert_eq!((&user["first_name"], &user["last_name"]), (&json!("Mallory"), &json!("von Impostor")));
    assert_eq!(user["email"], "mallory@example.org", "what the token says counts first");
    // A known user is signed in whether or not the userinfo endpoint answers.
    impostor.says().userinfo.0 = 500;
    impostor.lets_in(&mut Browser::new(&hall)).await.is(200);
    impostor.says().userinfo = (200, json!({ "sub": "somebody else", "name": "Somebody Else" }));
    impostor.lets_in(&mut Browser::new(&hall)).await.is_problem(401, "identity_not_confirmed");
}

#[apply(both_engines)]
async fn whether_an_address_is_verified_userinfo_says_where_the_token_does_not(hall: Hall) {
    let (hall, impostor) = unreferenced(hall).await;
    with_userinfo(&impostor);
    overlay(&mut impostor.says().claims, &json!({ "given_name": "Mallory" }));
    impostor.says().claims.as_object_mut().unwrap().remove("email_verified");
    for (email, verified) in [("other@example.org", true), ("mallory@example.org", false)] {
        impostor.says().userinfo.1 = json!({ "sub": "mallory", "email": email, "email_verified": verified });
        impostor.lets_in(&mut Browser::new(&hall)).await.is_problem(403, "email_not_verified");
    }
    impostor.says().userinfo.1 = json!({ "sub": "mallory", "email": "mallory@example.org", "email_verified": true });
    impostor.lets_in(&mut Browser::new(&hall)).await.is(200);
}

#[apply(both_engines)]
async fn a_new_user_without_a_name_is_asked_for_it(hall: Hall) {
    let (hall, impostor) = unreferenced(hall).await;
    let mut browser = Browser::new(&hall);
    impostor.lets_in(&mut browser).await.is_problem(409, "name_required");
    hall.nobody()
        .post("/auth/oidc/local/complete", json!({ "first_name": "X" }))
        .await
        .is_invalid("/state", "invalid_state");
    browser.says_name(json!({ "first_name": " " })).await.is_invalid("/first_name", "too_short");
    // As everywhere else where people type names: nothing is refused or dropped without a word.
    browser.says_name(json!({ "first_name": "evil.example" })).await.is_invalid("/first_name", "invalid_name");
    let dropped = json!({ "first_name": "Mallory", "last_name": "http://evil.example" });
    browser.says_name(dropped).await.is_invalid("/last_name", "invalid_name");
    let reply = browser.says_name(json!({ "first_name": "Mallory", "last_name": "Impostor" })).await;
    let user = reply.is(200)["user"].clone();
    assert_eq!((&user["first_name"], &user["email"]), (&json!("Mallory"), &json!("mallory@example.org")));
    browser.says_name(json!({ "first_name": "Again" })).await.is_invalid("/state", "invalid_state");
    // The user is known from now on.
    let again = impostor.lets_in(&mut Browser::new(&hall)).await.is(200);
    assert_eq!(again["user"]["id"], user["id"]);
}

#[apply(both_engines)]
async fn a_browser_is_sent_to_where_names_are_asked_and_keeps_its_session_in_cookies(hall: Hall) {
    let (hall, _impostor) = unreferenced(hall).await;
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out("?return_to=/welcome&role=WORKER").await;
    let back = browser.get_from_hall(&Impostor::callback(&start), &[("sec-fetch-mode", "navigate")]).await;
    assert_eq!(back.header("location"), "http://hall.example/welcome?error=name_required");
    let user = browser.says_name(json!({ "first_name": "Mallory" })).await.is(200)["user"].clone();
    assert_eq!((&user["role"], &user["last_name"]), (&json!("WORKER"), &json!("")));
}

#[apply(both_engines)]
async fn a_name_that_is_given_too_late_is_refused(hall: Hall) {
    let (hall, impostor) = unreferenced(hall).await;
    let mut browser = Browser::new(&hall);
    impostor.lets_in(&mut browser).await.is_problem(409, "name_required");
    hall.clock.advance(Duration::from_secs(10 * 60 + 1));
    browser.says_name(json!({ "first_name": "Mallory" })).await.is_invalid("/state", "invalid_state");
}

#[apply(both_engines)]
async fn an_address_is_no_name_wherever_a_provider_puts_it(hall: Hall) {
    let (hall, impostor) = unreferenced(hall).await;
    for (number, said) in [
        json!({ "name": "ada.lovelace99@example.org" }),
        json!({ "given_name": "ada.lovelace99@example.org" }),
        json!({ "name": "ada.lovelace99" }),
        json!({ "given_name": "Ada.Lovelace99" }),
        json!({ "name": "  " }),
        json!({ "name": "" }),
    ]
    .into_iter()
    .enumerate()
    {
        let mut claims: Value = json!({ "sub": number.to_string(), "email": "ada.lovelace99@example.org", "given_name": null, "name": null });
        overlay(&mut claims, &said);
        for (name, value) in claims.as_object().unwrap() {
            impostor.says().claims[name] = value.clone();
        }
        impostor.lets_in(&mut Browser::new(&hall)).await.is_problem(409, "name_required");
    }
}
