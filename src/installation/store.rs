//! The claim on the file store.

use crate::{
    core::{
        config::StorageUrl,
        storage::{Storage, StorageError, StoreOwner},
    },
    database::{self, Database, models::blob},
};

/// Why the file store cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It belongs to another installation.
    #[error(
        "the file store {url} belongs to another installation ({theirs}; this database is of {ours}): set HIREHALL_STORAGE_URL to a place \
         of its own, or HIREHALL_DATABASE_URL to the database that belongs to those files"
    )]
    Foreign {
        /// The store's URL.
        url: String,
        /// The id in the store.
        theirs: String,
        /// The id of this installation.
        ours: String,
    },
    /// It has no owner, and contains files that the database does not reference.
    #[error(
        "the file store {url} holds files of which this database names none: set HIREHALL_STORAGE_URL to an empty place, or \
         HIREHALL_DATABASE_URL to the database that belongs to those files. If they do belong to this one, write {ours} into a file named \
         `installation` there"
    )]
    Unknown {
        /// The store's URL.
        url: String,
        /// The id that would have to be written there.
        ours: String,
    },
    /// The store or the database does not answer.
    #[error("the file store {url} cannot be used: {reason}")]
    Failed {
        /// The store's URL.
        url: String,
        /// The error.
        reason: String,
        /// Whether a retry may succeed.
        is_unavailable: bool,
    },
}

/// How many files of each kind are compared in a store without an owner.
const SAMPLE: i64 = 50;

/// Checks that the file store belongs to this installation. A store without an owner is claimed if it is empty
/// or contains files that the database references, as with older versions. Using another installation's store
/// would set its files aside.
pub(crate) async fn claim_store(db: &Database, storage: &Storage, url: &StorageUrl) -> Result<(), StoreError> {
    let failed = |error: StorageError| StoreError::Failed {
        url: url.to_string(),
        reason: error.to_string(),
        is_unavailable: matches!(error, StorageError::Store(_) | StorageError::Timeout),
    };
    let belongs = match storage.check_owner().await.map_err(failed)? {
        StoreOwner::Nobody => {
            require_known_files(db, storage, url).await?;
            storage.claim().await.map_err(failed)?
        }
        belongs => belongs,
    };
    match belongs {
        StoreOwner::Us => Ok(()),
        StoreOwner::Nobody => Err(failed(StorageError::NotOurs)),
        StoreOwner::Another(theirs) => {
            Err(StoreError::Foreign { url: url.to_string(), theirs, ours: storage.id().to_string() })
        }
    }
}

/// Compares a store without an owner to the database.
pub(crate) async fn require_known_files(db: &Database, storage: &Storage, url: &StorageUrl) -> Result<(), StoreError> {
    let failed = |reason: String, is_unavailable| StoreError::Failed { url: url.to_string(), reason, is_unavailable };
    let referenced = db.read(|tx| blob::sample(tx, "", SAMPLE)).await;
    let referenced = referenced.map_err(|error: database::Error| failed(error.to_string(), true))?;
    for name in &referenced {
        if storage.has(name).await.map_err(|error| failed(error.to_string(), true))? {
            return Ok(());
        }
    }
    if !storage.is_empty().await.map_err(|error| failed(error.to_string(), true))? {
        return Err(StoreError::Unknown { url: url.to_string(), ours: storage.id().to_string() });
    }
    if !referenced.is_empty() {
        tracing::warn!(%url, "the file store is empty, but the database references files: is it the right store?");
    }
    Ok(())
}
