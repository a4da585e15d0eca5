//! Encrypted blobs in a directory or a bucket.

use super::{
    blob::{Area, BlobName, FileKey, StoredFile},
    bucket::Bucket,
    directory::Directory,
    error::{StorageError, in_time, on_a_blocking_thread},
    owner::{InstallationId, Owner},
    sealing::{Blob, Opened, Sealer},
};
use crate::core::{config::StorageUrl, security::Wrapping};
use axum::body::Bytes;
use futures_util::{Stream, stream::try_unfold};
use sha2::{Digest, Sha256};
use std::{
    io::{self, Write},
    sync::Arc,
};

/// Encrypted blobs, wherever they are. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    pub(super) place: Place,
    wrapping: Arc<Wrapping>,
    pub(super) owner: Owner,
}

/// Where blobs are.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Directory(Directory),
    Bucket(Bucket),
}

impl Storage {
    /// Prepares to use the store, and makes nothing. Whose it is, and whether it is there, shows later.
    pub(crate) fn open(
        url: &StorageUrl,
        wrapping_key: &[u8; 32],
        installation: InstallationId,
    ) -> Result<Storage, StorageError> {
        let place = match url {
            StorageUrl::File(directory) => Place::Directory(Directory::at(directory)?),
            StorageUrl::Bucket(bucket) => Place::Bucket(Bucket::open(bucket)?),
        };
        Ok(Storage { place, wrapping: Arc::new(Wrapping::new(wrapping_key)), owner: Owner::new(installation) })
    }

    /// Encrypts `bytes` into a new blob. Once this returns, it survives a power cut; when it fails, nothing is left of it.
    pub(crate) async fn put(&self, key: &FileKey, bytes: Bytes) -> Result<StoredFile, StorageError> {
        let hashed = bytes.clone();
        let sha256 = on_a_blocking_thread(move || Ok(Sha256::digest(&hashed).into())).await?;
        let (name, size) = self.put_written(key, move |blob| blob.write_all(&bytes)).await?;
        Ok(StoredFile { name, size, sha256 })
    }

    /// Encrypts what `write` writes into a new blob, and tells its size. As durable as [`Storage::put`], and as little is left of it
    /// when it fails.
    pub(crate) async fn put_written<W>(&self, key: &FileKey, write: W) -> Result<(BlobName, u64), StorageError>
    where
        W: FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
    {
        self.require_ours().await?;
        let name = BlobName::generate()?;
        let seal = {
            let (key, name) = (key.clone(), name.clone());
            move |blob: &mut dyn Write| {
                let mut sealer = Sealer::new(&key, &name, blob)?;
                write(&mut sealer)?;
                sealer.finish()
            }
        };
        let size = match &self.place {
            Place::Directory(directory) => directory.write(&name, seal).await?,
            Place::Bucket(bucket) => bucket.write(&name, seal).await?,
        };
        Ok((name, size))
    }

    /// The bytes that were put under `name` with `key`: all of them, unchanged, or an error.
    pub(crate) async fn get(&self, key: &FileKey, name: &BlobName) -> Result<Vec<u8>, StorageError> {
        let mut opened = self.open_blob(key, name).await?;
        let mut plaintext = Vec::new();
        while let Some(chunk) = in_time(opened.next()).await? {
            plaintext.extend(chunk);
        }
        Ok(plaintext)
    }

    /// The bytes that were put under `name` with `key`, a chunk at a time as they are asked for. If the blob is not whole, or not what
    /// has this `sha256`, the stream ends with an error before its last chunk.
    pub(crate) async fn read(
        &self,
        key: &FileKey,
        name: &BlobName,
        sha256: Option<[u8; 32]>,
    ) -> Result<impl Stream<Item = Result<Bytes, StorageError>> + Send + use<>, StorageError> {
        let state = (self.open_blob(key, name).await?, Sha256::new());
        Ok(try_unfold(state, move |(mut opened, mut digest)| async move {
            let Some(chunk) = in_time(opened.next()).await? else { return Ok(None) };
            digest.update(&chunk);
            if opened.is_at_its_end() && sha256.is_some_and(|sha256| sha256[..] != digest.clone().finalize()[..]) {
                return Err(StorageError::Damaged);
            }
            Ok(Some((chunk.into(), (opened, digest))))
        }))
    }

    async fn open_blob(&self, key: &FileKey, name: &BlobName) -> Result<Opened, StorageError> {
        in_time(async {
            let blob = match self.blob(name).await {
                // A database from a backup may name again what was set aside.
                Err(StorageError::Missing) if self.bring_back(name).await? => self.blob(name).await?,
                blob => blob?,
            };
            Opened::new(key, name, blob).await
        })
        .await
    }

    async fn blob(&self, name: &BlobName) -> Result<Blob, StorageError> {
        match &self.place {
            Place::Directory(directory) => directory.read(name).await,
            Place::Bucket(bucket) => bucket.read(name).await,
        }
    }

    /// Deletes a blob, durably. That it is gone already is fine, so this can be repeated.
    pub(crate) async fn delete(&self, name: &BlobName) -> Result<(), StorageError> {
        self.delete_from(Area::Files, name).await
    }

    /// Wraps `key` for keeping in the database; `context` is the id of what it belongs to.
    pub(crate) fn wrap(&self, key: &FileKey, context: &[u8]) -> Result<Vec<u8>, StorageError> {
        Ok(self.wrapping.wrap(&key.0, context)?)
    }

    /// Gives back what [`Storage::wrap`] was given, for the same `context`.
    pub(crate) fn unwrap(&self, wrapped: &[u8], context: &[u8]) -> Result<FileKey, StorageError> {
        Ok(FileKey(self.wrapping.unwrap(wrapped, context)?))
    }
}
