//! A database of an older version is brought up to date with its rows.

use super::{
    installation::{Installation, Said},
    walk::walk,
};
use refinery::{Migration, Runner, Target, load_sql_migrations};
use reqwest::Method;
use serde_json::json;
use std::{collections::BTreeMap, fs, path::Path};

/// Before names were folded anew, reviews counted by pair, and the queue took pending work.
const OLD: i32 = 22;

/// A client has hired a worker, and has reviewed the job. `@7` stands for the UUID with that number.
const ROWS: &str = "
    INSERT INTO users (id, role, status, email, email_key, name_key, first_name, last_name, created_at, updated_at) VALUES
        (@1, 'CLIENT', 'ACTIVE', 'c@example.org', 'c@example.org', 'clara kent', 'Clara', 'Kent', 1000, 1000),
        (@2, 'WORKER', 'ACTIVE', 'w@example.org', 'w@example.org', 'wanda weaver', 'Wanda', 'Weaver', 1000, 1000);
    INSERT INTO clients (user_id, jobs_completed) VALUES (@1, 1);
    INSERT INTO workers (user_id, kyc_status, jobs_completed, stars_4) VALUES (@2, 'APPROVED', 1, 1);
    INSERT INTO services (id, worker_id, title, description, category, location, pricing, status, created_at, updated_at,
        is_public, is_available) VALUES (@3, @2, 'Leaking taps', 'All of them', 'plumbing', 'Porto', 'QUOTE', 'PUBLISHED', 1000,
        1000, TRUE, TRUE);
    INSERT INTO threads (id, client_id, worker_id, service_id, message_count, created_at, last_activity_at)
        VALUES (@4, @1, @2, @3, 1, 1000, 1000);
    INSERT INTO messages (thread_id, number, id, sender_id, content, sent_at) VALUES (@4, 1, @5, @1, 'Mine drips', 1000);
    INSERT INTO jobs (id, thread_id, client_id, worker_id, service_id, status, version, title, created_at, updated_at)
        VALUES (@6, @4, @1, @2, @3, 'FINALIZED', 4, 'A tap', 1000, 1000);
    INSERT INTO reviews (id, job_id, client_id, worker_id, rating, text, status, created_at)
        VALUES (@7, @6, @1, @2, 4, 'Dry again', 'VISIBLE', 1000);
    INSERT INTO events (id, type, at, subject_id, client_id, worker_id, for_admins, is_audit, data)
        VALUES (1, 'job.finalized', 1000, @6, @1, @2, FALSE, FALSE, '{}');
";

const TABLES: [&str; 9] =
    ["users", "clients", "workers", "services", "threads", "messages", "jobs", "reviews", "events"];

/// SQLite's database in its usual place, or that of PostgreSQL.
enum Old {
    Sqlite(rusqlite::Connection),
    Postgres(String),
}

impl Old {
    fn of(hall: &Installation) -> Self {
        match hall.database_url() {
            Some(url) => Self::Postgres(url.to_owned()),
            None => {
                fs::create_dir_all(hall.home().join("data")).unwrap();
                Self::Sqlite(rusqlite::Connection::open(hall.home().join("data/hirehall.db")).unwrap())
            }
        }
    }

    /// Applies the migrations up to a version, and only those are known to its history.
    async fn migrate(&mut self, version: i32) {
        let runner = |engine| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
            let migrations: Vec<Migration> = load_sql_migrations(folder).unwrap();
            Runner::new(&migrations).set_target(Target::Version(version))
        };
        match self {
            Self::Sqlite(connection) => drop(runner("sqlite").run(connection).unwrap()),
            Self::Postgres(url) => {
                let (mut client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
                tokio::spawn(connection);
                runner("postgres").run_async(&mut client).await.unwrap();
            }
        }
    }

    async fn fill(&self) {
        let rows = (1..=7).rev().fold(ROWS.to_owned(), |sql, n| sql.replace(&format!("@{n}"), &self.id(n)));
        self.execute(&rows).await;
    }

    async fn execute(&self, sql: &str) {
        self.try_execute(sql).await.unwrap();
    }

    async fn try_execute(&self, sql: &str) -> Result<(), String> {
        match self {
            Self::Sqlite(connection) => {
                connection.execute_batch(&format!("PRAGMA foreign_keys = ON; {sql}")).map_err(|error| error.to_string())
            }
            Self::Postgres(url) => {
                let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
                tokio::spawn(connection);
                client.batch_execute(sql).await.map_err(|error| error.to_string())
            }
        }
    }

    /// The only value of the only row.
    async fn text(&self, sql: &str) -> String {
        match self {
            Self::Sqlite(connection) => connection.query_row(sql, [], |row| row.get(0)).unwrap(),
            Self::Postgres(url) => {
                let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
                tokio::spawn(connection);
                client.query_one(sql, &[]).await.unwrap().get(0)
            }
        }
    }

    fn id(&self, number: u128) -> String {
        match self {
            Self::Sqlite(_) => format!("X'{number:032x}'"),
            Self::Postgres(_) => format!("'{}'", uuid::Uuid::from_u128(number)),
        }
    }

    async fn counts(&self) -> BTreeMap<&'static str, i64> {
        let mut counts = BTreeMap::new();
        for table in TABLES {
            let sql = format!("SELECT count(*) FROM {table}");
            let count = match self {
                Self::Sqlite(connection) => connection.query_row(&sql, [], |row| row.get(0)).unwrap(),
                Self::Postgres(url) => {
                    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
                    tokio::spawn(connection);
                    client.query_one(&sql, &[]).await.unwrap().get(0)
                }
            };
            counts.insert(table, count);
        }
        counts
    }
}

/// A database with some rows, as a version from [`OLD`] on has left it.
pub(super) async fn database_of_version(hall: &Installation, version: i32) {
    let mut old = Old::of(hall);
    old.migrate(OLD).await;
    old.fill().await;
    old.migrate(version).await;
}

#[tokio::test]
async fn a_database_of_an_older_version_is_brought_up_to_date_and_keeps_its_rows() {
    for hall in Installation::on_each_engine().await {
        let mut old = Old::of(&hall);
        old.migrate(OLD).await;
        old.fill().await;
        let before = old.counts().await;

        let status = hall.run(&["migrate", "--status"]).well();
        let pending = status.lines().filter(|line| line.ends_with("pending")).count();
        assert!(pending > 10 && status.contains("V22__deleted_blobs "), "{status}");
        let applied = hall.run(&["migrate"]).well();
        assert_eq!(applied.lines().filter(|line| line.ends_with("applied now")).count(), pending, "{applied}");
        assert_eq!(hall.run(&["migrate"]).well(), "The database is up to date.\n");
        assert_eq!(old.counts().await, before);

        let server = hall.serve(&["serve"]);
        let service = format!("/services/{}", uuid::Uuid::from_u128(3));
        let (status, listing) = server.call(Method::GET, &service, None, None).await.unwrap();
        assert_eq!((status, &listing["title"]), (200, &json!("Leaking taps")), "{listing}");
        // Words were folded in another way then, so listings are indexed anew.
        loop {
            let (status, found) = server.call(Method::GET, "/services?q=tap", None, None).await.unwrap();
            assert_eq!(status, 200);
            if found["items"].as_array().is_some_and(|items| items.len() == 1) {
                break;
            }
        }
        let worker = format!("/workers/{}/reviews", uuid::Uuid::from_u128(2));
        let (status, reviews) = server.call(Method::GET, &worker, None, None).await.unwrap();
        assert_eq!((status, &reviews["items"][0]["text"]), (200, &json!("Dry again")), "{reviews}");
    }
}

/// A job of each status, most with a price or a start, in a conversation of its own, before there were offers.
const JOBS: &str = "
    INSERT INTO threads (id, client_id, worker_id, is_closed, message_count, created_at, last_activity_at)
        SELECT @new, client_id, worker_id, TRUE, 0, 1000, 1000 FROM threads WHERE id = @4;
    INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, price_amount, price_currency, scheduled_at, reason,
            created_at, updated_at, accepted_at)
        SELECT @new, @new, client_id, worker_id, '@status', 1, 'A tap', @price, @currency, @start, 'Because', 1000, 3000, @accepted
        FROM threads WHERE id = @4;
";

#[tokio::test]
async fn what_jobs_were_agreed_on_before_there_were_offers_is_their_first_offer() {
    /// The last version without offers.
    const BEFORE: i32 = 86;
    let cases = [
        ("NEGOTIATING", "5000", "NULL", "NULL", "OPEN 5000 - 2592000003000 -, offer 1, agreed -"),
        ("ACCEPTED", "5000", "9000", "2000", "ACCEPTED 5000 9000 2592000003000 2000, offer 1, agreed 1"),
        ("COMPLETED", "NULL", "9000", "2000", "ACCEPTED - 9000 2592000003000 2000, offer 1, agreed 1"),
        ("REJECTED", "5000", "NULL", "NULL", "DECLINED 5000 - 2592000003000 3000, offer 1, agreed -"),
        ("CANCELLED", "5000", "NULL", "NULL", "WITHDRAWN 5000 - 2592000003000 3000, offer 1, agreed -"),
        ("CANCELLED", "5000", "NULL", "2000", "ACCEPTED 5000 - 2592000003000 2000, offer 1, agreed 1"),
        ("EXPIRED", "5000", "NULL", "NULL", "EXPIRED 5000 - 2592000003000 3000, offer 1, agreed -"),
        ("ACCEPTED", "NULL", "NULL", "2000", "-, offer 0, agreed -"),
    ];
    for hall in Installation::on_each_engine().await {
        let mut old = Old::of(&hall);
        old.migrate(OLD).await;
        old.fill().await;
        old.migrate(BEFORE).await;
        for (number, (status, price, start, accepted, _)) in (100..).zip(&cases) {
            let currency = if *price == "NULL" { "NULL" } else { "'EUR'" };
            let named = [
                ("@status", *status),
                ("@price", price),
                ("@currency", currency),
                ("@start", start),
                ("@accepted", accepted),
            ];
            let sql = named.iter().fold(JOBS.to_owned(), |sql, (name, value)| sql.replace(name, value));
            old.execute(&sql.replace("@new", &old.id(number)).replace("@4", &old.id(4))).await;
        }
        hall.run(&["migrate"]).well();
        for (id, (status, _, _, _, expected)) in (100..).zip(&cases) {
            let number = |column: &str| format!("COALESCE(CAST({column} AS TEXT), '-')");
            let offer =
                ["o.total_amount", "o.scheduled_at", "o.expires_at", "o.decided_at"].map(number).join(" || ' ' || ");
            let sql = format!(
                "SELECT COALESCE(o.status || ' ' || {offer}, '-') || ', offer ' || j.offer_count || ', agreed ' || {}
                 FROM jobs j LEFT JOIN job_offers o ON o.job_id = j.id WHERE j.id = {}",
                number("j.agreed_offer"),
                old.id(id)
            );
            assert_eq!(old.text(&sql).await, *expected, "{status}");
        }
        let lines = "SELECT count(*) || ' ' || sum(unit_price) || ' ' || min(quantity) FROM job_offer_lines";
        assert_eq!(old.text(lines).await, "6 30000 1000");
        // References to jobs are in place, although the table was made anew.
        let job =
            format!("SELECT count(*) || '' FROM reviews r JOIN jobs j ON j.id = r.job_id WHERE j.id = {}", old.id(6));
        assert_eq!(old.text(&job).await, "1");
        assert!(old.try_execute(&format!("DELETE FROM jobs WHERE id = {}", old.id(6))).await.is_err());
    }
}

/// A job that was over an hour ago, in a conversation of its own that was opened a day ago. It was agreed, or refused, some minutes later.
const OVER: &str = "
    INSERT INTO threads (id, client_id, worker_id, is_closed, message_count, created_at, last_activity_at)
        SELECT @new, client_id, worker_id, TRUE, 0, @opened, @opened FROM threads WHERE id = @4;
    INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, created_at, updated_at, accepted_at, finalized_at,
            cancelled_at, outcome_by, outcome_reason, outcome_is_late, outcome_decided_by)
        SELECT @new, @new, client_id, worker_id, '@status', 1, 'A tap', @opened,
            CASE WHEN '@status' = 'REJECTED' THEN @answered ELSE @over END, CASE WHEN '@status' <> 'REJECTED' THEN @answered END,
            CASE WHEN '@status' = 'FINALIZED' THEN @over END, CASE WHEN '@status' = 'CANCELLED' THEN @over END, @outcome
        FROM threads WHERE id = @4;
";

#[tokio::test]
async fn what_came_of_jobs_before_there_was_reliability_counts() {
    /// The last version without reliability.
    const BEFORE: i32 = 93;
    const NO_OUTCOME: &str = "NULL, NULL, NULL, NULL";
    const MINUTE: u128 = 60 * 1_000_000;
    let cases = [
        ("FINALIZED", 10, NO_OUTCOME),
        ("FINALIZED", 20, NO_OUTCOME),
        ("FINALIZED", 30, NO_OUTCOME),
        ("REJECTED", 20, NO_OUTCOME),
        ("CANCELLED", 10, "'CLIENT', 'NO_SHOW_OF_WORKER', TRUE, 'SILENCE'"),
        ("CANCELLED", 30, "'CLIENT', 'DISPUTE', FALSE, 'AGREEMENT'"),
        ("CANCELLED", 20, "'CLIENT', 'CANCELLED', TRUE, 'POLICY'"),
        // Who cancelled stands in the log, or in the history of the job.
        ("CANCELLED", 20, NO_OUTCOME),
        ("CANCELLED", 20, NO_OUTCOME),
        ("CANCELLED", 20, NO_OUTCOME),
    ];
    for hall in Installation::on_each_engine().await {
        let mut old = Old::of(&hall);
        old.migrate(OLD).await;
        old.fill().await;
        old.migrate(BEFORE).await;
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_micros();
        let opened = now - 24 * 60 * MINUTE;
        for (number, (status, minutes, outcome)) in (100..).zip(cases) {
            let named = [
                ("@status", status.to_owned()),
                ("@opened", opened.to_string()),
                ("@answered", (opened + minutes * MINUTE).to_string()),
                ("@over", (now - 60 * MINUTE).to_string()),
                ("@outcome", outcome.to_owned()),
            ];
            let sql = named.iter().fold(OVER.to_owned(), |sql, (name, value)| sql.replace(name, value));
            old.execute(&sql.replace("@new", &old.id(number)).replace("@4", &old.id(4))).await;
        }
        // This conversation was answered before its job was agreed on, and nobody answered the one that is there already.
        let told = "
            INSERT INTO messages (thread_id, number, id, sender_id, content, sent_at) VALUES (@102, 1, @102, @2, 'Yes', @early);
            INSERT INTO events (id, type, at, subject_id, actor_id, client_id, worker_id, for_admins, is_audit, data) VALUES
                (2, 'job.cancelled', 1000, @107, @2, @1, @2, FALSE, FALSE, '{}'),
                (3, 'job.cancelled', 1000, @108, @1, @1, @2, FALSE, FALSE, '{}');
            INSERT INTO job_history (job_id, event_id, type, at, actor_id, version) VALUES (@109, 4, 'job.cancelled', 1000, @2, 3);
        ";
        let told = told.replace("@early", &(opened + 5 * MINUTE).to_string());
        let told =
            [109, 108, 107, 102, 2, 1].into_iter().fold(told, |sql, n| sql.replace(&format!("@{n}"), &old.id(n)));
        old.execute(&told).await;
        hall.run(&["migrate"]).well();

        let server = hall.serve(&["serve"]);
        let page = format!("/workers/{}", uuid::Uuid::from_u128(2));
        let shown = loop {
            let (status, worker) = server.call(Method::GET, &page, None, None).await.unwrap();
            assert_eq!(status, 200, "{worker}");
            if worker["reliability"]["response_time_minutes"] != json!(null) {
                break worker["reliability"].clone();
            }
        };
        // Three of seven: the worker has cancelled two, did not come to one, and got nothing for another.
        let expected = json!({ "completion_rate": 0.42, "late_cancellations": 1, "repeat_clients": 1, "response_time_minutes": 20 });
        assert_eq!(shown, expected);
    }
}

#[tokio::test]
async fn a_server_brings_an_older_database_up_to_date_by_itself() {
    for hall in Installation::on_each_engine().await {
        let mut old = Old::of(&hall);
        old.migrate(OLD).await;
        drop(hall.serve(&["serve"]));
        let status: Said = hall.run(&["migrate", "--status"]);
        assert!(status.well().lines().all(|line| line.ends_with(" applied")));
    }
}

/// A small marketplace with documents, jobs, reviews and mails, as the last release has backed it up with its master key. After a release:
/// `hirehall seed --workers 7 --clients 3 --services 6 --threads 3 --messages 9 --reviews 2 --jobs 4`, the README's walk on `hirehall serve`,
/// and `hirehall backup --with-master-key tests/cli/last_release.backup` with the program of that release.
const OF_LAST_RELEASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/last_release.backup");

#[tokio::test]
async fn a_backup_of_the_last_release_is_restored_and_brought_up_to_date_and_the_main_job_is_done() {
    for hall in Installation::on_each_engine().await {
        assert!(hall.run(&["restore", "--verify", OF_LAST_RELEASE]).well().contains("complete and unchanged"));
        hall.run(&["restore", OF_LAST_RELEASE]).well();
        let status = hall.run(&["migrate", "--status"]).well();
        assert!(status.lines().all(|line| line.ends_with(" applied")), "{status}");
        hall.run(&["queue", "release"]).well();
        let server = hall.serve(&["serve"]);
        let client = server.sign_in("client@demo.hirehall.example", "hirehall-demo").await.unwrap();
        let (status, jobs) = server.call(Method::GET, "/jobs?status=FINALIZED", Some(&client), None).await.unwrap();
        assert_eq!((status, &jobs["items"][0]["title"]), (200, &json!("Hand-woven curtains")), "{jobs}");
        let agreed = &jobs["items"][0]["agreed_offer"];
        assert_eq!((&agreed["number"], &agreed["total"]["amount"]), (&json!(1), &json!(50_000)), "{jobs}");
        walk(&hall, &server, "data/mail");
    }
}
