//! Errors of the file store.

use crate::core::error::codes::{StorageFull, StorageUnavailable};
use crate::core::{error::Problem, security::WrapError};
use std::{
    io::{self, ErrorKind},
    time::Duration,
};
use tokio::time::timeout;

/// Why a file could not be written, read or deleted, or a key not be unwrapped. Contains no paths and no
/// contents.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StorageError {
    #[error("there is no such file")]
    Missing,
    #[error("the file was changed, or was encrypted with another key")]
    Damaged,
    #[error(transparent)]
    Key(#[from] WrapError),
    #[error("format {0} is newer than this program")]
    UnknownFormat(u8),
    #[error("the file is larger than the format allows")]
    TooLarge,
    #[error("the disk is full")]
    Full,
    #[error("the system gave no random bytes")]
    NoRandomness,
    #[error("the work was interrupted")]
    Interrupted,
    #[error("the file store failed: {0}")]
    Io(io::Error),
    #[error("the file store failed: {0}")]
    Store(String),
    #[error("the file store does not answer")]
    Timeout,
    #[error("the file store does not have the id of this installation")]
    NotOurs,
}

impl StorageError {
    /// Whether a retry would fail, too: the file is lost or damaged.
    pub(crate) fn is_permanent(&self) -> bool {
        matches!(self, Self::Missing | Self::Damaged | Self::Key(_) | Self::UnknownFormat(_))
    }
}

/// How long a store may take to answer.
pub(super) const STORE_TIMEOUT: Duration = Duration::from_secs(10);

impl From<io::Error> for StorageError {
    fn from(error: io::Error) -> StorageError {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StorageError::Full,
            ErrorKind::UnexpectedEof => StorageError::Damaged,
            _ => StorageError::Io(error),
        }
    }
}

impl From<object_store::Error> for StorageError {
    fn from(error: object_store::Error) -> StorageError {
        match error {
            object_store::Error::NotFound { .. } => StorageError::Missing,
            error => StorageError::Store(error.to_string()),
        }
    }
}

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Problem {
        match error {
            StorageError::Full => Problem::new(StorageFull, "There is no space for files; try again later."),
            StorageError::Io(_) | StorageError::Store(_) | StorageError::Timeout | StorageError::NotOurs => {
                Problem::new(StorageUnavailable, "Files cannot be stored or read at the moment; try again later.")
                    .with_cause(&error)
            }
            error => Problem::internal(&error),
        }
    }
}

pub(super) async fn with_timeout<T>(answer: impl Future<Output = Result<T, StorageError>>) -> Result<T, StorageError> {
    timeout(STORE_TIMEOUT, answer).await.map_err(|_| StorageError::Timeout)?
}

/// Runs blocking disk access on the blocking pool, so that it does not delay other requests.
pub(super) async fn on_a_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StorageError> + Send + 'static,
) -> Result<T, StorageError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(StorageError::Interrupted))
}
