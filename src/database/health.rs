//! What `hirehall doctor` asks a database.

use super::{Error, Tx, postgres, sqlite};
use crate::core::{
    clock::{Clock, Timestamp},
    config::DatabaseUrl,
};

/// A database that can be reached, and what it says of itself.
#[derive(Debug, Clone)]
pub(crate) struct Health {
    /// `SQLite 3.54.1`.
    pub(crate) engine: String,
    /// What makes an acknowledged write durable here, or what does not.
    pub(crate) durability: Result<String, String>,
    /// What time the database server has; `None` where it is this machine.
    pub(crate) clock: Option<Timestamp>,
    /// When the newest event happened.
    pub(crate) newest_event: Option<Timestamp>,
}

const OLDEST_POSTGRES: i64 = 150_000;

/// Asks the database, whose schema must be current.
pub(crate) fn examine(url: &DatabaseUrl, clock: &Clock) -> Result<Health, Error> {
    match url {
        // Opening checks version and pragmas.
        DatabaseUrl::Sqlite(path) => sqlite::run_alone(path, clock, |tx| {
            Ok(Health {
                engine: format!("SQLite {}", rusqlite::version()),
                durability: Ok("WAL, synchronous FULL, foreign keys on".to_owned()),
                clock: None,
                newest_event: newest_event(tx)?,
            })
        }),
        DatabaseUrl::Postgres(url) => postgres::run_alone(url, clock, |tx| {
            let (number,): (i64,) = tx.one("SELECT CAST(current_setting('server_version_num') AS BIGINT)", &[])?;
            if number < OLDEST_POSTGRES {
                return Err(Error::Other(format!("PostgreSQL {} is too old: 15 or later is needed", number / 10_000)));
            }
            let encoding = setting(tx, "server_encoding")?;
            if encoding != "UTF8" {
                return Err(Error::Other(format!("the database is encoded as {encoding}, but must be UTF8")));
            }
            let (now,) = tx.one("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)", &[])?;
            Ok(Health {
                engine: format!("PostgreSQL {}", setting(tx, "server_version")?),
                durability: durability(tx)?,
                clock: Some(now),
                newest_event: newest_event(tx)?,
            })
        }),
    }
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
        off => Err(format!("{} off: a power cut loses what was acknowledged", off.join(" and "))),
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
