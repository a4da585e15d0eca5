//! The migration to the queue keeps the pending work of older versions.

use crate::support::postgres::fresh_database;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Pending work. `@7` stands for the UUID with that number.
const WAITING: &str = "
    INSERT INTO users (id, role, status, email, email_key, name_key, first_name, last_name, created_at, updated_at)
        VALUES (@1, 'WORKER', 'ACTIVE', 'w@example.org', 'w@example.org', 'w w', 'W', 'W', 0, 0);
    INSERT INTO workers (user_id, kyc_status) VALUES (@1, 'PENDING');
    INSERT INTO kyc_submissions (id, worker_id, document_type, status, submitted_at) VALUES (@2, @1, 'PASSPORT', 'PENDING', 0);
    INSERT INTO events (id, type, at, subject_id, for_admins, is_audit, data) VALUES
        (1, 'user.password_reset_requested', 1000, @1, FALSE, FALSE, '{}'), (2, 'message.posted', 1000, @3, FALSE, FALSE, '{}'),
        (3, 'user.deleted', 1000, @4, FALSE, TRUE, '{}');
    INSERT INTO mails (id, event_id, recipient, topic, address, attempts, due_at, created_at, is_news) VALUES
        (@11, 1, @1, NULL, NULL, 2, 2000, 1000, FALSE), (@12, 2, @1, @5, NULL, 0, 2000, 1000, TRUE),
        (@13, 3, @4, NULL, 'gone@example.org', 0, 2000, 1000, FALSE);
    INSERT INTO exports (id, user_id, status, requested_at, attempts, leased_until, expires_at)
        VALUES (@6, @1, 'PENDING', 1000, 1, 2000, 3000);
    INSERT INTO kyc_checks (submission_id, status, attempts, due_at) VALUES (@2, 'WAITING', 3, 2000);
    INSERT INTO services_due (worker_id, since) VALUES (@1, 2000);
";

const TASKS: &str =
    "SELECT kind, key, payload, priority, due_at, expires_at, attempts, batch IS NOT NULL, user_id IS NOT NULL
    FROM tasks ORDER BY kind, key";

type Row = (String, String, Value, i64, i64, Option<i64>, i64, bool, bool);

fn expected() -> Vec<Row> {
    const DAY: i64 = 86_400_000_000;
    let id = |number: u128| format!("{number:032x}");
    let key = |kind: &str, number| (kind.to_owned(), id(number));
    let ((export, six), (check, two), (index, one)) =
        (key("export", 6), key("identity_check", 2), key("search_index", 1));
    let mail = |event: i64, recipient, address: Value| json!({ "event": event, "recipient": id(recipient), "address": address });
    vec![
        (export, six, json!({ "export": id(6), "user": id(1) }), 1, 2000, Some(3000), 1, false, true),
        (check, two, json!({ "submission": id(2) }), 1, 2000, None, 3, false, false),
        ("mail".into(), format!("1 {}", id(1)), mail(1, 1, Value::Null), 0, 2000, Some(1000 + DAY), 2, false, true),
        (
            "mail".into(),
            format!("3 {}", id(4)),
            mail(3, 4, json!("gone@example.org")),
            1,
            2000,
            Some(1000 + DAY),
            0,
            false,
            false,
        ),
        (
            "news".into(),
            format!("{} {}", id(5), id(1)),
            mail(2, 1, Value::Null),
            1,
            2000,
            Some(1000 + DAY),
            0,
            true,
            true,
        ),
        (index, one, json!({ "worker": id(1) }), 1, 2000, None, 0, false, false),
    ]
}

/// The migrations up to this one, oldest first.
fn migrations(engine: &str, to: u32) -> Vec<(u32, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let number = |name: &str| name.strip_prefix('V')?.split_once("__")?.0.parse().ok();
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<(u32, String)> = files
        .filter_map(|file| Some((number(file.file_name()?.to_str()?)?, fs::read_to_string(&file).unwrap())))
        .filter(|(number, _)| *number <= to)
        .collect();
    all.sort_unstable();
    all
}

fn with_ids(sql: &str, id: impl Fn(u128) -> String) -> String {
    (1..=13).rev().fold(sql.to_owned(), |sql, number| sql.replace(&format!("@{number}"), &id(number)))
}

#[test]
fn pending_work_is_migrated_to_the_queue_on_sqlite() {
    let database = rusqlite::Connection::open_in_memory().unwrap();
    for (_, sql) in migrations("sqlite", 34) {
        database.execute_batch(&sql).unwrap();
    }
    database.execute_batch(&with_ids(WAITING, |number| format!("X'{number:032x}'"))).unwrap();
    database.execute_batch(&migrations("sqlite", 35).pop().unwrap().1).unwrap();
    let mut tasks = database.prepare(TASKS).unwrap();
    let rows = tasks.query_map([], |row| {
        let payload: String = row.get(2)?;
        let payload = serde_json::from_str(&payload).unwrap();
        Ok((
            row.get(0)?,
            row.get(1)?,
            payload,
            row.get(3)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
            row.get(7)?,
            row.get(8)?,
        ))
    });
    assert_eq!(rows.unwrap().collect::<Result<Vec<Row>, _>>().unwrap(), expected());
}

#[apply(needs_postgres)]
#[tokio::test]
async fn pending_work_is_migrated_to_the_queue_on_postgresql() {
    let database = fresh_database("without a schema", |_| {}).await;
    let url = database.url().to_owned();
    let read = move || {
        let mut database = postgres::Client::connect(&url, postgres::NoTls).unwrap();
        for (_, sql) in migrations("postgres", 34) {
            database.batch_execute(&sql).unwrap();
        }
        let id = |number| format!("'{}'", uuid::Uuid::from_u128(number));
        database.batch_execute(&with_ids(WAITING, id)).unwrap();
        database.batch_execute(&migrations("postgres", 35).pop().unwrap().1).unwrap();
        let rows = database.query(TASKS, &[]).unwrap();
        let rows = rows.iter().map(|row| {
            let payload = serde_json::from_str(row.get(2)).unwrap();
            (row.get(0), row.get(1), payload, row.get(3), row.get(4), row.get(5), row.get(6), row.get(7), row.get(8))
        });
        rows.collect::<Vec<Row>>()
    };
    assert_eq!(tokio::task::spawn_blocking(read).await.unwrap(), expected());
}
