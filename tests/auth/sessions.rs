//! Sessions end exactly when they should.

use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

#[apply(both_engines)]
async fn a_malformed_address_belongs_to_no_account(hall: Hall) {
    for email in ["", "x", "\u{0}", "a\u{0}b@example.org", "%", "'; --", "\u{202e}@example.org", &"x".repeat(10_000)] {
        let login = json!({ "email": email, "password": "a wrong guess" });
        hall.nobody().post("/auth/login", login).await.is_problem(401, "invalid_credentials");
        let form = [("grant_type", "password"), ("username", email), ("password", "a wrong guess")];
        let refused = Reply::to(hall.nobody().request(Method::POST, "/auth/token").form(&form)).await.is(400);
        let is_empty = email.is_empty();
        assert_eq!(refused["error"], if is_empty { "invalid_request" } else { "invalid_grant" }, "{email:?}");
    }
}

#[apply(both_engines)]
async fn a_signed_in_user_reads_their_own_account(hall: Hall) {
    let client = hall.client().await;
    let me = client.get("/auth/me").await.is(200);
    assert_eq!(me["email"], client.email);
    assert_eq!(me["role"], "CLIENT");
    assert_eq!(me["status"], "ACTIVE");
    assert_eq!(me["email_verified"], true);
}

#[apply(both_engines)]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer(hall: Hall) {
    let client = hall.client().await;
    let nobody = hall.nobody();
    let wrong = nobody.post("/auth/login", json!({ "email": client.email, "password": "not the password" })).await;
    let unknown =
        nobody.post("/auth/login", json!({ "email": "nobody@example.org", "password": "not the password" })).await;
    let mut answers = [wrong, unknown].map(|answer| answer.is_problem(401, "invalid_credentials"));
    for answer in &mut answers {
        answer["request_id"].take();
    }
    assert_eq!(answers[0], answers[1]);
}

#[apply(both_engines)]
async fn signing_out_ends_the_session_with_the_next_request(hall: Hall) {
    let client = hall.client().await;
    let elsewhere = client.signed_in().await;
    client.post("/auth/logout", json!({})).await.is(204);
    client.get("/auth/me").await.is_problem(401, "invalid_token");
    elsewhere.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn an_access_token_lives_fifteen_minutes(hall: Hall) {
    let client = hall.client().await;
    hall.clock.advance(Duration::from_secs(14 * 60));
    client.get("/auth/me").await.is(200);
    hall.clock.advance(Duration::from_secs(2 * 60));
    client.get("/auth/me").await.is_problem(401, "invalid_token");
}

#[apply(both_engines)]
async fn a_refresh_token_works_once_and_a_second_use_ends_the_session(hall: Hall) {
    let client = hall.client().await;
    let old = client.refresh_token.clone().unwrap();
    let next = refresh(&client, &old).await.is(200);
    let next = next["refresh_token"].as_str().unwrap();
    refresh(&client, next).await.is(200);
    refresh(&client, &old).await.is_problem(401, "invalid_refresh_token");
    refresh(&client, next).await.is_problem(401, "invalid_refresh_token");
    client.get("/auth/me").await.is_problem(401, "invalid_token");
}

#[apply(both_engines)]
async fn a_lost_answer_to_a_refresh_can_be_asked_for_again_for_ten_seconds(hall: Hall) {
    let client = hall.client().await;
    let old = client.refresh_token.clone().unwrap();
    let first = refresh(&client, &old).await.is(200);
    let again = refresh(&client, &old).await.is(200);
    assert_eq!(first["refresh_token"], again["refresh_token"]);
    hall.clock.advance(Duration::from_secs(11));
    refresh(&client, &old).await.is_problem(401, "invalid_refresh_token");
    refresh(&client, first["refresh_token"].as_str().unwrap()).await.is_problem(401, "invalid_refresh_token");
}

#[apply(both_engines)]
async fn a_hundred_refreshes_at_once_give_one_successor(hall: Hall) {
    let client = hall.client().await;
    let old = client.refresh_token.clone().unwrap();
    let refreshes = (0..100).map(|_| refresh(&client, &old));
    let answers: Vec<_> = futures_util::future::join_all(refreshes).await.iter().map(|answer| answer.is(200)).collect();
    assert!(answers.iter().all(|answer| answer["refresh_token"] == answers[0]["refresh_token"]));
}

#[apply(both_engines)]
async fn a_forged_refresh_token_ends_no_session(hall: Hall) {
    let client = hall.client().await;
    let mut forged = client.refresh_token.clone().unwrap().into_bytes();
    forged[40] ^= 1;
    let forged = String::from_utf8(forged).unwrap();
    for token in [forged.as_str(), "", "AAAA", "ä", &"A".repeat(100_000)] {
        refresh(&client, token).await.is_problem(401, "invalid_refresh_token");
    }
    client.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn sessions_are_listed_and_can_be_ended_one_by_one(hall: Hall) {
    let client = hall.client().await;
    let elsewhere = client.signed_in().await;
    let stranger = hall.client().await;
    let sessions = client.get("/auth/sessions").await.is(200);
    let sessions = sessions["items"].as_array().unwrap();
    assert_eq!(sessions.len(), 2);
    assert_eq!(sessions.iter().filter(|session| session["current"] == true).count(), 1);
    let other = sessions.iter().find(|session| session["current"] == false).unwrap()["id"].as_str().unwrap();
    stranger.delete(&format!("/auth/sessions/{other}")).await.is_problem(404, "not_found");
    client.delete(&format!("/auth/sessions/{other}")).await.is(204);
    elsewhere.get("/auth/me").await.is_problem(401, "invalid_token");
    client.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn changing_the_password_ends_the_other_sessions(hall: Hall) {
    let mut client = hall.client().await;
    let elsewhere = client.signed_in().await;
    let change = |current: &str| json!({ "current_password": current, "new_password": "a new password" });
    client
        .post("/auth/change-password", change("not this one"))
        .await
        .is_invalid("/current_password", "wrong_password");
    client.post("/auth/change-password", change(&client.password)).await.is(204);
    elsewhere.get("/auth/me").await.is_problem(401, "invalid_token");
    client.get("/auth/me").await.is(200);
    client.password = "a new password".to_owned();
    client.signed_in().await;
}

async fn refresh(person: &Person, token: &str) -> Reply {
    person.post("/auth/refresh", json!({ "refresh_token": token })).await
}
