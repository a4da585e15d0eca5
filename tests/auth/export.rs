//! Data exports.

use super::passkeys::added;
use crate::support::jobs::{pair, path};
use crate::support::{Authenticator, Hall, Person, Reply, eventually};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
    path::Path,
    time::Duration,
};
use zip::ZipArchive;

/// The files of an export, by name.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Requests an export.
async fn asks(person: &Person) {
    person.post("/auth/me/export", json!({ "password": person.password })).await.is(202);
}

/// Requests an export and waits for it.
pub(crate) async fn export(person: &Person) -> Files {
    asks(person).await;
    let zip = fetch(person, &ready(person).await).await;
    assert_eq!(zip.header("content-type"), "application/zip");
    assert_eq!(zip.header("content-length"), zip.body.len().to_string());
    let mut zip = ZipArchive::new(Cursor::new(zip.body)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

/// The URL of an export, once it is ready.
async fn ready(person: &Person) -> String {
    eventually("an export", async || {
        let standing = person.get("/auth/me/export").await.is(200);
        (standing["status"] == "READY").then(|| standing["url"].as_str().unwrap().to_owned())
    })
    .await
}

/// Downloads it without a session, with the URL alone.
async fn fetch(person: &Person, url: &str) -> Reply {
    person.clone().without_token().get(url.strip_prefix("http://hall.example/api/v1").unwrap()).await
}

pub(crate) fn json_in(files: &Files, name: &str) -> Value {
    serde_json::from_slice(&files[name]).unwrap()
}

/// The number of encrypted files on disk, without the file that names the installation.
fn stored(hall: &Hall) -> usize {
    fn count(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
    }
    count(&hall.home().join("files")) - 1
}

#[apply(both_engines)]
async fn an_export_contains_all_data_of_a_user_and_no_secrets(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let hello = json!({ "worker_id": worker.id, "content": "Can you mend my tap?" });
    client.post("/threads", hello).await.is(201);
    client.patch("/clients/me", json!({ "about": "Two leaking taps", "time_zone": "Europe/Berlin" })).await.is(200);
    added(&client).await;
    let files = export(&client).await;
    assert_eq!(json_in(&files, "account.json")[0]["time_zone"], "Europe/Berlin");
    assert_eq!(json_in(&files, "passkeys.json")[0]["name"], "My phone");
    assert_eq!(json_in(&files, "account.json")[0]["email"], client.email.as_str());
    assert_eq!(json_in(&files, "client_profile.json")[0]["about"], "Two leaking taps");
    assert_eq!(json_in(&files, "messages.json")[0]["content"], "Can you mend my tap?");
    assert_eq!(json_in(&files, "sessions.json").as_array().unwrap().len(), 1);
    assert_eq!(json_in(&files, "places.json")[0]["network"], "127.0.0.0/24");
    assert!(!json_in(&files, "events.json").as_array().unwrap().is_empty());
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("argon2") && !text.contains(&worker.email), "{name}: {text}");
    }
    let mail = hall.mail_to(&client.email, "Your data are ready").await;
    assert!(!mail.text.contains("token="), "{}", mail.text);
}

#[apply(both_engines)]
async fn long_tables_are_whole(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let hello = json!({ "worker_id": worker.id, "content": "1" });
    client.post("/threads", hello).await.is(201);
    let sender = client.user_id();
    let fill = move |tx: &mut hirehall::database::Tx<'_>| {
        for number in 2..=2000_i64 {
            tx.execute(
                "INSERT INTO messages (thread_id, number, id, sender_id, content, sent_at)
                 SELECT id, $2, $3, client_id, 'more', created_at FROM threads WHERE client_id = $1",
                &[&sender, &number, &hirehall::database::ids::MessageId::new(tx)],
            )?;
        }
        Ok::<_, hirehall::database::Error>(())
    };
    hall.app.db.write(fill).await.unwrap();
    let files = export(&client).await;
    let lengths = ["messages.json", "messages-2.json"].map(|name| json_in(&files, name).as_array().unwrap().len());
    assert_eq!(lengths, [1000, 1000]);
    assert!(!files.contains_key("messages-3.json"), "nothing is left for a third file");
}

#[apply(both_engines)]
async fn one_export_is_packed_at_a_time_and_by_one_node(hall: Hall) {
    let another = hall.another_node().await;
    let client = hall.client().await;
    client.get("/auth/me/export").await.is_problem(404, "not_found");
    let asked = (0..10).map(|_| client.post("/auth/me/export", json!({ "password": client.password })));
    for answer in futures_util::future::join_all(asked).await {
        assert_eq!(answer.is(202), json!({ "status": "PENDING", "url": null, "expires_at": null }));
    }
    let first = ready(&client).await;
    fetch(&client, &first).await.is_zip();
    asks(&client).await;
    let second = ready(&client).await;
    assert_ne!(first, second);
    fetch(&client, &first).await.is_problem(404, "not_found");
    fetch(&client, &second).await.is_zip();
    eventually("one file", async || (stored(&hall) == 1).then_some(())).await;
    another.stop.cancel();
}

#[apply(both_engines)]
async fn another_node_packs_an_unfinished_export(hall: Hall) {
    let client = hall.client().await;
    let user = client.user_id();
    let leave = move |tx: &mut hirehall::database::Tx<'_>| {
        tx.execute(
            "INSERT INTO exports (id, user_id, session_id, status, requested_at, expires_at)
             SELECT u.id, u.id, s.id, 'PENDING', u.created_at, u.created_at + 3600000000
             FROM users u JOIN sessions s ON s.user_id = u.id WHERE u.id = $1",
            &[&user],
        )?;
        // The task was claimed by a node that has crashed.
        let payload = format!("{{\"export\":\"{user}\",\"user\":\"{user}\"}}");
        tx.execute(
            "INSERT INTO tasks (id, kind, key, payload, priority, due_at, attempts, lease, created_at)
             SELECT id, 'export', 'left', $2, 1, created_at + 60000000, 1, id, created_at FROM users WHERE id = $1",
            &[&user, &payload],
        )
    };
    hall.app.db.write(leave).await.unwrap();
    assert_eq!(client.get("/auth/me/export").await.is(200)["status"], "PENDING");
    hall.clock.advance(Duration::from_secs(61));
    ready(&client).await;
}

#[apply(both_engines)]
async fn an_owner_whose_export_was_not_packed_in_time_hears_of_it_and_may_ask_again(hall: Hall) {
    let client = hall.client().await;
    let user = client.user_id();
    // Its task becomes due when it is too late to pack it.
    let order = move |tx: &mut hirehall::database::Tx<'_>| {
        tx.execute(
            "INSERT INTO exports (id, user_id, session_id, status, requested_at, expires_at)
             SELECT u.id, u.id, s.id, 'PENDING', u.created_at, u.created_at + 60000000
             FROM users u JOIN sessions s ON s.user_id = u.id WHERE u.id = $1",
            &[&user],
        )?;
        let payload = format!("{{\"export\":\"{user}\",\"user\":\"{user}\"}}");
        tx.execute(
            "INSERT INTO tasks (id, kind, key, payload, priority, due_at, expires_at, created_at)
             SELECT id, 'export', 'late', $2, 1, created_at + 61000000, created_at + 60000000, created_at FROM users WHERE id = $1",
            &[&user, &payload],
        )
    };
    hall.app.db.write(order).await.unwrap();
    hall.clock.advance(Duration::from_secs(62));
    let mail = hall.mail_to(&client.email, "Your data could not be packed").await;
    assert!(mail.text.contains("ask for it once more"), "{}", mail.text);
    let told = client.get("/events?after=0").await.is(200);
    let told: Vec<&Value> = told["items"].as_array().unwrap().iter().map(|event| &event["type"]).collect();
    assert_eq!(told.iter().filter(|kind| **kind == "user.export_failed").count(), 1, "{told:?}");
    client.get("/auth/me/export").await.is_problem(404, "not_found");
    asks(&client).await;
    ready(&client).await;
}

#[apply(both_engines)]
async fn administrators_see_why_an_export_was_given_up(hall: Hall) {
    let (client, admin) = (hall.client().await, hall.admin().await);
    asks(&client).await;
    hall.clock.advance(Duration::from_secs(24 * 60 * 60 + 1));
    let admin = admin.signed_in().await;
    let failure = eventually("the failure", async || {
        let account = admin.get(&format!("/admin/users/{}", client.id)).await.is(200);
        account["failures"].as_array().unwrap().first().cloned()
    })
    .await;
    assert_eq!((&failure["kind"], &failure["reason"]), (&json!("export"), &json!("it was not done in time")));
    hall.mail_to(&client.email, "Your data could not be packed").await;
}

#[apply(both_engines)]
async fn an_export_can_be_fetched_for_a_day_and_is_deleted_then(hall: Hall) {
    let client = hall.client().await;
    asks(&client).await;
    let url = ready(&client).await;
    hall.clock.advance(Duration::from_secs(24 * 60 * 60 + 1));
    fetch(&client, &url).await.is_problem(404, "not_found");
    eventually("no file", async || (stored(&hall) == 0).then_some(())).await;
    client.signed_in().await.get("/auth/me/export").await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn the_url_of_an_export_cannot_be_guessed(hall: Hall) {
    let client = hall.client().await;
    asks(&client).await;
    let url = ready(&client).await;
    let (start, token) = url.split_once("token=").unwrap();
    let changed = if token.ends_with('A') { "Q" } else { "A" };
    for token in ["", "x", &token[..22], &token[..token.len() - 1], &format!("{}{changed}", &token[..token.len() - 1])]
    {
        fetch(&client, &format!("{start}token={token}")).await.is_problem(404, "not_found");
    }
    fetch(&client, start.trim_end_matches('?')).await.is(422);
}

#[apply(both_engines)]
async fn an_export_is_destroyed_with_the_password_and_with_the_account(hall: Hall) {
    let client = hall.client().await;
    asks(&client).await;
    let url = ready(&client).await;
    let new = json!({ "current_password": client.password, "new_password": "a whole new one" });
    client.post("/auth/change-password", new).await.is(204);
    fetch(&client, &url).await.is_problem(404, "not_found");

    let client = client.with_password("a whole new one");
    asks(&client).await;
    let url = ready(&client).await;
    let leave = json!({ "password": client.password });
    Reply::to(client.request(reqwest::Method::DELETE, "/auth/me").json(&leave)).await.is(204);
    fetch(&client, &url).await.is_problem(404, "not_found");
    eventually("no file", async || (stored(&hall) == 0).then_some(())).await;
}

#[apply(both_engines)]
async fn a_stolen_session_gets_no_export(hall: Hall) {
    let client = hall.client().await;
    for (body, code) in [(json!({}), "required"), (json!({ "password": "a wrong guess" }), "wrong_password")] {
        client.post("/auth/me/export", body).await.is_invalid("/password", code);
    }
    client.get("/auth/me/export").await.is_problem(404, "not_found");
    // Nor an export that the owner has requested in another session.
    let thief = client.signed_in().await;
    asks(&client).await;
    let url = ready(&client).await;
    let seen = thief.get("/auth/me/export").await.is(200);
    assert_eq!((&seen["status"], &seen["url"]), (&json!("READY"), &json!(null)));
    fetch(&client, &url).await.is_zip();
    let with_app = hall.client().await;
    Authenticator::set_up(&hall, &with_app).await;
    let password = json!({ "password": with_app.password });
    with_app.post("/auth/me/export", password).await.is_invalid("/totp_code", "required");
}

#[apply(both_engines)]
async fn the_url_of_an_export_ends_with_the_session_that_asked(hall: Hall) {
    let admin = hall.admin().await;
    for end in ["logout", "logout-all", "another session", "freeze", "ban"] {
        let client = hall.client().await;
        asks(&client).await;
        let url = ready(&client).await;
        fetch(&client, &url).await.is_zip();
        match end {
            "freeze" | "ban" => {
                let path = format!("/admin/users/{}/{end}", client.id);
                admin.post(&path, json!({ "reason": "A signal." })).await.is(200);
            }
            "another session" => {
                let elsewhere = client.signed_in().await;
                let sessions = elsewhere.get("/auth/sessions").await.is(200);
                let first = sessions["items"].as_array().unwrap().iter().find(|session| session["current"] == false);
                let path = format!("/auth/sessions/{}", first.unwrap()["id"].as_str().unwrap());
                elsewhere.delete(&path).await.is(204);
            }
            end => drop(client.post(&format!("/auth/{end}"), json!({})).await.is(204)),
        }
        fetch(&client, &url).await.is_problem(404, "not_found");
        if end == "freeze" {
            let path = format!("/admin/users/{}/unfreeze", client.id);
            admin.post(&path, json!({ "reason": "An error." })).await.is(200);
            fetch(&client, &url).await.is_problem(404, "not_found");
        }
    }
}

#[apply(both_engines)]
async fn every_fetching_of_an_export_is_in_the_audit_trail(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    asks(&client).await;
    let url = ready(&client).await;
    let path = format!("/admin/audit?type=user.export_fetched&subject_id={}", client.id);
    assert_eq!(admin.get(&path).await.is(200)["items"], json!([]));
    fetch(&client, &url).await.is_zip();
    fetch(&client, &url).await.is_zip();
    let entries = admin.get(&path).await.is(200);
    assert_eq!(entries["items"].as_array().unwrap().len(), 2, "{entries}");
    assert_eq!(entries["items"][0]["type"], "user.export_fetched");
}

impl Reply {
    #[track_caller]
    fn is_zip(&self) {
        assert!(self.status == 200 && self.body.starts_with(b"PK"), "{}", String::from_utf8_lossy(&self.body));
    }
}

#[apply(both_engines)]
async fn a_blind_review_is_in_the_export_of_its_author_alone(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    let words = json!({ "rating": 1, "text": "CANARY", "private_note": "CANARY" });
    pair.client.post(&path(&job, "review"), words).await.is(201);
    for (who, is_author) in [(&pair.client, true), (&pair.worker, false)] {
        let files = export(who).await;
        let found: Vec<&String> = files
            .iter()
            .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("CANARY"))
            .map(|(name, _)| name)
            .collect();
        assert_eq!(found.is_empty(), !is_author, "{found:?}");
        assert!(is_author || !files.iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains("review.posted")));
    }
}

#[apply(both_engines)]
async fn an_export_has_a_review_in_words_alone(hall: Hall) {
    let pair = pair(&hall).await;
    let start = hall.clock.now().saturating_add(Duration::from_secs(60 * 60)).to_string();
    let price = json!({ "amount": 8000, "currency": "EUR" });
    let proposal = json!({ "thread_id": pair.thread, "price": price, "scheduled_at": start });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    pair.worker.post(&path(&job, "cancel"), json!({ "reason": "No" })).await.is(200);
    pair.worker.post(&path(&job, "review"), json!({ "text": "I am sorry." })).await.is(201);
    let review = pair.client.post(&path(&job, "review"), json!({ "text": "An hour before." })).await.is(201);
    for who in [&pair.client, &pair.worker] {
        let reviews: Value = serde_json::from_slice(&export(who).await["reviews.json"]).unwrap();
        let exported = &reviews.as_array().unwrap()[0];
        assert_eq!((&exported["id"], &exported["rating"]), (&review["id"], &Value::Null));
        assert_eq!(exported["text"], "An hour before.");
    }
}

#[apply(both_engines)]
async fn why_a_review_was_removed_is_in_the_export_of_its_author_alone(hall: Hall) {
    let (pair, admin) = (pair(&hall).await, hall.admin().await);
    let job = pair.completed().await;
    let review = pair.review(&job, json!({ "rating": 1, "text": "Never again" })).await;
    let path = format!("/admin/reviews/{}", review["id"].as_str().unwrap());
    let why = json!({ "reason": "CANARY of the removal", "reason_code": "PERSONAL_DATA" });
    Reply::to(admin.request(reqwest::Method::DELETE, &path).json(&why)).await.is(204);
    admin.post(&format!("{path}/restore"), json!({ "reason": "CANARY of the return" })).await.is(204);
    for (who, is_author) in [(&pair.client, true), (&pair.worker, false)] {
        let events = String::from_utf8(export(who).await["events.json"].clone()).unwrap();
        assert!(events.contains("review.removed") && events.contains("review.restored"), "{events}");
        for secret in ["CANARY of the removal", "PERSONAL_DATA", "CANARY of the return"] {
            assert_eq!(events.contains(secret), is_author, "{secret}: {events}");
        }
    }
}
