//! What can go wrong between a service and its database, in the same words for both engines.

use crate::core::error::Failure;

/// An error of the database. A query that finds nothing is not one: it answers `None`.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// A unique index refused a row. The name is `table_column` or, for an index with a name of its own, that name.
    #[error("the unique index {0} refused the row")]
    Unique(String),
    /// PostgreSQL asks for the transaction to be run again; the session does so.
    #[error("the transaction got in another's way")]
    Conflict,
    /// More work is waiting than the database can do soon.
    #[error("the database has too much to do")]
    Overloaded,
    /// The database cannot be reached, or went away; whether a write took effect is not known.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A statement that had to answer one row answered none.
    #[error("a row that must exist is missing")]
    NoRow,
    /// An earlier statement of this transaction failed, so nothing of it can be kept.
    #[error("an earlier statement of the transaction failed")]
    Poisoned,
    /// The closure panicked; its transaction was rolled back.
    #[error("the transaction panicked")]
    Panicked,
    /// Anything else: a bug, or a disk that is full.
    #[error("{0}")]
    Other(String),
}

/// Maps the violation of the unique index `name` to a domain error, and leaves every other error what it is.
pub(crate) fn on_unique<E: From<Error>>(name: &str, domain: E) -> impl FnOnce(Error) -> E {
    move |error| match error {
        Error::Unique(violated) if violated == name => domain,
        other => other.into(),
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::{ErrorCode, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
        match &error {
            rusqlite::Error::SqliteFailure(failure, message) => match (failure.code, failure.extended_code) {
                (ErrorCode::ConstraintViolation, SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY) => {
                    Error::Unique(sqlite_index(message.as_deref().unwrap_or_default()))
                }
                (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Error::Overloaded,
                (ErrorCode::DiskFull | ErrorCode::CannotOpen | ErrorCode::SystemIoFailure, _) => {
                    Error::Unavailable(error.to_string())
                }
                _ => Error::Other(error.to_string()),
            },
            _ => Error::Other(error.to_string()),
        }
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        let Some(refusal) = error.as_db_error() else {
            return if error.is_closed()
                || std::error::Error::source(&error).is_some_and(|cause| cause.is::<std::io::Error>())
            {
                Error::Unavailable(error.to_string())
            } else {
                Error::Other(error.to_string())
            };
        };
        match refusal.code() {
            code if *code == SqlState::UNIQUE_VIOLATION => {
                Error::Unique(refusal.constraint().unwrap_or_default().to_owned())
            }
            code if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED => {
                Error::Conflict
            }
            code if ["08", "53", "57"].iter().any(|class| code.code().starts_with(class)) => {
                Error::Unavailable(refusal.message().to_owned())
            }
            code => Error::Other(format!("{}: {}", code.code(), refusal.message())),
        }
    }
}

/// `UNIQUE constraint failed: reviews.job_id` or `… failed: index 'threads_open'`, as PostgreSQL would name it.
fn sqlite_index(message: &str) -> String {
    let failed = message.rsplit("failed: ").next().unwrap_or_default();
    if let Some(index) = failed.strip_prefix("index '") {
        return index.trim_end_matches('\'').to_owned();
    }
    let mut columns = failed.split(", ").filter_map(|column| column.split_once('.'));
    let Some((table, first)) = columns.next() else { return failed.to_owned() };
    columns.fold(format!("{table}_{first}"), |name, (_, column)| format!("{name}_{column}"))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Overloaded | Error::Conflict => {
                Self::unavailable("overloaded", "There is more to do than can be done soon; try again in a moment.")
            }
            Error::Unavailable(cause) => {
                Self::unavailable("database_unavailable", "The database is not available; try again in a moment.")
                    .because(&cause)
            }
            bug => Self::internal(&bug),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sqlite_index;

    #[test]
    fn a_violated_index_of_sqlite_is_named_as_postgresql_names_it() {
        assert_eq!(sqlite_index("UNIQUE constraint failed: reviews.job_id"), "reviews_job_id");
        assert_eq!(
            sqlite_index("UNIQUE constraint failed: mails.event_id, mails.recipient"),
            "mails_event_id_recipient"
        );
        assert_eq!(sqlite_index("UNIQUE constraint failed: index 'threads_open'"), "threads_open");
    }
}
