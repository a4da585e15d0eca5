//! Database errors, the same for both engines.

use crate::core::error::codes::{DatabaseUnavailable, Overloaded};
use crate::core::{causes::causes, error::Problem};
use rustls::CertificateError;
use std::io::ErrorKind;
use tokio_postgres::error::{DbError, Severity, SqlState};

/// An error of the database. A query without a result is not an error; it returns `None`.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// A violation of a unique index. The name is `table_column`, or that of the index if it has another.
    #[error("the row violates the unique index {0}")]
    Unique(String),
    /// A serialization failure. The database thread runs the transaction again.
    #[error("the transaction conflicts with another one")]
    Conflict,
    /// Too many transactions are waiting.
    #[error("the database is overloaded")]
    Overloaded,
    /// The transaction exceeded its time limit and was rolled back.
    #[error("the transaction took too long")]
    TimedOut,
    /// The database cannot be reached, or the connection was lost. It is unknown whether a write was committed.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A statement that must return a row returned none.
    #[error("a row that must exist is missing")]
    NoRow,
    /// A bug: the statement and its caller disagree on the number of parameters. In a debug build it panics.
    #[error("the statement has {wanted} parameters, but {given} were given")]
    Parameters {
        /// The number of parameters of the statement.
        wanted: usize,
        /// The number of given values.
        given: usize,
    },
    /// An earlier statement of this transaction failed, so it cannot be committed.
    #[error("an earlier statement of the transaction failed")]
    Poisoned,
    /// The closure panicked; its transaction was rolled back.
    #[error("the transaction panicked")]
    Panicked,
    /// Any other error, such as a bug.
    #[error("{0}")]
    Other(String),
}

impl Error {
    /// What kind of error it is, in a word without values.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Unique(_) => "unique_violation",
            Self::Conflict => "conflict",
            Self::Overloaded => "overloaded",
            Self::TimedOut => "timed_out",
            Self::Unavailable(_) => "unavailable",
            Self::NoRow => "no_row",
            Self::Parameters { .. } => "wrong_parameters",
            Self::Poisoned => "earlier_failure",
            Self::Panicked => "panicked",
            Self::Other(_) => "other",
        }
    }
}

/// Maps the violation of the unique index `name` to a domain error, and keeps every other error.
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
                (ErrorCode::OperationInterrupted, _) => Error::TimedOut,
                (
                    ErrorCode::DiskFull
                    | ErrorCode::CannotOpen
                    | ErrorCode::SystemIoFailure
                    | ErrorCode::ReadOnly
                    | ErrorCode::PermissionDenied
                    | ErrorCode::OutOfMemory
                    | ErrorCode::FileLockingProtocolFailed,
                    _,
                ) => Error::Unavailable(error.to_string()),
                _ => Error::Other(error.to_string()),
            },
            _ => Error::Other(error.to_string()),
        }
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(db_error) = error.as_db_error() else {
            return if error.is_closed()
                || std::error::Error::source(&error).is_some_and(|cause| cause.is::<std::io::Error>())
            {
                Error::Unavailable(describe(&error))
            } else {
                Error::Other(describe(&error))
            };
        };
        match db_error.code() {
            code if *code == SqlState::UNIQUE_VIOLATION => {
                Error::Unique(db_error.constraint().unwrap_or_default().to_owned())
            }
            code if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED => {
                Error::Conflict
            }
            code if *code == SqlState::QUERY_CANCELED => Error::TimedOut,
            code if *code == SqlState::LOCK_NOT_AVAILABLE => Error::Overloaded,
            code if db_error.parsed_severity().is_some_and(|severity| severity != Severity::Error)
                || UNAVAILABLE_CODES.iter().any(|class| code.code().starts_with(class)) =>
            {
                Error::Unavailable(describe(&error))
            }
            _ => Error::Other(describe(&error)),
        }
    }
}

/// SQLSTATE prefixes: connection exception (08), read-only transaction (25006, and 0A000 on a standby), insufficient resources (53),
/// operator intervention (57), system error (58).
const UNAVAILABLE_CODES: [&str; 6] = ["08", "25006", "0A000", "53", "57", "58"];

/// The message of PostgreSQL, or the causes of a connection failure. Details may contain values of rows, so they are included only in debug
/// builds, for tests.
fn describe(error: &(dyn std::error::Error + 'static)) -> String {
    match db_error(error) {
        Some(db_error) if cfg!(debug_assertions) => format!("{}{}", message_and_code(db_error), details(db_error)),
        Some(db_error) => message_and_code(db_error),
        None => {
            let mut causes: Vec<String> = causes(error).map(ToString::to_string).collect();
            causes.dedup();
            causes.join(": ")
        }
    }
}

/// The message with details and a remedy, for connecting and migrating, where details contain no values of rows.
pub(super) fn explain(error: &(dyn std::error::Error + 'static)) -> String {
    let (message, remedy) = match db_error(error) {
        Some(db_error) => {
            (format!("{}{}", message_and_code(db_error), details(db_error)), remedy_for_db_error(db_error))
        }
        None => (describe(error), remedy_for_failure(error)),
    };
    let remedy = remedy.map(|remedy| format!(" -- {remedy}")).unwrap_or_default();
    format!("{message}{remedy}")
}

fn message_and_code(db_error: &DbError) -> String {
    format!("{} ({})", db_error.message(), db_error.code().code())
}

fn details(db_error: &DbError) -> String {
    [db_error.detail(), db_error.hint()].into_iter().flatten().map(|more| format!(". {more}")).collect()
}

fn remedy_for_db_error(db_error: &DbError) -> Option<&'static str> {
    Some(match db_error.code().code() {
        "28P01" => "check user and password in HIREHALL_DATABASE_URL, in PGPASSWORD, or in ~/.pgpass",
        "28000" => {
            "check that the role exists and may log in, and that pg_hba.conf allows it from this address, with or without TLS"
        }
        "3D000" => "create it: CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0",
        "42501" => {
            "allow the role to create tables: make it the owner of the database, or GRANT USAGE, CREATE ON SCHEMA public to it"
        }
        "3F000" => "no schema of the search_path exists: CREATE SCHEMA public, or ALTER ROLE ... SET search_path",
        "53300" => {
            "lower HIREHALL_DATABASE_CONNECTIONS, or raise max_connections or the limit of the role or the database"
        }
        "57P03" => "the server is starting or stopping; try again in a moment",
        "25006" | "0A000" => {
            "the server is a standby or read-only: use the primary, or list all servers with target_session_attrs=primary"
        }
        "22P05" | "22021" => {
            "the database must be encoded as UTF8: CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0"
        }
        "08P01" => "if this is a pooler, it must give each client its own session (pool_mode = session)",
        _ => return None,
    })
}

fn remedy_for_failure(error: &(dyn std::error::Error + 'static)) -> Option<&'static str> {
    let io = causes(error).find_map(|cause| cause.downcast_ref::<std::io::Error>());
    let tls = causes(error)
        .find_map(|cause| cause.downcast_ref::<rustls::Error>())
        .or_else(|| io.and_then(std::io::Error::get_ref).and_then(|inner| inner.downcast_ref()));
    if let Some(rustls::Error::InvalidCertificate(wrong)) = tls {
        return Some(match wrong {
            CertificateError::UnknownIssuer => {
                "set the certificate of the authority that signed it: sslrootcert=<file>"
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "its subjectAltName must contain the host's name; sslmode=verify-ca does not check the name"
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => "give the server a new certificate",
            _ => "it must be an X.509 v3 server certificate; sslmode=require encrypts without verifying it",
        });
    }
    let text = describe(error);
    if text.contains("password missing") {
        return Some("set it in HIREHALL_DATABASE_URL, in PGPASSWORD, or in ~/.pgpass");
    }
    if text.contains("server does not support TLS") {
        return Some("turn on ssl on the server, or, in a trusted network, set sslmode=prefer or sslmode=disable");
    }
    match io?.kind() {
        ErrorKind::ConnectionRefused => Some("check that PostgreSQL is running and listens on that address and port"),
        ErrorKind::NotFound => {
            Some("check that PostgreSQL is running on this machine, and has its socket in that directory")
        }
        ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            Some("check the address, and that no firewall blocks the connection")
        }
        _ if text.contains("failed to lookup address") => Some("no host has this name: check HIREHALL_DATABASE_URL"),
        _ => None,
    }
}

fn db_error<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e DbError> {
    causes(error).find_map(|cause| cause.downcast_ref())
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

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Overloaded | Error::Conflict => {
                Self::new(Overloaded, "Too many requests are waiting; try again in a moment.")
            }
            Error::TimedOut => {
                Self::new(Overloaded, "The request took too long; try again in a moment.").with_cause(&error)
            }
            Error::Unavailable(cause) => {
                Self::new(DatabaseUnavailable, "The database is not available; try again in a moment.")
                    .with_cause(&cause)
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
