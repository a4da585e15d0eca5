//! Signing up, verifying an address, and resetting a password.

use super::passkeys::added;
use crate::support::{
    Authenticator, Hall, Reply, eventually,
    papers::{file, jpeg},
};
use hirehall::core::clock::Timestamp;
use macro_rules_attribute::apply;
use reqwest::{Method, multipart::Form};
use serde_json::{Value, json};
use std::time::Duration;

fn signup(email: &str) -> Value {
    json!({
        "email": email, "password": "correct horse battery", "role": "WORKER",
        "first_name": "Wanda", "last_name": "Weaver", "phone_number": "+49 30 1234567",
    })
}

#[apply(both_engines)]
async fn an_account_exists_once_its_address_is_proven(hall: Hall) {
    let nobody = hall.nobody();
    nobody.post("/auth/signup", signup("Wanda@Example.org")).await.is(202);
    let login = json!({ "email": "wanda@example.org", "password": "correct horse battery" });
    let told = nobody.post("/auth/login", login.clone()).await.is_problem(401, "invalid_credentials");
    assert!(told["detail"].as_str().unwrap().contains("verify its address first"), "{told}");

    let token = hall.mails_to("Wanda@Example.org").await[0].token("verify-email");
    let mut proof = signup("");
    proof.as_object_mut().unwrap().remove("email");
    proof["token"] = json!(token);
    let verified = nobody.post("/auth/verify-email", proof).await.is(200);
    assert_eq!(verified["user"]["email"], "Wanda@Example.org");
    assert_eq!(verified["user"]["role"], "WORKER");
    assert_eq!(verified["user"]["phone_number"], "+49301234567");
    nobody.post("/auth/verify-email", json!({ "token": token })).await.is_invalid("/token", "invalid_token");
    nobody.post("/auth/login", login).await.is(200);
}

#[apply(both_engines)]
async fn a_person_may_have_one_name(hall: Hall) {
    let nobody = hall.nobody();
    for (email, last_name) in
        [("sukarno@example.org", None), ("pele@example.org", Some("")), ("blank@example.org", Some("\u{200b} "))]
    {
        let mut one_name = signup(email);
        match last_name {
            None => drop(one_name.as_object_mut().unwrap().remove("last_name")),
            Some(last_name) => one_name["last_name"] = json!(last_name),
        }
        nobody.post("/auth/signup", one_name).await.is(202);
        let mail = &hall.mails_to(email).await[0];
        assert!(mail.text.starts_with("Hello Wanda,"), "{}", mail.text);
        let verified = nobody
            .post(
                "/auth/verify-email",
                json!({ "token": mail.token("verify-email"), "password": "correct horse battery", "role": "WORKER", "first_name": "Wanda" }),
            )
            .await
            .is(200);
        assert_eq!(verified["user"]["last_name"], "");
    }
    let admin = hall.admin().await;
    assert_eq!(admin.get("/admin/users?q=wanda").await.is(200)["items"].as_array().unwrap().len(), 3);

    let client = hall.client().await;
    assert_eq!(client.patch("/clients/me", json!({ "last_name": "" })).await.is(200)["last_name"], "");
    assert_eq!(nobody.get(&format!("/clients/{}", client.id)).await.is(200)["last_initial"], "");
    let worker = hall.worker().await;
    assert_eq!(worker.patch("/workers/me", json!({ "last_name": "" })).await.is(200)["last_name"], "");
    worker.patch("/workers/me", json!({ "first_name": "\u{3164}" })).await.is_invalid("/first_name", "too_short");
    worker.patch("/workers/me", json!({ "last_name": null })).await.is_invalid("/last_name", "invalid_type");
    hall.sql("UPDATE workers SET kyc_status = 'APPROVED' WHERE user_id = $1", worker.user_id()).await;
    let initial = async || nobody.get(&format!("/workers/{}", worker.id)).await.is(200)["last_initial"].clone();
    assert_eq!(initial().await, "");
    hall.sql("UPDATE users SET last_name = '’t Hooft' WHERE id = $1", worker.user_id()).await;
    assert_eq!(initial().await, "t");
}

#[apply(both_engines)]
async fn signing_up_with_a_taken_address_looks_the_same_and_changes_nothing(hall: Hall) {
    let client = hall.client().await;
    let nobody = hall.nobody();
    let free = nobody.post("/auth/signup", signup("free@example.org")).await.is(202);
    let taken = nobody.post("/auth/signup", signup(&client.email)).await.is(202);
    assert_eq!(free, taken);
    let mail = &hall.mails_to(&client.email).await[0];
    assert!(!mail.text.contains("token="), "{}", mail.text);
    client.signed_in().await;
    assert_eq!(client.get("/auth/me").await.is(200)["first_name"], "Clara");
}

#[apply(both_engines)]
async fn signing_up_first_with_a_strangers_address_gains_nothing(hall: Hall) {
    let nobody = hall.nobody();
    let with_password = |password: &str| {
        let mut body = signup("victim@example.org");
        body["password"] = json!(password);
        body
    };
    nobody.post("/auth/signup", with_password("the attacker's one")).await.is(202);
    hall.mails_to("victim@example.org").await;
    nobody.post("/auth/signup", with_password("the victim's own")).await.is(202);
    let mails = eventually("two mails", async || {
        let mails = hall.mails_to("victim@example.org").await;
        (mails.len() == 2).then_some(mails)
    })
    .await;
    let token = mails[1].token("verify-email");
    let proof = json!({ "token": token, "password": "the victim's own", "role": "WORKER", "first_name": "Victoria" });
    nobody.post("/auth/verify-email", proof).await.is(200);
    let login = |password: &str| json!({ "email": "victim@example.org", "password": password });
    nobody.post("/auth/login", login("the attacker's one")).await.is_problem(401, "invalid_credentials");
    nobody.post("/auth/login", login("the victim's own")).await.is(200);
    nobody
        .post("/auth/verify-email", json!({ "token": mails[0].token("verify-email") }))
        .await
        .is_invalid("/token", "invalid_token");
}

#[apply(both_engines)]
async fn a_link_that_proves_an_address_works_for_a_day(hall: Hall) {
    let nobody = hall.nobody();
    nobody.post("/auth/signup", signup("late@example.org")).await.is(202);
    let token = hall.mails_to("late@example.org").await[0].token("verify-email");
    hall.clock.advance(Duration::from_secs(24 * 60 * 60 + 1));
    nobody.post("/auth/verify-email", json!({ "token": token })).await.is_invalid("/token", "invalid_token");
    nobody.post("/auth/verify-email/resend", json!({ "email": "late@example.org" })).await.is(202);
}

#[apply(both_engines)]
async fn a_link_that_was_lost_is_sent_again(hall: Hall) {
    let nobody = hall.nobody();
    nobody.post("/auth/signup", signup("lost@example.org")).await.is(202);
    hall.mails_to("lost@example.org").await;
    nobody.post("/auth/verify-email/resend", json!({ "email": "Lost@example.org" })).await.is(202);
    let again = eventually("another mail", async || hall.mails_to("lost@example.org").await.get(1).cloned()).await;
    let mut proof = signup("");
    proof.as_object_mut().unwrap().remove("email");
    proof["token"] = json!(again.token("verify-email"));
    nobody.post("/auth/verify-email", proof).await.is(200);
}

#[apply(both_engines)]
async fn administrators_are_not_made_by_signing_up(hall: Hall) {
    let mut body = signup("boss@example.org");
    body["role"] = json!("ADMIN");
    hall.nobody().post("/auth/signup", body.clone()).await.is_invalid("/role", "unknown_value");
    body["role"] = json!("CLIENT");
    body["is_admin"] = json!(true);
    hall.nobody().post("/auth/signup", body).await.is_invalid("/is_admin", "unknown_field");
}

#[apply(both_engines)]
async fn all_errors_of_a_sign_up_are_returned_at_once(hall: Hall) {
    let body = json!({
        "email": "not an address", "password": "short", "role": "CLIENT", "first_name": " ", "last_name": "x\u{202e}y",
        "phone_number": "call me",
    });
    let reply = hall.nobody().post("/auth/signup", body).await;
    for (pointer, code) in [
        ("/email", "invalid_email"),
        ("/password", "too_short"),
        ("/first_name", "too_short"),
        ("/last_name", "forbidden_character"),
        ("/phone_number", "invalid_phone_number"),
    ] {
        reply.is_invalid(pointer, code);
    }
    let mut same = signup("same@example.org");
    same["password"] = json!("Same@Example.org");
    hall.nobody().post("/auth/signup", same).await.is_invalid("/password", "too_common");
}

#[apply(both_engines)]
async fn common_passwords_are_refused(hall: Hall) {
    let client = hall.client().await;
    let mut common = signup("common@example.org");
    common["password"] = json!("Password1");
    hall.nobody().post("/auth/signup", common).await.is_invalid("/password", "too_common");
    let change = json!({ "current_password": client.password, "new_password": "qwertyuiop" });
    client.post("/auth/change-password", change).await.is_invalid("/new_password", "too_common");
    let reset = json!({ "token": "any", "new_password": "iloveyou" });
    hall.nobody().post("/auth/reset-password", reset).await.is_invalid("/new_password", "too_common");
}

#[apply(both_engines)]
async fn a_forgotten_password_is_replaced_by_a_link_that_works_once_and_ends_every_session(hall: Hall) {
    let client = hall.client().await;
    let nobody = hall.nobody();
    nobody.post("/auth/forgot-password", json!({ "email": "nobody@example.org" })).await.is(202);
    nobody.post("/auth/forgot-password", json!({ "email": client.email.to_uppercase() })).await.is(202);
    let token = hall.mails_to(&client.email).await[0].token("reset-password");
    let reset = json!({ "token": token, "new_password": "a whole new one" });
    let tries = (0..20).map(|_| nobody.post("/auth/reset-password", reset.clone()));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 204).count(), 1);
    client.get("/auth/me").await.is_problem(401, "invalid_token");
    nobody
        .post("/auth/login", json!({ "email": client.email, "password": client.password }))
        .await
        .is_problem(401, "invalid_credentials");
    nobody.post("/auth/login", json!({ "email": client.email, "password": "a whole new one" })).await.is(200);
}

#[apply(both_engines)]
async fn one_kind_of_link_never_serves_as_another(hall: Hall) {
    let client = hall.client().await;
    let nobody = hall.nobody();
    nobody.post("/auth/forgot-password", json!({ "email": client.email })).await.is(202);
    let token = hall.mails_to(&client.email).await[0].token("reset-password");
    nobody.post("/auth/verify-email", json!({ "token": token })).await.is_invalid("/token", "invalid_token");
    nobody.post("/auth/reset-password", json!({ "token": token, "new_password": "a whole new one" })).await.is(204);
}

#[apply(both_engines)]
async fn oauth_clients_sign_in_and_refresh_with_forms(hall: Hall) {
    let client = hall.client().await;
    let form = |pairs: &[(&str, &str)]| {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Reply::to(hall.nobody().request(Method::POST, "/auth/token").form(&pairs))
    };
    let token =
        form(&[("grant_type", "password"), ("username", &client.email), ("password", &client.password)]).await.is(200);
    assert_eq!(token["token_type"], "Bearer");
    let refresh = token["refresh_token"].as_str().unwrap();
    form(&[("grant_type", "refresh_token"), ("refresh_token", refresh)]).await.is(200);
    let wrong =
        form(&[("grant_type", "password"), ("username", &client.email), ("password", "wrong wrong")]).await.is(400);
    assert_eq!(wrong["error"], "invalid_grant");
    assert_eq!(form(&[("grant_type", "password")]).await.is(400)["error"], "invalid_request");
    assert_eq!(form(&[("grant_type", "magic")]).await.is(400)["error"], "unsupported_grant_type");
    for nothing in [&[][..], &[("grant_type", "")], &[("grant_type", "password"), ("username", ""), ("password", "")]] {
        let refused = form(nothing).await;
        assert_eq!(refused.is(400)["error"], "invalid_request", "{nothing:?}");
        assert_eq!((refused.header("cache-control"), refused.header("pragma")), ("no-store", "no-cache"));
    }
}

#[apply(both_engines)]
async fn other_services_can_verify_access_tokens_with_the_published_key(hall: Hall) {
    let keys = hall.nobody().get("/.well-known/jwks.json").await.is(200);
    assert_eq!(keys["keys"][0]["kty"], "OKP");
    assert_eq!(keys["keys"][0]["alg"], "EdDSA");
    let public = base64_url(keys["keys"][0]["x"].as_str().unwrap());
    let token = hall.client().await.token.unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let key = ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, public);
    key.verify(signed.as_bytes(), &base64_url(signature)).unwrap();
}

fn base64_url(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).unwrap()
}

#[apply(both_engines)]
async fn an_account_shows_how_it_is_protected(hall: Hall) {
    let (client, worker, admin) = (hall.client().await, hall.verified_worker().await, hall.admin().await);
    let me = client.get("/auth/me").await.is(200);
    assert_eq!((&me["id"], &me["picture_url"], &me["kyc_status"]), (&json!(client.id), &Value::Null, &Value::Null));
    assert_eq!((&me["has_password"], &me["password_changed_at"]), (&json!(true), &Value::Null));
    assert_eq!((&me["has_second_factor"], &me["passkeys"]), (&json!(false), &json!(0)));
    assert_eq!(worker.get("/auth/me").await.is(200)["kyc_status"], "APPROVED");
    assert_eq!(admin.get("/auth/me").await.is(200)["kyc_status"], Value::Null);

    let change = json!({ "current_password": client.password, "new_password": "another horse battery" });
    client.post("/auth/change-password", change).await.is(204);
    let client = client.with_password("another horse battery");
    let _authenticator = Authenticator::begun(&client).await;
    assert_eq!(client.get("/auth/me").await.is(200)["has_second_factor"], false, "it is not confirmed yet");
    let _device = added(&client).await;
    let _authenticator = Authenticator::set_up(&hall, &client).await;
    let picture = Form::new().part("file", file(jpeg(4)));
    Reply::to(client.request(Method::PUT, "/clients/me/picture").multipart(picture)).await.is(200);
    let me = client.get("/auth/me").await.is(200);
    assert_eq!((&me["has_second_factor"], &me["passkeys"]), (&json!(true), &json!(1)));
    assert_eq!(me["picture_url"], client.get("/clients/me").await.is(200)["picture_url"]);
    let changed: Timestamp = me["password_changed_at"].as_str().unwrap().parse().unwrap();
    assert!(hall.clock.now().saturating_since(changed) < Duration::from_secs(3600));

    hall.sql("UPDATE users SET password_hash = NULL WHERE id = $1", client.user_id()).await;
    assert_eq!(client.get("/auth/me").await.is(200)["has_password"], false);
}

#[apply(both_engines)]
async fn how_an_account_is_written_to_is_changed_once_and_the_same_again_is_no_event(hall: Hall) {
    let client = hall.client().await;
    let wish = json!({ "language": "de", "time_zone": "Europe/Vienna" });
    for _ in 0..2 {
        let changed = client.patch("/auth/me", wish.clone()).await.is(200);
        assert_eq!((&changed["language"], &changed["time_zone"]), (&wish["language"], &wish["time_zone"]));
        assert_eq!(client.get("/auth/me").await.is(200), changed);
    }
    let events = client.get("/events").await.is(200)["items"].as_array().unwrap().clone();
    assert_eq!(events.iter().filter(|event| event["type"] == "client.changed").count(), 1, "{events:?}");
}
