//! Changing the e-mail address.

use crate::support::{Hall, Person, Reply, eventually};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

fn change(person: &Person, new_email: &str) -> Value {
    json!({ "new_email": new_email, "password": person.password })
}

/// The secret of the link in the latest mail to a new address.
async fn token(hall: &Hall, address: &str) -> String {
    hall.mails_to(address).await.pop().unwrap().token("confirm-email")
}

async fn confirm(hall: &Hall, token: &str) -> Reply {
    hall.nobody().post("/auth/change-email/confirm", json!({ "token": token })).await
}

async fn subjects(hall: &Hall, address: &str, count: usize) -> Vec<String> {
    eventually("the mails", async || {
        let mails = hall.mails_to(address).await;
        (mails.len() == count).then(|| mails.into_iter().map(|mail| mail.subject).collect())
    })
    .await
}

#[apply(both_engines)]
async fn an_address_changes_once_the_new_one_is_proven(hall: Hall) {
    let client = hall.client().await;
    let said = client.post("/auth/change-email", change(&client, "New@Example.org")).await.is(202);
    assert_eq!(said["detail"], "If that address can receive it, a mail is on its way.");
    assert_eq!(subjects(&hall, &client.email, 1).await, ["Your e-mail address is about to change"]);
    let token = token(&hall, "New@Example.org").await;
    assert_eq!(client.get("/auth/me").await.is(200)["email"], client.email.as_str());
    client.signed_in().await;

    assert_eq!(confirm(&hall, &token).await.is(200)["user"]["email"], "New@Example.org");
    assert_eq!(client.get("/auth/me").await.is(200)["email"], "New@Example.org");
    let login = |email: &str| json!({ "email": email, "password": client.password });
    hall.nobody().post("/auth/login", login(&client.email)).await.is_problem(401, "invalid_credentials");
    hall.nobody().post("/auth/login", login("new@example.org")).await.is(200);
    assert_eq!(subjects(&hall, &client.email, 2).await[1], "Your e-mail address was changed");
    confirm(&hall, &token).await.is_invalid("/token", "invalid_token");
}

#[apply(both_engines)]
async fn a_change_of_address_takes_the_password(hall: Hall) {
    let client = hall.client().await;
    let wrong = json!({ "new_email": "new@example.org", "password": "not the password" });
    client.post("/auth/change-email", wrong).await.is_invalid("/password", "wrong_password");
    client
        .post("/auth/change-email", json!({ "new_email": "no address", "password": "x" }))
        .await
        .is_invalid("/new_email", "invalid_email");
    client.post("/auth/change-email", json!({ "new_email": "new@example.org" })).await.is(422);
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", client.user_id()).await;
    client.post("/auth/change-email", change(&client, "new@example.org")).await.is_problem(403, "account_frozen");
}

#[apply(both_engines)]
async fn changing_to_a_taken_address_looks_the_same_and_sends_its_owner_a_mail(hall: Hall) {
    let (client, owner) = (hall.client().await, hall.worker().await);
    let free = client.post("/auth/change-email", change(&client, "free@example.org")).await.is(202);
    let taken = client.post("/auth/change-email", change(&client, &owner.email.to_uppercase())).await.is(202);
    assert_eq!(free, taken);
    let mail = hall.mails_to(&owner.email).await.pop().unwrap();
    assert_eq!(mail.subject, "Your address has an account already");
    assert!(!mail.text.contains("token="), "{}", mail.text);
}

#[apply(both_engines)]
async fn only_the_latest_wish_for_an_address_can_be_confirmed(hall: Hall) {
    let client = hall.client().await;
    client.post("/auth/change-email", change(&client, "first@example.org")).await.is(202);
    let first = token(&hall, "first@example.org").await;
    client.post("/auth/change-email", change(&client, "second@example.org")).await.is(202);
    let second = token(&hall, "second@example.org").await;
    confirm(&hall, &first).await.is_invalid("/token", "invalid_token");
    assert_eq!(confirm(&hall, &second).await.is(200)["user"]["email"], "second@example.org");
}

#[apply(both_engines)]
async fn a_link_to_a_new_address_works_once_within_an_hour_and_for_nothing_else(hall: Hall) {
    let client = hall.client().await;
    client.post("/auth/change-email", change(&client, "new@example.org")).await.is(202);
    let late = token(&hall, "new@example.org").await;
    let reset = json!({ "token": late, "new_password": "a whole new one" });
    hall.nobody().post("/auth/reset-password", reset).await.is_invalid("/token", "invalid_token");
    hall.nobody().post("/auth/verify-email", json!({ "token": late })).await.is_invalid("/token", "invalid_token");
    hall.clock.advance(Duration::from_secs(60 * 60 + 1));
    confirm(&hall, &late).await.is_invalid("/token", "invalid_token");

    let client = client.signed_in().await;
    client.post("/auth/change-email", change(&client, "newer@example.org")).await.is(202);
    let token = token(&hall, "newer@example.org").await;
    let tries = futures_util::future::join_all((0..10).map(|_| confirm(&hall, &token))).await;
    assert_eq!(tries.iter().filter(|answer| answer.status == 200).count(), 1);
}

#[apply(both_engines)]
async fn of_many_changes_to_one_address_one_succeeds(hall: Hall) {
    let mut tokens = Vec::new();
    for _ in 0..4 {
        let client = hall.client().await;
        client.post("/auth/change-email", change(&client, "wanted@example.org")).await.is(202);
        subjects(&hall, "wanted@example.org", tokens.len() + 1).await;
        tokens.push(token(&hall, "wanted@example.org").await);
    }
    let answers = futures_util::future::join_all(tokens.iter().map(|token| confirm(&hall, token))).await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
    assert_eq!(won.len(), 1);
    lost.iter().for_each(|answer| answer.is_invalid("/token", "invalid_token"));
}

#[apply(both_engines)]
async fn a_claim_to_an_address_ends_when_an_account_gets_it(hall: Hall) {
    let signup = json!({
        "email": "wanted@example.org", "password": "one of a kind 42", "role": "CLIENT", "first_name": "Ana", "last_name": "Kovač",
    });
    hall.nobody().post("/auth/signup", signup).await.is(202);
    let claim = hall.mails_to("wanted@example.org").await[0].token("verify-email");
    let client = hall.client().await;
    client.post("/auth/change-email", change(&client, "wanted@example.org")).await.is(202);
    subjects(&hall, "wanted@example.org", 2).await;
    confirm(&hall, &token(&hall, "wanted@example.org").await).await.is(200);
    hall.nobody().post("/auth/verify-email", json!({ "token": claim })).await.is_invalid("/token", "invalid_token");
}

#[apply(both_engines)]
async fn a_new_password_cancels_a_pending_change_of_address(hall: Hall) {
    let client = hall.client().await;
    client.post("/auth/change-email", change(&client, "thief@example.org")).await.is(202);
    let thiefs = token(&hall, "thief@example.org").await;
    let new = json!({ "current_password": client.password, "new_password": "a whole new one" });
    client.post("/auth/change-password", new).await.is(204);
    confirm(&hall, &thiefs).await.is_invalid("/token", "invalid_token");
}

#[apply(both_engines)]
async fn a_link_to_a_new_password_dies_with_the_address_that_it_was_sent_to(hall: Hall) {
    let client = hall.client().await;
    hall.nobody().post("/auth/forgot-password", json!({ "email": client.email })).await.is(202);
    let reset = hall.mails_to(&client.email).await[0].token("reset-password");
    client.post("/auth/change-email", change(&client, "new@example.org")).await.is(202);
    confirm(&hall, &token(&hall, "new@example.org").await).await.is(200);
    let reset = json!({ "token": reset, "new_password": "a whole new one" });
    hall.nobody().post("/auth/reset-password", reset).await.is_invalid("/token", "invalid_token");
}

#[apply(both_engines)]
async fn a_frozen_or_banned_account_cannot_confirm_a_new_address(hall: Hall) {
    let (client, admin) = (hall.client().await, hall.admin().await);
    client.post("/auth/change-email", change(&client, "new@example.org")).await.is(202);
    let token = token(&hall, "new@example.org").await;
    let because = json!({ "reason": "a test" });
    admin.post(&format!("/admin/users/{}/freeze", client.id), because.clone()).await.is(200);
    confirm(&hall, &token).await.is_problem(403, "account_frozen");
    admin.post(&format!("/admin/users/{}/ban", client.id), because).await.is(200);
    confirm(&hall, &token).await.is_invalid("/token", "invalid_token");
}

#[apply(both_engines)]
async fn the_same_address_may_be_written_in_another_way(hall: Hall) {
    let client = hall.client().await;
    let shouted = client.email.to_uppercase();
    client.post("/auth/change-email", change(&client, &shouted)).await.is(202);
    assert_eq!(confirm(&hall, &token(&hall, &shouted).await).await.is(200)["user"]["email"], shouted.as_str());
}

#[apply(both_engines)]
async fn an_address_gets_a_limited_number_of_links(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let client = hall.client().await;
    let ask = async || {
        let asked = client.request(Method::POST, "/auth/change-email").json(&change(&client, "new@example.org"));
        Reply::to(asked).await.is_one_of(&[202, 429])
    };
    let mut accepted = 0;
    while ask().await == 202 {
        accepted += 1;
    }
    assert!((10..=11).contains(&accepted), "{accepted}: the password is asked for ten times a minute");
    crate::support::nothing_is_left_to_send(&hall).await;
    let mails = hall.mails_to("new@example.org").await.len();
    assert!((1..=3).contains(&mails), "{mails}");
}
