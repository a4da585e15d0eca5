//! Rows that only tests read.

use hirehall::database::{Column, Error, FromRow, Row};

/// A row of two columns, `first` and `second`.
pub(crate) struct Two<A, B>(pub(crate) A, pub(crate) B);

impl<A: Column, B: Column> FromRow for Two<A, B> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        Ok(Self(row.take("first")?, row.take("second")?))
    }
}
