//! What an administrator has beside the password is added to and removed only in a session that was opened with it: a thief of the password
//! alone, or of the mailbox, gets no session that counts as opened with more.

use super::{added, answered, asked, list, remove, sign_in};
use crate::auth::export::export;
use crate::support::{Authenticator, Device, Hall, Person, Reply, jobs::pair};
use hirehall::database::{Tx, ids::PasskeyId};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

/// An administrator of an installation that requires a second factor, and the same one signed in with the password alone.
async fn with_passkey(hall: Hall) -> (Hall, Person, Device, Person) {
    let hall = hall.with(&[("HIREHALL_ADMIN_SECOND_FACTOR", "on")]).await;
    let admin = hall.admin().await;
    let device = added(&admin).await;
    let thief = admin.signed_in().await;
    thief.get("/admin/users").await.is_problem(403, "second_factor_required");
    (hall, admin, device, thief)
}

fn password_of(person: &Person) -> Value {
    json!({ "password": person.password })
}

/// The administrator signed in with the passkey.
async fn entered(hall: &Hall, admin: &Person, device: &Device) -> Person {
    let signed_in = sign_in(hall, device).await.is(200);
    admin.clone().with_token(signed_in["access_token"].as_str().unwrap())
}

#[apply(both_engines)]
async fn the_password_alone_adds_nothing_to_an_administrators_passkey_and_removes_none(hall: Hall) {
    let (hall, admin, device, thief) = with_passkey(hall).await;
    thief.post("/auth/totp", password_of(&admin)).await.is_problem(403, "second_factor_required");
    thief.post("/auth/passkeys/start", password_of(&admin)).await.is_problem(403, "second_factor_required");
    let id = list(&thief).await[0]["id"].clone();
    remove(&thief, &id, &admin.password).await.is_problem(403, "second_factor_required");
    thief.get("/admin/users").await.is_problem(403, "second_factor_required");

    let owner = entered(&hall, &admin, &device).await;
    added(&owner).await;
    Authenticator::set_up(&hall, &owner).await;
    assert_eq!(list(&owner).await.len(), 2);
    owner.get("/admin/users").await.is(200);
}

#[apply(both_engines)]
async fn what_a_thief_has_begun_before_the_first_passkey_is_not_finished_after_it(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_ADMIN_SECOND_FACTOR", "on")]).await;
    let admin = hall.admin().await;
    let thief = admin.signed_in().await;
    let app = Authenticator::begun(&thief).await;
    added(&admin).await;
    let confirmed = thief.post("/auth/totp/confirm", json!({ "code": app.code(&hall) })).await;
    confirmed.is_problem(403, "second_factor_required");

    // The same with a passkey that was begun before the app was confirmed.
    let admin = hall.admin().await;
    let thief = admin.signed_in().await;
    let question = asked(&thief).await;
    let id = admin.user_id();
    let insert = move |tx: &mut Tx<'_>| {
        let now = tx.now();
        tx.execute(
            "INSERT INTO passkeys (id, user_id, credential_id, credential, name, created_at) VALUES ($1, $2, $3, '{}', 'Mine', $4)",
            &[&PasskeyId::new(tx), &id, &[7_u8].as_slice(), &now],
        )
    };
    hall.app.db.write(insert).await.unwrap();
    let answer = answered(&thief, &question, &Device::new().create(&question["public_key"])).await;
    answer.is_problem(403, "second_factor_required");
    thief.get("/admin/users").await.is_problem(403, "second_factor_required");
}

#[apply(both_engines)]
async fn an_administrator_with_a_passkey_replaces_the_app_in_one_session(hall: Hall) {
    let (hall, admin, device, _) = with_passkey(hall).await;
    let owner = entered(&hall, &admin, &device).await;
    let app = Authenticator::set_up(&hall, &owner).await;
    let gone = json!({ "password": admin.password, "code": app.fresh_code(&hall) });
    Reply::to(owner.request(Method::DELETE, "/auth/totp").json(&gone)).await.is(204);
    owner.get("/admin/users").await.is(200);
    Authenticator::set_up(&hall, &owner).await;
}

#[apply(both_engines)]
async fn a_mailed_link_removes_no_passkey_of_an_administrator(hall: Hall) {
    let (hall, admin, _device, thief) = with_passkey(hall).await;
    hall.nobody().post("/auth/forgot-password", json!({ "email": admin.email })).await.is(202);
    let link = hall.mail_to(&admin.email, "Choose a new password").await.token("reset-password");
    let id = list(&admin).await[0]["id"].clone();
    let reset = json!({ "token": link, "new_password": "a whole new one", "remove_passkeys": [id] });
    hall.nobody().post("/auth/reset-password", reset).await.is_invalid("/remove_passkeys", "not_allowed");
    let reset = json!({ "token": link, "new_password": "a whole new one" });
    hall.nobody().post("/auth/reset-password", reset).await.is(204);
    let thief = thief.with_password("a whole new one").signed_in().await;
    assert_eq!(list(&thief).await.len(), 1);
    thief.post("/auth/totp", password_of(&thief)).await.is_problem(403, "second_factor_required");
}

#[apply(both_engines)]
async fn the_rule_holds_for_administrators_alone(hall: Hall) {
    let client = hall.client().await;
    added(&client).await;
    let elsewhere = client.signed_in().await;
    added(&elsewhere).await;
    remove(&elsewhere, &list(&elsewhere).await[0]["id"], &client.password).await.is(204);
    Authenticator::set_up(&hall, &elsewhere).await;
}

#[apply(both_engines)]
async fn a_session_with_the_password_alone_reads_nothing_of_the_work_of_an_administrator_and_flags_nothing(hall: Hall) {
    let (hall, admin, device, thief) = with_passkey(hall).await;
    let owner = entered(&hall, &admin, &device).await;
    let pair = pair(&hall).await;
    let frozen = format!("/admin/users/{}/freeze", pair.client.id);
    let job = pair.completed().await;
    let review = pair.review(&job, json!({ "rating": 1 })).await;
    owner.post(&frozen, json!({ "reason": "CANARY" })).await.is(200);

    let files = export(&thief).await;
    let events = String::from_utf8(files["events.json"].clone()).unwrap();
    assert!(events.contains("user.passkey_added") && !events.contains("CANARY"), "{events}");
    let flag = format!("/reviews/{}/flag", review["id"].as_str().unwrap());
    thief.post(&flag, json!({ "reason": "Look at it" })).await.is_problem(403, "second_factor_required");
    owner.post(&flag, json!({ "reason": "Look at it" })).await.is(204);
}
