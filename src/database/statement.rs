//! Statements in a transaction, the same for both engines.
//!
//! SQL is written in the common dialect of SQLite and PostgreSQL, with parameters `$1`, `$2` …. A type that implements the traits of both
//! drivers can be bound and read in both engines without conversion.

use super::{
    error::Error,
    postgres::connection::PgConnection,
    row::{FromRow, Row},
    seen,
    slow::log_if_slow,
    statement_span,
};
use crate::core::{
    clock::Timestamp,
    traces::{ActiveSpan, traceparent},
};
use rusqlite::fallible_iterator::FallibleIterator as _;
use tokio::time::Instant;

/// A value that can be bound in both engines.
pub trait Param: rusqlite::ToSql + tokio_postgres::types::ToSql + Sync {}
impl<T: rusqlite::ToSql + tokio_postgres::types::ToSql + Sync> Param for T {}

/// A database engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// For several nodes.
    Postgres,
}

impl Engine {
    /// The name, for people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// The name by the semantic conventions of OpenTelemetry.
    pub(super) fn system(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgresql",
        }
    }
}

/// A transaction. After a failed statement, later ones are refused and the transaction is rolled back, in both engines.
pub struct Tx<'c> {
    connection: DriverConnection<'c>,
    now: Timestamp,
    deadline: Option<Instant>,
    failure: Option<Error>,
    /// Its span, if it is traced.
    span: Option<ActiveSpan>,
}

/// The two drivers.
pub(super) enum DriverConnection<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut PgConnection),
}

impl<'c> Tx<'c> {
    pub(super) fn new(connection: DriverConnection<'c>, now: Timestamp, deadline: Option<Instant>) -> Self {
        Self { connection, now, deadline, failure: None, span: None }
    }

    /// Records its statements in this span.
    pub(super) fn trace_in(&mut self, span: ActiveSpan) {
        self.span = Some(span);
    }

    /// The time of this transaction. All its rows and events have this time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The span of this transaction, for what is done later because of it; `None` if it is not traced.
    #[must_use]
    pub(crate) fn traceparent(&self) -> Option<String> {
        self.span.as_ref().map(traceparent)
    }

    /// 128 random bits from the operating system's generator.
    #[must_use]
    pub fn random(&self) -> u128 {
        crate::core::security::random()
    }

    /// The first row; no row is an error.
    pub fn one<T: FromRow>(&mut self, sql: &str, params: &[&dyn Param]) -> Result<T, Error> {
        self.optional(sql, params)?.ok_or(Error::NoRow)
    }

    /// The first row, if any.
    pub fn optional<T: FromRow>(&mut self, sql: &str, params: &[&dyn Param]) -> Result<Option<T>, Error> {
        self.timed(sql, |connection| match connection {
            DriverConnection::Sqlite(sqlite) => {
                let mut statement = sqlite.prepare_cached(sql)?;
                bind(&mut statement, params)?;
                let mut rows = statement.raw_query();
                let first = rows.next()?.map(|row| T::from_row(&mut Row::sqlite(row))).transpose()?;
                // A statement that writes has its full effect only after its last row.
                while rows.next()?.is_some() {}
                Ok(first)
            }
            DriverConnection::Postgres(postgres) => {
                let rows = postgres.query(sql, &as_postgres(params))?;
                rows.first().map(|row| T::from_row(&mut Row::postgres(row))).transpose()
            }
        })
    }

    /// All rows. The statement must limit their number.
    pub fn all<T: FromRow>(&mut self, sql: &str, params: &[&dyn Param]) -> Result<Vec<T>, Error> {
        self.timed(sql, |connection| match connection {
            DriverConnection::Sqlite(sqlite) => {
                let mut statement = sqlite.prepare_cached(sql)?;
                bind(&mut statement, params)?;
                statement
                    .raw_query()
                    .map(|row| Ok(T::from_row(&mut Row::sqlite(row))))
                    .collect::<Vec<_>>()?
                    .into_iter()
                    .collect()
            }
            DriverConnection::Postgres(postgres) => postgres
                .query(sql, &as_postgres(params))?
                .iter()
                .map(|row| T::from_row(&mut Row::postgres(row)))
                .collect(),
        })
    }

    /// Calls `each` with one row after the other, however many there are: neither driver keeps them in memory.
    pub(crate) fn for_each<T: FromRow, E: From<Error>>(
        &mut self,
        sql: &str,
        mut each: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut outcome = Ok(());
        self.run(|connection| match connection {
            DriverConnection::Sqlite(sqlite) => {
                let mut statement = sqlite.prepare(sql)?;
                let mut rows = statement.raw_query();
                while let (true, Some(row)) = (outcome.is_ok(), rows.next()?) {
                    outcome = each(T::from_row(&mut Row::sqlite(row))?);
                }
                Ok(())
            }
            DriverConnection::Postgres(postgres) => postgres.for_each(sql, |row| {
                outcome = each(T::from_row(&mut Row::postgres(row))?);
                Ok(outcome.is_ok())
            }),
        })?;
        outcome
    }

    /// Runs a statement without a result, and returns the number of changed rows.
    pub fn execute(&mut self, sql: &str, params: &[&dyn Param]) -> Result<u64, Error> {
        self.timed(sql, |connection| match connection {
            DriverConnection::Sqlite(sqlite) => {
                let mut statement = sqlite.prepare_cached(sql)?;
                bind(&mut statement, params)?;
                Ok(u64::try_from(statement.raw_execute()?).unwrap_or(u64::MAX))
            }
            DriverConnection::Postgres(postgres) => Ok(postgres.execute(sql, &as_postgres(params))?),
        })
    }

    /// Changes the one row that the transaction has read before. That there is none is a bug: another transaction that has changed it in between
    /// is a conflict on PostgreSQL, and waits on SQLite.
    pub(crate) fn execute_one(&mut self, sql: &str, params: &[&dyn Param]) -> Result<(), Error> {
        if self.execute(sql, params)? == 1 { Ok(()) } else { Err(Error::NoRow) }
    }

    /// The engine, for the few cases in which they differ.
    #[must_use]
    pub(crate) fn engine(&self) -> Engine {
        match self.connection {
            DriverConnection::Sqlite(_) => Engine::Sqlite,
            DriverConnection::Postgres(_) => Engine::Postgres,
        }
    }

    /// The error because of which this transaction cannot be committed.
    pub(super) fn failure(&self) -> Option<&Error> {
        self.failure.as_ref()
    }

    /// Runs a statement, records it if it is traced, and logs it if it is slow.
    fn timed<T>(
        &mut self,
        sql: &str,
        statement: impl FnOnce(&mut DriverConnection<'c>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if cfg!(debug_assertions) {
            seen::record(self.engine(), sql);
        }
        let began = Instant::now();
        let done = self.run(statement);
        let ended = Instant::now();
        log_if_slow(sql, ended - began, self.span.as_ref().map(ActiveSpan::trace_id));
        if let Some(span) = &self.span {
            statement_span::record(span, self.engine().system(), sql, began, ended, done.as_ref().err());
        }
        done
    }

    fn run<T>(&mut self, statement: impl FnOnce(&mut DriverConnection<'c>) -> Result<T, Error>) -> Result<T, Error> {
        if self.failure.is_some() {
            return Err(Error::Poisoned);
        }
        if self.deadline.is_some_and(|deadline| deadline <= Instant::now()) {
            self.failure = Some(Error::TimedOut);
            return Err(Error::TimedOut);
        }
        statement(&mut self.connection).inspect_err(|error| {
            debug_assert!(!matches!(error, Error::Parameters { .. }), "{error}");
            self.failure = Some(error.clone());
        })
    }
}

/// In SQLite, `$1` is a name, and parameters are numbered by the first occurrence of their names.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, params: &[&dyn Param]) -> Result<(), Error> {
    let wanted = statement.parameter_count();
    for index in 1..=wanted {
        let number = statement.parameter_name(index).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let value = number.and_then(|number| params.get(number.checked_sub(1)?));
        statement.raw_bind_parameter(index, value.ok_or(Error::Parameters { wanted, given: params.len() })?)?;
    }
    if wanted == params.len() { Ok(()) } else { Err(Error::Parameters { wanted, given: params.len() }) }
}

fn as_postgres<'p>(params: &[&'p dyn Param]) -> Vec<&'p (dyn tokio_postgres::types::ToSql + Sync)> {
    params.iter().map(|param| *param as &(dyn tokio_postgres::types::ToSql + Sync)).collect()
}
