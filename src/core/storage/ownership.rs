//! Checking and claiming the ownership of a store.

use super::{
    error::StorageError,
    owner::{InstallationId, StoreOwner},
    store::{Backend, Storage},
};
use std::sync::atomic::Ordering;

impl Storage {
    pub(crate) fn id(&self) -> &InstallationId {
        &self.owner.id
    }

    /// Whether the store was found to be ours since this process started.
    pub(crate) fn is_ours(&self) -> bool {
        self.owner.is_ours.load(Ordering::Acquire)
    }

    /// Reads whose store this is. Writes nothing unless it is ours.
    pub(crate) async fn check_owner(&self) -> Result<StoreOwner, StorageError> {
        let marker = match &self.backend {
            Backend::Directory(directory) => directory.marker().await?,
            Backend::Bucket(bucket) => bucket.marker().await?,
        };
        match marker.as_deref().map(str::trim) {
            None | Some("") => Ok(StoreOwner::Nobody),
            Some(id) if id == self.owner.id.0 => {
                if !self.is_ours() {
                    if let Backend::Directory(directory) = &self.backend {
                        directory.prepare().await?;
                    }
                    self.owner.is_ours.store(true, Ordering::Release);
                }
                Ok(StoreOwner::Us)
            }
            Some(id) => Ok(StoreOwner::Another(id.chars().filter(char::is_ascii_graphic).collect())),
        }
    }

    /// Claims a store without an owner.
    pub(crate) async fn claim(&self) -> Result<StoreOwner, StorageError> {
        let id = format!("{}\n", self.owner.id);
        match &self.backend {
            Backend::Directory(directory) => directory.write_marker(id).await?,
            Backend::Bucket(bucket) => bucket.write_marker(id).await?,
        }
        self.check_owner().await
    }

    /// Every write, listing and deletion checks this first.
    pub(super) async fn require_ours(&self) -> Result<(), StorageError> {
        if self.is_ours() {
            return Ok(());
        }
        match self.check_owner().await? {
            StoreOwner::Us => Ok(()),
            StoreOwner::Nobody | StoreOwner::Another(_) => Err(StorageError::NotOurs),
        }
    }
}
