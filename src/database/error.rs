//! What can go wrong between a service and its database, in the same words for both engines.

use crate::core::error::Problem;
use rustls::CertificateError;
use std::io::ErrorKind;
use tokio_postgres::error::{DbError, Severity, SqlState};

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
    /// The transaction was interrupted because its time was over; nothing of it was kept.
    #[error("the transaction took too long")]
    TimedOut,
    /// The database cannot be reached, or went away; whether a write took effect is not known.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A statement that had to answer one row answered none.
    #[error("a row that must exist is missing")]
    NoRow,
    /// A bug: the statement and its caller do not agree on its parameters. In a debug build it panics.
    #[error("the statement has {wanted} parameters, and its caller gives {given}")]
    Parameters {
        /// How many the statement has.
        wanted: usize,
        /// How many its caller gives.
        given: usize,
    },
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
        let Some(refusal) = error.as_db_error() else {
            return if error.is_closed()
                || std::error::Error::source(&error).is_some_and(|cause| cause.is::<std::io::Error>())
            {
                Error::Unavailable(describe(&error))
            } else {
                Error::Other(describe(&error))
            };
        };
        match refusal.code() {
            code if *code == SqlState::UNIQUE_VIOLATION => {
                Error::Unique(refusal.constraint().unwrap_or_default().to_owned())
            }
            code if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED => {
                Error::Conflict
            }
            code if *code == SqlState::QUERY_CANCELED => Error::TimedOut,
            code if *code == SqlState::LOCK_NOT_AVAILABLE => Error::Overloaded,
            code if refusal.parsed_severity().is_some_and(|severity| severity != Severity::Error)
                || UNAVAILABLE_CODES.iter().any(|class| code.code().starts_with(class)) =>
            {
                Error::Unavailable(describe(&error))
            }
            _ => Error::Other(describe(&error)),
        }
    }
}

/// What PostgreSQL says when it cannot be reached (08), may only be read (25006, and 0A000 on a standby), has run out of something (53),
/// is being stopped or started (57), or cannot read its disk (58).
const UNAVAILABLE_CODES: [&str; 6] = ["08", "25006", "0A000", "53", "57", "58"];

/// PostgreSQL's own words, or what is behind a failure to reach it. Its details show what stands in rows, so only a debug build has
/// them: they are for tests.
fn describe(error: &(dyn std::error::Error + 'static)) -> String {
    match refusal(error) {
        Some(refusal) if cfg!(debug_assertions) => format!("{}{}", message_and_code(refusal), details(refusal)),
        Some(refusal) => message_and_code(refusal),
        None => {
            let mut causes: Vec<String> = causes(error).map(ToString::to_string).collect();
            causes.dedup();
            causes.join(": ")
        }
    }
}

/// For who connects or migrates, where no row is concerned: everything that PostgreSQL says, and what to do.
pub(super) fn explain(error: &(dyn std::error::Error + 'static)) -> String {
    let (says, remedy) = match refusal(error) {
        Some(refusal) => (format!("{}{}", message_and_code(refusal), details(refusal)), remedy_for_refusal(refusal)),
        None => (describe(error), remedy_for_failure(error)),
    };
    let remedy = remedy.map(|remedy| format!(" -- {remedy}")).unwrap_or_default();
    format!("{says}{remedy}")
}

fn message_and_code(refusal: &DbError) -> String {
    format!("{} ({})", refusal.message(), refusal.code().code())
}

fn details(refusal: &DbError) -> String {
    [refusal.detail(), refusal.hint()].into_iter().flatten().map(|more| format!(". {more}")).collect()
}

fn remedy_for_refusal(refusal: &DbError) -> Option<&'static str> {
    Some(match refusal.code().code() {
        "28P01" => "check user and password in HIREHALL_DATABASE_URL, in PGPASSWORD, or in ~/.pgpass",
        "28000" => {
            "see whether that role exists and may log in, and whether pg_hba.conf lets it in from here, with or without TLS"
        }
        "3D000" => "make it: CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0",
        "42501" => {
            "let Hirehall's role make its tables: make it the owner of the database, or GRANT USAGE, CREATE ON SCHEMA public to it"
        }
        "3F000" => "no schema of its search_path exists: CREATE SCHEMA public, or ALTER ROLE ... SET search_path",
        "53300" => {
            "lower HIREHALL_DATABASE_CONNECTIONS, or raise max_connections or the limit of the role or the database"
        }
        "57P03" => "it is being started or stopped; try again in a moment",
        "25006" | "0A000" => {
            "it is a standby, or may only be read: name the primary, or all servers with target_session_attrs=primary"
        }
        "22P05" | "22021" => {
            "the database must be encoded as UTF8: CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0"
        }
        "08P01" => "is that a pooler? It has to give each client a session of its own (pool_mode = session)",
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
                "name the certificate of the authority that signed it: sslrootcert=<file>"
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "its subjectAltName has to hold the host's name; sslmode=verify-ca does not ask for whom it is"
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => "give the server a new certificate",
            _ => "it has to be an X.509 v3 certificate for a server; sslmode=require encrypts without looking at it",
        });
    }
    let text = describe(error);
    if text.contains("password missing") {
        return Some("give it in HIREHALL_DATABASE_URL, in PGPASSWORD, or in ~/.pgpass");
    }
    if text.contains("server does not support TLS") {
        return Some("turn on ssl there, or, on a network of your own, write sslmode=prefer or sslmode=disable");
    }
    match io?.kind() {
        ErrorKind::ConnectionRefused => Some("does PostgreSQL run there, and listen on that address and port?"),
        ErrorKind::NotFound => Some("does PostgreSQL run on this machine, and is its socket in that directory?"),
        ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            Some("is the address right, and does no firewall stand between?")
        }
        _ if text.contains("failed to lookup address") => {
            Some("there is no host of that name: check HIREHALL_DATABASE_URL")
        }
        _ => None,
    }
}

fn refusal<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e DbError> {
    causes(error).find_map(|cause| cause.downcast_ref())
}

fn causes<'e>(
    error: &'e (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'e (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error), |error| error.source())
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
                Self::unavailable("overloaded", "There is more to do than can be done soon; try again in a moment.")
            }
            Error::TimedOut => {
                Self::unavailable("overloaded", "It took longer than there is time for; try again in a moment.")
                    .because(&error)
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
