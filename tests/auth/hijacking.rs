//! Signing up with a stranger's address, or having had access to an account, gives an attacker nothing.

use super::passkeys::added;
use crate::support::{Authenticator, Hall, Person, Reply, eventually};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

const STRANGERS: &str = "the stranger's one";
const OWN: &str = "the owner's own";

fn signup(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password, "role": "CLIENT", "first_name": "Olga", "last_name": "Owner" })
}

fn login(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password })
}

/// Signs up and returns the browser's cookie.
async fn begins(hall: &Hall, email: &str, password: &str) -> String {
    let reply = hall.nobody().post("/auth/signup", signup(email, password)).await;
    reply.is(202);
    reply.header("set-cookie").split(';').next().unwrap().to_owned()
}

/// The links of the first `mails` mails to an address, oldest first.
async fn links(hall: &Hall, email: &str, mails: usize) -> Vec<String> {
    let all = eventually("the mails", async || {
        let all = hall.mails_to(email).await;
        (all.len() == mails).then_some(all)
    });
    all.await.iter().map(|mail| mail.token("verify-email")).collect()
}

async fn proves(hall: &Hall, token: &str, password: Option<&str>, cookie: &str) -> Reply {
    let mut proof = json!({ "token": token });
    if let Some(password) = password {
        proof["password"] = json!(password);
        proof["role"] = json!("CLIENT");
        proof["first_name"] = json!("Olga");
    }
    let request = hall.nobody().request(Method::POST, "/auth/verify-email").header("cookie", cookie);
    Reply::to(request.json(&proof)).await
}

#[apply(both_engines)]
async fn signing_up_with_an_address_and_then_in_does_not_tell_whether_it_has_an_account(hall: Hall) {
    let client = hall.client().await;
    let mut answers = Vec::new();
    for email in [client.email.as_str(), "free@example.org", "unknown@example.org"] {
        if email != "unknown@example.org" {
            begins(&hall, email, STRANGERS).await;
        }
        let mut refused = hall.nobody().post("/auth/login", login(email, STRANGERS)).await.is(401);
        refused["request_id"] = Value::Null;
        let form = [("grant_type", "password"), ("username", email), ("password", STRANGERS)];
        let token = Reply::to(hall.nobody().request(Method::POST, "/auth/token").form(&form)).await.is(400);
        let cookies = hall.nobody().request(Method::POST, "/auth/login").header("x-session", "cookie");
        let mut kept = Reply::to(cookies.json(&login(email, STRANGERS))).await.is(401);
        kept["request_id"] = Value::Null;
        answers.push([refused, token, kept]);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}

#[apply(both_engines)]
async fn the_link_alone_never_sets_a_password_of_another_browser(hall: Hall) {
    let email = "olga@example.org";
    begins(&hall, email, STRANGERS).await;
    let link = links(&hall, email, 1).await.remove(0);
    for cookie in ["", "__Host-hirehall-signup=", "__Host-hirehall-signup=guessed", "hirehall-signup=x"] {
        let refused = proves(&hall, &link, None, cookie).await;
        refused.is_problem(422, "password_required");
        refused.is_invalid("/password", "required");
    }
    proves(&hall, &link, Some("short"), "").await.is_invalid("/password", "too_short");
    proves(&hall, &link, Some("Olga@Example.org"), "").await.is_invalid("/password", "too_common");
    proves(&hall, "another link", Some(OWN), "").await.is_invalid("/token", "invalid_token");
    hall.nobody().post("/auth/login", login(email, STRANGERS)).await.is_problem(401, "invalid_credentials");

    // The link is still valid.
    proves(&hall, &link, Some(OWN), "").await.is(200);
    hall.nobody().post("/auth/login", login(email, STRANGERS)).await.is_problem(401, "invalid_credentials");
    hall.nobody().post("/auth/login", login(email, OWN)).await.is(200);
    proves(&hall, &link, Some(STRANGERS), "").await.is_invalid("/token", "invalid_token");
}

#[apply(both_engines)]
async fn the_password_of_the_sign_up_proves_that_it_is_ones_own(hall: Hall) {
    let email = "olga@example.org";
    let mut own = signup(email, OWN);
    own["role"] = json!("WORKER");
    own["phone_number"] = json!("+49301234567");
    hall.nobody().post("/auth/signup", own.clone()).await.is(202);
    let link = links(&hall, email, 1).await.remove(0);
    let proof = json!({ "token": link, "password": OWN, "last_name": "Changed" });
    let user = hall.nobody().post("/auth/verify-email", proof).await.is(200)["user"].clone();
    assert_eq!(
        [&user["role"], &user["first_name"], &user["last_name"], &user["phone_number"]],
        [&own["role"], &own["first_name"], &json!("Changed"), &own["phone_number"]]
    );
}

#[apply(both_engines)]
async fn nothing_that_a_stranger_has_typed_becomes_the_owners(hall: Hall) {
    let email = "olga@example.org";
    let mut strangers = signup(email, STRANGERS);
    for (field, value) in
        [("role", "WORKER"), ("first_name", "Sid"), ("last_name", "Stranger"), ("phone_number", "+49301234567")]
    {
        strangers[field] = json!(value);
    }
    hall.nobody().post("/auth/signup", strangers).await.is(202);
    let link = links(&hall, email, 1).await.remove(0);
    let refused = hall.nobody().post("/auth/verify-email", json!({ "token": link, "password": OWN })).await;
    refused.is_invalid("/role", "required");
    refused.is_invalid("/first_name", "required");
    let user = proves(&hall, &link, Some(OWN), "").await.is(200)["user"].clone();
    assert_eq!(
        [&user["role"], &user["first_name"], &user["last_name"], &user["phone_number"]],
        [&json!("CLIENT"), &json!("Olga"), &json!(""), &Value::Null]
    );
}

#[apply(both_engines)]
async fn the_browser_that_has_signed_up_needs_nothing_but_the_link(hall: Hall) {
    let email = "olga@example.org";
    let cookie = begins(&hall, email, OWN).await;
    let link = links(&hall, email, 1).await.remove(0);
    let proven = proves(&hall, &link, None, &cookie).await;
    assert_eq!(proven.is(200)["user"]["email"], email);
    assert!(proven.header("set-cookie").contains("Max-Age=0"), "{:?}", proven.headers);
    hall.nobody().post("/auth/login", login(email, OWN)).await.is(200);
}

#[apply(both_engines)]
async fn of_two_sign_ups_from_one_network_each_link_belongs_to_its_own(hall: Hall) {
    let email = "olga@example.org";
    let hers = begins(&hall, email, OWN).await;
    links(&hall, email, 1).await;
    let strangers = begins(&hall, email, STRANGERS).await;
    assert_ne!(hers, strangers);
    let links = links(&hall, email, 2).await;
    // The owner follows the stranger's link by mistake: her browser did not request that sign-up.
    proves(&hall, &links[1], None, &hers).await.is_problem(422, "password_required");
    proves(&hall, &links[0], None, &strangers).await.is_problem(422, "password_required");
    proves(&hall, &links[0], None, &hers).await.is(200);
    hall.nobody().post("/auth/login", login(email, STRANGERS)).await.is_problem(401, "invalid_credentials");
    hall.nobody().post("/auth/login", login(email, OWN)).await.is(200);
    proves(&hall, &links[1], None, &strangers).await.is_invalid("/token", "invalid_token");
}

/// A link to a new password.
async fn reset_link(hall: &Hall, person: &Person) -> String {
    hall.nobody().post("/auth/forgot-password", json!({ "email": person.email })).await.is(202);
    hall.mail_to(&person.email, "Choose a new password").await.token("reset-password")
}

#[apply(both_engines)]
async fn a_password_reset_lists_other_sign_in_methods_and_removes_the_selected_ones(hall: Hall) {
    let client = hall.client().await;
    added(&client).await;
    added(&client).await;
    Authenticator::set_up(&hall, &client).await;
    let link = reset_link(&hall, &client).await;
    let path = "/auth/reset-password/credentials";
    hall.nobody().post(path, json!({ "token": "another" })).await.is_invalid("/token", "invalid_token");
    let shown = hall.nobody().post(path, json!({ "token": link })).await.is(200);
    assert!(shown["second_factor_since"].is_string(), "{shown}");
    assert_eq!((shown["passkeys"].as_array().unwrap().len(), &shown["identities"]), (2, &json!([])));

    let strangers = shown["passkeys"][0]["id"].clone();
    let other = hall.client().await;
    added(&other).await;
    let others = other.get("/auth/passkeys").await.is(200)["items"][0]["id"].clone();
    let reset = json!({ "token": link, "new_password": OWN, "remove_second_factor": true, "remove_passkeys": [strangers, others] });
    hall.nobody().post("/auth/reset-password", reset).await.is(204);
    let owner = client.clone().with_password(OWN).signed_in().await;
    let left = owner.get("/auth/passkeys").await.is(200);
    assert_eq!(left["items"].as_array().unwrap().len(), 1);
    assert_ne!(left["items"][0]["id"], strangers);
    assert_eq!(other.get("/auth/passkeys").await.is(200)["items"].as_array().unwrap().len(), 1);
    for subject in ["Your account has no second factor any more", "A passkey was removed from your account"] {
        hall.mail_to(&client.email, subject).await;
    }
}

#[apply(both_engines)]
async fn a_password_reset_keeps_other_sign_in_methods_by_default(hall: Hall) {
    let client = hall.client().await;
    let device = added(&client).await;
    let app = Authenticator::set_up(&hall, &client).await;
    let link = reset_link(&hall, &client).await;
    hall.nobody().post("/auth/reset-password", json!({ "token": link, "new_password": OWN })).await.is(204);
    hall.nobody().post("/auth/login", login(&client.email, OWN)).await.is_problem(401, "totp_required");
    let both = json!({ "email": client.email, "password": OWN, "totp_code": app.fresh_code(&hall) });
    hall.nobody().post("/auth/login", both).await.is(200);
    drop(device);
}

#[apply(both_engines)]
async fn a_password_reset_cancels_everything_that_an_attacker_has_started(hall: Hall) {
    let client = hall.client().await;
    let password = json!({ "password": client.password });
    let change = json!({ "new_email": "strangers@example.org", "password": client.password });
    client.post("/auth/change-email", change).await.is(202);
    let address = hall.mails_to("strangers@example.org").await[0].token("confirm-email");
    client.post("/auth/totp", password.clone()).await.is(200);
    client.post("/auth/passkeys/start", password).await.is(200);
    let link = reset_link(&hall, &client).await;
    hall.nobody().post("/auth/reset-password", json!({ "token": link, "new_password": OWN })).await.is(204);
    client.get("/auth/me").await.is_problem(401, "invalid_token");
    let confirm = json!({ "token": address });
    hall.nobody().post("/auth/change-email/confirm", confirm).await.is_invalid("/token", "invalid_token");
    let owner = client.with_password(OWN).signed_in().await;
    owner.post("/auth/totp/confirm", json!({ "code": "000000" })).await.is_problem(409, "not_begun");
}

#[apply(both_engines)]
async fn no_mailed_link_removes_the_second_factor_of_an_administrator(hall: Hall) {
    let admin = hall.admin().await;
    Authenticator::set_up(&hall, &admin).await;
    let link = reset_link(&hall, &admin).await;
    let reset = json!({ "token": link, "new_password": OWN, "remove_second_factor": true });
    hall.nobody().post("/auth/reset-password", reset).await.is_invalid("/remove_second_factor", "not_allowed");
    hall.nobody().post("/auth/reset-password", json!({ "token": link, "new_password": OWN })).await.is(204);
    hall.nobody().post("/auth/login", login(&admin.email, OWN)).await.is_problem(401, "totp_required");
}
