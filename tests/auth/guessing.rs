//! Guessing is slow, wherever it is tried, and keeps nobody else out.

use crate::support::{Authenticator, Hall, Reply};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

/// `sign-in` in the table of limits: for an account, from one address, in a minute.
const GUESSES: usize = 10;

#[apply(both_engines)]
async fn of_many_guesses_at_once_no_more_are_looked_at_than_one_after_the_other(hall: Hall) {
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
async fn the_owner_gets_in_while_many_addresses_guess(hall: Hall) {
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
async fn the_owner_gets_in_while_somebody_who_knows_the_password_guesses_codes(hall: Hall) {
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

#[tokio::test]
async fn guesses_are_counted_over_all_nodes() {
    let Some(hall) = Hall::on_postgresql().await else {
        return eprintln!("skipped: TEST_POSTGRES_URL is not set; ./test sets it");
    };
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

    let client = hall.client().await;
    Authenticator::set_up(&hall, &client).await;
    let guess = json!({ "email": client.email, "password": client.password, "totp_code": "000000" });
    let mut looked_at = 0;
    for number in 0..48 {
        if number % 8 == 0 {
            hall.clock.advance(Duration::from_secs(60));
        }
        let answer = nodes[number % 2].post("/auth/login", guess.clone()).await;
        looked_at += usize::from(answer.json()["code"] == "invalid_totp_code");
    }
    assert!((20..=22).contains(&looked_at), "{looked_at}");
}
