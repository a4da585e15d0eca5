//! Guessing secrets is slow on every path, and does not lock others out.

use super::passkeys;
use crate::support::{Authenticator, Hall, Person, Reply};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

/// The limit `sign-in`: attempts for an account from one address in a minute.
const GUESSES: usize = 10;

#[apply(both_engines)]
async fn concurrent_guesses_share_the_limit_of_sequential_ones(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let client = hall.client().await;
    let guess = json!({ "email": client.email, "password": "a wrong guess" });
    let nobody = hall.nobody();
    let answers = join_all((0..200).map(|_| nobody.post("/auth/login", guess.clone()))).await;
    let looked_at = answers.iter().filter(|answer| answer.status == 401).count();
    // Signing in at the beginning was one attempt.
    assert_eq!(looked_at, GUESSES - 1);
    assert!(answers.iter().all(|answer| answer.status == 401 || answer.status == 429));
}

#[apply(both_engines)]
async fn a_clock_that_jumps_ahead_and_back_locks_no_user_out(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let client = hall.client().await;
    for leap in [Duration::from_secs(60 * 60), Duration::from_secs(400 * 24 * 60 * 60)] {
        hall.clock.leap(leap);
        client.signed_in().await.patch("/clients/me", json!({ "about": "Early" })).await.is(200);
        hall.clock.leap_back(leap);
        client.signed_in().await.patch("/clients/me", json!({ "about": "In time" })).await.is(200);
    }
    let guess = json!({ "email": client.email, "password": "a wrong guess" });
    let nobody = hall.nobody();
    let answers = join_all((0..2 * GUESSES).map(|_| nobody.post("/auth/login", guess.clone()))).await;
    assert!(answers.iter().any(|answer| answer.status == 429), "the limit is still one");
}

#[apply(both_engines)]
async fn the_owner_signs_in_while_many_addresses_guess(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let client = hall.client().await;
    let login = async |from: usize, password: &str| {
        let login = json!({ "email": client.email, "password": password });
        let request =
            hall.nobody().request(Method::POST, "/auth/login").header("x-forwarded-for", format!("192.0.2.{from}"));
        Reply::to(request.json(&login)).await
    };
    let guesses = join_all((0..200).map(|number| login(number % 20, "a wrong guess"))).await;
    let looked_at = guesses.iter().filter(|answer| answer.status == 401).count();
    assert!((30..=30 + 2 * 20).contains(&looked_at), "{looked_at}");
    login(99, &client.password).await.is(200);
}

#[apply(both_engines)]
async fn guesses_from_elsewhere_do_not_count_on_known_devices(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let client = hall.client().await;
    let guess = json!({ "email": client.email, "password": "a wrong guess" });
    let guesses = join_all((0..120).map(|number| {
        let from = format!("192.0.2.{}", number % 40);
        let request = hall.nobody().request(Method::POST, "/auth/login").header("x-forwarded-for", from);
        Reply::to(request.json(&guess))
    }));
    assert!(guesses.await.iter().any(|answer| answer.status == 429));
    for _ in 0..5 {
        client.signed_in().await;
    }
}

#[apply(both_engines)]
async fn the_owner_signs_in_while_an_attacker_with_the_password_guesses_codes(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    let login = async |from: usize, code: &str| {
        let login = json!({ "email": client.email, "password": client.password, "totp_code": code });
        let request =
            hall.nobody().request(Method::POST, "/auth/login").header("x-forwarded-for", format!("192.0.2.{from}"));
        Reply::to(request.json(&login)).await
    };
    let mut looked_at = 0;
    for minute in 0..20 {
        for from in 0..8 {
            looked_at += usize::from(login(from, "000000").await.json()["code"] == "invalid_totp_code");
        }
        hall.clock.advance(Duration::from_secs(if minute < 19 { 60 } else { 0 }));
    }
    assert!((60..=60 + 20 + 2 * 8).contains(&looked_at), "{looked_at}");
    login(99, &app.fresh_code(&hall)).await.is(200);
}

/// How many of the guesses were compared with the account's secret: one from each address, all behind the same header.
async fn compared(hall: &Hall, login: Value, code: &str, addresses: impl Iterator<Item = String>) -> usize {
    let guesses = addresses.map(|from| {
        let request = hall.nobody().request(Method::POST, "/auth/login").header("x-forwarded-for", from);
        Reply::to(request.json(&login))
    });
    let answers = join_all(guesses).await;
    answers.iter().filter(|answer| answer.status == 401 && answer.json()["code"] == code).count()
}

#[apply(both_engines)]
async fn an_attacked_account_counts_a_whole_ipv6_network_as_one_address(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let client = hall.client().await;
    let guess = json!({ "email": client.email, "password": "a wrong guess" });
    let addresses = (0..80).map(|number| format!("2001:db8:1:{number:x}::1"));
    let compared = compared(&hall, guess, "invalid_credentials", addresses).await;
    assert!((30..=30 + 2).contains(&compared), "{compared}");
}

#[apply(both_engines)]
async fn no_number_of_addresses_guesses_more_codes_of_an_account(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    let guess = json!({ "email": client.email, "password": client.password, "totp_code": "000000" });
    let addresses = (0..340).map(|number| format!("10.{}.{}.1", number / 100, number % 100));
    let compared = compared(&hall, guess, "invalid_totp_code", addresses).await;
    assert!((200..=60 + 240 + 10).contains(&compared), "{compared}");
    // The owner's device is known.
    let login = json!({ "email": client.email, "password": client.password, "totp_code": app.fresh_code(&hall) });
    Reply::to(client.request(Method::POST, "/auth/login").json(&login)).await.is(200);
}

#[apply(needs_postgres)]
#[tokio::test]
async fn guesses_are_counted_over_all_nodes() {
    let hall = Hall::on_postgresql().await;
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let nodes = [hall.nobody(), hall.nobody_at_another_node().await];
    let guess = json!({ "email": "somebody@example.org", "password": "a wrong guess" });
    let guesses = (0..40).map(|number| nodes[number % 2].post("/auth/login", guess.clone()));
    let looked_at = join_all(guesses).await.iter().filter(|answer| answer.status == 401).count();
    assert_eq!(looked_at, GUESSES);
    for node in &nodes {
        let refused = node.post("/auth/login", guess.clone()).await;
        refused.is_problem(429, "too_many_requests");
        assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
    }
}

/// A user with a second factor on two nodes with rate limits.
async fn two_nodes_of_one_marketplace() -> (Hall, Person, [Person; 2]) {
    let hall = Hall::on_postgresql().await.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let client = hall.client().await;
    let nodes = [hall.nobody(), hall.nobody_at_another_node().await];
    (hall, client, nodes)
}

/// The limit `second-factor`: attempts for an account in an hour.
const CODES: usize = 20;

#[apply(needs_postgres)]
#[tokio::test]
async fn codes_are_counted_over_all_nodes() {
    let (hall, client, nodes) = two_nodes_of_one_marketplace().await;
    Authenticator::set_up(&hall, &client).await;
    let guess = json!({ "email": client.email, "password": client.password, "totp_code": "not a code" });
    let mut looked_at = 0;
    for number in 0..60 {
        if number % 8 == 0 {
            hall.clock.advance(Duration::from_secs(61));
        }
        let answer = nodes[number % 2].post("/auth/login", guess.clone()).await;
        looked_at += usize::from(answer.is_one_of(&[401, 429]) == 401);
    }
    // Confirming the first code was one attempt; some allowance is restored in the minutes that pass.
    assert!((CODES - 1..=CODES + 3).contains(&looked_at), "{looked_at}");
}

#[apply(needs_postgres)]
#[tokio::test]
async fn first_codes_of_an_app_are_counted_over_all_nodes() {
    let (_hall, client, nodes) = two_nodes_of_one_marketplace().await;
    Authenticator::begun(&client).await;
    let nodes = nodes.map(|node| node.with_token(client.token.as_deref().unwrap()));
    let guesses = (0..60).map(|number| nodes[number % 2].post("/auth/totp/confirm", json!({ "code": "000000" })));
    let answers = join_all(guesses).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_one_of(&[422, 429]) == 422).count(), CODES);
}

#[apply(needs_postgres)]
#[tokio::test]
async fn passwords_that_a_session_shows_are_counted_over_all_nodes() {
    let (_hall, client, nodes) = two_nodes_of_one_marketplace().await;
    let nodes = nodes.map(|node| node.with_token(client.token.as_deref().unwrap()));
    let guess = json!({ "current_password": "a wrong guess", "new_password": "another password" });
    let guesses = (0..40).map(|number| nodes[number % 2].post("/auth/change-password", guess.clone()));
    let answers = join_all(guesses).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_one_of(&[422, 429]) == 422).count(), 10);
}

/// Paths that check a secret without naming an account, and guesses for them.
fn guesses_without_a_name() -> [(Method, &'static str, Value); 5] {
    let token = json!({ "token": "A".repeat(43) });
    [
        (Method::POST, "/auth/verify-email", token.clone()),
        (Method::POST, "/auth/change-email/confirm", token),
        (Method::POST, "/auth/reset-password", json!({ "token": "A".repeat(43), "new_password": "another password" })),
        (Method::POST, "/auth/refresh", json!({ "refresh_token": "A".repeat(54) })),
        (Method::GET, "/auth/me/export/file?token=AAAA", Value::Null),
    ]
}

#[apply(needs_postgres)]
#[tokio::test]
async fn secrets_from_mails_and_urls_are_counted_by_address_over_all_nodes_and_sessions() {
    let (hall, client, nodes) = two_nodes_of_one_marketplace().await;
    // A signed-in caller, or one with two accounts, has no more attempts.
    let nodes = [nodes[0].clone().with_token(client.token.as_deref().unwrap()), nodes[1].clone()];
    for (method, path, guess) in guesses_without_a_name() {
        hall.clock.advance(Duration::from_secs(61));
        let guesses = (0..70).map(|number| {
            let request = nodes[number % 2].request(method.clone(), path);
            Reply::to(if guess.is_null() { request } else { request.json(&guess) })
        });
        let answers = join_all(guesses).await;
        assert_eq!(answers.iter().filter(|answer| answer.status != 429).count(), 60, "{path}");
    }
}

#[apply(both_engines)]
async fn failed_passkey_sign_ins_do_not_lock_the_account(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let device = passkeys::added(&hall.client().await).await;
    let shown = async |from: &str| {
        let asked = hall.nobody().request(Method::POST, "/auth/passkeys/login/start").header("x-forwarded-for", from);
        let asked = Reply::to(asked.json(&json!({}))).await.is(200);
        let answer = json!({ "ceremony_id": asked["ceremony_id"], "credential": device.get(&asked["public_key"]) });
        let finish = hall.nobody().request(Method::POST, "/auth/passkeys/login/finish").header("x-forwarded-for", from);
        Reply::to(finish.json(&answer)).await
    };
    for _ in 0..GUESSES {
        shown("192.0.2.1").await.is(200);
    }
    shown("192.0.2.1").await.is_problem(429, "too_many_requests");
    shown("192.0.2.2").await.is(200);
}

#[apply(both_engines)]
async fn the_owner_hears_once_of_wrong_codes_behind_the_right_password(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let (client, other) = (hall.client().await, hall.client().await);
    Authenticator::set_up(&hall, &other).await;
    let app = Authenticator::set_up(&hall, &client).await;
    let login = async |person: &Person, password: &str, number: usize| {
        let login = json!({ "email": person.email, "password": password, "totp_code": "000000" });
        let from = format!("192.0.2.{number}");
        let request = hall.nobody().request(Method::POST, "/auth/login").header("x-forwarded-for", from);
        Reply::to(request.json(&login)).await
    };
    let warnings = async |person: &Person| {
        let items = person.get("/events?limit=100").await.is(200)["items"].clone();
        items.as_array().unwrap().iter().filter(|event| event["type"] == "user.second_factor_refused").count()
    };
    for number in 0..5 {
        login(&other, "a wrong guess", number).await.is_problem(401, "invalid_credentials");
    }
    for number in 0..2 {
        login(&other, &other.password, number).await.is_problem(401, "invalid_totp_code");
        login(&client, &client.password, number).await.is_problem(401, "invalid_totp_code");
    }
    assert_eq!((warnings(&client).await, warnings(&other).await), (0, 0), "an owner mistypes a code");
    for number in 2..10 {
        login(&client, &client.password, number).await.is_problem(401, "invalid_totp_code");
    }
    hall.mail_to(&client.email, "Wrong codes came with your password").await;
    assert_eq!((warnings(&client).await, warnings(&other).await), (1, 0));

    hall.clock.advance(Duration::from_secs(24 * 60 * 60 + 1));
    for number in 0..5 {
        login(&client, &client.password, number).await.is_problem(401, "invalid_totp_code");
    }
    let login = json!({ "email": client.email, "password": client.password, "totp_code": app.code(&hall) });
    let token = hall.nobody().post("/auth/login", login).await.is(200)["access_token"].as_str().unwrap().to_owned();
    assert_eq!(warnings(&client.with_token(&token)).await, 2);
}
