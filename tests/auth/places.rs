//! The owner of an account gets a mail about each sign-in from a new device.

use crate::{
    auth::passkeys,
    support::{Hall, Mail, Person, Reply, eventually},
};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0";
const NEWER_FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0";
const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 \
                     Mobile/15E148 Safari/604.1";

/// A marketplace that trusts `X-Forwarded-For`, and a user who has signed in from home before.
async fn at_home(hall: Hall) -> (Hall, Person) {
    let hall = hall.with(&[("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let client = hall.client().await;
    hall.sql("DELETE FROM places WHERE user_id = $1", client.user_id()).await;
    hall.sql("DELETE FROM events WHERE subject_id = $1", client.user_id()).await;
    sign_in(&hall, &client, "203.0.113.7", FIREFOX).await;
    (hall, client)
}

async fn sign_in(hall: &Hall, person: &Person, address: &str, user_agent: &str) -> Reply {
    let login = hall.nobody().request(Method::POST, "/auth/login");
    let login = login.header("x-forwarded-for", address).header("user-agent", user_agent);
    let reply = Reply::to(login.json(&json!({ "email": person.email, "password": person.password }))).await;
    reply.is(200);
    reply
}

/// The mails about new devices, once as many as expected were sent.
async fn mails(hall: &Hall, person: &Person, expected: usize) -> Vec<Mail> {
    hall.nobody().post("/auth/forgot-password", json!({ "email": person.email })).await.is(202);
    eventually("the mail that was asked for last", async || {
        let mails = hall.mails_to(&person.email).await;
        let links = mails.iter().filter(|mail| mail.subject == "Choose a new password").count();
        let told: Vec<Mail> = mails.into_iter().filter(|mail| mail.subject.ends_with("a new place")).collect();
        (links == 1 && told.len() >= expected).then_some(told)
    })
    .await
}

#[apply(both_engines)]
async fn a_sign_in_from_a_new_device_sends_a_mail_with_time_device_and_address(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    sign_in(&hall, &client, "198.51.100.9", PHONE).await;
    let told = mails(&hall, &client, 1).await;
    assert_eq!(told.len(), 1);
    for words in ["(UTC)", "Safari on an iPhone", "198.51.100.9", "ask for a new one"] {
        assert!(told[0].text.contains(words), "{words}: {}", told[0].text);
    }
    assert!(!told[0].text.contains("token="));
}

#[apply(both_engines)]
async fn the_first_device_and_known_devices_send_no_mail(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    sign_in(&hall, &client, "203.0.113.200", NEWER_FIREFOX).await;
    sign_in(&hall, &client, "::ffff:203.0.113.1", FIREFOX).await;
    assert_eq!(mails(&hall, &client, 0).await.len(), 0);
}

#[apply(both_engines)]
async fn another_network_and_another_device_are_places_of_their_own(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    sign_in(&hall, &client, "203.0.114.7", FIREFOX).await;
    sign_in(&hall, &client, "203.0.113.7", PHONE).await;
    sign_in(&hall, &client, "2001:db8:1::1", FIREFOX).await;
    sign_in(&hall, &client, "2001:db8:1:ffff::2", FIREFOX).await;
    sign_in(&hall, &client, "2001:db8:2::1", FIREFOX).await;
    assert_eq!(mails(&hall, &client, 4).await.len(), 4);
}

#[apply(both_engines)]
async fn a_place_that_was_not_used_for_ninety_days_is_new_again(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    hall.clock.advance(Duration::from_secs(89 * 24 * 60 * 60));
    sign_in(&hall, &client, "203.0.113.7", FIREFOX).await;
    hall.clock.advance(Duration::from_secs(89 * 24 * 60 * 60));
    sign_in(&hall, &client, "203.0.113.7", FIREFOX).await;
    hall.clock.advance(Duration::from_secs(91 * 24 * 60 * 60));
    sign_in(&hall, &client, "203.0.113.7", FIREFOX).await;
    assert_eq!(mails(&hall, &client, 1).await.len(), 1);
}

#[apply(both_engines)]
async fn a_sign_in_after_years_sends_a_mail(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    hall.clock.advance(Duration::from_secs(1000 * 24 * 60 * 60));
    eventually("no place is remembered", async || {
        let places = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM places", &[])).await.unwrap();
        (places.0 == 0).then_some(())
    })
    .await;
    sign_in(&hall, &client, "203.0.113.7", FIREFOX).await;
    assert_eq!(mails(&hall, &client, 1).await.len(), 1);
}

#[apply(both_engines)]
async fn twenty_sign_ins_at_once_from_one_new_device_send_one_mail(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    join_all((0..20).map(|host| {
        let (hall, client) = (&hall, &client);
        async move { sign_in(hall, client, &format!("198.51.100.{host}"), PHONE).await }
    }))
    .await;
    assert_eq!(mails(&hall, &client, 1).await.len(), 1);
}

#[apply(both_engines)]
async fn a_passkey_is_no_way_around_it(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    let device = passkeys::added(&client.signed_in().await).await;
    let before = mails(&hall, &client, 1).await.len();
    passkeys::sign_in_from(&hall, &device, "198.51.100.9").await.is(200);
    eventually("a mail", async || {
        let mails = hall.mails_to(&client.email).await;
        let told = mails.iter().filter(|mail| mail.subject.ends_with("a new place")).count();
        (told == before + 1).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn a_deleted_account_leaves_no_places_behind(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    let known = async || {
        let count = hall.app.db.read(|tx| tx.one("SELECT count(*) FROM places", &[])).await;
        count.map(|(count,): (i64,)| count).unwrap()
    };
    assert_eq!(known().await, 1);
    let farewell = json!({ "password": client.password });
    Reply::to(client.request(Method::DELETE, "/auth/me").json(&farewell)).await.is(204);
    assert_eq!(known().await, 0);
}

/// Waits for that many mails about new devices.
async fn told_of(hall: &Hall, person: &Person, count: usize) {
    eventually("the mail about a new place", async || {
        let mails = hall.mails_to(&person.email).await;
        (mails.iter().filter(|mail| mail.subject.ends_with("a new place")).count() == count).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn after_a_reset_no_place_is_known_and_after_signing_out_everywhere_neither(hall: Hall) {
    let (hall, mut client) = at_home(hall).await;
    sign_in(&hall, &client, "198.51.100.9", PHONE).await;
    told_of(&hall, &client, 1).await;

    hall.nobody().post("/auth/forgot-password", json!({ "email": client.email })).await.is(202);
    let token = hall.mail_to(&client.email, "Choose a new password").await.token("reset-password");
    let password = "a whole new password";
    hall.nobody().post("/auth/reset-password", json!({ "token": token, "new_password": password })).await.is(204);
    client.password = password.to_owned();
    sign_in(&hall, &client, "198.51.100.9", PHONE).await;
    told_of(&hall, &client, 2).await;

    client.signed_in().await.post("/auth/logout-all", json!({})).await.is(204);
    sign_in(&hall, &client, "198.51.100.9", PHONE).await;
    eventually("another mail", async || {
        let mails = hall.mails_to(&client.email).await;
        (mails.iter().filter(|mail| mail.subject.ends_with("a new place")).count() >= 3).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn a_change_of_the_password_leaves_the_place_known_in_which_it_was_changed_and_no_other(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    sign_in(&hall, &client, "198.51.100.9", PHONE).await;
    let home =
        sign_in(&hall, &client, "203.0.113.7", FIREFOX).await.json()["access_token"].as_str().unwrap().to_owned();
    let password = "a whole new password";
    let change = json!({ "current_password": client.password, "new_password": password });
    hall.nobody().with_token(&home).post("/auth/change-password", change).await.is(204);
    let known = hall.app.db.read({
        let user = client.user_id();
        move |tx| tx.all::<(String,)>("SELECT address FROM places WHERE user_id = $1", &[&user])
    });
    assert_eq!(known.await.unwrap(), [("203.0.113.7".to_owned(),)]);
}

#[apply(both_engines)]
async fn an_account_that_an_administrator_signs_out_or_unbans_has_no_known_place(hall: Hall) {
    let (hall, client) = at_home(hall).await;
    let admin = hall.admin().await;
    let known = async || {
        let user = client.user_id();
        let count = "SELECT count(*) FROM places WHERE user_id = $1";
        hall.app.db.read(move |tx| tx.one::<(i64,)>(count, &[&user])).await.unwrap().0
    };
    let act = async |act: &str, status| {
        admin.post(&format!("/admin/users/{}/{act}", client.id), json!({ "reason": "Stolen" })).await.is(status);
    };
    sign_in(&hall, &client, "198.51.100.9", PHONE).await;
    assert!(known().await > 0);
    act("end-sessions", 204).await;
    assert_eq!(known().await, 0);

    sign_in(&hall, &client, "198.51.100.9", PHONE).await;
    act("ban", 200).await;
    assert!(known().await > 0, "other accounts at the place of a banned one are pointed out");
    act("unban", 200).await;
    assert_eq!(known().await, 0);
}
