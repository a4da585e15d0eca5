//! No caller waits long for the work of others.

use super::{quiet, ready};
use crate::support::{Hall, eventually};
use hirehall::database::{Database, Engine, Error, Tx};
use macro_rules_attribute::apply;
use serde_json::json;
use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    time::Duration,
};
use tokio::sync::oneshot;

const LIMIT: Duration = Duration::from_millis(300);

const FOR_EVER: &str = "WITH RECURSIVE numbers (i) AS
     (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM numbers WHERE i < 1000000000000)
     SELECT count(*) FROM numbers";
const WRITE_FOR_EVER: &str = "UPDATE users SET first_name = 'Nobody' WHERE 0 < (WITH RECURSIVE numbers (i) AS
     (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM numbers WHERE i < 1000000000000)
     SELECT count(*) FROM numbers)";

/// A statement of some seconds. No test waits for its end.
const SLOW: &str = "UPDATE users SET first_name = 'Nobody' WHERE 0 > (WITH RECURSIVE numbers (i) AS
     (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM numbers WHERE i < 5000000)
     SELECT count(*) FROM numbers)";

fn count(tx: &mut Tx<'_>) -> Result<i64, Error> {
    tx.one::<(i64,)>("SELECT count(*) FROM users WHERE first_name = 'Clara'", &[]).map(|(count,)| count)
}

#[apply(both_engines)]
async fn a_slow_transaction_is_interrupted_and_rolled_back(hall: Hall) {
    let user = hall.client().await.user_id();
    let db = quiet(&hall, 2, LIMIT).await;
    let reading = db.read(|tx| tx.one::<(i64,)>(FOR_EVER, &[])).await;
    assert!(matches!(reading, Err(Error::TimedOut)), "{reading:?}");
    for statement in [FOR_EVER, WRITE_FOR_EVER] {
        let writing = db
            .write(move |tx| {
                tx.execute("UPDATE users SET first_name = 'Changed' WHERE id = $1", &[&user])?;
                tx.optional::<(i64,)>(statement, &[])
            })
            .await;
        assert!(matches!(writing, Err(Error::TimedOut)), "{writing:?}");
    }
    // Many quick statements are limited together as well.
    let many = db.read(|tx| {
        loop {
            count(tx)?;
        }
    });
    assert!(matches!(many.await, Err::<(), _>(Error::TimedOut)));
    assert_eq!(db.read(count).await.unwrap(), 1);
    assert_eq!(db.write(count).await.unwrap(), 1);
}

/// Blocks the only writer until the sender is dropped.
async fn occupy(db: &Database) -> mpsc::Sender<()> {
    let (go_on, told) = mpsc::channel::<()>();
    let (begun, once) = oneshot::channel();
    let (begun, told, db) = (Mutex::new(Some(begun)), Mutex::new(told), db.clone());
    tokio::spawn(async move {
        db.write(move |_| {
            if let Some(begun) = begun.lock().unwrap().take() {
                let _ = begun.send(());
            }
            let _ = told.lock().unwrap().recv();
            Ok::<_, Error>(())
        })
        .await
    });
    once.await.unwrap();
    go_on
}

#[tokio::test]
async fn a_group_commit_does_not_wait_for_a_slow_transaction() {
    let hall = Hall::on_sqlite().await;
    let user = hall.client().await.user_id();
    hall.app.stop.cancel();
    let db = quiet(&hall, 1, Duration::from_secs(60)).await;
    let sign = move |tx: &mut Tx<'_>, name: &str| {
        tx.execute("UPDATE users SET first_name = first_name || $2 WHERE id = $1", &[&user, &name]).map(drop)
    };
    let go_on = occupy(&db).await;
    let first = tokio::spawn({
        let db = db.clone();
        async move { db.write(move |tx| sign(tx, "1")).await }
    });
    tokio::task::yield_now().await;
    let (finish, told) = mpsc::channel::<()>();
    let (tries, told) = (AtomicUsize::new(0), Mutex::new(told));
    let slow = tokio::spawn({
        let db = db.clone();
        async move {
            db.write(move |tx| {
                sign(tx, "2")?;
                if tries.fetch_add(1, Ordering::SeqCst) == 0 {
                    tx.execute(SLOW, &[]).map(drop)
                } else {
                    let _ = told.lock().unwrap().recv();
                    Ok(())
                }
            })
            .await
        }
    });
    tokio::task::yield_now().await;
    drop(go_on);
    first.await.unwrap().unwrap();
    drop(finish);
    slow.await.unwrap().unwrap();
    let name = db.read(move |tx| tx.one::<(String,)>("SELECT first_name FROM users WHERE id = $1", &[&user]));
    assert_eq!(name.await.unwrap(), ("Clara12".to_owned(),), "each was written once");
}

/// Also when the threads are blocked and cannot report it.
#[apply(both_engines)]
async fn waiting_work_is_refused_while_the_database_is_blocked(hall: Hall) {
    let db = quiet(&hall, 1, Duration::from_secs(60)).await;
    let go_on = occupy(&db).await;
    let waited = db.write(count).await;
    assert!(matches!(waited, Err(Error::Overloaded)), "{waited:?}");
    drop(go_on);
    db.write(count).await.unwrap();
}

#[tokio::test]
async fn a_full_disk_is_503_and_not_ready_and_reading_goes_on() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    assert_eq!(ready(&hall).await, 200);
    hall.app.db.write(|tx| tx.execute("CREATE TABLE filler (content BLOB) STRICT", &[])).await.unwrap();
    // The limit cannot be less than the current size, so the next new page exceeds it.
    hall.app.db.write(|tx| tx.one::<(i64,)>("PRAGMA max_page_count = 1", &[])).await.unwrap();
    let full = loop {
        let filling = hall.app.db.write(|tx| tx.execute("INSERT INTO filler VALUES (zeroblob(4000))", &[])).await;
        if let Err(full) = filling {
            break full;
        }
    };
    assert!(matches!(full, Error::Unavailable(_)), "{full:?}");
    // Existing pages have some free space; each change fills some of it.
    let mut changes = 0;
    let refused = eventually("a full disk", async || {
        changes += 1;
        let reply = client.patch("/clients/me", json!({"about": changes.to_string().repeat(300)})).await;
        (reply.status == 503).then_some(reply)
    })
    .await;
    refused.is_problem(503, "database_unavailable");
    assert!(!refused.header("retry-after").is_empty());
    eventually("not ready", async || (ready(&hall).await == 503).then_some(())).await;
    client.get("/clients/me").await.is(200);
    hall.app.db.write(|tx| tx.one::<(i64,)>("PRAGMA max_page_count = 1000000", &[])).await.unwrap();
    eventually("ready", async || (ready(&hall).await == 200).then_some(())).await;
    client.patch("/clients/me", json!({"about": "Room again."})).await.is(200);
}

#[apply(both_engines)]
async fn a_database_that_is_busy_is_ready_all_the_same(hall: Hall) {
    let slow = match hall.app.db.engine() {
        Engine::Sqlite => {
            "UPDATE write_check SET room = NULL WHERE 0 < (WITH RECURSIVE n (x) AS
                 (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000000) SELECT count(*) FROM n)"
        }
        Engine::Postgres => "UPDATE write_check SET room = NULL WHERE pg_sleep(0.4) IS NULL",
    };
    let writes = (0..60).map(|_| hall.app.db.write(move |tx| tx.execute(slow, &[])));
    let (_, readiness) = tokio::join!(futures_util::future::join_all(writes), async {
        let mut readiness = Vec::new();
        for _ in 0..2 {
            readiness.push(ready(&hall).await);
        }
        readiness
    });
    assert_eq!(readiness, [200, 200]);
}
