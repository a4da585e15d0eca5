//! Signing in with a passkey: no account is named, and only the right device's response to the current challenge works,
//! once.

use super::{added, answered, asked, asked_to_sign_in, list, remove, shown, sign_in};
use crate::support::{Device, Hall, Reply};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

#[apply(both_engines)]
async fn a_passkey_signs_in_without_a_name_or_a_password(hall: Hall) {
    let (client, other) = (hall.client().await, hall.client().await);
    let (device, _) = (added(&client).await, added(&other).await);
    let asked = asked_to_sign_in(&hall).await;
    assert_eq!(asked["public_key"]["rpId"], "hall.example");
    assert_eq!(asked["public_key"]["allowCredentials"], json!([]));
    let signed_in = shown(&hall, &asked, &device.get(&asked["public_key"])).await.is(200);
    assert_eq!(signed_in["user"]["id"], client.id);
    let me = hall.nobody().with_token(signed_in["access_token"].as_str().unwrap());
    assert_eq!(me.get("/auth/me").await.is(200)["email"], client.email);
    let next = json!({ "refresh_token": signed_in["refresh_token"] });
    hall.nobody().post("/auth/refresh", next).await.is(200);
}

#[apply(both_engines)]
async fn a_browser_gets_cookies_if_it_asks_for_them(hall: Hall) {
    let device = added(&hall.client().await).await;
    let asked = asked_to_sign_in(&hall).await;
    let answer = json!({ "ceremony_id": asked["ceremony_id"], "credential": device.get(&asked["public_key"]) });
    let request = hall.nobody().request(Method::POST, "/auth/passkeys/login/finish").header("x-session", "cookie");
    let signed_in = Reply::to(request.json(&answer)).await;
    assert!(signed_in.is(200).get("access_token").is_none());
    assert_eq!(signed_in.headers.get_all("set-cookie").iter().count(), 2);
}

#[apply(both_engines)]
async fn a_passkey_is_the_second_factor_that_administrators_may_need(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_ADMIN_SECOND_FACTOR", "on")]).await;
    let admin = hall.admin().await;
    admin.get("/admin/users").await.is_problem(403, "second_factor_required");
    let device = added(&admin).await;
    admin.get("/admin/users").await.is(200);
    admin.signed_in().await.get("/admin/users").await.is_problem(403, "second_factor_required");
    let signed_in = sign_in(&hall, &device).await.is(200);
    let signed_in = admin.clone().with_token(signed_in["access_token"].as_str().unwrap());
    signed_in.get("/admin/users").await.is(200);
    remove(&signed_in, &list(&signed_in).await[0]["id"], &admin.password).await.is(204);
    signed_in.get("/admin/users").await.is_problem(403, "second_factor_required");
}

#[apply(both_engines)]
async fn an_answer_counts_once_and_for_five_minutes(hall: Hall) {
    let client = hall.client().await;
    let device = added(&client).await;
    let question = asked_to_sign_in(&hall).await;
    let credential = device.get(&question["public_key"]);
    let answers = join_all((0..20).map(|_| shown(&hall, &question, &credential))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(answers.iter().all(|answer| answer.status == 200 || answer.status == 422));
    shown(&hall, &question, &credential).await.is_invalid("/ceremony_id", "invalid_ceremony");

    let question = asked_to_sign_in(&hall).await;
    let wrong = Device::new().get(&question["public_key"]);
    shown(&hall, &question, &wrong).await.is_problem(401, "invalid_passkey");
    shown(&hall, &question, &device.get(&question["public_key"])).await.is_invalid("/ceremony_id", "invalid_ceremony");

    let adding = asked(&client).await;
    let mut options = asked_to_sign_in(&hall).await["public_key"].clone();
    options["challenge"] = adding["public_key"]["challenge"].clone();
    shown(&hall, &adding, &device.get(&options)).await.is_invalid("/ceremony_id", "invalid_ceremony");

    let question = asked_to_sign_in(&hall).await;
    hall.clock.advance(Duration::from_secs(5 * 60));
    shown(&hall, &question, &device.get(&question["public_key"])).await.is_invalid("/ceremony_id", "invalid_ceremony");
}

#[apply(both_engines)]
async fn every_wrong_answer_is_refused_in_the_same_words(hall: Hall) {
    let (client, other) = (hall.client().await, hall.client().await);
    let (mut device, foreign) = (added(&client).await, added(&other).await);
    let mut refusals: Vec<Value> = Vec::new();
    let mut refused = async |change: &dyn Fn(&Value) -> Value| {
        let question = asked_to_sign_in(&hall).await;
        let refused = shown(&hall, &question, &change(&question["public_key"])).await;
        let mut refused = refused.is_problem(401, "invalid_passkey");
        refused["request_id"].take();
        refusals.push(refused);
    };
    let other_challenge = asked_to_sign_in(&hall).await["public_key"]["challenge"].clone();
    refused(&|options| Device::new().get(options)).await;
    refused(&|options| Device { credential_id: device.credential_id.clone(), ..Device::new() }.get(options)).await;
    refused(&|options| {
        let mut credential = foreign.get(options);
        credential["response"]["userHandle"] = device.get(options)["response"]["userHandle"].clone();
        credential
    })
    .await;
    refused(&|options| {
        let mut credential = foreign.get(options);
        credential["id"] = device.get(options)["id"].clone();
        credential["rawId"] = credential["id"].clone();
        credential
    })
    .await;
    refused(&|options| {
        let mut credential = device.get(options);
        credential["response"]["userHandle"] = Value::Null;
        credential
    })
    .await;
    refused(&|options| {
        let mut options = options.clone();
        options["challenge"] = other_challenge.clone();
        device.get(&options)
    })
    .await;
    refused(&|options| {
        let mut options = options.clone();
        options["rpId"] = json!("evil.example");
        device.get(&options)
    })
    .await;
    device.origin = "http://evil.example".to_owned();
    refused(&|options| device.get(options)).await;
    device.origin = "http://hall.example".to_owned();
    device.verifies_its_owner = false;
    refused(&|options| device.get(options)).await;
    device.verifies_its_owner = true;
    device.cross_origin = true;
    refused(&|options| device.get(options)).await;
    device.cross_origin = false;

    assert!(refusals.windows(2).all(|two| two[0] == two[1]), "{refusals:?}");
    sign_in(&hall, &device).await.is(200);
}

#[apply(both_engines)]
async fn a_key_whose_count_does_not_grow_was_copied(hall: Hall) {
    let mut device = added(&hall.client().await).await;
    for (counter, opens) in [(5, true), (5, false), (4, false), (0, false), (6, true)] {
        device.counter = counter;
        let answer = sign_in(&hall, &device).await;
        assert_eq!(answer.status, if opens { 200 } else { 401 }, "{counter}");
    }
    device.counter = 7;
    let questions = join_all((0..10).map(|_| asked_to_sign_in(&hall))).await;
    let credentials: Vec<Value> = questions.iter().map(|question| device.get(&question["public_key"])).collect();
    let answers =
        join_all(questions.iter().zip(&credentials).map(|(question, answer)| shown(&hall, question, answer))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
}

#[apply(both_engines)]
async fn banned_and_deleted_accounts_cannot_sign_in_and_frozen_ones_can(hall: Hall) {
    let client = hall.client().await;
    let device = added(&client).await;
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", client.user_id()).await;
    sign_in(&hall, &device).await.is(200);
    let frozen = client.post("/auth/passkeys/start", json!({ "password": client.password })).await;
    frozen.is_problem(403, "account_frozen");
    hall.sql("UPDATE users SET status = 'BANNED' WHERE id = $1", client.user_id()).await;
    sign_in(&hall, &device).await.is_problem(403, "account_banned");
    hall.sql("UPDATE users SET status = 'ACTIVE' WHERE id = $1", client.user_id()).await;
    let delete = hall.admin().await.request(Method::DELETE, &format!("/admin/users/{}", client.id));
    Reply::to(delete.json(&json!({ "reason": "at their own wish" }))).await.is(204);
    sign_in(&hall, &device).await.is_problem(401, "invalid_passkey");
    let rows = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM passkeys", &[])).await;
    assert_eq!(rows.unwrap(), (0,));
}

#[apply(both_engines)]
async fn beginnings_are_forgotten_and_never_more_than_ten_thousand(hall: Hall) {
    asked_to_sign_in(&hall).await;
    let fill = |tx: &mut hirehall::database::Tx<'_>| {
        for _ in 0..670 {
            let (id, later) = (hirehall::database::ids::CeremonyId::new(tx), tx.now().unix_micros() + 300_000_000);
            tx.execute(
                "INSERT INTO passkey_ceremonies (id, user_id, state, expires_at) VALUES ($1, NULL, '{}', $2)",
                &[&id, &later],
            )?;
        }
        Ok::<_, hirehall::database::Error>(())
    };
    for _ in 0..15 {
        hall.app.db.write(fill).await.unwrap();
    }
    let latest = asked_to_sign_in(&hall).await;
    let count = async || {
        let count = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM passkey_ceremonies", &[]));
        count.await.unwrap().0
    };
    assert!(count().await <= 10_000, "{}", count().await);
    let credential = Device { user_handle: vec![0; 16], ..Device::new() }.get(&latest["public_key"]);
    shown(&hall, &latest, &credential).await.is_problem(401, "invalid_passkey");
    hall.clock.advance(Duration::from_secs(301));
    crate::support::eventually("an empty table", async || (count().await == 0).then_some(())).await;
}

#[apply(both_engines)]
async fn repeated_starts_replace_those_of_the_same_address(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let device = added(&hall.client().await).await;
    let question = asked_to_sign_in(&hall).await;
    for _ in 0..150 {
        let start =
            hall.nobody().request(Method::POST, "/auth/passkeys/login/start").header("x-forwarded-for", "192.0.2.1");
        Reply::to(start.json(&json!({}))).await.is(200);
    }
    let kept = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM passkey_ceremonies", &[])).await;
    assert_eq!(kept.unwrap(), (101,));
    shown(&hall, &question, &device.get(&question["public_key"])).await.is(200);
}

#[apply(both_engines)]
async fn damaged_responses_are_refused_and_break_nothing(hall: Hall) {
    let client = hall.client().await;
    let device = added(&client).await;
    for round in 0..60 {
        let question = asked_to_sign_in(&hall).await;
        let credential = damaged(device.get(&question["public_key"]), round);
        let refused = shown(&hall, &question, &credential).await;
        assert!(matches!(refused.status.as_u16(), 401 | 422), "{}: {credential}", refused.status);
    }
    let mut question = asked(&client).await;
    for round in 0..120 {
        let credential = damaged(Device::new().create(&question["public_key"]), round);
        let answer = answered(&client, &question, &credential).await;
        assert!(matches!(answer.status.as_u16(), 201 | 422), "{}: {credential}", answer.status);
        if answer.status == 201 {
            question = asked(&client).await; // What was damaged was the device's to choose.
        }
    }
    sign_in(&hall, &device).await.is(200);
}

/// The response with one part damaged, another in each round: truncated, a bit flipped, or deeply nested.
fn damaged(mut credential: Value, round: usize) -> Value {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let parts: Vec<String> = credential["response"].as_object().unwrap().keys().cloned().collect();
    let name =
        parts.iter().filter(|name| *name != "transports").nth(round % (parts.len() - 1).min(3)).unwrap_or(&parts[0]);
    let part = &mut credential["response"][name];
    let mut bytes = URL_SAFE_NO_PAD.decode(part.as_str().unwrap_or_default()).unwrap();
    let place = (round * 7919) % bytes.len().max(1);
    match round % 4 {
        0 => bytes.truncate(place),
        1 => bytes = vec![0x81; 100_000],
        _ => bytes[place] ^= 1 << (round % 8),
    }
    *part = json!(URL_SAFE_NO_PAD.encode(bytes));
    credential
}
