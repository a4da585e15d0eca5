//! One connection, with the statements that it has prepared.

use super::connect::connect;
use crate::{core::config::PostgresUrl, database::error::Error};
use futures_util::{FutureExt as _, future::try_join};
use std::{collections::HashMap, mem, time::Duration};
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

/// More texts than this come only from combinations of search filters, which are cheap to prepare again.
const MAX_CACHED_STATEMENTS: usize = 512;

/// A server that takes so much longer than it may is not waited for any more.
const ANSWER_GRACE: Duration = Duration::from_secs(2);

/// A database that cannot be written is looked for anew so often, and not with every write.
const RECONNECT_INTERVAL: Duration = Duration::from_secs(1);

const BEGIN_READING: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const BEGIN_WRITING: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

/// A connection, driven by the thread that uses it, and the statements that it has prepared.
pub(in crate::database) struct PgConnection {
    runtime: Runtime,
    client: Client,
    since: Instant,
    statements: HashMap<Box<str>, Statement>,
    transaction: Transaction,
    /// How long an answer is waited for.
    answer_timeout: Duration,
    /// Nothing more can be done with it, or not what it is for.
    is_broken: bool,
}

/// A transaction begins with its first statement, in the same packet.
enum Transaction {
    None,
    Pending { begin: &'static str },
    Open { begin: &'static str },
}

impl PgConnection {
    /// A connection without the time limits that requests have.
    pub(in crate::database) fn open_without_limits(url: &PostgresUrl) -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Error::Other(format!("cannot wait for PostgreSQL: {error}")))?;
        let client = runtime.block_on(connect(url))?;
        Ok(Self {
            runtime,
            client,
            since: Instant::now(),
            statements: HashMap::new(),
            transaction: Transaction::None,
            answer_timeout: Duration::MAX,
            is_broken: false,
        })
    }

    pub(in crate::database) fn open(url: &PostgresUrl, time_limit: Duration) -> Result<Self, Error> {
        let mut connection = Self { answer_timeout: time_limit + ANSWER_GRACE, ..Self::open_without_limits(url)? };
        let limit = time_limit.as_millis().max(1);
        connection.batch(&format!(
            "SET statement_timeout = {limit}; SET idle_in_transaction_session_timeout = {limit}; SET synchronous_commit = on"
        ))?;
        Ok(connection)
    }

    /// Runs statements without parameters, outside of a transaction unless they begin one.
    pub(in crate::database) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.wait(false, async |client| client.batch_execute(sql).await)
    }

    /// Lends the driver's client, for what this type cannot do.
    pub(in crate::database) fn with_client<T>(&mut self, work: impl AsyncFnOnce(&mut Client) -> T) -> T {
        self.runtime.block_on(work(&mut self.client))
    }

    pub(in crate::database) fn query(&mut self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        let (statement, is_cached) = self.prepare(sql, params.len())?;
        self.run(is_cached, async |client| client.query(&statement, params).await)
    }

    pub(in crate::database) fn execute(&mut self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> Result<u64, Error> {
        let (statement, is_cached) = self.prepare(sql, params.len())?;
        self.run(is_cached, async |client| client.execute(&statement, params).await)
    }

    /// The statement, and whether it was prepared earlier: the tables may have changed since.
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

    /// What a failure means for this connection and the statements that it has prepared.
    fn failed(&mut self, is_cached: bool, error: tokio_postgres::Error) -> Error {
        match error.as_db_error() {
            None => self.is_broken |= error.is_closed() || std::error::Error::source(&error).is_some_and(is_io),
            Some(refusal) if refusal.parsed_severity().is_some_and(|severity| severity != Severity::Error) => {
                self.is_broken = true;
            }
            Some(refusal) if cannot_write(refusal) => {
                self.is_broken |= self.is_writing() && self.since.elapsed() > RECONNECT_INTERVAL;
            }
            Some(refusal) if is_gone(refusal) || (is_cached && is_outdated(refusal)) => {
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

    /// Has a transaction begin with the next statement.
    pub(in crate::database) fn begin(&mut self, writes: bool) {
        self.transaction = Transaction::Pending { begin: if writes { BEGIN_WRITING } else { BEGIN_READING } };
    }

    /// Keeps what the transaction has written, if there is one.
    pub(in crate::database) fn commit(&mut self) -> Result<(), Error> {
        self.end("COMMIT")
    }

    /// Keeps nothing of the transaction, and waits for the answer.
    pub(in crate::database) fn roll_back(&mut self) -> Result<(), Error> {
        self.end("ROLLBACK")
    }

    /// Whether nothing more can be done with it.
    pub(in crate::database) fn is_broken(&self) -> bool {
        self.is_broken || self.client.is_closed()
    }

    fn end(&mut self, how: &str) -> Result<(), Error> {
        match mem::replace(&mut self.transaction, Transaction::None) {
            Transaction::Open { .. } => self.batch(how),
            Transaction::Pending { .. } | Transaction::None => Ok(()),
        }
    }

    /// Ends a transaction of which nothing is kept, without waiting: whether it worked is heard before the next one begins.
    pub(in crate::database) fn roll_back_later(&mut self) {
        if let Transaction::Open { .. } = mem::replace(&mut self.transaction, Transaction::None) {
            let _sent = self.client.batch_execute("ROLLBACK").now_or_never();
            self.runtime.block_on(yield_now());
        }
    }
}

/// The address leads to a standby, or to a database that may only be read.
fn cannot_write(refusal: &DbError) -> bool {
    *refusal.code() == SqlState::READ_ONLY_SQL_TRANSACTION
        || (*refusal.code() == SqlState::FEATURE_NOT_SUPPORTED && !is_of_a_changed_table(refusal))
}

/// The statement was prepared in another session, or before `DISCARD ALL`.
fn is_gone(refusal: &DbError) -> bool {
    *refusal.code() == SqlState::INVALID_SQL_STATEMENT_NAME || is_of_a_changed_table(refusal)
}

/// `cached plan must not change result type`, in whichever language the server says so.
fn is_of_a_changed_table(refusal: &DbError) -> bool {
    *refusal.code() == SqlState::FEATURE_NOT_SUPPORTED && refusal.routine() == Some("RevalidateCachedQuery")
}

/// What was prepared for the tables as they were does not fit them any more; class 42 is what a wrong statement gets.
fn is_outdated(refusal: &DbError) -> bool {
    refusal.code().code().starts_with("42") && *refusal.code() != SqlState::INSUFFICIENT_PRIVILEGE
}

fn is_io(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.is::<std::io::Error>()
}
