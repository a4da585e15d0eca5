//! Events of kinds that this version may not know.

use super::EventKind;
use crate::database::{Error, FromRow, Row};

/// A row about an event. While an installation is upgraded, and after going back by one release, the log has events of kinds that this
/// version does not know: a reader passes them, and goes on after them.
#[derive(Debug, Clone)]
pub(crate) struct Known<T> {
    pub(crate) id: i64,
    /// `None`: its kind is not known.
    pub(crate) event: Option<T>,
}

impl<T> Known<T> {
    /// An event of a known kind.
    pub(crate) fn new(id: i64, event: T) -> Self {
        Self { id, event: Some(event) }
    }

    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Known<U> {
        Known { id: self.id, event: self.event.map(change) }
    }
}

/// The events whose kinds are known.
pub(crate) fn known<T>(rows: Vec<Known<T>>) -> Vec<T> {
    rows.into_iter().filter_map(|row| row.event).collect()
}

/// The columns `id` and `kind` may be anywhere in the row.
impl<T: FromRow> FromRow for Known<T> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (id, kind): (i64, String) = (row.named("id")?, row.named("kind")?);
        let is_known = kind.parse::<EventKind>().is_ok();
        Ok(Self { id, event: if is_known { Some(T::from_row(row)?) } else { None } })
    }
}
