//! What a closure in a transaction can do: the same statements, parameters and rows on both engines.
//!
//! SQL is written in the dialect that SQLite and PostgreSQL share, with parameters `$1`, `$2` …. A Rust type that implements both
//! drivers' traits can be bound and read on both, so there is nothing to convert.

use super::{error::Error, postgres::connection::PgConnection};
use crate::core::clock::Timestamp;
use rusqlite::fallible_iterator::FallibleIterator as _;
use tokio::time::Instant;

/// A value that can be bound on both engines.
pub trait Param: rusqlite::ToSql + tokio_postgres::types::ToSql + Sync {}
impl<T: rusqlite::ToSql + tokio_postgres::types::ToSql + Sync> Param for T {}

/// A value that can be read on both engines.
pub trait Column: rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a> {}
impl<T: rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a>> Column for T {}

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

/// A row of either engine, read from left to right. In a debug build each column has to have the name that is asked for, so every
/// test notices columns that stand in another order than the fields they are read into.
pub struct Row<'r> {
    row: DriverRow<'r>,
    next: usize,
    prefix: &'static str,
}

enum DriverRow<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

impl<'r> Row<'r> {
    fn sqlite(row: &'r rusqlite::Row<'r>) -> Self {
        Self { row: DriverRow::Sqlite(row), next: 0, prefix: "" }
    }

    fn postgres(row: &'r tokio_postgres::Row) -> Self {
        Self { row: DriverRow::Postgres(row), next: 0, prefix: "" }
    }

    /// The value of the next column, which has that name.
    pub fn take<T: Column>(&mut self, name: &str) -> Result<T, Error> {
        debug_assert_eq!(self.name_of_next(), Some(format!("{}{name}", self.prefix).as_str()), "column {}", self.next);
        self.take_next()
    }

    /// The next columns, whose names begin with `prefix`.
    pub fn part<T: FromRow>(&mut self, prefix: &'static str) -> Result<T, Error> {
        let outer = std::mem::replace(&mut self.prefix, prefix);
        let part = T::from_row(self);
        self.prefix = outer;
        part
    }

    fn take_next<T: Column>(&mut self) -> Result<T, Error> {
        let index = self.next;
        self.next += 1;
        match self.row {
            DriverRow::Sqlite(row) => Ok(row.get(index)?),
            DriverRow::Postgres(row) => Ok(row.try_get(index)?),
        }
    }

    fn name_of_next(&self) -> Option<&str> {
        match self.row {
            DriverRow::Sqlite(row) => row.as_ref().column_name(self.next).ok(),
            DriverRow::Postgres(row) => row.columns().get(self.next).map(tokio_postgres::Column::name),
        }
    }
}

/// Something that stands in a row, column after column. Parts of a row can be read one after the other.
pub trait FromRow: Sized {
    /// Takes as many columns as it needs.
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error>;
}

/// A single value, whatever its column is called.
impl<T: Column> FromRow for (T,) {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        Ok((row.take_next()?,))
    }
}

/// Reads a struct from a row whose columns have the names of the fields given, in that order. A field in brackets is a [`FromRow`]
/// itself; with `as "prefix_"`, the names of its columns begin so.
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
    (@fields $row:ident, {$($done:tt)*} [$field:ident as $prefix:literal], $($rest:tt)*) => {
        $crate::database::from_row!(@fields $row, {$($done)* $field: $row.part($prefix)?,} $($rest)*)
    };
    (@fields $row:ident, {$($done:tt)*} $field:ident, $($rest:tt)*) => {
        $crate::database::from_row!(@fields $row, {$($done)* $field: $row.take(stringify!($field))?,} $($rest)*)
    };
    (@fields $row:ident, {$($done:tt)*} $(,)?) => { Ok(Self { $($done)* }) };
}
pub(crate) use from_row;

/// `columns!("u": id, role)` is `u.id AS id, u.role AS role`; with `"u" as "client_"` each name begins so.
macro_rules! columns {
    ($table:literal: $first:ident $(, $column:ident)* $(,)?) => {
        $crate::database::columns!($table as "": $first $(, $column)*)
    };
    ($table:literal as $prefix:literal: $first:ident $(, $column:ident)* $(,)?) => {
        concat!(
            $table, ".", stringify!($first), " AS ", $prefix, stringify!($first)
            $(, ", ", $table, ".", stringify!($column), " AS ", $prefix, stringify!($column))*
        )
    };
}
pub(crate) use columns;

/// Declares a struct whose fields are columns of one table. The one list makes how it is read, `COLUMNS` for the text of a statement
/// (see [`select`] and [`assign`]) and `params()` for its values.
macro_rules! stored_struct {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty),+ $(,)?
    }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type),+ }

        $crate::database::from_row!($name { $($field),+ });

        impl $name {
            /// The columns, in the order of the fields.
            $vis const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];

            /// The values, in the order of the columns.
            $vis fn params(&self) -> Vec<&dyn $crate::database::Param> {
                vec![$(&self.$field),+]
            }
        }
    };
}
pub(crate) use stored_struct;

/// `s.title, s.price`: columns of a table that is called `table`.
pub(crate) fn select(table: &str, columns: &[&str]) -> String {
    columns.iter().map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ")
}

/// `title = $4, price = $5`: columns that get the values of parameters, the first of which has the number `first`.
pub(crate) fn assign(columns: &[&str], first: usize) -> String {
    let numbered = columns.iter().zip(first..).map(|(column, number)| format!("{column} = ${number}"));
    numbered.collect::<Vec<_>>().join(", ")
}

/// `$4, $5`: as many parameters as there are columns, the first of which has the number `first`.
pub(crate) fn placeholders(columns: &[&str], first: usize) -> String {
    columns.iter().zip(first..).map(|(_, number)| format!("${number}")).collect::<Vec<_>>().join(", ")
}
