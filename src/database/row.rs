//! Rows of both engines, and macros that read structs from them.

use super::error::Error;

/// A value that can be read on both engines.
pub trait Column: rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a> {}
impl<T: rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a>> Column for T {}

/// A row of either engine, read from left to right. Debug builds check the name of each column, so that tests detect columns in another
/// order than the fields.
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
    pub(super) fn sqlite(row: &'r rusqlite::Row<'r>) -> Self {
        Self { row: DriverRow::Sqlite(row), next: 0, prefix: "" }
    }

    pub(super) fn postgres(row: &'r tokio_postgres::Row) -> Self {
        Self { row: DriverRow::Postgres(row), next: 0, prefix: "" }
    }

    /// The value of the next column. `name` must be its name.
    pub fn take<T: Column>(&mut self, name: &str) -> Result<T, Error> {
        debug_assert_eq!(self.name_of_next(), Some(format!("{}{name}", self.prefix).as_str()), "column {}", self.next);
        self.take_next()
    }

    /// The value of the column with this name, wherever it is. The next column stays the same.
    pub(crate) fn named<T: Column>(&self, name: &str) -> Result<T, Error> {
        match self.row {
            DriverRow::Sqlite(row) => Ok(row.get(name)?),
            DriverRow::Postgres(row) => Ok(row.try_get(name)?),
        }
    }

    /// Reads a struct from the next columns. Their names must begin with `prefix`.
    pub fn part<T: FromRow>(&mut self, prefix: &'static str) -> Result<T, Error> {
        let outer = std::mem::replace(&mut self.prefix, prefix);
        let part = T::from_row(self);
        self.prefix = outer;
        part
    }

    /// The values of all remaining columns.
    pub(super) fn take_rest<T: Column>(&mut self) -> Result<Vec<T>, Error> {
        let columns = match self.row {
            DriverRow::Sqlite(row) => row.as_ref().column_count(),
            DriverRow::Postgres(row) => row.len(),
        };
        (self.next..columns).map(|_| self.take_next()).collect()
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

/// A type that can be read from consecutive columns of a row.
pub trait FromRow: Sized {
    /// Reads the columns that it needs.
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error>;
}

/// A single value. The name of its column is not checked.
impl<T: Column> FromRow for (T,) {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        Ok((row.take_next()?,))
    }
}

/// Implements [`FromRow`] for a struct. The columns must have the names and the order of the given fields. A field in brackets is itself a
/// [`FromRow`]; with `as "prefix_"`, the names of its columns have this prefix.
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

/// `columns!("u": id, role)` is `u.id AS id, u.role AS role`; with `"u" as "client_"`, each name has this prefix.
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

/// Declares a struct whose fields are columns of one table, with its [`FromRow`], `COLUMNS` for SQL texts (see [`select`] and [`assign`]) and
/// `params()` for its values, so that the columns are listed only once.
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

/// `s.title, s.price`: the columns of the table `s`.
pub(crate) fn select(table: &str, columns: &[&str]) -> String {
    columns.iter().map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ")
}

/// `title = $4, price = $5`: assigns parameters to the columns, beginning with the number `first`.
pub(crate) fn assign(columns: &[&str], first: usize) -> String {
    let numbered = columns.iter().zip(first..).map(|(column, number)| format!("{column} = ${number}"));
    numbered.collect::<Vec<_>>().join(", ")
}

/// `$4, $5`: a parameter for each column or value, beginning with the number `first`.
pub(crate) fn placeholders<T>(values: &[T], first: usize) -> String {
    values.iter().zip(first..).map(|(_, number)| format!("${number}")).collect::<Vec<_>>().join(", ")
}
