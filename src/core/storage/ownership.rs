//! Checking and claiming the ownership of a store.

use super::{
    error::StorageError,
    owner::{BelongsTo, InstallationId},
    store::{Backend, Storage},
};
use std::sync::atomic::Ordering;

impl Storage {
    pub(crate) fn id(&self) -> &InstallationId {
        &self.owner.id
    }

    /// Whether the store was found to be ours since this process started.
    pub(crate) fn is_proven(&self) -> bool {
        self.owner.is_proven.load(Ordering::Acquire)
    }

    /// Reads whose store this is. Writes nothing unless it is ours.
    pub(crate) async fn belongs(&self) -> Result<BelongsTo, StorageError> {
        let marker = match &self.place {
            Backend::Directory(directory) => directory.marker().await?,
            Backend::Bucket(bucket) => bucket.marker().await?,
        };
        match marker.as_deref().map(str::trim) {
            None | Some("") => Ok(BelongsTo::Nobody),
            Some(id) if id == self.owner.id.0 => {
                if !self.is_proven() {
                    if let Backend::Directory(directory) = &self.place {
                        directory.prepare().await?;
                    }
                    self.owner.is_proven.store(true, Ordering::Release);
                }
                Ok(BelongsTo::Us)
            }
            Some(id) => Ok(BelongsTo::Another(id.chars().filter(char::is_ascii_graphic).collect())),
        }
    }

    /// Claims a store without an owner.
    pub(crate) async fn claim(&self) -> Result<BelongsTo, StorageError> {
        let id = format!("{}\n", self.owner.id);
        match &self.place {
            Backend::Directory(directory) => directory.write_marker(id).await?,
            Backend::Bucket(bucket) => bucket.write_marker(id).await?,
        }
        self.belongs().await
    }

    /// Every write, listing and deletion checks this first.
    pub(super) async fn require_ours(&self) -> Result<(), StorageError> {
        if self.is_proven() {
            return Ok(());
        }
        match self.belongs().await? {
            BelongsTo::Us => Ok(()),
            BelongsTo::Nobody | BelongsTo::Another(_) => Err(StorageError::NotOurs),
        }
    }
}
