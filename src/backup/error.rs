//! Why a backup cannot be made or restored.

use crate::{
    core::{security::master_key::MasterKeyError, storage::StorageError},
    database,
    installation::RootKeyError,
};
use std::io;

/// Why a backup cannot be made or restored.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BackupError {
    #[error("the database failed: {0}")]
    Database(#[from] database::Error),
    #[error(transparent)]
    RootKey(#[from] RootKeyError),
    #[error("the master key cannot be written: {0}")]
    MasterKey(#[from] MasterKeyError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("the backup cannot be written: {0}")]
    Write(io::Error),
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    #[error("{0}")]
    Refused(String),
}

/// The error of reading an archive. Its checksums fail as an [`io::Error`].
pub(super) fn damaged(error: impl std::fmt::Display) -> BackupError {
    BackupError::Damaged(error.to_string())
}

impl From<String> for BackupError {
    fn from(why: String) -> Self {
        BackupError::Refused(why)
    }
}
