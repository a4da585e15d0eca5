//! Signing in with a real provider.

use crate::support::{
    Hall, Reply,
    openid::{Browser, RealProvider, provider_user},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

#[apply(both_engines)]
#[apply(needs_openid_provider)]
async fn a_new_user_gets_an_account_and_signs_in_to_it_later(hall: Hall) {
    let provider = RealProvider::start();
    let hall = provider.welcomed_by(hall).await;
    let listed = hall.nobody().get("/auth/oidc/providers").await.is(200);
    assert_eq!(listed, json!([{ "id": "local", "name": "Local" }]));

    let grace = provider_user("g-1", "Grace@Example.org", true);
    let reply = Browser::new(&hall).signs_in("?role=WORKER", &grace).await;
    let first = reply.is(200);
    assert_eq!(reply.header("cache-control"), "no-store");
    for (field, value) in
        [("role", "WORKER"), ("email", "Grace@Example.org"), ("first_name", "Grace"), ("last_name", "Hopper")]
    {
        assert_eq!(first["user"][field], value);
    }
    let person = hall.nobody().with_token(first["access_token"].as_str().unwrap());
    person.get("/workers/me").await.is(200);
    assert_eq!(hall.mails_to("Grace@Example.org").await[0].subject, "Local opens your account now");

    // With another address and role: the subject identifies the user.
    let moved = provider_user("g-1", "elsewhere@example.org", false);
    let again = Browser::new(&hall).signs_in("?role=CLIENT", &moved).await.is(200);
    assert_eq!(again["user"], first["user"]);
    let identities = person.get("/auth/identities").await.is(200);
    assert_eq!(identities["items"].as_array().unwrap().len(), 1);
    assert_eq!(identities["items"][0]["name"], "Local");
    assert_eq!(identities["items"][0]["issuer"], provider.issuer);
}

#[apply(both_engines)]
#[apply(needs_openid_provider)]
async fn an_account_with_an_address_that_both_have_verified_is_entered(hall: Hall) {
    let provider = RealProvider::start();
    let hall = provider.welcomed_by(hall).await;
    let client = hall.client().await;
    let login = provider_user("c-1", &client.email.to_uppercase(), true);
    let signed_in = Browser::new(&hall).signs_in("?role=WORKER", &login).await.is(200);
    assert_eq!((&signed_in["user"]["id"], &signed_in["user"]["role"]), (&json!(client.id), &json!("CLIENT")));
    client.signed_in().await;
}

#[apply(both_engines)]
#[apply(needs_openid_provider)]
async fn an_address_that_the_provider_has_not_verified_opens_nothing(hall: Hall) {
    let provider = RealProvider::start();
    let hall = provider.welcomed_by(hall).await;
    let client = hall.client().await;
    for email in [client.email.as_str(), "new@example.org"] {
        let login = provider_user("liar", email, false);
        Browser::new(&hall).signs_in("", &login).await.is_problem(403, "email_not_verified");
    }
    let none = client.get("/auth/identities").await.is(200);
    assert_eq!(none["items"], json!([]));
    let login = json!({ "email": "new@example.org", "password": "any password" });
    hall.nobody().post("/auth/login", login).await.is_problem(401, "invalid_credentials");
}

#[apply(both_engines)]
#[apply(needs_openid_provider)]
async fn an_earlier_sign_up_with_the_address_gives_no_access(hall: Hall) {
    let provider = RealProvider::start();
    let hall = provider.welcomed_by(hall).await;
    let signup = json!({ "email": "grace@example.org", "password": "the attacker's one", "role": "CLIENT",
        "first_name": "Not", "last_name": "Grace" });
    hall.nobody().post("/auth/signup", signup).await.is(202);
    let link = hall.mails_to("grace@example.org").await[0].token("verify-email");
    let grace = Browser::new(&hall).signs_in("", &provider_user("g-1", "grace@example.org", true)).await.is(200);
    assert_eq!(grace["user"]["first_name"], "Grace");
    hall.nobody().post("/auth/verify-email", json!({ "token": link })).await.is_invalid("/token", "invalid_token");
    let login = json!({ "email": "grace@example.org", "password": "the attacker's one" });
    hall.nobody().post("/auth/login", login).await.is_problem(401, "invalid_credentials");
}

#[apply(both_engines)]
#[apply(needs_openid_provider)]
async fn an_account_without_a_password_gets_one_by_mail_before_it_can_prove_anything_with_it(hall: Hall) {
    let provider = RealProvider::start();
    let hall = provider.welcomed_by(hall).await;
    let signed_in = Browser::new(&hall).signs_in("", &provider_user("g-1", "grace@example.org", true)).await.is(200);
    let grace = hall.nobody().with_token(signed_in["access_token"].as_str().unwrap());
    let change = json!({ "current_password": "", "new_password": "something new 42" });
    grace.post("/auth/change-password", change).await.is_invalid("/current_password", "no_password");

    hall.nobody().post("/auth/forgot-password", json!({ "email": "grace@example.org" })).await.is(202);
    let link = hall.mail_to("grace@example.org", "Choose a new password").await.token("reset-password");
    let reset = json!({ "token": link, "new_password": "something new 42" });
    hall.nobody().post("/auth/reset-password", reset).await.is(204);
    let login = json!({ "email": "grace@example.org", "password": "something new 42" });
    hall.nobody().post("/auth/login", login).await.is(200);
}

#[apply(both_engines)]
#[apply(needs_openid_provider)]
async fn a_signed_in_user_links_and_unlinks_identities(hall: Hall) {
    let provider = RealProvider::start();
    let hall = provider.welcomed_by(hall).await;
    let (client, other) = (hall.client().await, hall.client().await);
    let login = provider_user("g-1", "private@example.net", false);
    let link = |password: &str| json!({ "password": password });
    client.post("/auth/oidc/local/link", link("wrong")).await.is_invalid("/password", "wrong_password");

    let mut browser = Browser::new(&hall);
    let start = browser.sets_out_to_link(&client).await;
    let callback = browser.signs_in_at(start, &login).await;
    assert_eq!(browser.comes_back(&callback).await.is(200)["user"]["id"], client.id.as_str());
    assert_eq!(hall.mails_to(&client.email).await[0].subject, "Local opens your account now");
    let entered = Browser::new(&hall).signs_in("", &login).await.is(200);
    assert_eq!(entered["user"]["id"], client.id.as_str());

    // It is not linked to the other account any more.
    let mut browser = Browser::new(&hall);
    let start = browser.sets_out_to_link(&other).await;
    let callback = browser.signs_in_at(start, &login).await;
    browser.comes_back(&callback).await.is_problem(409, "already_exists");

    let id = client.get("/auth/identities").await.is(200)["items"][0]["id"].as_str().unwrap().to_owned();
    let remove = |person: &crate::support::Person, password: &str| {
        let path = format!("/auth/identities/{id}");
        Reply::to(person.request(Method::DELETE, &path).json(&json!({ "password": password })))
    };
    remove(&client, "wrong").await.is_invalid("/password", "wrong_password");
    remove(&other, &other.password).await.is_problem(404, "not_found");
    remove(&client, &client.password).await.is(204);
    remove(&client, &client.password).await.is_problem(404, "not_found");
    let entered = hall.nobody().with_token(entered["access_token"].as_str().unwrap());
    entered.get("/auth/me").await.is_problem(401, "invalid_token");
    client.get("/auth/me").await.is(200);
    Browser::new(&hall).signs_in("", &login).await.is_problem(403, "email_not_verified");
}

#[apply(both_engines)]
#[apply(needs_openid_provider)]
async fn a_provider_may_change_its_keys_at_any_time(hall: Hall) {
    let provider = RealProvider::start();
    let hall = provider.welcomed_by(hall).await;
    let grace = provider_user("g-1", "grace@example.org", true);
    let before = Browser::new(&hall).signs_in("", &grace).await.is(200);
    let _provider = provider.restarted();
    let after = Browser::new(&hall).signs_in("", &grace).await.is(200);
    assert_eq!(before["user"], after["user"]);
}

#[apply(both_engines)]
#[apply(needs_openid_provider)]
async fn a_client_proves_itself_as_the_provider_wants_it(hall: Hall) {
    let provider = RealProvider::start();
    let mut hall = hall;
    for method in ["client_secret_post", "none"] {
        hall = provider.welcomed_as(hall, method).await;
        Browser::new(&hall).signs_in("", &provider_user("g-1", "grace@example.org", true)).await.is(200);
    }
}

#[apply(both_engines)]
#[apply(needs_openid_provider)]
async fn a_code_works_once_in_the_browser_that_asked_for_it_and_within_ten_minutes(hall: Hall) {
    let provider = RealProvider::start();
    let hall = provider.welcomed_by(hall).await;
    let grace = provider_user("g-1", "grace@example.org", true);
    let (mut hers, mut another) = (Browser::new(&hall), Browser::new(&hall));
    let start = hers.sets_out("").await;
    let callback = hers.signs_in_at(start, &grace).await;
    another.comes_back(&callback).await.is_invalid("/state", "invalid_state");
    another.sets_out("").await;
    another.comes_back(&callback).await.is_invalid("/state", "invalid_state");
    hers.get_from_hall(callback.strip_prefix("/api/v1").unwrap(), &[("x-other", "header")]).await.is(200);
    hers.comes_back(&callback).await.is_invalid("/state", "invalid_state");

    let start = hers.sets_out("").await;
    let callback = hers.signs_in_at(start, &grace).await;
    hall.clock.advance(Duration::from_secs(10 * 60 + 1));
    hers.comes_back(&callback).await.is_invalid("/state", "invalid_state");
}
