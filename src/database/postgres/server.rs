//! What a server must be like, looked at before anything is done there.

use super::connection::PgConnection;
use crate::{
    core::config::PostgresUrl,
    database::error::{Error, explain},
};
use tokio_postgres::SimpleQueryMessage;

const OLDEST: u32 = 150_000;

/// Refuses a server that is too old, a database that cannot hold every character, and a pooler that lets clients share sessions.
pub(in crate::database) fn check(url: &PostgresUrl) -> Result<(), Error> {
    let mut connection = PgConnection::open_without_limits(url)?;
    let version = ask(&mut connection, "SHOW server_version_num")?;
    if version.parse::<u32>().is_ok_and(|number| number < OLDEST) {
        return Err(Error::Other(format!("PostgreSQL is too old ({version}): 15 or later is needed")));
    }
    let encoding = ask(&mut connection, "SHOW server_encoding")?;
    if encoding != "UTF8" {
        return Err(Error::Other(format!(
            "the database is encoded as {encoding}, but must be UTF8: make another with \
             CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0"
        )));
    }
    refuse_shared_sessions(url, connection)
}

/// Two clients of a pooler in transaction mode meet in one session of the server: the statements and settings of one are then those of
/// the other, and a lock is let go by a stranger.
fn refuse_shared_sessions(url: &PostgresUrl, mut one: PgConnection) -> Result<(), Error> {
    const SESSION: &str = "SELECT pg_backend_pid()";
    // There may be room for a single connection.
    let Ok(mut other) = PgConnection::open_without_limits(url) else { return Ok(()) };
    for _ in 0..3 {
        let mine = ask(&mut one, SESSION)?;
        ask(&mut other, "BEGIN")?;
        let is_shared = ask(&mut other, SESSION)? == mine || ask(&mut one, SESSION)? != mine;
        ask(&mut other, "COMMIT")?;
        if is_shared {
            return Err(Error::Other(
                "the URL leads to a pooler that lets clients share sessions (as pgbouncer does with pool_mode = transaction), \
                 where prepared statements and settings of one client meet those of another: set pool_mode = session, or name \
                 PostgreSQL itself"
                    .to_owned(),
            ));
        }
    }
    Ok(())
}

/// The first value that a statement answers, if any. Nothing is prepared: a pooler could give that to another session.
fn ask(connection: &mut PgConnection, sql: &str) -> Result<String, Error> {
    let answer = connection.with_client(async |client| client.simple_query(sql).await);
    let rows = answer.map_err(|error| Error::Unavailable(explain(&error)))?;
    let first = rows.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0).map(ToOwned::to_owned),
        _ => None,
    });
    Ok(first.unwrap_or_default())
}
