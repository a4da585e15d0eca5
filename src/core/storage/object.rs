//! One object of a bucket under a key of the operator's, such as a backup.

use super::{
    bucket::{Bucket, upload},
    error::StorageError,
};
use crate::core::config::BucketUrl;
use axum::body::Bytes;
use object_store::{GetOptions, ObjectStore as _, ObjectStoreExt as _, path::Path};
use std::{io::Write, time::Duration};

/// The size of a part, in bytes. S3 takes 10,000 parts, so an object has 312 GiB at most. Two parts are held in memory.
const PART_SIZE: usize = 32 * 1024 * 1024;
/// How much is read at once, in bytes.
const PIECE: u64 = 8 * 1024 * 1024;
/// A backup takes hours, in which a store may be away for a while.
const RETRIES: usize = 10;
const RETRY_TIME: Duration = Duration::from_secs(180);

/// An object that may not exist yet. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Object {
    bucket: Bucket,
}

impl Object {
    /// The object of an URL. It does not connect.
    pub(crate) fn at(url: &BucketUrl) -> Result<Self, StorageError> {
        Ok(Self { bucket: Bucket::with_retries(url, RETRIES, RETRY_TIME)? })
    }

    fn path(&self) -> &Path {
        &self.bucket.prefix
    }

    pub(crate) async fn exists(&self) -> Result<bool, StorageError> {
        match self.bucket.store.head(self.path()).await.map_err(StorageError::from) {
            Err(StorageError::Missing) => Ok(false),
            found => found.map(|_| true),
        }
    }

    /// Uploads what `write` writes, on a thread for blocking work. The object appears only when it is complete.
    pub(crate) async fn write<T, E>(
        &self,
        write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        upload(&self.bucket.store, self.path().clone(), PART_SIZE, write).await
    }

    /// The object, to be read from its beginning.
    pub(crate) async fn open(&self) -> Result<OpenObject, StorageError> {
        let found = self.bucket.store.head(self.path()).await?;
        Ok(OpenObject { object: self.clone(), size: found.size, version: found.e_tag, at: 0 })
    }
}

/// An object that is being read. Each piece is a request of its own, which can be repeated.
#[derive(Debug)]
pub(crate) struct OpenObject {
    object: Object,
    size: u64,
    version: Option<String>,
    at: u64,
}

impl OpenObject {
    /// The next piece; an empty one at the end. Fails if the object was replaced meanwhile.
    pub(crate) async fn next(&mut self) -> Result<Bytes, StorageError> {
        let until = self.size.min(self.at + PIECE);
        if until <= self.at {
            return Ok(Bytes::new());
        }
        let options =
            GetOptions { if_match: self.version.clone(), ..GetOptions::default() }.with_range(Some(self.at..until));
        let piece = self.object.bucket.store.get_opts(self.object.path(), options).await?.bytes().await?;
        self.at += piece.len() as u64;
        Ok(piece)
    }
}
