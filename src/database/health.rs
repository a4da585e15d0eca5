//! What `hirehall doctor` asks a database.

use super::{Error, postgres, sqlite};
use crate::core::{clock::Timestamp, config::DatabaseUrl};

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
pub(crate) fn examine(url: &DatabaseUrl) -> Result<Health, Error> {
    const NEWEST_EVENT: &str = "SELECT at FROM events ORDER BY id DESC LIMIT 1";
    match url {
        DatabaseUrl::Sqlite(path) => {
            // Opening checks version and pragmas.
            let connection = sqlite::open(path)?;
            let newest: Option<i64> =
                rusqlite::OptionalExtension::optional(connection.query_row(NEWEST_EVENT, [], |row| row.get(0)))?;
            Ok(Health {
                engine: format!("SQLite {}", rusqlite::version()),
                durability: Ok("WAL, synchronous FULL, foreign keys on".to_owned()),
                clock: None,
                newest_event: newest.and_then(Timestamp::from_unix_micros),
            })
        }
        DatabaseUrl::Postgres(url) => {
            let mut client = postgres::connect(&postgres::configure(url)?)?;
            let number = client
                .query_one("SELECT CAST(current_setting('server_version_num') AS BIGINT)", &[])?
                .try_get::<_, i64>(0)?;
            if number < OLDEST_POSTGRES {
                return Err(Error::Other(format!("PostgreSQL {} is too old: 15 or later is needed", number / 10_000)));
            }
            let mut setting =
                |name: &str| client.query_one("SELECT current_setting($1)", &[&name])?.try_get::<_, String>(0);
            let (version, encoding) = (setting("server_version")?, setting("server_encoding")?);
            let unsafe_settings: Vec<&str> = ["fsync", "full_page_writes"]
                .into_iter()
                .filter_map(|name| setting(name).map(|value| (value != "on").then_some(name)).transpose())
                .collect::<Result<_, _>>()?;
            if encoding != "UTF8" {
                return Err(Error::Other(format!("the database is encoded as {encoding}, but must be UTF8")));
            }
            let clock: i64 = client
                .query_one("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)", &[])?
                .try_get(0)?;
            let newest: Option<i64> = client.query_opt(NEWEST_EVENT, &[])?.map(|row| row.try_get(0)).transpose()?;
            Ok(Health {
                engine: format!("PostgreSQL {version}"),
                durability: match unsafe_settings.as_slice() {
                    [] => Ok("fsync and full_page_writes on, synchronous_commit on in every session".to_owned()),
                    off => Err(format!("{} off: a power cut loses what was acknowledged", off.join(" and "))),
                },
                clock: Timestamp::from_unix_micros(clock),
                newest_event: newest.and_then(Timestamp::from_unix_micros),
            })
        }
    }
}
