//! One connection, and the transactions on it.

use super::connect::connect;
use crate::{
    core::{clock::Clock, config::PostgresUrl},
    database::{
        Error, Param, Tx,
        session::{TxOutcome, Work},
        statement::DriverConnection,
    },
};
use futures_util::{FutureExt as _, future::try_join};
use std::{collections::HashMap, mem, thread, time::Duration};
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

/// How often a transaction is run before its caller is told to come back later.
const MAX_ATTEMPTS: u32 = 50;

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
    Due { begin: &'static str },
    Open { begin: &'static str },
}

/// How a transaction has ended.
pub(super) enum End {
    /// With an outcome, or with a reason why there is none.
    Done(Result<(), Error>),
    /// Its connection has broken before it could be kept: it can be run again on another.
    Lost,
}

impl PgConnection {
    /// A connection of one's own, without the limits on time that requests have.
    pub(in crate::database) fn alone(url: &PostgresUrl) -> Result<Self, Error> {
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

    pub(super) fn open(url: &PostgresUrl, time_limit: Duration) -> Result<Self, Error> {
        let mut connection = Self { answer_timeout: time_limit + ANSWER_GRACE, ..Self::alone(url)? };
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

    /// Lets somebody else use the connection.
    pub(in crate::database) fn lend<T>(&mut self, work: impl AsyncFnOnce(&mut Client) -> T) -> T {
        self.runtime.block_on(work(&mut self.client))
    }

    pub(in crate::database) fn query(&mut self, sql: &str, params: &[&dyn Param]) -> Result<Vec<Row>, Error> {
        let (statement, is_old) = self.prepare(sql)?;
        self.run(is_old, async |client| client.query(&statement, &as_postgres(params)).await)
    }

    pub(in crate::database) fn execute(&mut self, sql: &str, params: &[&dyn Param]) -> Result<u64, Error> {
        let (statement, is_old) = self.prepare(sql)?;
        self.run(is_old, async |client| client.execute(&statement, &as_postgres(params)).await)
    }

    /// The statement, and whether it was prepared earlier: the tables may have changed since.
    fn prepare(&mut self, sql: &str) -> Result<(Statement, bool), Error> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok((statement.clone(), true));
        }
        if self.statements.len() >= MAX_CACHED_STATEMENTS {
            self.statements.clear();
        }
        let statement = self.wait(false, async |client| client.prepare(sql).await)?;
        self.statements.insert(sql.into(), statement.clone());
        Ok((statement, false))
    }

    fn run<T>(
        &mut self,
        is_old: bool,
        statement: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, Error> {
        let Transaction::Due { begin } = self.transaction else { return self.wait(is_old, statement) };
        self.transaction = Transaction::Open { begin };
        self.wait(is_old, async |client| {
            try_join(client.batch_execute(begin), statement(client)).await.map(|((), answer)| answer)
        })
    }

    fn wait<T>(
        &mut self,
        is_old: bool,
        work: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, Error> {
        let answer = self.runtime.block_on(async { timeout(self.answer_timeout, work(&self.client)).await });
        match answer {
            Ok(answer) => answer.map_err(|error| self.failed(is_old, error)),
            Err(_) => {
                self.is_broken = true;
                Err(Error::Unavailable("it does not answer".to_owned()))
            }
        }
    }

    /// What a failure means for this connection and the statements that it has prepared.
    fn failed(&mut self, is_old: bool, error: tokio_postgres::Error) -> Error {
        match error.as_db_error() {
            None => self.is_broken |= error.is_closed() || std::error::Error::source(&error).is_some_and(is_io),
            Some(refusal) if refusal.parsed_severity().is_some_and(|severity| severity != Severity::Error) => {
                self.is_broken = true;
            }
            Some(refusal) if cannot_write(refusal) => {
                self.is_broken |= self.is_writing() && self.since.elapsed() > RECONNECT_INTERVAL;
            }
            Some(refusal) if is_gone(refusal) || (is_old && is_outdated(refusal)) => {
                self.statements.clear();
                return Error::Conflict;
            }
            Some(_) => {}
        }
        error.into()
    }

    fn is_writing(&self) -> bool {
        match self.transaction {
            Transaction::Due { begin } | Transaction::Open { begin } => begin == BEGIN_WRITING,
            Transaction::None => false,
        }
    }

    /// Whether nothing more can be done with it.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken || self.client.is_closed()
    }

    /// Runs the work in a transaction, again when PostgreSQL asks for it. What has only read is answered before its end.
    pub(super) fn transact(&mut self, work: &mut dyn Work, clock: &Clock, time_limit: Duration) -> End {
        let begin = if work.writes() { BEGIN_WRITING } else { BEGIN_READING };
        let deadline = Some(Instant::now() + time_limit);
        for attempt in 1..=MAX_ATTEMPTS {
            self.transaction = Transaction::Due { begin };
            let outcome = work.attempt(&mut Tx::new(DriverConnection::Postgres(self), clock.now(), deadline));
            if self.is_broken() {
                return End::Lost;
            }
            match outcome {
                TxOutcome::Commit if work.writes() => match self.end("COMMIT") {
                    Err(Error::Conflict) => {}
                    end => return End::Done(end),
                },
                TxOutcome::Retry => {
                    // Where this fails, so does the next attempt.
                    let _ = self.end("ROLLBACK");
                }
                TxOutcome::Commit | TxOutcome::Rollback | TxOutcome::TimedOut => return End::Done(Ok(())),
            }
            pause_before_retry(attempt);
        }
        End::Done(Err(Error::Overloaded))
    }

    fn end(&mut self, how: &str) -> Result<(), Error> {
        match mem::replace(&mut self.transaction, Transaction::None) {
            Transaction::Open { .. } => self.batch(how),
            Transaction::Due { .. } | Transaction::None => Ok(()),
        }
    }

    /// Ends a transaction of which nothing is kept. Nobody waits for that: whether it worked is heard before the next one begins.
    pub(super) fn leave(&mut self) {
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

fn as_postgres<'p>(params: &[&'p dyn Param]) -> Vec<&'p (dyn ToSql + Sync)> {
    params.iter().map(|param| *param as &(dyn ToSql + Sync)).collect()
}

/// A few hundred microseconds, longer each time, different for each loser.
#[expect(clippy::disallowed_methods, reason = "there is nothing to wait for: the winner is in another process perhaps")]
fn pause_before_retry(attempt: u32) {
    let spread = u64::try_from(crate::core::security::random() % 1000).unwrap_or_default();
    thread::sleep(Duration::from_micros((200 + spread) * u64::from(attempt.min(10))));
}
