//! The area for unreferenced files before they are deleted. A database restored from a backup may reference
//! them again.

use super::{
    blob::{Area, BlobName, ListedBlob},
    error::{StorageError, with_timeout},
    meter::Operation,
    store::{Backend, Storage},
};
use crate::core::clock::Timestamp;
use std::time::{Duration, SystemTime};

impl Storage {
    /// Moves a blob to the set-aside area; false when it does not exist. Its age there counts from `now` where
    /// the store supports that.
    pub(crate) async fn set_aside(&self, name: &BlobName, now: Timestamp) -> Result<bool, StorageError> {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_micros(now.unix_micros().unsigned_abs());
        self.rename(name, (Area::Files, Area::SetAside), Some(moment)).await
    }

    /// Moves a blob back from the set-aside area; false when it does not exist.
    pub(crate) async fn restore_blob(&self, name: &BlobName) -> Result<bool, StorageError> {
        let is_back = self.rename(name, (Area::SetAside, Area::Files), None).await?;
        if is_back {
            tracing::warn!(file = name.as_str(), "a set-aside file is referenced again and was moved back");
        }
        Ok(is_back)
    }

    async fn rename(
        &self,
        name: &BlobName,
        areas: (Area, Area),
        moment: Option<SystemTime>,
    ) -> Result<bool, StorageError> {
        let moving = async {
            self.require_ours().await?;
            match &self.backend {
                Backend::Directory(directory) => directory.rename(name, areas, moment).await,
                Backend::Bucket(bucket) => bucket.rename(name, areas).await,
            }
        };
        self.meter.measure(Operation::Move, moving).await
    }

    /// Deletes a blob from that area, durably. Not an error if it is gone already.
    pub(crate) async fn delete_from(&self, area: Area, name: &BlobName) -> Result<(), StorageError> {
        let deleting = async {
            self.require_ours().await?;
            match &self.backend {
                Backend::Directory(directory) => directory.delete(area, name).await,
                Backend::Bucket(bucket) => bucket.delete(area, name).await,
            }
        };
        self.meter.measure(Operation::Delete, deleting).await
    }

    /// Whether a blob exists in either area.
    pub(crate) async fn has(&self, name: &BlobName) -> Result<bool, StorageError> {
        for area in [Area::Files, Area::SetAside] {
            let has = async {
                match &self.backend {
                    Backend::Directory(directory) => directory.has(area, name).await,
                    Backend::Bucket(bucket) => bucket.has(area, name).await,
                }
            };
            if with_timeout(has).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The shards that may contain blobs.
    pub(crate) async fn shards(&self, area: Area) -> Result<Vec<u8>, StorageError> {
        match &self.backend {
            Backend::Directory(directory) => directory.shards(area).await,
            Backend::Bucket(bucket) => bucket.shards(area).await,
        }
    }

    /// The blobs of one shard.
    pub(crate) async fn list(&self, area: Area, first: u8) -> Result<Vec<ListedBlob>, StorageError> {
        let listing = async {
            match &self.backend {
                Backend::Directory(directory) => directory.list(area, first).await,
                Backend::Bucket(bucket) => bucket.list(area, first).await,
            }
        };
        self.meter.measure(Operation::List, listing).await
    }

    /// Whether the store contains no blob.
    pub(crate) async fn is_empty(&self) -> Result<bool, StorageError> {
        for area in [Area::Files, Area::SetAside] {
            for shard in self.shards(area).await? {
                if !self.list(area, shard).await?.is_empty() {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}
