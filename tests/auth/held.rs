//! Every table is part of the export or has a reason not to be, and the tables say which data outlives an account.

use super::{export::export, passkeys::added};
use crate::support::OF_ONE_ENGINE;
use crate::support::jobs::pair;
use crate::support::papers::{file, hand_in, jpeg, passport};
use crate::support::{Hall, Person, Reply, Two, eventually, eventually_is};
use hirehall::database::{Engine, Error};
use macro_rules_attribute::apply;
use reqwest::{Method, multipart::Form};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Each table: its file in the export, or in brackets the reason why it is not exported.
const TABLES: &[(&str, &str)] = &[
    ("address_changes", "address_changes.json"),
    ("answers", "(repeats what other tables hold, for a day)"),
    ("attempts", "(counts under keyed hashes)"),
    ("blind_reviews", "blind_reviews.json"),
    ("categories", "(nobody's)"),
    ("client_review_flags", "client_review_flags.json"),
    ("client_reviews", "client_reviews.json"),
    ("clients", "client_profile.json"),
    ("deleted_blobs", "(names of files without a key, for minutes)"),
    ("dispute_settlements", "dispute_settlements.json"),
    ("dispute_statements", "dispute_statements.json"),
    ("disputes", "disputes.json"),
    ("erasures", "(of accounts that are gone, for seconds)"),
    ("event_counts", "(nobody's)"),
    ("event_archives", "(what the log had; see events.json)"),
    ("event_addresses", "(where a mail about an event goes, for a moment)"),
    ("event_gaps", "(nobody's)"),
    ("events", "events.json"),
    ("exports", "(is this file)"),
    ("favorite_services", "favorite_services.json"),
    ("favorites", "favorites.json"),
    ("identities", "identities.json"),
    ("installation", "(nobody's)"),
    ("job_history", "job_history.json"),
    ("job_offer_lines", "job_offer_lines.json"),
    ("job_offers", "job_offers.json"),
    ("jobs", "jobs.json"),
    ("kyc_checks", "(what a service told administrators)"),
    ("kyc_draft_files", "(the files themselves are there)"),
    ("kyc_drafts", "(the files themselves are there)"),
    ("kyc_files", "identity_check_files.json"),
    ("kyc_submissions", "identity_checks.json"),
    ("legal_holds", "(what administrators note for a court)"),
    ("links", "(hashes of secrets)"),
    ("message_mails", "(when a mail was sent, kept for a short while)"),
    ("messages", "messages.json"),
    ("name_changes", "name_changes.json"),
    ("oidc_attempts", "(hashes of secrets, for minutes)"),
    ("passkey_ceremonies", "(questions to devices, for minutes)"),
    ("passkeys", "passkeys.json"),
    ("pictures", "(the picture itself is there)"),
    ("places", "places.json"),
    ("readers", "(what of a conversation was read)"),
    ("recovery_codes", "(hashes of secrets)"),
    ("refinery_schema_history", "(nobody's)"),
    ("schema_compatibility", "(nobody's)"),
    ("review_appeals", "review_appeals.json"),
    ("review_flags", "review_flags.json"),
    ("reviews", "reviews.json"),
    ("second_factors", "second_factors.json"),
    ("service_words", "(the words of listings, for the search)"),
    ("services", "services.json"),
    ("sessions", "sessions.json"),
    ("signing_keys", "(nobody's)"),
    ("signups", "(nobody's yet)"),
    ("tasks", "(what is to be done, for minutes; what has failed, for a month)"),
    ("threads", "threads.json"),
    ("users", "account.json"),
    ("webhook_attempts", "(what receivers of the operator's have answered, for a month)"),
    ("webhook_deliveries", "(which events wait for receivers of the operator's)"),
    ("webhooks", "(nobody's)"),
    ("worker_outcomes", "worker_outcomes.json"),
    ("workers", "worker_profile.json"),
    ("write_check", "(nobody's)"),
];

/// Texts stay where others need them. The log keeps that something happened, not the texts.
const OUTLIVES: &[(&str, &[&str])] = &[
    ("dispute_settlements.note", &["how it could be settled"]),
    ("dispute_statements.text", &["what was said about a dispute"]),
    ("disputes.appeal", &["why a decision was appealed"]),
    ("job_offer_lines.description", &["what an offer was for"]),
    ("job_offers.note", &["what was said with an offer"]),
    ("jobs.reason", &["why the job was called off"]),
    ("messages.content", &["what was said in a conversation"]),
    ("services.title", &["what a listing was called"]),
];

/// For a deleted account: the table, whose rows they are, the columns that are erased, and those that are kept, with
/// the reason. A new column must be added to one of the two lists.
type Erasing =
    (&'static str, &'static str, &'static [&'static str], &'static [(&'static [&'static str], &'static str)]);

const ERASED: &[Erasing] = &[
    (
        "users",
        "id",
        &[
            "email",
            "email_key",
            "phone_number",
            "last_name",
            "password_hash",
            "password_changed_at",
            "language",
            "time_zone",
        ],
        &[
            (&["id", "role", "status", "created_at", "updated_at"], "the records of others name the account"),
            (&["first_name", "name_key"], "say that it is deleted"),
            (&["was_frozen"], "belongs to the status"),
            (&["notifications_seen_up_to"], "the number of an event, which stays"),
        ],
    ),
    (
        "clients",
        "user_id",
        &["location", "address", "about", "picture_id"],
        &[
            (&["user_id"], "the key"),
            (&["jobs_completed"], "counts the jobs, which workers keep as well"),
            (&["stars_1", "stars_2", "stars_3", "stars_4", "stars_5"], "count the reviews, which workers keep as well"),
        ],
    ),
    (
        "workers",
        "user_id",
        &[
            "bio",
            "skills",
            "years_experience",
            "location",
            "latitude",
            "longitude",
            "is_available",
            "availability_note",
            "picture_id",
        ],
        &[
            (&["user_id"], "the key"),
            (&["kyc_status"], "how far the identity check had come"),
            (&["jobs_completed"], "counts the jobs, which clients keep as well"),
            (&["stars_1", "stars_2", "stars_3", "stars_4", "stars_5"], "count the reviews, which clients keep as well"),
            (
                &["jobs_finished", "jobs_failed", "late_cancellations", "repeat_clients", "response_time_minutes"],
                "count jobs and conversations, which clients keep as well",
            ),
            (&["reliability_due_at"], "belongs to these counts"),
        ],
    ),
    (
        "worker_outcomes",
        "worker_id",
        &[],
        &[(
            &["worker_id", "day", "finished", "failed", "late_cancellations"],
            "counts the jobs, which clients keep as well",
        )],
    ),
    (
        "services",
        "worker_id",
        &["description", "location", "latitude", "longitude", "is_public", "taken_down_from"],
        &[
            (&["id", "worker_id", "status", "created_at", "updated_at"], "conversations and jobs name the listing"),
            (&["title", "title_words"], "what others have agreed on"),
            (
                &["category", "pricing", "price_amount", "price_currency", "cancellation_policy"],
                "what others have agreed on",
            ),
            (&["is_available", "rating", "ranking"], "repeat columns of the worker"),
            (&["words_of", "words_all_at"], "the background forgets the words of the searches"),
            (&["paused_by_moderation"], "what administrators have decided"),
        ],
    ),
];

async fn columns_of(hall: &Hall, table: &'static str) -> BTreeSet<String> {
    let sql = match hall.app.db.engine() {
        Engine::Sqlite => "SELECT name FROM pragma_table_info($1)",
        Engine::Postgres => {
            "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1"
        }
    };
    let columns: Vec<(String,)> =
        hall.app.db.read(move |tx| tx.all(sql, &[&table])).await.map_err(|error: Error| error).unwrap();
    let is_of_one_engine = |column: &String| OF_ONE_ENGINE.contains(&format!("{table}.{column}").as_str());
    columns.into_iter().map(|(column,)| column).filter(|column| !is_of_one_engine(column)).collect()
}

#[apply(both_engines)]
async fn every_column_of_an_account_is_emptied_or_has_a_reason_not_to_be(hall: Hall) {
    for (table, _, emptied, kept) in ERASED {
        let listed: Vec<&str> =
            emptied.iter().copied().chain(kept.iter().flat_map(|(columns, _)| columns.iter().copied())).collect();
        let known: BTreeSet<String> = listed.iter().map(|column| (*column).to_owned()).collect();
        assert_eq!(known.len(), listed.len(), "{table}: ERASED names a column twice");
        let columns = columns_of(&hall, table).await;
        let new: Vec<&String> = columns.difference(&known).collect();
        assert!(
            new.is_empty(),
            "{table}: erase {new:?} in auth/deletion/models.rs, or say in ERASED why they are kept"
        );
        let gone: Vec<&String> = known.difference(&columns).collect();
        assert!(gone.is_empty(), "{table}: ERASED names {gone:?}, which do not exist");
    }
    let worker = everywhere(&hall).await;
    let client = hall.client().await;
    client
        .patch(
            "/clients/me",
            json!({
                "location": "here", "address": "there", "about": "this and that", "language": "de", "time_zone": "Europe/Berlin",
            }),
        )
        .await
        .is(200);
    put_file(&client, "/clients/me/picture", 4).await;
    for person in [&worker, &client] {
        let leaving = person.request(Method::DELETE, "/auth/me").json(&json!({ "password": person.password }));
        Reply::to(leaving).await.is(204);
    }
    for (table, owner, emptied, _) in ERASED {
        for column in *emptied {
            let sql = format!(
                "SELECT count(*) FROM {table} WHERE {owner} IN ($1, $2) AND {column} IS NOT NULL
                     AND CAST({column} AS TEXT) NOT IN ('', '[]', '0', 'false')"
            );
            let (worker, client) = (worker.user_id(), client.user_id());
            let left: (i64,) = hall.app.db.read(move |tx| tx.one(&sql, &[&worker, &client])).await.unwrap();
            assert_eq!(left, (0,), "{table}.{column}");
        }
    }
}

/// Every table with its text columns.
async fn schema(hall: &Hall) -> BTreeMap<String, Vec<String>> {
    let sql = match hall.app.db.engine() {
        Engine::Sqlite => {
            "SELECT m.name AS first, c.name AS second FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'service_words_%' AND c.type IN ('TEXT', '')"
        }
        Engine::Postgres => {
            "SELECT table_name::text AS first, column_name::text AS second FROM information_schema.columns
             WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'tsvector')"
        }
    };
    let columns: Vec<Two<String, String>> =
        hall.app.db.read(move |tx| tx.all(sql, &[])).await.map_err(|error: Error| error).unwrap();
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Two(table, column) in columns {
        tables.entry(table).or_default().push(column);
    }
    tables
}

/// The columns that contain one of these texts, as `table.column`, and the text.
async fn found(hall: &Hall, texts: &[&'static str]) -> BTreeSet<(String, &'static str)> {
    let mut found = BTreeSet::new();
    for (table, columns) in schema(hall).await {
        for column in columns.into_iter().filter(|_| table != "service_words") {
            let sql = format!("SELECT CAST({column} AS TEXT) FROM {table} WHERE {column} IS NOT NULL");
            let rows: Vec<(String,)> =
                hall.app.db.read(move |tx| tx.all(&sql, &[])).await.map_err(|error: Error| error).unwrap();
            for text in texts {
                if rows.iter().any(|(row,)| row.to_lowercase().contains(&text.to_lowercase())) {
                    found.insert((format!("{table}.{column}"), *text));
                }
            }
        }
    }
    found
}

async fn put_file(person: &Person, path: &str, number: u32) {
    let form = Form::new().part("file", file(jpeg(number)));
    Reply::to(person.request(Method::PUT, path).multipart(form)).await.is(200);
}

/// A user who has entered a text wherever that is possible.
async fn everywhere(hall: &Hall) -> Person {
    let pair = pair(hall).await;
    let (worker, client, admin) = (&pair.worker, &pair.client, hall.admin().await);
    let profile = json!({
        "first_name": "Zephyrine", "last_name": "Quillfeather", "phone_number": "+4915155512345", "bio": "who somebody is",
        "skills": ["what somebody can"], "location": "where somebody lives",
    });
    worker.patch("/workers/me", profile).await.is(200);
    worker.put("/workers/me/availability", json!({ "is_available": true, "note": "when somebody can" })).await.is(200);
    put_file(worker, "/workers/me/picture", 1).await;
    let offer = json!({
        "title": "what a listing was called", "description": "what a listing said", "category": "plumbing", "location": "where a listing was",
        "pricing": "QUOTE", "status": "PUBLISHED",
    });
    worker.post("/services", offer).await.is(201);
    let said = json!({ "content": "what was said in a conversation" });
    worker.post(&format!("/threads/{}/messages", pair.thread), said).await.is(201);
    let job = pair.job().await;
    let line = json!({ "description": "what an offer was for", "quantity": "1", "unit": "JOB", "unit_price": { "amount": 1, "currency": "EUR" } });
    let offer = json!({ "lines": [line], "note": "what was said with an offer" });
    let job_path = format!("/jobs/{}", job["id"].as_str().unwrap());
    worker.post(&format!("{job_path}/offers"), offer).await.is(201);
    client.post(&format!("{job_path}/offers/1/accept"), json!({})).await.is(200);
    let called_off = json!({ "reason": "why the job was called off" });
    worker.post(&format!("/jobs/{}/cancel", job["id"].as_str().unwrap()), called_off).await.is(200);
    appealed(worker, client, &admin, &pair.completed().await).await;
    client.put(&format!("/clients/me/favorites/{}", worker.id), json!({})).await.is(204);

    hall.sql("UPDATE workers SET kyc_status = 'NOT_SUBMITTED' WHERE user_id = $1", worker.user_id()).await;
    let named = passport(jpeg(1), jpeg(2)).text("name_on_document", "as the document has it");
    let named =
        named.text("document_number", "what the document is numbered").text("document_expires_on", "2099-01-01");
    let id = hand_in(worker, named).await.is(201)["id"].as_str().unwrap().to_owned();
    let refused = json!({ "files": [{ "slot": "selfie", "reason_code": "OTHER", "note": "why a file was refused" }], "note": "why it was sent back" });
    admin.post(&format!("/admin/kyc/{id}/request-changes"), refused).await.is(200);
    put_file(worker, "/workers/me/kyc/files/selfie", 3).await;

    let _device = added(worker).await;
    let change = json!({ "new_email": "wished-for@example.org", "password": worker.password });
    worker.post("/auth/change-email", change).await.is(202);
    let login = hall.nobody().request(Method::POST, "/auth/login").header("user-agent", "what somebody uses");
    let login = login.json(&json!({ "email": worker.email, "password": worker.password }));
    Reply::to(login).await.is(200);
    worker.clone()
}

/// A dispute in which the worker has said everything that can be said.
async fn appealed(worker: &Person, client: &Person, admin: &Person, job: &Value) {
    let id = job["id"].as_str().unwrap();
    let dispute = json!({ "reason_code": "OTHER", "text": "what was said about a dispute", "wants": {} });
    worker.post(&format!("/jobs/{id}/dispute"), dispute).await.is(201);
    let settlement = json!({ "note": "how it could be settled" });
    worker.post(&format!("/jobs/{id}/dispute/settlements"), settlement).await.is(201);
    client.post(&format!("/jobs/{id}/dispute/settlements/1/decline"), json!({})).await.is(200);
    for appeals in [true, false] {
        admin.post(&format!("/admin/disputes/{id}/claim"), json!({})).await.is(200);
        admin.post(&format!("/admin/disputes/{id}/resolve"), json!({ "statement": "So it is." })).await.is(200);
        if appeals {
            let appeal = json!({ "text": "why a decision was appealed" });
            worker.post(&format!("/jobs/{id}/dispute/appeal"), appeal).await.is(201);
        }
    }
}

const MARKS: &[&str] = &[
    "how it could be settled",
    "what was said about a dispute",
    "why a decision was appealed",
    "what an offer was for",
    "what was said with an offer",
    "Zephyrine",
    "Quillfeather",
    "+4915155512345",
    "who somebody is",
    "what somebody can",
    "where somebody lives",
    "when somebody can",
    "what a listing was called",
    "what a listing said",
    "where a listing was",
    "what was said in a conversation",
    "why the job was called off",
    "as the document has it",
    "what the document is numbered",
    "why a file was refused",
    "why it was sent back",
    "wished-for@example.org",
    "what somebody uses",
];

#[apply(both_engines)]
async fn every_table_is_in_the_export_or_has_a_reason_not_to_be(hall: Hall) {
    let all = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'service_words_%'";
    let sql = match hall.app.db.engine() {
        Engine::Sqlite => all,
        Engine::Postgres => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
    };
    let tables: Vec<(String,)> =
        hall.app.db.read(move |tx| tx.all(sql, &[])).await.map_err(|error: Error| error).unwrap();
    let tables: BTreeSet<String> = tables.into_iter().map(|(table,)| table).collect();
    let known: BTreeSet<String> = TABLES.iter().map(|(table, _)| (*table).to_owned()).collect();
    let new: Vec<&String> = tables.difference(&known).collect();
    assert!(new.is_empty(), "name the file of the export that has {new:?} in TABLES, or the reason why none has");

    let worker = everywhere(&hall).await;
    let files = export(&worker).await;
    for (table, place) in TABLES.iter().filter(|(_, place)| !place.starts_with('(')) {
        assert!(files.contains_key(*place), "{table} is not in the export");
    }
    let exported: Vec<u8> = files.values().flatten().copied().collect();
    let exported = String::from_utf8_lossy(&exported);
    for mark in MARKS.iter().filter(|mark| **mark != "what the document is numbered") {
        assert!(exported.contains(mark), "{mark:?} is not in the export");
    }
}

#[apply(both_engines)]
async fn no_text_of_a_user_outlives_their_account_without_a_reason(hall: Hall) {
    let worker = everywhere(&hall).await;
    let before = found(&hall, MARKS).await;
    for mark in MARKS.iter().filter(|mark| **mark != "what the document is numbered") {
        assert!(before.iter().any(|(_, found)| found == mark), "{mark:?} was to be found");
    }
    let leaving = worker.request(Method::DELETE, "/auth/me").json(&json!({ "password": worker.password }));
    Reply::to(leaving).await.is(204);
    let expected: BTreeSet<(String, &str)> =
        OUTLIVES.iter().flat_map(|(place, marks)| marks.iter().map(|mark| ((*place).to_owned(), *mark))).collect();
    // The last mails may still be queued.
    eventually_is(expected, async || found(&hall, MARKS).await).await;
    eventually("the address", async || {
        let address: &'static str = Box::leak(worker.email.clone().into_boxed_str());
        found(&hall, &[address]).await.is_empty().then_some(())
    })
    .await;
}
