//! Opens a database by its URL, and runs closures in transactions.

use super::{
    error::Error,
    postgres::connection::PgConnection,
    sqlite,
    statement::{DriverConnection, Engine, Tx},
    threads::{
        self,
        meter::{Load, Queue},
        work::Queues,
    },
};
use crate::core::{
    clock::{Clock, Timestamp},
    clock_watch::ReferenceClock,
    config::DatabaseUrl,
};
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// The options for opening a database.
#[derive(Debug, Clone)]
pub struct Options {
    /// The URL of the database.
    pub url: DatabaseUrl,
    /// The number of connections to PostgreSQL, each with its own thread.
    pub connections: usize,
    /// The clock.
    pub clock: Clock,
    /// How long a transaction may run before it is interrupted.
    pub time_limit: Duration,
}

/// How long a transaction of a request may run.
pub const TIME_LIMIT: Duration = Duration::from_secs(10);

/// A database. Cheap to clone; its threads end when the last clone is dropped.
#[derive(Clone)]
pub struct Database(Arc<Threads>);

struct Threads {
    engine: Engine,
    queues: Queues,
    commits: watch::Receiver<u64>,
}

impl Database {
    /// Opens the database and checks its version and settings. The schema must be current: see [`super::migrate`].
    pub fn open(options: &Options) -> Result<Self, Error> {
        let (committed, commits) = watch::channel(0);
        let (engine, queues) = match &options.url {
            DatabaseUrl::Sqlite(path) => {
                (Engine::Sqlite, threads::sqlite::start(path, &options.clock, options.time_limit, committed)?)
            }
            DatabaseUrl::Postgres(url) => {
                let (connections, limit) = (options.connections, options.time_limit);
                (Engine::Postgres, threads::postgres::start(url, connections, &options.clock, limit, committed)?)
            }
        };
        Ok(Self(Arc::new(Threads { engine, queues, commits })))
    }

    /// Runs `work` in a read-only transaction.
    pub fn read<T, E, F>(&self, work: F) -> impl Future<Output = Result<T, E>> + Send
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.0.queues.submit(Queue::Reads, work)
    }

    /// Runs `work` in a read-only transaction on one of the threads for slow queries, which are at most half of the reading threads.
    pub fn search<T, E, F>(&self, work: F) -> impl Future<Output = Result<T, E>> + Send
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.0.queues.submit(Queue::Searches, work)
    }

    /// Runs `work` in one transaction, which is committed if `work` returns `Ok`. Returns when the transaction is durable.
    pub fn write<T, E, F>(&self, work: F) -> impl Future<Output = Result<T, E>> + Send
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.0.queues.submit(Queue::Writes, work)
    }

    /// Checks that the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        self.read(|tx| tx.one::<(i64,)>("SELECT CAST(1 AS BIGINT)", &[]).map(drop)).await
    }

    /// The time of the database server; `None` for SQLite.
    pub(crate) async fn clock(&self) -> Result<Option<ReferenceClock>, Error> {
        match self.0.engine {
            Engine::Sqlite => Ok(None),
            Engine::Postgres => {
                self.read(|tx| {
                    let (is_independent,) = tx.one(IS_ANOTHER_MACHINE, &[])?;
                    Ok(Some(ReferenceClock { time: server_time(tx)?, is_independent }))
                })
                .await
            }
        }
    }

    /// Changes after each commit of this process.
    #[must_use]
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.0.commits.clone()
    }

    /// Whether other nodes may use the same database.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.0.engine == Engine::Postgres
    }

    /// How busy this process' threads are.
    pub(crate) fn load(&self) -> Load {
        self.0.queues.load()
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.0.engine
    }
}

/// For a server on this machine, both addresses are equal or missing.
const IS_ANOTHER_MACHINE: &str =
    "SELECT inet_server_addr() IS NOT NULL AND inet_server_addr() IS DISTINCT FROM inet_client_addr()";

/// The time of PostgreSQL.
pub(super) fn server_time(tx: &mut Tx<'_>) -> Result<Timestamp, Error> {
    let (now,) = tx.one("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)", &[])?;
    Ok(now)
}

/// Runs `work` on this thread with a new connection, without a transaction and without a time limit.
pub(crate) fn with_own_connection<T, E: From<Error>>(
    url: &DatabaseUrl,
    clock: &Clock,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let connection = sqlite::open(path)?;
            work(&mut Tx::new(DriverConnection::Sqlite(&connection), clock.now(), None))
        }
        DatabaseUrl::Postgres(url) => {
            let mut connection = PgConnection::open_without_limits(url)?;
            work(&mut Tx::new(DriverConnection::Postgres(&mut connection), clock.now(), None))
        }
    }
}

/// Runs `work` on this thread with a new connection, in one read-only transaction that sees the database at one moment, however long it takes.
pub(crate) fn with_snapshot<T, E: From<Error>>(
    url: &DatabaseUrl,
    clock: &Clock,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    with_own_connection(url, clock, |tx| {
        let begin: &[&str] = match tx.engine() {
            Engine::Sqlite => &["BEGIN"],
            Engine::Postgres => &[
                "SET statement_timeout = 0",
                "SET idle_in_transaction_session_timeout = 0",
                "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            ],
        };
        for statement in begin {
            tx.execute(statement, &[])?;
        }
        work(tx)
    })
}

/// Runs `work` in a transaction of a connection that has none: see [`with_own_connection`]. After an error the connection must not be used.
pub(crate) fn in_transaction<T, E: From<Error>>(
    tx: &mut Tx<'_>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let begin = match tx.engine() {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN",
    };
    tx.execute(begin, &[])?;
    let done = work(tx)?;
    commit(tx)?;
    Ok(done)
}

/// Commits the transaction of such a connection.
pub(crate) fn commit(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.execute("COMMIT", &[]).map(drop)
}

/// Moves the content of SQLite's write-ahead log into the database file and empties the log. False if a reader still uses the log. PostgreSQL
/// needs no such call.
pub(crate) fn checkpoint(url: &DatabaseUrl) -> Result<bool, Error> {
    if let DatabaseUrl::Postgres(_) = url {
        return Ok(true);
    }
    with_own_connection(url, &Clock::system(), |tx| {
        let (is_busy,): (i64,) = tx.one("PRAGMA wal_checkpoint(TRUNCATE)", &[])?;
        Ok(is_busy == 0)
    })
}
