//! What a closure in a transaction can do: the same statements, parameters and rows on both engines.
//!
//! SQL is written in the dialect that SQLite and PostgreSQL share, with parameters `$1`, `$2` …. A Rust type that implements both
//! drivers' traits can be bound and read on both, so there is nothing to convert.

use super::{
    error::Error,
    postgres::connection::PgConnection,
    row::{FromRow, Row},
};
use crate::core::clock::Timestamp;
use rusqlite::fallible_iterator::FallibleIterator as _;
use tokio::time::Instant;

/// A value that can be bound on both engines.
pub trait Param: rusqlite::ToSql + tokio_postgres::types::ToSql + Sync {}
impl<T: rusqlite::ToSql + tokio_postgres::types::ToSql + Sync> Param for T {}

/// Which of the two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// When one machine is not enough.
    Postgres,
}

/// A transaction. Once a statement of it has failed, no later one runs and nothing of it is kept, on either engine.
pub struct Tx<'c> {
    connection: DriverConnection<'c>,
    now: Timestamp,
    deadline: Option<Instant>,
    failure: Option<Error>,
}

/// The two drivers.
pub(super) enum DriverConnection<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut PgConnection),
}

impl<'c> Tx<'c> {
    pub(super) fn new(connection: DriverConnection<'c>, now: Timestamp, deadline: Option<Instant>) -> Self {
        Self { connection, now, deadline, failure: None }
    }

    /// The time of this transaction; everything that it records happened then.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// 128 random bits from the operating system's generator.
    #[must_use]
    pub fn random(&self) -> u128 {
        crate::core::security::random()
    }

    /// The row that `sql` answers; answering none is an error.
    pub fn one<T: FromRow>(&mut self, sql: &str, params: &[&dyn Param]) -> Result<T, Error> {
        self.optional(sql, params)?.ok_or(Error::NoRow)
    }

    /// The first row that `sql` answers, if any.
    pub fn optional<T: FromRow>(&mut self, sql: &str, params: &[&dyn Param]) -> Result<Option<T>, Error> {
        self.run(|connection| match connection {
            DriverConnection::Sqlite(sqlite) => {
                let mut statement = sqlite.prepare_cached(sql)?;
                bind(&mut statement, params)?;
                let mut rows = statement.raw_query();
                let first = rows.next()?.map(|row| T::from_row(&mut Row::sqlite(row))).transpose()?;
                // A statement that writes has its effect only when it is run to its end.
                while rows.next()?.is_some() {}
                Ok(first)
            }
            DriverConnection::Postgres(postgres) => {
                let rows = postgres.query(sql, &as_postgres(params))?;
                rows.first().map(|row| T::from_row(&mut Row::postgres(row))).transpose()
            }
        })
    }

    /// Every row that `sql` answers. The statement bounds their number.
    pub fn all<T: FromRow>(&mut self, sql: &str, params: &[&dyn Param]) -> Result<Vec<T>, Error> {
        self.run(|connection| match connection {
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

    /// Runs a statement that answers no rows, and counts the rows that it changed.
    pub fn execute(&mut self, sql: &str, params: &[&dyn Param]) -> Result<u64, Error> {
        self.run(|connection| match connection {
            DriverConnection::Sqlite(sqlite) => {
                let mut statement = sqlite.prepare_cached(sql)?;
                bind(&mut statement, params)?;
                Ok(u64::try_from(statement.raw_execute()?).unwrap_or(u64::MAX))
            }
            DriverConnection::Postgres(postgres) => Ok(postgres.execute(sql, &as_postgres(params))?),
        })
    }

    /// The engine, for the few places where the two truly differ.
    #[must_use]
    pub(crate) fn engine(&self) -> Engine {
        match self.connection {
            DriverConnection::Sqlite(_) => Engine::Sqlite,
            DriverConnection::Postgres(_) => Engine::Postgres,
        }
    }

    /// Why nothing of this transaction can be kept, if so.
    pub(super) fn failure(&self) -> Option<&Error> {
        self.failure.as_ref()
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

/// In SQLite `$1` is a parameter's name, not its number: the first name that a statement has is its first parameter.
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
