//! The language, the time zone and the links of mails.

use super::latest;
use crate::support::{
    Hall, Mail, Person, Reply,
    feed::Happening,
    jobs::{pair, path},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

const EMAIL: &str = "ana@example.org";

fn ana(more: Value) -> Value {
    let mut ana = json!({ "email": EMAIL, "password": "one of a kind 42", "role": "CLIENT", "first_name": "Ana", "last_name": "Kovač" });
    ana.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    ana
}

/// A request of a browser whose user reads these languages.
async fn asks(hall: &Hall, languages: &str, path: &str, body: Value) -> Reply {
    let request = hall.nobody().request(Method::POST, path).header("accept-language", languages).json(&body);
    Reply::to(request).await
}

/// The URL has a line of its own.
fn leads_to(mail: &Mail, url: &str) {
    assert!(mail.text.lines().any(|line| line.trim_end() == url), "no {url} in:\n{}", mail.text);
}

async fn chosen(person: &Person) -> (Value, Value) {
    let me = person.get("/auth/me").await.is(200);
    (me["language"].clone(), me["time_zone"].clone())
}

#[apply(both_engines)]
async fn an_account_is_written_to_in_the_language_with_which_it_signed_up(hall: Hall) {
    let signup = ana(json!({ "language": "de", "time_zone": "Europe/Vienna" }));
    let browser = asks(&hall, "fr, en", "/auth/signup", signup).await;
    browser.is(202);
    let mail = latest(&hall, EMAIL, 1).await;
    assert_eq!(mail.subject, "Bestätigen Sie Ihre E-Mail-Adresse");
    assert!(mail.text.starts_with("Guten Tag Ana Kovač,") && mail.html.contains("<html lang=\"de\">"), "{}", mail.text);

    let proof = json!({ "token": mail.token("verify-email"), "password": "one of a kind 42" });
    let user = hall.nobody().post("/auth/verify-email", proof).await.is(200)["user"].clone();
    assert_eq!((&user["language"], &user["time_zone"]), (&json!("de"), &json!("Europe/Vienna")));
}

#[apply(both_engines)]
async fn who_names_no_language_is_written_to_in_the_browsers(hall: Hall) {
    asks(&hall, "fr;q=0.9, de-AT;q=0.8", "/auth/signup", ana(json!({}))).await.is(202);
    let mail = latest(&hall, EMAIL, 1).await;
    assert_eq!(mail.subject, "Bestätigen Sie Ihre E-Mail-Adresse");

    // Another person may have typed the address.
    let proof = json!({ "token": mail.token("verify-email"), "password": "another one 42", "role": "WORKER", "first_name": "Ana" });
    let user = asks(&hall, "en-GB", "/auth/verify-email", proof).await.is(200)["user"].clone();
    assert_eq!((&user["language"], &user["time_zone"]), (&json!("en"), &Value::Null));
}

#[apply(both_engines)]
async fn nobody_is_refused_for_a_header_and_everybody_for_a_field_that_names_no_language(hall: Hall) {
    asks(&hall, "*;q=7, x;;q=, ", "/auth/signup", ana(json!({}))).await.is(202);
    assert_eq!(latest(&hall, EMAIL, 1).await.subject, "Confirm your e-mail address");
    let wrong = asks(&hall, "de", "/auth/signup", ana(json!({ "language": "fr", "time_zone": "Mars/Olympus" }))).await;
    wrong.is_invalid("/language", "unknown_value");
    wrong.is_invalid("/time_zone", "invalid_time_zone");
    let client = hall.client().await;
    client.patch("/auth/me", json!({ "language": "de-AT" })).await.is_invalid("/language", "unknown_value");
    client.patch("/clients/me", json!({ "time_zone": "+01:00" })).await.is_invalid("/time_zone", "invalid_time_zone");
}

#[apply(both_engines)]
async fn a_profile_says_how_its_account_is_written_to(hall: Hall) {
    let (client, worker, admin) = (hall.client().await, hall.worker().await, hall.admin().await);
    let german = json!({ "language": "de", "time_zone": "europe/berlin" });
    for (person, path) in
        [(&client, "/clients/me"), (&worker, "/workers/me"), (&admin, "/auth/me"), (&client, "/auth/me")]
    {
        assert_eq!(chosen(person).await, (Value::Null, Value::Null));
        person.patch(path, german.clone()).await.is(200);
        assert_eq!(chosen(person).await, (json!("de"), json!("Europe/Berlin")), "{path}");
        person.patch(path, json!({ "language": null })).await.is(200);
        assert_eq!(chosen(person).await, (Value::Null, json!("Europe/Berlin")), "{path}");
        person.patch(path, json!({ "time_zone": null })).await.is(200);
    }
}

#[apply(both_engines)]
async fn a_change_of_what_was_read_before_another_change_is_refused(hall: Hall) {
    let client = hall.client().await;
    let read = client.get("/auth/me").await.header("etag").to_owned();
    let change = async |language: &str| {
        let request = client.request(Method::PATCH, "/auth/me").json(&json!({ "language": language }));
        Reply::to(request.header("if-match", &read)).await
    };
    change("de").await.is(200);
    change("en").await.is_problem(412, "precondition_failed");
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", client.user_id()).await;
    client.patch("/auth/me", json!({ "language": "en" })).await.is_problem(403, "account_frozen");
}

#[apply(both_engines)]
async fn times_in_a_mail_are_those_of_its_readers_clock(hall: Hall) {
    let client = hall.client().await;
    client.patch("/auth/me", json!({ "language": "de", "time_zone": "Pacific/Kiritimati" })).await.is(200);
    let changed = json!({ "current_password": client.password, "new_password": "a whole new one" });
    client.post("/auth/change-password", changed).await.is(204);
    let mail = hall.mail_to(&client.email, "Ihr Passwort wurde geändert").await;
    assert!(mail.text.contains("Uhr (Pacific/Kiritimati)"), "{}", mail.text);
    leads_to(&mail, "http://hall.example/account/security");
}

#[apply(both_engines)]
async fn an_installation_has_a_language_and_a_time_zone_of_its_own(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_LANGUAGE", "de"), ("HIREHALL_TIME_ZONE", "Europe/Zurich")]).await;
    let (client, english) = (hall.client().await, hall.client().await);
    english.patch("/auth/me", json!({ "language": "en" })).await.is(200);
    for person in [&client, &english] {
        let changed = json!({ "current_password": person.password, "new_password": "a whole new one" });
        person.post("/auth/change-password", changed).await.is(204);
    }
    let mail = hall.mail_to(&client.email, "Ihr Passwort wurde geändert").await;
    assert!(mail.text.contains("Uhr (Europe/Zurich)"), "{}", mail.text);
    let mail = hall.mail_to(&english.email, "Your password was changed").await;
    assert!(mail.text.contains("(Europe/Zurich)"), "{}", mail.text);
}

#[apply(both_engines)]
async fn the_last_mail_to_an_account_is_in_its_language(hall: Hall) {
    let client = hall.client().await;
    client.patch("/auth/me", json!({ "language": "de" })).await.is(200);
    let leave = client.request(Method::DELETE, "/auth/me").json(&json!({ "password": client.password }));
    Reply::to(leave).await.is(204);
    let mail = latest(&hall, &client.email, 1).await;
    assert_eq!(mail.subject, "Ihr Konto ist gelöscht");
    assert_eq!(mail.text.lines().next().map(str::trim_end), Some("Guten Tag,"), "{}", mail.text);
    let left = hall.app.db.read(|tx| {
        tx.one::<(i64,)>("SELECT count(*) FROM users WHERE language IS NOT NULL OR time_zone IS NOT NULL", &[])
    });
    assert_eq!(left.await.unwrap(), (0,));
}

#[apply(both_engines)]
async fn a_mail_leads_to_what_it_tells_of(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_PAGE_THREAD", "https://app.example/#/chat/{id}")]).await;
    let pair = pair(&hall).await;
    let message = hall.mail_to(&pair.worker.email, "You have a new message").await;
    leads_to(&message, &format!("https://app.example/#/chat/{}", pair.thread));
    assert!(message.html.contains("Read and answer"), "{}", message.html);

    let job = pair.job().await;
    let proposed = hall.mail_to(&pair.worker.email, "You have a new job proposal").await;
    leads_to(&proposed, &format!("http://hall.example{}", path(&job, "")));

    let frozen = Happening {
        actor: Some(pair.client.user_id()),
        worker: Some(pair.worker.user_id()),
        ..Happening::new("user.frozen", pair.worker.user_id().as_uuid())
    };
    frozen.happens(&hall).await;
    let frozen = hall.mail_to(&pair.worker.email, "Your account is frozen").await;
    leads_to(&frozen, "http://hall.example/account");
}
