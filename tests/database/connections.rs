//! Lost connections to PostgreSQL and changes of the primary need no restart.

use super::{quiet, ready};
use crate::support::{Hall, eventually};
use futures_util::future::join_all;
use hirehall::settings::Settings;
use hirehall::{
    core::config::{DatabaseUrl, Sources},
    database::{Database, Error, Options, Tx},
};
use macro_rules_attribute::apply;
use serde_json::json;
use std::{
    sync::{Arc, Barrier, Mutex, mpsc},
    time::Duration,
};

const THREADS: usize = 4;
const LIMIT: Duration = Duration::from_secs(10);
const COUNT: &str = "SELECT count(*) FROM users";
const WRITE: &str = "UPDATE users SET first_name = 'Changed'";

fn count(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.one::<(i64,)>(COUNT, &[]).map(drop)
}

/// Runs `work` on each thread at the same time.
async fn on_each_thread<T: Send + 'static>(
    db: &Database,
    writes: bool,
    work: fn(&mut Tx<'_>) -> Result<T, Error>,
) -> Vec<Result<T, Error>> {
    let together = Arc::new(Barrier::new(THREADS));
    let working = (0..THREADS).map(|_| {
        let (db, together) = (db.clone(), Arc::clone(&together));
        let work = move |tx: &mut Tx<'_>| {
            let done = work(tx)?;
            together.wait();
            Ok(done)
        };
        async move { if writes { db.write(work).await } else { db.read(work).await } }
    });
    join_all(working).await
}

#[apply(needs_postgres)]
#[tokio::test]
async fn work_on_a_broken_connection_is_repeated_on_a_new_one() {
    let hall = Hall::on_postgresql().await;
    let db = quiet(&hall, THREADS, LIMIT).await;
    for writes in [false, true] {
        assert_eq!(on_each_thread(&db, false, count).await.len(), THREADS);
        hall.postgres().unwrap().end_connections().await;
        for done in on_each_thread(&db, writes, count).await {
            done.unwrap();
        }
    }
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_write_that_breaks_off_in_the_middle_is_written_once() {
    let hall = Hall::on_postgresql().await;
    let user = hall.client().await.user_id();
    let db = quiet(&hall, 1, LIMIT).await;
    let (written, once) = mpsc::channel();
    let (go_on, told) = mpsc::channel::<()>();
    let told = Mutex::new(told);
    let writing = tokio::spawn(async move {
        db.write(move |tx| {
            tx.execute("UPDATE users SET first_name = first_name || '!' WHERE id = $1", &[&user])?;
            let _ = written.send(());
            let _ = told.lock().unwrap().recv();
            tx.one::<(String,)>("SELECT first_name FROM users WHERE id = $1", &[&user])
        })
        .await
    });
    tokio::task::spawn_blocking(move || once.recv().unwrap()).await.unwrap();
    hall.postgres().unwrap().end_connections().await;
    drop(go_on);
    assert_eq!(writing.await.unwrap().unwrap(), ("Clara!".to_owned(),));
}

/// A new role with the permissions of Hirehall, and the URL with it.
async fn role(hall: &Hall, what: &str) -> DatabaseUrl {
    let postgres = hall.postgres().unwrap();
    postgres
        .operate(&format!(
            "CREATE ROLE r_{{database}} LOGIN {what};
             GRANT ALL ON ALL TABLES IN SCHEMA public TO r_{{database}};
             GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO r_{{database}}"
        ))
        .await;
    let name = postgres.url().rsplit('/').next().unwrap();
    let url = postgres.url().replacen("://postgres@", &format!("://r_{name}@"), 1);
    Settings::load(&Sources { environment: vec![("HIREHALL_DATABASE_URL".to_owned(), url)], ..Default::default() })
        .unwrap()
        .database_url
}

async fn open_as(hall: &Hall, url: DatabaseUrl, connections: usize) -> Database {
    let clock = hall.clock.clone();
    let options = Options { url, connections, clock, time_limit: LIMIT };
    tokio::task::spawn_blocking(move || Database::open(&options)).await.unwrap().unwrap()
}

async fn drop_role(hall: &Hall) {
    hall.postgres().unwrap().operate("DROP OWNED BY r_{database}; DROP ROLE r_{database}").await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_thread_without_a_connection_takes_no_work() {
    let hall = Hall::on_postgresql().await;
    let url = role(&hall, "CONNECTION LIMIT 2").await;
    let db = open_as(&hall, url, 8).await;
    for answer in join_all((0..200).map(|_| db.read(count))).await {
        answer.unwrap();
    }
    for answer in join_all((0..50).map(|_| db.write(count))).await {
        answer.unwrap();
    }
    // A thread that cannot reconnect leaves its work to one that is connected.
    hall.postgres().unwrap().operate("ALTER ROLE r_{database} CONNECTION LIMIT 1").await;
    hall.postgres().unwrap().end_connections().await;
    // Until the other thread has noticed its loss, the connected one may have to connect once more.
    eventually("reads that all succeed", async || {
        join_all((0..200).map(|_| db.read(count))).await.iter().all(Result::is_ok).then_some(())
    })
    .await;
    drop(db);
    drop_role(&hall).await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn without_any_connection_requests_are_refused_at_once_until_there_is_one_again() {
    let hall = Hall::on_postgresql().await;
    let url = role(&hall, "").await;
    let db = open_as(&hall, url, THREADS).await;
    db.read(count).await.unwrap();
    hall.postgres().unwrap().operate("ALTER ROLE r_{database} NOLOGIN").await;
    hall.postgres().unwrap().end_connections().await;
    for answer in join_all((0..100).map(|_| db.read(count))).await {
        assert!(
            matches!(answer, Err(Error::Unavailable(_))),
            "who has waited in line hears something else: {answer:?}"
        );
    }
    hall.postgres().unwrap().operate("ALTER ROLE r_{database} LOGIN").await;
    eventually("a connection", async || db.read(count).await.ok()).await;
    drop(db);
    drop_role(&hall).await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn where_nothing_can_be_written_it_is_503_until_it_can_without_a_restart() {
    let hall = Hall::on_postgresql().await;
    let client = hall.client().await;
    let postgres = hall.postgres().unwrap();
    assert_eq!(ready(&hall).await, 200);

    postgres.operate("ALTER DATABASE {database} SET default_transaction_read_only = on").await;
    postgres.end_connections().await;
    let refused = eventually("a refusal", async || {
        let reply = client.patch("/clients/me", json!({"about": "Reads a lot."})).await;
        (reply.status == 503).then_some(reply)
    })
    .await;
    refused.is_problem(503, "database_unavailable");
    assert!(!refused.header("retry-after").is_empty());
    eventually("not ready", async || (ready(&hall).await == 503).then_some(())).await;
    client.get("/clients/me").await.is(200);

    // Existing connections keep their mode: read-only.
    postgres
        .operate("SET transaction_read_only = off; ALTER DATABASE {database} RESET default_transaction_read_only")
        .await;
    eventually("a write", async || {
        let reply = client.patch("/clients/me", json!({"about": "Writes again."})).await;
        (reply.status == 200).then_some(())
    })
    .await;
    eventually("ready", async || (ready(&hall).await == 200).then_some(())).await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn once_a_write_has_found_the_new_primary_no_connection_reads_from_the_old_one() {
    fn read(tx: &mut Tx<'_>) -> Result<String, Error> {
        tx.one("SELECT current_setting('default_transaction_read_only')", &[]).map(|(setting,)| setting)
    }
    let hall = Hall::on_postgresql().await;
    let postgres = hall.postgres().unwrap();
    postgres.operate("ALTER DATABASE {database} SET default_transaction_read_only = on").await;
    let db = quiet(&hall, THREADS, LIMIT).await;
    for read in on_each_thread(&db, false, read).await {
        assert_eq!(read.unwrap(), "on");
    }
    // The connections that there are stay as they were begun, as those to an old primary do.
    postgres
        .operate("SET transaction_read_only = off; ALTER DATABASE {database} RESET default_transaction_read_only")
        .await;
    eventually("a write", async || db.write(|tx| tx.execute(WRITE, &[])).await.ok()).await;
    for read in on_each_thread(&db, false, read).await {
        assert_eq!(read.unwrap(), "off");
    }
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_table_that_changes_under_a_running_node_costs_no_request() {
    let hall = Hall::on_postgresql().await;
    let (db, postgres) = (quiet(&hall, 1, LIMIT).await, hall.postgres().unwrap());
    let name = |tx: &mut Tx<'_>| tx.one::<(String,)>("SELECT name FROM things WHERE name <> $1", &[&"y"]);
    let add = |tx: &mut Tx<'_>| tx.execute("UPDATE things SET number = number + $1", &[&1_i64]);
    postgres.operate("CREATE TABLE things AS SELECT 'x'::varchar(10) AS name, 1::bigint AS number").await;
    for change in [
        "SELECT",
        "ALTER TABLE things ALTER COLUMN name TYPE text",
        "ALTER TABLE things ADD COLUMN more text; ALTER TABLE things ALTER COLUMN name TYPE varchar(20)",
        "ALTER TABLE things RENAME TO gone; CREATE TABLE things AS SELECT name::text AS name, number FROM gone; DROP TABLE gone",
    ] {
        postgres.operate(change).await;
        assert_eq!(db.read(name).await.unwrap(), ("x".to_owned(),), "{change}");
        assert_eq!(db.write(name).await.unwrap(), ("x".to_owned(),), "{change}");
        assert_eq!(db.write(add).await.unwrap(), 1, "{change}");
    }
    // Changes that a pooler or an operator's tool may make to a session.
    db.write(|tx| tx.execute("DEALLOCATE ALL", &[]).map(drop)).await.unwrap();
    assert_eq!(db.read(name).await.unwrap(), ("x".to_owned(),));
    assert!(db.write(|tx| tx.execute(WRITE, &[])).await.is_ok());
}
