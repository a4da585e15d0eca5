//! Health checks for `/readyz` and `hirehall doctor`.

use super::{
    error::Error,
    postgres::server::check,
    session::{Database, server_time, with_own_connection},
    statement::{Engine, Tx},
};
use crate::core::{
    clock::{Clock, Timestamp},
    config::DatabaseUrl,
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

/// Checks whether requests can be served. The check writes a row, because a standby or a database on a full disk can still be read. It
/// runs at most once a second, and concurrent callers share its result.
#[derive(Clone, Default)]
pub(crate) struct Readiness(Arc<Mutex<Option<LastCheck>>>);

/// The time of the last check, and its result.
type LastCheck = (Instant, Result<(), Error>);

/// How long a result is used.
const CHECK_MAX_AGE: Duration = Duration::from_secs(1);

/// A database that takes longer for one row is not ready, unless it commits other transactions meanwhile. Then it is only busy, and without
/// this node the others would have even more load.
const CHECK_TIMEOUT: Duration = Duration::from_secs(2);

impl Readiness {
    pub(crate) async fn check(&self, db: &Database) -> Result<(), Error> {
        let (last, db) = (Arc::clone(&self.0), db.clone());
        // In a task, so that the check completes for other callers when this one disconnects.
        let checking = tokio::spawn(async move {
            let mut last = last.lock().await;
            if let Some((at, found)) = &*last
                && at.elapsed() < CHECK_MAX_AGE
            {
                return found.clone();
            }
            let mut commits = db.commits();
            commits.mark_unchanged();
            let found = match timeout(CHECK_TIMEOUT, read_and_write(&db)).await {
                Err(_) | Ok(Err(Error::Overloaded)) if commits.has_changed().unwrap_or(false) => Ok(()),
                Err(_) => Err(Error::Unavailable("it does not answer".to_owned())),
                Ok(found) => found,
            };
            *last = Some((Instant::now(), found.clone()));
            found
        });
        checking.await.unwrap_or(Err(Error::Panicked))
    }
}

/// Waits until the database has answered, be it with an error. It is false if its queue is full and nothing is committed
/// for a while; it does not return if a thread hangs.
pub(crate) async fn answers(db: &Database) -> bool {
    let mut commits = db.commits();
    commits.mark_unchanged();
    match read_and_write(db).await {
        Err(Error::Overloaded) => timeout(CHECK_TIMEOUT, commits.changed()).await.is_ok_and(|changed| changed.is_ok()),
        Err(Error::Panicked) => false,
        Ok(()) | Err(_) => true,
    }
}

async fn read_and_write(db: &Database) -> Result<(), Error> {
    db.ping().await?;
    db.write(|tx| {
        if tx.engine() == Engine::Sqlite {
            // A single row may fit on a full disk, so 64 KiB are written as well.
            tx.execute("UPDATE write_check SET room = zeroblob(65536)", &[])?;
            tx.execute("UPDATE write_check SET room = NULL", &[])?;
        }
        tx.execute("UPDATE write_check SET checked_at = $1", &[&tx.now()]).map(drop)
    })
    .await
}

/// The versions of an engine and its schema.
#[derive(Debug, Clone)]
pub(crate) struct Versions {
    /// `SQLite 3.54.1`.
    pub(crate) engine: String,
    /// The number of the last migration.
    pub(crate) schema: i64,
}

/// The versions that a transaction meets.
pub(crate) fn versions(tx: &mut Tx<'_>) -> Result<Versions, Error> {
    let (schema,): (i64,) = tx.one("SELECT CAST(max(version) AS BIGINT) FROM refinery_schema_history", &[])?;
    Ok(Versions { engine: engine(tx)?, schema })
}

fn engine(tx: &mut Tx<'_>) -> Result<String, Error> {
    Ok(match tx.engine() {
        Engine::Sqlite => format!("SQLite {}", rusqlite::version()),
        Engine::Postgres => format!("PostgreSQL {}", setting(tx, "server_version")?),
    })
}

/// The size of the database in bytes, without SQLite's write-ahead log.
pub(crate) fn size(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let (size,) = tx.one(
        match tx.engine() {
            Engine::Sqlite => "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
            Engine::Postgres => "SELECT pg_database_size(current_database())",
        },
        &[],
    )?;
    Ok(size)
}

/// The state of a database that can be reached.
#[derive(Debug, Clone)]
pub(crate) struct Health {
    /// `SQLite 3.54.1`.
    pub(crate) engine: String,
    /// The settings that make writes durable, or those that do not.
    pub(crate) durability: Result<String, String>,
    /// The result of the engine's integrity check.
    pub(crate) integrity: Result<String, String>,
    /// The time of the database server; `None` for SQLite.
    pub(crate) clock: Option<Timestamp>,
    /// The time of the newest event.
    pub(crate) newest_event: Option<Timestamp>,
}

/// Examines a database. Its schema must be current.
pub(crate) fn examine(url: &DatabaseUrl, clock: &Clock) -> Result<Health, Error> {
    if let DatabaseUrl::Postgres(url) = url {
        check(url)?;
    }
    with_own_connection(url, clock, |tx| match tx.engine() {
        // Opening the database has checked version and pragmas.
        Engine::Sqlite => Ok(Health {
            engine: engine(tx)?,
            integrity: quick_check(tx)?,
            durability: Ok("WAL, synchronous FULL, foreign keys on".to_owned()),
            clock: None,
            newest_event: newest_event(tx)?,
        }),
        Engine::Postgres => Ok(Health {
            clock: Some(server_time(tx)?),
            engine: engine(tx)?,
            integrity: checksums(tx)?,
            durability: durability(tx)?,
            newest_event: newest_event(tx)?,
        }),
    })
}

/// Reads the whole file.
fn quick_check(tx: &mut Tx<'_>) -> Result<Result<String, String>, Error> {
    let problems: Vec<(String,)> = tx.all("PRAGMA quick_check(3)", &[])?;
    let problems: Vec<String> = problems.into_iter().map(|(problem,)| problem).collect();
    Ok(match problems.as_slice() {
        [ok] if ok == "ok" => Ok("quick_check found no problem".to_owned()),
        problems => Err(format!("the file is damaged; restore a backup: {}", problems.join("; "))),
    })
}

/// With checksums, PostgreSQL detects damaged pages when it reads them.
fn checksums(tx: &mut Tx<'_>) -> Result<Result<String, String>, Error> {
    let on = setting(tx, "data_checksums")? == "on";
    Ok(Ok(if on { "the server has data checksums" } else { "the server has no data checksums" }.to_owned()))
}

fn durability(tx: &mut Tx<'_>) -> Result<Result<String, String>, Error> {
    let mut off = Vec::new();
    for name in ["fsync", "full_page_writes"] {
        if setting(tx, name)? != "on" {
            off.push(name);
        }
    }
    Ok(match off.as_slice() {
        [] => Ok("fsync and full_page_writes on, synchronous_commit on in every session".to_owned()),
        off => Err(format!("{} off: a power failure loses committed writes", off.join(" and "))),
    })
}

fn setting(tx: &mut Tx<'_>, name: &str) -> Result<String, Error> {
    let (value,) = tx.one("SELECT current_setting($1)", &[&name])?;
    Ok(value)
}

fn newest_event(tx: &mut Tx<'_>) -> Result<Option<Timestamp>, Error> {
    let newest: Option<(Timestamp,)> = tx.optional("SELECT at FROM events ORDER BY id DESC LIMIT 1", &[])?;
    Ok(newest.map(|(at,)| at))
}
