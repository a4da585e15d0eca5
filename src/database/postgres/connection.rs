//! A connection with its prepared statements.

use super::connect::connect;
use crate::{core::config::PostgresUrl, database::error::Error};
use futures_util::{FutureExt as _, TryStreamExt as _, future::try_join};
use std::{collections::HashMap, iter, mem, pin::pin, time::Duration};
use tokio::{
    runtime::Runtime,
    task::yield_now,
    time::{Instant, timeout},
};
use tokio_postgres::{
    Client, Row, Statement,
    error::{DbError, Severity, SqlState},
    types::ToSql,
};

/// There are more statements than this only because of combinations of search filters, which are cheap to prepare again.
const MAX_CACHED_STATEMENTS: usize = 512;

/// How much longer than the time limit the client waits for the server.
const ANSWER_GRACE: Duration = Duration::from_secs(2);

/// The minimum time between two reconnects to a database that cannot be written.
const RECONNECT_INTERVAL: Duration = Duration::from_secs(1);

const BEGIN_READING: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const BEGIN_WRITING: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

/// A connection with its own runtime, for use by one thread, and its prepared statements.
pub(in crate::database) struct PgConnection {
    runtime: Runtime,
    client: Client,
    since: Instant,
    statements: HashMap<Box<str>, Statement>,
    transaction: Transaction,
    /// The timeout of a statement.
    answer_timeout: Duration,
    /// The connection must be replaced.
    is_broken: bool,
}

/// The state of the transaction. `BEGIN` is sent together with the first statement, to save a round trip.
enum Transaction {
    None,
    Pending { begin: &'static str },
    Open { begin: &'static str },
}

impl PgConnection {
    /// Opens a connection without time limits.
    pub(in crate::database) fn open_without_limits(url: &PostgresUrl) -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime =
            runtime.map_err(|error| Error::Other(format!("cannot start a runtime for PostgreSQL: {error}")))?;
        let client = runtime.block_on(connect(url))?;
        let mut connection = Self {
            runtime,
            client,
            since: Instant::now(),
            statements: HashMap::new(),
            transaction: Transaction::None,
            answer_timeout: Duration::MAX,
            is_broken: false,
        };
        connection.batch("SET synchronous_commit = on")?;
        Ok(connection)
    }

    pub(in crate::database) fn open(url: &PostgresUrl, time_limit: Duration) -> Result<Self, Error> {
        let mut connection = Self { answer_timeout: time_limit + ANSWER_GRACE, ..Self::open_without_limits(url)? };
        let limit = time_limit.as_millis().max(1);
        connection
            .batch(&format!("SET statement_timeout = {limit}; SET idle_in_transaction_session_timeout = {limit}"))?;
        Ok(connection)
    }

    /// Runs statements without parameters, outside of a transaction.
    pub(in crate::database) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.wait(false, async |client| client.batch_execute(sql).await)
    }

    /// Runs `work` with the driver's client, for calls that this type does not have.
    pub(in crate::database) fn with_client<T>(&mut self, work: impl AsyncFnOnce(&mut Client) -> T) -> T {
        self.runtime.block_on(work(&mut self.client))
    }

    pub(in crate::database) fn query(&mut self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        let (statement, is_cached) = self.prepare(sql, params.len())?;
        self.run(is_cached, async |client| client.query(&statement, params).await)
    }

    /// Calls `each` with one row after the other, until it returns false.
    pub(in crate::database) fn for_each(
        &mut self,
        sql: &str,
        mut each: impl FnMut(&Row) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        self.with_client(async |client| {
            let mut rows = pin!(client.query_raw(sql, iter::empty::<&(dyn ToSql + Sync)>()).await?);
            while let Some(row) = rows.try_next().await? {
                if !each(&row)? {
                    break;
                }
            }
            Ok(())
        })
    }

    pub(in crate::database) fn execute(&mut self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> Result<u64, Error> {
        let (statement, is_cached) = self.prepare(sql, params.len())?;
        self.run(is_cached, async |client| client.execute(&statement, params).await)
    }

    /// The prepared statement, and whether it was cached, in which case the tables may have changed since.
    fn prepare(&mut self, sql: &str, given: usize) -> Result<(Statement, bool), Error> {
        let known = self.statements.get(sql).cloned();
        let is_cached = known.is_some();
        let statement = match known {
            Some(statement) => statement,
            None => self.prepare_now(sql)?,
        };
        let wanted = statement.params().len();
        if wanted == given { Ok((statement, is_cached)) } else { Err(Error::Parameters { wanted, given }) }
    }

    fn prepare_now(&mut self, sql: &str) -> Result<Statement, Error> {
        if self.statements.len() >= MAX_CACHED_STATEMENTS {
            self.statements.clear();
        }
        let statement = self.wait(false, async |client| client.prepare(sql).await)?;
        self.statements.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    fn run<T>(
        &mut self,
        is_cached: bool,
        statement: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, Error> {
        let Transaction::Pending { begin } = self.transaction else { return self.wait(is_cached, statement) };
        self.transaction = Transaction::Open { begin };
        self.wait(is_cached, async |client| {
            try_join(client.batch_execute(begin), statement(client)).await.map(|((), answer)| answer)
        })
    }

    fn wait<T>(
        &mut self,
        is_cached: bool,
        work: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, Error> {
        let answer = self.runtime.block_on(async { timeout(self.answer_timeout, work(&self.client)).await });
        match answer {
            Ok(answer) => answer.map_err(|error| self.failed(is_cached, error)),
            Err(_) => {
                self.is_broken = true;
                Err(Error::Unavailable("it does not answer".to_owned()))
            }
        }
    }

    /// Handles an error: marks a broken connection, and clears outdated statements.
    fn failed(&mut self, is_cached: bool, error: tokio_postgres::Error) -> Error {
        match error.as_db_error() {
            None => self.is_broken |= error.is_closed() || std::error::Error::source(&error).is_some_and(is_io),
            Some(db_error) if db_error.parsed_severity().is_some_and(|severity| severity != Severity::Error) => {
                self.is_broken = true;
            }
            Some(db_error) if cannot_write(db_error) => {
                self.is_broken |= self.is_writing() && self.since.elapsed() > RECONNECT_INTERVAL;
            }
            Some(db_error) if is_gone(db_error) || (is_cached && is_outdated(db_error)) => {
                self.statements.clear();
                return Error::Conflict;
            }
            Some(_) => {}
        }
        error.into()
    }

    fn is_writing(&self) -> bool {
        match self.transaction {
            Transaction::Pending { begin } | Transaction::Open { begin } => begin == BEGIN_WRITING,
            Transaction::None => false,
        }
    }

    /// Begins a transaction with the next statement.
    pub(in crate::database) fn begin(&mut self, writes: bool) {
        self.transaction = Transaction::Pending { begin: if writes { BEGIN_WRITING } else { BEGIN_READING } };
    }

    /// Commits the transaction, if one is open.
    pub(in crate::database) fn commit(&mut self) -> Result<(), Error> {
        self.end("COMMIT")
    }

    /// Rolls back the transaction, and waits for the answer.
    pub(in crate::database) fn roll_back(&mut self) -> Result<(), Error> {
        self.end("ROLLBACK")
    }

    /// Whether the connection must be replaced.
    pub(in crate::database) fn is_broken(&self) -> bool {
        self.is_broken || self.client.is_closed()
    }

    fn end(&mut self, how: &str) -> Result<(), Error> {
        match mem::replace(&mut self.transaction, Transaction::None) {
            Transaction::Open { .. } => self.batch(how),
            Transaction::Pending { .. } | Transaction::None => Ok(()),
        }
    }

    /// Sends a rollback without waiting for its answer, which arrives before that of the next statement.
    pub(in crate::database) fn roll_back_later(&mut self) {
        if let Transaction::Open { .. } = mem::replace(&mut self.transaction, Transaction::None) {
            let _sent = self.client.batch_execute("ROLLBACK").now_or_never();
            self.runtime.block_on(yield_now());
        }
    }
}

/// The server is a standby, or the database is read-only.
fn cannot_write(db_error: &DbError) -> bool {
    *db_error.code() == SqlState::READ_ONLY_SQL_TRANSACTION
        || (*db_error.code() == SqlState::FEATURE_NOT_SUPPORTED && !is_of_a_changed_table(db_error))
}

/// The session does not have the prepared statement, as after `DISCARD ALL`, or its table has changed.
fn is_gone(db_error: &DbError) -> bool {
    *db_error.code() == SqlState::INVALID_SQL_STATEMENT_NAME || is_of_a_changed_table(db_error)
}

/// `cached plan must not change result type`, in any language of the server.
fn is_of_a_changed_table(db_error: &DbError) -> bool {
    *db_error.code() == SqlState::FEATURE_NOT_SUPPORTED && db_error.routine() == Some("RevalidateCachedQuery")
}

/// The prepared statement does not match the changed tables. Class 42 are errors of statements.
fn is_outdated(db_error: &DbError) -> bool {
    db_error.code().code().starts_with("42") && *db_error.code() != SqlState::INSUFFICIENT_PRIVILEGE
}

fn is_io(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.is::<std::io::Error>()
}
