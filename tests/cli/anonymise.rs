//! `hirehall anonymise`: a copy that serves and has no personal data.

use super::{
    installation::{Installation, Server},
    operator::{as_json, operator, refused},
};
use crate::support::{
    Authenticator, Hall, Person, Reply, jobs, listing,
    papers::{file, hand_in, jpeg, passport},
};
use hirehall::database::{Engine, Tx, tables};
use macro_rules_attribute::apply;
use reqwest::{Method, multipart::Form};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::{DirBuilderExt as _, PermissionsExt as _},
};

/// What a copy must not contain.
const CANARY: &str = "Zilpzalp";

/// Columns of text that are copied although the database accepts any text there: words of a closed set, which only the
/// program writes.
const COPIED_WORDS: [&str; 20] = [
    "blind_reviews.aspects",
    "categories.icon",
    "categories.name",
    "categories.names",
    "categories.slug",
    "client_reviews.aspects",
    "client_reviews.open_signals",
    "client_reviews.removal_code",
    "event_counts.type",
    "events.type",
    "job_history.status",
    "job_history.type",
    "job_offers.total_currency",
    "jobs.price_currency",
    "readers.name",
    "reviews.aspects",
    "reviews.open_signals",
    "reviews.removal_code",
    "services.category",
    "services.price_currency",
];

/// Every column of text, as `table.column`.
fn text_columns(tx: &mut Tx<'_>, engine: Engine) -> Vec<String> {
    let columns: Vec<(String,)> = tx
        .all(
            match engine {
                Engine::Sqlite => {
                    "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
                     WHERE m.type = 'table' AND c.type = 'TEXT'"
                }
                Engine::Postgres => {
                    "SELECT CAST(table_name || '.' || column_name AS TEXT) FROM information_schema.columns
                     WHERE table_schema = current_schema() AND data_type = 'text'"
                }
            },
            &[],
        )
        .unwrap();
    let is_copied = |name: &str| tables::COPIED.contains(&name.split('.').next().unwrap());
    columns.into_iter().map(|(name,)| name).filter(|name| is_copied(name)).collect()
}

/// Writes the canary into every column of text that accepts it, and returns these.
async fn hide_canaries(hall: &Hall) -> BTreeSet<String> {
    let engine = hall.app.db.engine();
    let columns = hall.app.db.read(move |tx| Ok::<_, hirehall::database::Error>(text_columns(tx, engine)));
    let columns = columns.await.unwrap();
    let mut hidden = BTreeSet::new();
    for name in columns.into_iter().filter(|name| !COPIED_WORDS.contains(&name.as_str())) {
        let (table, column) = name.split_once('.').unwrap();
        // What is there stays, so that unique texts stay unique. A closed set refuses it; a column may have to stay NULL
        // in some rows.
        for rows in ["", "WHERE {column} IS NOT NULL"] {
            let rows = rows.replace("{column}", column);
            let text = format!("COALESCE({column}, '') || '{CANARY} {name}'");
            let sql = format!("UPDATE {table} SET {column} = {text} {rows}");
            if let Ok(1..) = hall.app.db.write(move |tx| tx.execute(&sql, &[])).await {
                hidden.insert(name.clone());
                break;
            }
        }
    }
    hidden
}

/// People who have said everything that can be said, with the canary in each text.
async fn a_talkative_marketplace(hall: &Hall) -> jobs::Pair {
    let pair = jobs::pair(hall).await;
    let (client, worker, admin) = (&pair.client, &pair.worker, hall.admin().await);
    let text = |what: &str| format!("{CANARY} {what}");
    let profile = json!({ "about": text("about"), "address": text("address"), "location": text("location") });
    client.patch("/clients/me", profile).await.is(200);
    let profile = json!({ "bio": text("bio"), "skills": [text("skill")], "location": text("location") });
    worker.patch("/workers/me", profile).await.is(200);
    let offer =
        listing(json!({ "title": text("title"), "description": text("description"), "location": text("place") }));
    worker.post("/services", offer).await.is(201);
    let picture = Form::new().part("file", file(jpeg(3)));
    client.request(Method::PUT, "/clients/me/picture").multipart(picture).send().await.unwrap();
    let newcomer = hall.worker().await;
    hand_in(&newcomer, passport(jpeg(1), jpeg(2))).await.is(201);
    Authenticator::set_up(hall, &newcomer).await;
    let message = json!({ "content": text("message"), "client_message_id": text("id") });
    client.post(&format!("/threads/{}/messages", pair.thread), message).await.is_one_of(&[200, 201]);
    let proposal = json!({ "thread_id": pair.thread, "title": text("job"), "description": text("what") });
    let job = client.post("/jobs", proposal.clone()).await.is(201);
    client.post(&jobs::path(&job, "cancel"), json!({ "reason": text("reason") })).await.is(200);
    let repeatable =
        client.request(Method::POST, "/jobs").header("idempotency-key", format!("{CANARY}-key")).json(&proposal);
    let job = Reply::to(repeatable).await.is(201);
    for (who, action) in [(worker, "accept"), (worker, "complete"), (client, "finalize")] {
        who.post(&jobs::path(&job, action), json!({})).await.is(200);
    }
    let proposal = json!({ "thread_id": pair.thread, "price": { "amount": 1, "currency": "EUR" } });
    let declined = client.post("/jobs", proposal).await.is(201);
    let line = json!({
        "description": text("line"), "quantity": "1", "unit": "JOB", "unit_price": { "amount": 1, "currency": "EUR" },
    });
    let offer = json!({ "lines": [line], "note": text("note") });
    worker.post(&jobs::path(&declined, "offers"), offer).await.is(201);
    let why = json!({ "reason": text("decline") });
    client.post(&jobs::path(&declined, "offers/2/decline"), why.clone()).await.is(200);
    client.post(&jobs::path(&declined, "cancel"), why).await.is(200);
    dispute(&pair, &admin).await;
    let review = json!({ "rating": 4, "text": text("review") });
    let review = jobs::review_by_both(client, worker, &job, review).await;
    let review = review["id"].as_str().unwrap();
    worker.put(&format!("/reviews/{review}/reply"), json!({ "text": text("reply") })).await.is(200);
    worker
        .post(&format!("/reviews/{review}/flag"), json!({ "reason": text("flag") }))
        .await
        .is_one_of(&[200, 201, 204]);
    let reason = json!({ "reason": text("hold") });
    admin.put(&format!("/admin/users/{}/legal-hold", worker.id), reason.clone()).await.is_one_of(&[200, 204]);
    let frozen = hall.client().await;
    admin.post(&format!("/admin/users/{}/freeze", frozen.id), reason).await.is(200);
    let gone = hall.client().await;
    gone.request(Method::DELETE, "/auth/me").json(&json!({ "password": gone.password })).send().await.unwrap();
    hall.nobody().post("/auth/forgot-password", json!({ "email": client.email })).await.is_one_of(&[200, 202, 204]);
    pair
}

/// A dispute with the canary in each text.
async fn dispute(pair: &jobs::Pair, admin: &Person) {
    let text = |what: &str| format!("{CANARY} {what}");
    let job = pair.completed().await;
    let path = |what: &str| jobs::path(&job, what);
    let opened = json!({ "reason_code": "OTHER", "text": text("dispute"), "wants": {} });
    pair.client.post(&path("dispute"), opened).await.is(201);
    pair.worker.post(&path("dispute/settlements"), json!({ "note": text("settlement") })).await.is(201);
    for appeals in [true, false] {
        admin.post(&format!("/admin/disputes/{}/claim", job["id"].as_str().unwrap()), json!({})).await.is(200);
        let decision = json!({ "statement": text("decision") });
        admin.post(&format!("/admin/disputes/{}/resolve", job["id"].as_str().unwrap()), decision).await.is(200);
        if appeals {
            pair.worker.post(&path("dispute/appeal"), json!({ "text": text("appeal") })).await.is(201);
        }
    }
}

/// An installation without a database, and the URL of the database that it will have.
fn url_of(target: &Installation) -> String {
    let data = target.home().join("data");
    fs::DirBuilder::new().mode(0o700).create(&data).unwrap();
    target.database_url().map_or_else(|| format!("sqlite:{}", data.join("hirehall.db").display()), str::to_owned)
}

/// Everything that a database holds.
fn content(target: &Installation) -> Vec<u8> {
    target.dump().unwrap_or_else(|| {
        let files = fs::read_dir(target.home().join("data")).unwrap().map(|file| file.unwrap().path());
        files.filter(|path| path.is_file()).flat_map(|path| fs::read(path).unwrap()).collect()
    })
}

#[track_caller]
fn assert_without(content: &[u8], words: &[&str]) {
    for word in words {
        let at = content.windows(word.len()).position(|window| window == word.as_bytes());
        let around =
            at.map(|at| String::from_utf8_lossy(&content[at.saturating_sub(80)..at + word.len()]).into_owned());
        assert_eq!(around, None, "{word}");
    }
}

/// The main job, by two accounts of the original.
async fn the_main_job_works(server: &Server, pair: &jobs::Pair, password: &str) {
    let sign_in = async |id: &str| {
        let email = format!("{}@anonymised.invalid", id.replace('-', ""));
        server.sign_in(&email, password).await.unwrap()
    };
    let (client, worker) = (sign_in(&pair.client.id).await, sign_in(&pair.worker.id).await);
    let post = async |token: &str, path: &str, body: Value| {
        let (status, answer) = server.call(Method::POST, path, Some(token), Some(body)).await.unwrap();
        assert!((200..300).contains(&status), "{path}: {status} {answer}");
        answer
    };
    let message = json!({ "content": "Do you have time?" });
    post(&client, &format!("/threads/{}/messages", pair.thread), message).await;
    let job = post(&client, "/jobs", json!({ "thread_id": pair.thread, "title": "Fix the tap" })).await;
    for (token, action) in [(&worker, "accept"), (&worker, "complete"), (&client, "finalize")] {
        post(token, &jobs::path(&job, action), json!({})).await;
    }
    post(&client, &jobs::path(&job, "review"), json!({ "rating": 5 })).await;
    let (_, jobs) = server.call(Method::GET, "/jobs", Some(&client), None).await.unwrap();
    let listed = jobs["items"].as_array().unwrap().iter().find(|listed| listed["id"] == job["id"]);
    assert_eq!(listed.map(|job| &job["status"]), Some(&json!("FINALIZED")), "{jobs}");
}

#[apply(both_engines)]
async fn a_copy_without_personal_data_serves_and_its_main_job_works(hall: Hall) {
    let pair = a_talkative_marketplace(&hall).await;
    hall.stopped().await;
    let hidden = hide_canaries(&hall).await;
    for column in [
        "users.first_name",
        "messages.content",
        "jobs.reason",
        "events.data",
        "answers.body",
        "sessions.ip",
        "users.email_key",
    ] {
        assert!(hidden.contains(column), "{column} is not tested: {hidden:?}");
    }
    for target in Installation::on_each_engine().await {
        let url = url_of(&target);
        let copied = as_json(operator(&hall, &["anonymise", "--to", &url, "--json"], ""));
        let password = copied["password"].as_str().unwrap();
        assert!(password.len() > 30 && copied["rows"].as_u64().unwrap() > 30, "{copied}");
        assert_without(&content(&target), &[CANARY, "@example.org", "Clara", "Walter", "argon2id$v=19$m=8"]);
        if target.database_url().is_none() {
            let mode = fs::metadata(target.home().join("data/hirehall.db")).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{mode:o}");
        }
        assert!(target.run(&["queue", "list"]).well().contains("Mails are held"));
        let server = target.serve(&["serve"]);
        the_main_job_works(&server, &pair, password).await;
        drop(server);
        refused(&operator(&hall, &["anonymise", "--to", &url], ""), "was never used");
    }
}

#[apply(both_engines)]
async fn a_copy_is_made_of_a_migrated_original_into_an_empty_database_only(hall: Hall) {
    let client = hall.client().await;
    let own = hall.postgres().map_or_else(
        || format!("sqlite:{}", hall.home().join("hirehall.db").display()),
        |database| database.url().to_owned(),
    );
    refused(&operator(&hall, &["anonymise", "--to", &own], ""), "was never used");
    client.get("/auth/me").await.is(200);
    refused(&operator(&hall, &["anonymise", "--to", "mysql://copy"], ""), "--to: ");
    let rules = operator(&hall, &["anonymise", "--rules"], "").well();
    assert!(rules.contains("users.phone_number: a number of a country that does not exist\n"), "{rules}");
    assert!(rules.contains("pictures: left out (faces)\n"), "{rules}");
    assert_eq!(operator(&hall, &["anonymise"], "").code, Some(2));
    refused(&operator(&hall, &["anonymise", "--to", "sqlite:no/such/place.db"], ""), "there is no directory no/such");

    let target = Installation::on_sqlite();
    let url = url_of(&target);
    refused(&operator(&hall, &["anonymise", "--to", &url, "--password-from-input"], "\n"), "the password is empty");
    assert!(!target.home().join("data/hirehall.db").exists());
    let words = ["anonymise", "--to", &url, "--password-from-input", "--json"];
    let copied = as_json(operator(&hall, &words, "a word for staging\n"));
    assert_eq!(copied["password"], Value::Null, "what was typed is not shown");
    let email = format!("{}@anonymised.invalid", client.id.replace('-', ""));
    assert!(target.serve(&["serve"]).sign_in(&email, "a word for staging").await.is_some());
}
