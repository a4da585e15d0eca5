//! Where files go that no row names, before they are deleted: a database from a backup may name them again.

use super::{
    blob::{Area, BlobName, Stored},
    error::{StorageError, in_time},
    store::{Place, Storage},
};
use crate::core::clock::Timestamp;
use std::time::{Duration, SystemTime};

impl Storage {
    /// Sets a blob aside; false when it is not there. `now` is what its age there is counted from, where the store lets us say it.
    pub(crate) async fn set_aside(&self, name: &BlobName, now: Timestamp) -> Result<bool, StorageError> {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_micros(now.unix_micros().unsigned_abs());
        self.rename(name, (Area::Files, Area::SetAside), Some(moment)).await
    }

    /// Puts a blob that was set aside back in its place; false when it is not there.
    pub(crate) async fn bring_back(&self, name: &BlobName) -> Result<bool, StorageError> {
        let is_back = self.rename(name, (Area::SetAside, Area::Files), None).await?;
        if is_back {
            tracing::warn!(file = name.as_str(), "a file that was set aside is named by a row again and is back");
        }
        Ok(is_back)
    }

    async fn rename(
        &self,
        name: &BlobName,
        areas: (Area, Area),
        moment: Option<SystemTime>,
    ) -> Result<bool, StorageError> {
        self.require_ours().await?;
        match &self.place {
            Place::Directory(directory) => directory.rename(name, areas, moment).await,
            Place::Bucket(bucket) => bucket.rename(name, areas).await,
        }
    }

    /// Deletes a blob from there, durably. That it is gone already is fine.
    pub(crate) async fn delete_from(&self, area: Area, name: &BlobName) -> Result<(), StorageError> {
        self.require_ours().await?;
        match &self.place {
            Place::Directory(directory) => directory.delete(area, name).await,
            Place::Bucket(bucket) => bucket.delete(area, name).await,
        }
    }

    /// Whether a blob is there, or was set aside.
    pub(crate) async fn has(&self, name: &BlobName) -> Result<bool, StorageError> {
        for area in [Area::Files, Area::SetAside] {
            let has = async {
                match &self.place {
                    Place::Directory(directory) => directory.has(area, name).await,
                    Place::Bucket(bucket) => bucket.has(area, name).await,
                }
            };
            if in_time(has).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The shards that there may be blobs in.
    pub(crate) async fn shards(&self, area: Area) -> Result<Vec<u8>, StorageError> {
        match &self.place {
            Place::Directory(directory) => directory.shards(area).await,
            Place::Bucket(bucket) => bucket.shards(area).await,
        }
    }

    /// The blobs whose names begin with this byte.
    pub(crate) async fn list(&self, area: Area, first: u8) -> Result<Vec<Stored>, StorageError> {
        match &self.place {
            Place::Directory(directory) => directory.list(area, first).await,
            Place::Bucket(bucket) => bucket.list(area, first).await,
        }
    }

    /// Whether there is no blob in it.
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
