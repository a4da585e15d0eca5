//! Blobs as they are stored, encrypted: for backups.

use super::{
    blob::{Area, BlobName},
    encryption::Blob,
    error::{StorageError, with_timeout},
    store::{Backend, Storage},
};
use std::io::{self, Write};
use tokio::io::AsyncReadExt as _;

/// The stored bytes of a blob.
pub(crate) struct StoredBlob {
    /// Their number.
    pub(crate) size: u64,
    bytes: Blob,
}

impl StoredBlob {
    /// Reads some bytes; 0 at the end.
    pub(crate) async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, StorageError> {
        with_timeout(async { Ok(self.bytes.read(buffer).await?) }).await
    }
}

impl Storage {
    /// Opens a blob without decrypting it. A set-aside blob is moved back.
    pub(crate) async fn open_stored(&self, name: &BlobName) -> Result<StoredBlob, StorageError> {
        with_timeout(async {
            match self.stored(name).await {
                Err(StorageError::Missing) if self.restore_blob(name).await? => self.stored(name).await,
                opened => opened,
            }
        })
        .await
    }

    async fn stored(&self, name: &BlobName) -> Result<StoredBlob, StorageError> {
        let size = match &self.backend {
            Backend::Directory(directory) => directory.size(Area::Files, name).await?,
            Backend::Bucket(bucket) => bucket.size(Area::Files, name).await?,
        };
        Ok(StoredBlob { size, bytes: self.blob(name).await? })
    }

    /// Writes a blob that is encrypted already. It is durable when this returns; if it fails, no part of the blob remains.
    pub(crate) async fn put_stored<W>(&self, name: &BlobName, write: W) -> Result<(), StorageError>
    where
        W: FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
    {
        self.require_ours().await?;
        let copy = move |blob: &mut dyn Write| Ok(write(blob)?);
        match &self.backend {
            Backend::Directory(directory) => directory.write(name, copy).await,
            Backend::Bucket(bucket) => bucket.write(name, copy).await,
        }
    }
}
