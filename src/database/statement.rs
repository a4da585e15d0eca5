//! What a closure in a transaction can do: the same statements, parameters and rows on both engines.
//!
//! SQL is written in the dialect that SQLite and PostgreSQL share, with parameters `$1`, `$2` …. A Rust type that implements both
//! drivers' traits can be bound and read on both, so there is nothing to convert.

use super::{Error, postgres::PgConnection};
use crate::core::clock::Timestamp;
use rusqlite::fallible_iterator::FallibleIterator as _;
use tokio::time::Instant;

/// A value that can be bound on both engines.
pub trait Param: rusqlite::ToSql + tokio_postgres::types::ToSql + Sync {}
impl<T: rusqlite::ToSql + tokio_postgres::types::ToSql + Sync> Param for T {}

/// A value that can be read on both engines.
pub trait Column: rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a> {}
impl<T: rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a>> Column for T {}

/// A transaction. Once a statement of it has failed, no later one runs and nothing of it is kept, on either engine.
pub struct Tx<'c> {
    connection: DriverConnection<'c>,
    now: Timestamp,
    deadline: Option<Instant>,
    events: i64,
    failure: Option<Error>,
}

/// The two drivers.
pub(super) enum DriverConnection<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut PgConnection),
}

impl<'c> Tx<'c> {
    pub(super) fn new(connection: DriverConnection<'c>, now: Timestamp, deadline: Option<Instant>) -> Self {
        Self { connection, now, deadline, events: 0, failure: None }
    }

    /// The time of this transaction; everything that it records happened then.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// What is recorded from here on happened at another time: the demo tells of a year.
    pub(crate) fn pretend(&mut self, now: Timestamp) {
        self.now = now;
    }

    /// 128 random bits from the operating system's generator.
    #[must_use]
    pub fn random(&self) -> u128 {
        crate::core::security::random()
    }

    /// Counts the events that this transaction has appended: 0, 1, 2 …. The first takes the lock that readers look for.
    pub(crate) fn next_event_place(&mut self) -> i64 {
        self.events += 1;
        self.events - 1
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
                let rows = postgres.query(sql, params)?;
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
            DriverConnection::Postgres(postgres) => {
                postgres.query(sql, params)?.iter().map(|row| T::from_row(&mut Row::postgres(row))).collect()
            }
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
            DriverConnection::Postgres(postgres) => Ok(postgres.execute(sql, params)?),
        })
    }

    /// The engine, for the few places where the two truly differ.
    #[must_use]
    pub(crate) fn engine(&self) -> super::Engine {
        match self.connection {
            DriverConnection::Sqlite(_) => super::Engine::Sqlite,
            DriverConnection::Postgres(_) => super::Engine::Postgres,
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
        statement(&mut self.connection).inspect_err(|error| self.failure = Some(error.clone()))
    }
}

/// In SQLite `$1` is a parameter's name, not its number, so parameters are bound by name.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, params: &[&dyn Param]) -> Result<(), Error> {
    for (name, value) in NAMES.iter().zip(params) {
        let index =
            statement.parameter_index(name)?.ok_or_else(|| Error::Other(format!("the statement has no {name}")))?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(())
}

const NAMES: [&str; 32] = [
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16", "$17",
    "$18", "$19", "$20", "$21", "$22", "$23", "$24", "$25", "$26", "$27", "$28", "$29", "$30", "$31", "$32",
];

/// A row of either engine, read from left to right.
pub struct Row<'r> {
    row: DriverRow<'r>,
    next: usize,
}

enum DriverRow<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

impl<'r> Row<'r> {
    fn sqlite(row: &'r rusqlite::Row<'r>) -> Self {
        Self { row: DriverRow::Sqlite(row), next: 0 }
    }

    fn postgres(row: &'r tokio_postgres::Row) -> Self {
        Self { row: DriverRow::Postgres(row), next: 0 }
    }

    /// The value of the next column.
    pub fn take<T: Column>(&mut self) -> Result<T, Error> {
        let index = self.next;
        self.next += 1;
        match self.row {
            DriverRow::Sqlite(row) => Ok(row.get(index)?),
            DriverRow::Postgres(row) => Ok(row.try_get(index)?),
        }
    }
}

/// Something that stands in a row, column after column. Parts of a row can be read one after the other.
pub trait FromRow: Sized {
    /// Takes as many columns as it needs.
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error>;
}

/// Reads a struct from a row whose columns stand in the order of the fields given. A field in brackets is a [`FromRow`] itself.
macro_rules! from_row {
    ($type:ty { $($fields:tt)* }) => {
        impl $crate::database::FromRow for $type {
            fn from_row(row: &mut $crate::database::Row<'_>) -> Result<Self, $crate::database::Error> {
                $crate::database::from_row!(@fields row, {} $($fields)* ,)
            }
        }
    };
    (@fields $row:ident, {$($done:tt)*} [$field:ident], $($rest:tt)*) => {
        $crate::database::from_row!(@fields $row, {$($done)* $field: $crate::database::FromRow::from_row($row)?,} $($rest)*)
    };
    (@fields $row:ident, {$($done:tt)*} $field:ident, $($rest:tt)*) => {
        $crate::database::from_row!(@fields $row, {$($done)* $field: $row.take()?,} $($rest)*)
    };
    (@fields $row:ident, {$($done:tt)*} $(,)?) => { Ok(Self { $($done)* }) };
}
pub(crate) use from_row;

macro_rules! tuple_from_row {
    ($($column:ident),+) => {
        impl<$($column: Column),+> FromRow for ($($column,)+) {
            fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
                Ok(($(row.take::<$column>()?,)+))
            }
        }
    };
}
tuple_from_row!(A);
tuple_from_row!(A, B);
tuple_from_row!(A, B, C);
tuple_from_row!(A, B, C, D);
