//! With a second factor the password alone is not enough, and each code works once.

use crate::support::{Authenticator, Hall, Person, Reply, eventually, feed::Stream};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::{collections::BTreeSet, time::Duration};

fn login(person: &Person, code: Option<&str>) -> Value {
    let mut body = json!({ "email": person.email, "password": person.password });
    if let Some(code) = code {
        body["totp_code"] = json!(code);
    }
    body
}

async fn signs_in(hall: &Hall, person: &Person, code: Option<&str>) -> Reply {
    hall.nobody().post("/auth/login", login(person, code)).await
}

async fn removes(person: &Person, code: &str) -> Reply {
    let body = json!({ "password": person.password, "code": code });
    Reply::to(person.request(Method::DELETE, "/auth/totp").json(&body)).await
}

/// A code that is not valid in any step near now.
fn wrong(app: &Authenticator, hall: &Hall) -> String {
    let near: Vec<String> = (-3..=3).map(|steps| app.code_in(hall, steps)).collect();
    (0..).map(|number| format!("{number:06}")).find(|code| !near.contains(code)).unwrap()
}

#[apply(both_engines)]
async fn an_app_names_the_host_of_the_installation_that_a_code_is_for(hall: Hall) {
    let client = hall.client().await;
    let begun = client.post("/auth/totp", json!({ "password": client.password })).await.is(200);
    let uri = begun["otpauth_uri"].as_str().unwrap();
    let account = client.email.replace('@', "%40");
    assert!(uri.starts_with(&format!("otpauth://totp/hall.example:{account}?secret=")), "{uri}");
    assert!(uri.contains("&issuer=hall.example&"), "{uri}");
}

#[apply(both_engines)]
async fn a_confirmed_app_makes_signing_in_need_a_code(hall: Hall) {
    let client = hall.client().await;
    let begun = Authenticator::begun(&client).await;
    signs_in(&hall, &client, None).await.is(200);
    client.post("/auth/totp/confirm", json!({ "code": wrong(&begun, &hall) })).await.is_invalid("/code", "wrong_code");

    let app = Authenticator::set_up(&hall, &client).await;
    signs_in(&hall, &client, None).await.is_problem(401, "totp_required");
    signs_in(&hall, &client, Some(&wrong(&app, &hall))).await.is_problem(401, "invalid_totp_code");
    signs_in(&hall, &client, Some(&app.fresh_code(&hall))).await.is(200);
}

#[apply(both_engines)]
async fn beginning_again_makes_the_first_secret_worthless(hall: Hall) {
    let client = hall.client().await;
    let first = Authenticator::begun(&client).await;
    let second = Authenticator::begun(&client).await;
    if first.code(&hall) != second.code(&hall) {
        let code = first.code(&hall);
        client.post("/auth/totp/confirm", json!({ "code": code })).await.is_invalid("/code", "wrong_code");
    }
    client.post("/auth/totp/confirm", json!({ "code": second.code(&hall) })).await.is(200);
    let again = json!({ "code": second.fresh_code(&hall) });
    client.post("/auth/totp/confirm", again).await.is_problem(409, "already_exists");
    let begin = json!({ "password": client.password });
    client.post("/auth/totp", begin).await.is_problem(409, "already_exists");
}

#[apply(both_engines)]
async fn setting_up_takes_the_password_and_a_beginning(hall: Hall) {
    let client = hall.client().await;
    client.post("/auth/totp", json!({ "password": "not the one" })).await.is_invalid("/password", "wrong_password");
    client.post("/auth/totp/confirm", json!({ "code": "123456" })).await.is_problem(409, "not_begun");
    client.post("/auth/totp/confirm", json!({ "code": "1".repeat(41) })).await.is_invalid("/code", "too_long");
    client.post("/auth/totp/confirm", json!({ "code": 123456 })).await.is(422);
    removes(&client, "123456").await.is_problem(404, "not_found");
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", client.user_id()).await;
    client.post("/auth/totp", json!({ "password": client.password })).await.is_problem(403, "account_frozen");
}

#[apply(both_engines)]
async fn a_code_works_once_and_so_do_its_elders(hall: Hall) {
    let client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    let code = app.fresh_code(&hall);
    let before = app.code_in(&hall, -1);
    let tries = join_all((0..8).map(|_| signs_in(&hall, &client, Some(&code)))).await;
    assert_eq!(tries.iter().filter(|reply| reply.status == 200).count(), 1);
    tries.iter().filter(|reply| reply.status != 200).for_each(|reply| drop(reply.is_problem(401, "invalid_totp_code")));
    signs_in(&hall, &client, Some(&before)).await.is_problem(401, "invalid_totp_code");
    hall.clock.advance(Duration::from_secs(30));
    signs_in(&hall, &client, Some(&app.code(&hall))).await.is(200);
}

#[apply(both_engines)]
async fn clocks_may_differ_by_one_step_and_no_more(hall: Hall) {
    let client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    hall.clock.advance(Duration::from_secs(300));
    for steps in [-3, 3] {
        signs_in(&hall, &client, Some(&app.code_in(&hall, steps))).await.is_problem(401, "invalid_totp_code");
    }
    signs_in(&hall, &client, Some(&app.code_in(&hall, 1))).await.is(200);
}

#[apply(both_engines)]
async fn a_recovery_code_stands_in_for_the_app_once(hall: Hall) {
    let client = hall.client().await;
    let stranger = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    Authenticator::set_up(&hall, &stranger).await;
    let code = app.recovery_codes[0].to_lowercase().replace('-', " ");
    signs_in(&hall, &stranger, Some(&code)).await.is_problem(401, "invalid_totp_code");
    let tries = join_all((0..8).map(|_| signs_in(&hall, &client, Some(&code)))).await;
    assert_eq!(tries.iter().filter(|reply| reply.status == 200).count(), 1);
    signs_in(&hall, &client, Some(&app.recovery_codes[1])).await.is(200);
    let mail = eventually("two mails about recovery codes", async || {
        let mails = hall.mails_to(&client.email).await;
        let about = mails.into_iter().filter(|mail| mail.subject == "A recovery code was used").collect::<Vec<_>>();
        (about.len() == 2).then_some(about)
    });
    let mails = mail.await;
    for left in ["9 are left", "8 are left"] {
        assert!(mails.iter().any(|mail| mail.text.contains(left)), "several senders keep no order: {left}");
    }
}

#[apply(both_engines)]
async fn setting_up_and_removing_a_factor_end_the_other_sessions_and_send_a_mail(hall: Hall) {
    let client = hall.client().await;
    let elsewhere = client.signed_in().await;
    let app = Authenticator::set_up(&hall, &client).await;
    elsewhere.get("/auth/me").await.is_problem(401, "invalid_token");

    let signed_in = signs_in(&hall, &client, Some(&app.fresh_code(&hall))).await.is(200);
    let elsewhere = hall.nobody().with_token(signed_in["access_token"].as_str().unwrap());
    removes(&client, &wrong(&app, &hall)).await.is_invalid("/code", "wrong_code");
    elsewhere.get("/auth/me").await.is(200);
    removes(&client, &app.fresh_code(&hall)).await.is(204);
    elsewhere.get("/auth/me").await.is_problem(401, "invalid_token");
    client.get("/auth/me").await.is(200);
    signs_in(&hall, &client, None).await.is(200);
    signs_in(&hall, &client, Some(&app.recovery_codes[0])).await.is(200);
    eventually("two mails", async || {
        let mails = hall.mails_to(&client.email).await;
        let told: BTreeSet<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
        let expected = ["Your account has a second factor now", "Your account has no second factor any more"];
        (mails.len() == 2 && told == BTreeSet::from(expected)).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn sensitive_changes_take_a_code_too_and_a_refused_change_uses_none_up(hall: Hall) {
    let mut client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    let change = |new: &str, code: Option<&str>| {
        let mut body = json!({ "current_password": client.password, "new_password": new });
        if let Some(code) = code {
            body["totp_code"] = json!(code);
        }
        body
    };
    let asks = client.post("/auth/change-password", change("a new password", None)).await;
    asks.is_invalid("/totp_code", "required");
    let code = wrong(&app, &hall);
    let refuses = client.post("/auth/change-password", change("a new password", Some(&code))).await;
    refuses.is_invalid("/totp_code", "wrong_code");
    let address = change(&client.email, Some(&app.recovery_codes[0]));
    client.post("/auth/change-password", address).await.is_invalid("/new_password", "too_common");
    let changes = change("a new password", Some(&app.recovery_codes[0]));
    client.post("/auth/change-password", changes).await.is(204);
    client.password = "a new password".to_owned();
    let again = json!({
        "current_password": client.password, "new_password": "yet another one", "totp_code": app.recovery_codes[0]
    });
    client.post("/auth/change-password", again).await.is_invalid("/totp_code", "wrong_code");
}

#[apply(both_engines)]
async fn a_new_password_by_mail_does_not_replace_the_second_factor(hall: Hall) {
    let mut client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    hall.nobody().post("/auth/forgot-password", json!({ "email": client.email })).await.is(202);
    let link = hall.mail_to(&client.email, "Choose a new password").await.token("reset-password");
    let reset = json!({ "token": link, "new_password": "a whole new one" });
    hall.nobody().post("/auth/reset-password", reset).await.is(204);
    client.password = "a whole new one".to_owned();
    signs_in(&hall, &client, None).await.is_problem(401, "totp_required");
    signs_in(&hall, &client, Some(&app.fresh_code(&hall))).await.is(200);
}

#[apply(both_engines)]
async fn a_wrong_password_with_a_right_code_says_nothing_about_the_code(hall: Hall) {
    let client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    let code = app.fresh_code(&hall);
    let mistyped = json!({ "email": client.email, "password": "not the one", "totp_code": code });
    hall.nobody().post("/auth/login", mistyped).await.is_problem(401, "invalid_credentials");
    signs_in(&hall, &client, Some(&code)).await.is(200);
    hall.sql("UPDATE users SET status = 'BANNED' WHERE id = $1", client.user_id()).await;
    signs_in(&hall, &client, None).await.is_problem(403, "account_banned");
}

#[apply(both_engines)]
async fn oauth_clients_send_the_code_in_the_form(hall: Hall) {
    let client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    let token = async |code: Option<String>| {
        let mut form = vec![
            ("grant_type", "password".to_owned()),
            ("username", client.email.clone()),
            ("password", client.password.clone()),
        ];
        form.extend(code.map(|code| ("totp_code", code)));
        Reply::to(hall.nobody().request(Method::POST, "/auth/token").form(&form)).await
    };
    for code in [None, Some(wrong(&app, &hall)), Some("x".repeat(10_000))] {
        assert_eq!(token(code).await.is(400)["error"], "invalid_grant");
    }
    token(Some(app.fresh_code(&hall))).await.is(200);
}

#[apply(both_engines)]
async fn codes_are_guessed_twenty_times_an_hour_at_most(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let client = hall.client().await;
    let app = Authenticator::set_up(&hall, &client).await;
    for guess in 0..40 {
        if guess % 8 == 0 {
            hall.clock.advance(Duration::from_secs(61));
        }
        let reply = signs_in(&hall, &client, Some(&wrong(&app, &hall))).await;
        match guess {
            ..19 => drop(reply.is_problem(401, "invalid_totp_code")),
            30.. => drop(reply.is_problem(429, "too_many_requests")),
            _ => {}
        }
    }
    hall.clock.advance(Duration::from_secs(60 * 60));
    signs_in(&hall, &client, Some(&app.code(&hall))).await.is(200);
}

#[apply(both_engines)]
async fn administrators_do_their_work_with_a_second_factor_where_that_is_demanded(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_ADMIN_SECOND_FACTOR", "on")]).await;
    let admin = hall.admin().await;
    admin.get("/admin/users").await.is_problem(403, "second_factor_required");
    admin.get("/events").await.is_problem(403, "second_factor_required");
    let nobody = "/admin/users/019a0000-0000-7000-8000-000000000000/ban";
    admin.post(nobody, json!({ "reason": "spam" })).await.is_problem(403, "second_factor_required");
    admin.get("/auth/me").await.is(200);

    let app = Authenticator::set_up(&hall, &admin).await;
    admin.get("/admin/users").await.is(200);
    Stream::open(&admin, "/events", None).await;
    let signed_in = signs_in(&hall, &admin, Some(&app.fresh_code(&hall))).await.is(200);
    let elsewhere = admin.clone().with_token(signed_in["access_token"].as_str().unwrap());
    elsewhere.get("/admin/users").await.is(200);

    removes(&elsewhere, &app.fresh_code(&hall)).await.is(204);
    elsewhere.get("/admin/users").await.is_problem(403, "second_factor_required");
    admin.get("/auth/me").await.is_problem(401, "invalid_token");

    let client = hall.client().await;
    client.get("/auth/me").await.is(200);
    client.get("/threads").await.is(200);
}

#[apply(both_engines)]
async fn a_deleted_account_leaves_no_factor_behind(hall: Hall) {
    let (client, admin) = (hall.client().await, hall.admin().await);
    Authenticator::set_up(&hall, &client).await;
    let delete = json!({ "reason": "asked for it" });
    Reply::to(admin.request(Method::DELETE, &format!("/admin/users/{}", client.id)).json(&delete)).await.is(204);
    let rows: (i64,) = hall
        .app
        .db
        .write(|tx| tx.one("SELECT (SELECT count(*) FROM second_factors) + (SELECT count(*) FROM recovery_codes)", &[]))
        .await
        .unwrap();
    assert_eq!(rows.0, 0);
}
