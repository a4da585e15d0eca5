//! Adding a passkey needs the password and the authenticator's response to the challenge.

use super::{added, answered, asked, asked_to_sign_in, list, remove, sign_in};
use crate::support::{Authenticator, Device, Hall, Reply, eventually};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;
use std::{collections::BTreeSet, time::Duration};

#[apply(both_engines)]
async fn passkeys_are_added_listed_and_removed(hall: Hall) {
    let client = hall.client().await;
    assert!(list(&client).await.is_empty());
    let mut phone = Device::new();
    let question = asked(&client).await;
    let added = answered(&client, &question, &phone.create(&question["public_key"])).await.is(201);
    assert_eq!((&added["name"], &added["last_used_at"]), (&json!("My phone"), &json!(null)));
    assert_eq!(list(&client).await, std::slice::from_ref(&added));
    assert!(list(&hall.client().await).await.is_empty());

    sign_in(&hall, &phone).await.is(200);
    assert!(list(&client).await[0]["last_used_at"].is_string());
    remove(&client, &added["id"], &client.password).await.is(204);
    assert!(list(&client).await.is_empty());
    remove(&client, &added["id"], &client.password).await.is_problem(404, "not_found");
    sign_in(&hall, &phone).await.is_problem(401, "invalid_passkey");
}

#[apply(both_engines)]
async fn a_stolen_session_is_not_enough_to_add_or_remove_a_passkey(hall: Hall) {
    let client = hall.client().await;
    let start = async |body| client.post("/auth/passkeys/start", body).await;
    start(json!({ "password": "not this one" })).await.is_invalid("/password", "wrong_password");
    start(json!({})).await.is_invalid("/password", "required");
    start(json!({ "password": client.password, "user_id": client.id })).await.is_invalid("/user_id", "unknown_field");
    added(&client).await;
    let id = list(&client).await[0]["id"].clone();
    remove(&client, &id, "not this one").await.is_invalid("/password", "wrong_password");
    remove(&hall.client().await, &id, &client.password).await.is_problem(404, "not_found");
    assert_eq!(list(&client).await.len(), 1);
}

#[apply(both_engines)]
async fn adding_and_removing_take_the_code_of_a_second_factor_too(hall: Hall) {
    let client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    let start = async |code: Option<&str>| {
        let body = json!({ "password": client.password, "totp_code": code });
        client.post("/auth/passkeys/start", body).await
    };
    start(None).await.is_invalid("/totp_code", "required");
    start(Some("a guess")).await.is_invalid("/totp_code", "wrong_code");
    let question = start(Some(&app.fresh_code(&hall))).await.is(200);
    let mut device = Device::new();
    let added = answered(&client, &question, &device.create(&question["public_key"])).await.is(201);
    sign_in(&hall, &device).await.is(200);

    remove(&client, &added["id"], &client.password).await.is_invalid("/totp_code", "required");
    let path = format!("/auth/passkeys/{}", added["id"].as_str().unwrap());
    let with_code = json!({ "password": client.password, "totp_code": app.recovery_codes[0] });
    Reply::to(client.request(Method::DELETE, &path).json(&with_code)).await.is(204);
}

#[apply(both_engines)]
async fn removing_a_passkey_ends_what_its_device_has_begun_on_every_node(hall: Hall) {
    let client = hall.client().await;
    let device = added(&client).await;
    let signed_in = sign_in(&hall, &device).await.is(200);
    let token = signed_in["access_token"].as_str().unwrap();
    let elsewhere = hall.nobody_at_another_node().await.with_token(token);
    elsewhere.get("/auth/me").await.is(200);
    remove(&client, &list(&client).await[0]["id"], &client.password).await.is(204);
    elsewhere.get("/auth/me").await.is_problem(401, "invalid_token");
    client.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn a_device_is_asked_for_five_minutes_and_by_the_latest_request(hall: Hall) {
    let (client, other) = (hall.client().await, hall.client().await);
    let (earlier, question) = (asked(&client).await, asked(&client).await);
    let credential = Device::new().create(&question["public_key"]);
    answered(&client, &earlier, &Device::new().create(&earlier["public_key"]))
        .await
        .is_invalid("/ceremony_id", "invalid_ceremony");
    answered(&other, &question, &credential).await.is_invalid("/ceremony_id", "invalid_ceremony");
    answered(&client, &json!({ "ceremony_id": client.id }), &credential)
        .await
        .is_invalid("/ceremony_id", "invalid_ceremony");
    answered(&client, &asked_to_sign_in(&hall).await, &credential).await.is_invalid("/ceremony_id", "invalid_ceremony");
    answered(&client, &question, &credential).await.is(201);
    answered(&client, &question, &credential).await.is_invalid("/ceremony_id", "invalid_ceremony");

    let question = asked(&client).await;
    hall.clock.advance(Duration::from_secs(5 * 60));
    answered(&client, &question, &Device::new().create(&question["public_key"]))
        .await
        .is_invalid("/ceremony_id", "invalid_ceremony");
    assert_eq!(list(&client).await.len(), 1);
}

#[apply(both_engines)]
async fn a_started_passkey_is_cancelled_by_a_new_password(hall: Hall) {
    let client = hall.client().await;
    let question = asked(&client).await;
    let change = json!({ "current_password": client.password, "new_password": "a new password" });
    client.post("/auth/change-password", change).await.is(204);
    let credential = Device::new().create(&question["public_key"]);
    answered(&client, &question, &credential).await.is_invalid("/ceremony_id", "invalid_ceremony");
}

#[apply(both_engines)]
async fn of_many_answers_at_once_one_counts_and_a_repeated_one_is_answered_again(hall: Hall) {
    let client = hall.client().await;
    let question = asked(&client).await;
    let credential = Device::new().create(&question["public_key"]);
    let answers = join_all((0..20).map(|_| answered(&client, &question, &credential))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
    for late in answers.iter().filter(|answer| answer.status != 201) {
        late.is_invalid("/ceremony_id", "invalid_ceremony");
    }
    assert_eq!(list(&client).await.len(), 1);

    let question = asked(&client).await;
    let credential = Device::new().create(&question["public_key"]);
    let answer = json!({ "ceremony_id": question["ceremony_id"], "name": "Key", "credential": credential });
    let send = || client.request(Method::POST, "/auth/passkeys/finish").header("idempotency-key", "once").json(&answer);
    let first = Reply::to(send()).await.is(201);
    assert_eq!(Reply::to(send()).await.is(201), first);
    assert_eq!(list(&client).await.len(), 2);
}

#[apply(both_engines)]
async fn a_key_opens_one_account_and_an_account_has_twenty_at_most(hall: Hall) {
    let (client, other) = (hall.client().await, hall.client().await);
    let device = added(&client).await;
    let mut copied = Device { credential_id: device.credential_id.clone(), ..Device::new() };
    let question = asked(&other).await;
    let credential = copied.create(&question["public_key"]);
    answered(&other, &question, &credential).await.is_problem(409, "already_exists");
    let mut long = Device { credential_id: vec![7; 1024], ..Device::new() };
    let credential = long.create(&question["public_key"]);
    answered(&other, &question, &credential).await.is_invalid("/credential", "invalid_credential");

    let question = asked(&client).await;
    assert_eq!(question["public_key"]["excludeCredentials"].as_array().unwrap().len(), 1);
    for _ in 1..20 {
        added(&client).await;
    }
    let more = client.post("/auth/passkeys/start", json!({ "password": client.password })).await;
    more.is_problem(409, "too_many_passkeys");
}

#[apply(both_engines)]
async fn a_device_that_does_not_do_as_it_was_asked_gets_no_passkey(hall: Hall) {
    let client = hall.client().await;
    let question = asked(&client).await;
    let options = &question["public_key"];
    let mut foreign_challenge = options.clone();
    foreign_challenge["challenge"] = asked_to_sign_in(&hall).await["public_key"]["challenge"].clone();
    let mut foreign_party = options.clone();
    foreign_party["rp"]["id"] = json!("evil.example");
    let on = |origin: &str| Device { origin: origin.to_owned(), ..Device::new() };
    for credential in [
        Device::new().create(&foreign_challenge),
        Device::new().create(&foreign_party),
        Device { verifies_its_owner: false, ..Device::new() }.create(options),
        Device { cross_origin: true, ..Device::new() }.create(options),
        on("http://evil.example").create(options),
        on("https://hall.example").create(options),
        on("http://hall.example:8080").create(options),
        on("http://sub.hall.example").create(options),
    ] {
        answered(&client, &question, &credential).await.is_invalid("/credential", "invalid_credential");
    }
    for (field, value) in [("rawId", json!("not base64!")), ("response", json!(null)), ("type", json!(1))] {
        let mut credential = Device::new().create(options);
        credential[field] = value;
        answered(&client, &question, &credential).await.is(422);
    }
    assert!(list(&client).await.is_empty());
}

#[apply(both_engines)]
async fn the_id_of_a_key_has_1023_bytes_at_most(hall: Hall) {
    let client = hall.client().await;
    let key = |length| Device { credential_id: vec![7; length], ..Device::new() };
    let question = asked(&client).await;
    let too_long = key(1024).create(&question["public_key"]);
    answered(&client, &question, &too_long).await.is_invalid("/credential", "invalid_credential");
    let question = asked(&client).await;
    let mut longest = key(1023);
    let credential = longest.create(&question["public_key"]);
    answered(&client, &question, &credential).await.is(201);
    sign_in(&hall, &longest).await.is(200);
}

#[apply(both_engines)]
async fn the_owner_is_told_by_mail(hall: Hall) {
    let client = hall.client().await;
    added(&client).await;
    remove(&client, &list(&client).await[0]["id"], &client.password).await.is(204);
    let subjects = eventually("two mails", async || {
        let mails = hall.mails_to(&client.email).await;
        (mails.len() == 2).then(|| mails.into_iter().map(|mail| mail.subject).collect::<BTreeSet<_>>())
    });
    let told = ["A passkey opens your account now", "A passkey was removed from your account"];
    assert_eq!(subjects.await, BTreeSet::from(told.map(str::to_owned)), "several senders keep no order");
    let trail = hall.admin().await.get("/admin/audit").await.is(200).to_string();
    assert!(trail.contains("user.passkey_added") && trail.contains("user.passkey_removed"), "{trail}");
}

#[apply(both_engines)]
async fn an_installation_without_a_name_has_no_passkeys(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_PUBLIC_URL", "http://192.0.2.1:8080")]).await;
    let client = hall.client().await;
    let start = client.post("/auth/passkeys/start", json!({ "password": client.password })).await;
    start.is_problem(409, "passkeys_not_possible");
    hall.nobody().post("/auth/passkeys/login/start", json!({})).await.is_problem(409, "passkeys_not_possible");
}
