//! Checks a server before it is used.

use super::connection::PgConnection;
use crate::{
    core::config::PostgresUrl,
    database::error::{Error, explain},
};
use tokio_postgres::SimpleQueryMessage;

const OLDEST_VERSION: u32 = 150_000;

/// Refuses an old server, a database with another encoding than UTF-8, and a pooler that shares sessions.
pub(in crate::database) fn check(url: &PostgresUrl) -> Result<(), Error> {
    let mut connection = PgConnection::open_without_limits(url)?;
    let version = ask(&mut connection, "SHOW server_version_num")?;
    if version.parse::<u32>().is_ok_and(|number| number < OLDEST_VERSION) {
        return Err(Error::Other(format!("PostgreSQL is too old ({version}): 15 or later is needed")));
    }
    let encoding = ask(&mut connection, "SHOW server_encoding")?;
    if encoding != "UTF8" {
        return Err(Error::Other(format!(
            "the encoding of the database is {encoding}, but must be UTF8: create another with \
             CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0"
        )));
    }
    refuse_shared_sessions(url, connection)
}

/// A pooler in transaction mode gives several clients the same session. Then prepared statements, settings and locks of one client affect
/// others.
fn refuse_shared_sessions(url: &PostgresUrl, mut one: PgConnection) -> Result<(), Error> {
    const SESSION: &str = "SELECT pg_backend_pid()";
    // The server may allow only one connection.
    let Ok(mut other) = PgConnection::open_without_limits(url) else { return Ok(()) };
    for _ in 0..3 {
        let mine = ask(&mut one, SESSION)?;
        // With `server_round_robin` each statement goes to the next session; otherwise the last one that was used is given to the next
        // client that asks.
        let moves = ask(&mut one, SESSION)? != mine;
        ask(&mut other, "BEGIN")?;
        let is_shared = moves || ask(&mut other, SESSION)? == mine || ask(&mut one, SESSION)? != mine;
        ask(&mut other, "COMMIT")?;
        if is_shared {
            return Err(Error::Other(
                "the URL is that of a pooler that shares sessions between clients (as pgbouncer does with pool_mode = transaction), \
                 so that prepared statements and settings of one client affect others: set pool_mode = session, or use the URL \
                 of PostgreSQL"
                    .to_owned(),
            ));
        }
    }
    Ok(())
}

/// The first value of a statement's result, if any. Nothing is prepared, because a pooler could run it in another session.
fn ask(connection: &mut PgConnection, sql: &str) -> Result<String, Error> {
    let answer = connection.with_client(async |client| client.simple_query(sql).await);
    let rows = answer.map_err(|error| Error::Unavailable(explain(&error)))?;
    let first = rows.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0).map(ToOwned::to_owned),
        _ => None,
    });
    Ok(first.unwrap_or_default())
}
