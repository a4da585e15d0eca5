//! Encrypted blobs in a directory or a bucket.

use super::{
    blob::{Area, BlobName, FileKey, StoredFile},
    bucket::Bucket,
    directory::Directory,
    encryption::{Blob, BlobReader, BlobWriter},
    error::{StorageError, on_a_blocking_thread, with_timeout},
    meter::{Operation, StorageMeter},
    owner::{InstallationId, Owner},
};
use crate::core::{config::StorageUrl, security::Wrapping};
use axum::body::Bytes;
use futures_util::{Stream, stream::try_unfold};
use sha2::{Digest, Sha256};
use std::{
    io::{self, Write},
    sync::Arc,
    time::Duration,
};
use tokio::time::timeout;

/// How long a directory may take to store an upload. If it is stored later all the same, housekeeping deletes it.
const DIRECTORY_PUT_TIMEOUT: Duration = Duration::from_secs(60);

/// The file store. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    pub(super) backend: Backend,
    wrapping: Arc<Wrapping>,
    pub(super) owner: Owner,
    pub(super) meter: Arc<StorageMeter>,
}

/// Where the blobs are stored.
#[derive(Clone, Debug)]
pub(super) enum Backend {
    Directory(Directory),
    Bucket(Bucket),
}

impl Storage {
    /// Configures the store. It creates nothing and does not connect.
    pub(crate) fn open(
        url: &StorageUrl,
        wrapping_key: &[u8; 32],
        installation: InstallationId,
    ) -> Result<Storage, StorageError> {
        let backend = match url {
            StorageUrl::File(directory) => Backend::Directory(Directory::at(directory)?),
            StorageUrl::Bucket(bucket) => Backend::Bucket(Bucket::open(bucket)?),
        };
        Ok(Storage {
            backend,
            wrapping: Arc::new(Wrapping::new(wrapping_key)),
            owner: Owner::new(installation),
            meter: Arc::new(StorageMeter::new()),
        })
    }

    /// Encrypts `bytes` into a new blob. When it returns, the blob is durable; if it fails, no part of the blob remains.
    pub(crate) async fn put(&self, name: BlobName, key: &FileKey, bytes: Bytes) -> Result<StoredFile, StorageError> {
        let hashed = bytes.clone();
        let sha256 = on_a_blocking_thread(move || Ok(Sha256::digest(&hashed).into())).await?;
        let put = self.write_blob(&name, key, move |blob| blob.write_all(&bytes));
        let put = async {
            match &self.backend {
                Backend::Directory(_) => {
                    timeout(DIRECTORY_PUT_TIMEOUT, put).await.map_err(|_| StorageError::Timeout)?
                }
                // Its requests have limits of their own.
                Backend::Bucket(_) => put.await,
            }
        };
        let size = self.meter.measure(Operation::Put, put).await?;
        Ok(StoredFile { name, size, sha256 })
    }

    /// As [`Storage::put`], for the bytes that `write` writes. Returns their number.
    pub(crate) async fn put_with<W>(&self, name: &BlobName, key: &FileKey, write: W) -> Result<u64, StorageError>
    where
        W: FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
    {
        self.meter.measure(Operation::Put, self.write_blob(name, key, write)).await
    }

    async fn write_blob<W>(&self, name: &BlobName, key: &FileKey, write: W) -> Result<u64, StorageError>
    where
        W: FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
    {
        self.require_ours().await?;
        let seal = {
            let (key, name) = (key.clone(), name.clone());
            move |blob: &mut dyn Write| {
                let mut writer = BlobWriter::new(&key, &name, blob)?;
                write(&mut writer)?;
                writer.finish()
            }
        };
        match &self.backend {
            Backend::Directory(directory) => directory.write(name, seal).await,
            Backend::Bucket(bucket) => bucket.write(name, seal).await,
        }
    }

    /// The bytes stored under `name` with `key`, complete and unchanged, or an error.
    pub(crate) async fn get(&self, key: &FileKey, name: &BlobName) -> Result<Vec<u8>, StorageError> {
        let mut opened = self.open_blob(key, name).await?;
        let mut plaintext = Vec::new();
        while let Some(chunk) = with_timeout(opened.next()).await? {
            plaintext.extend(chunk);
        }
        Ok(plaintext)
    }

    /// The bytes stored under `name` with `key`, as a stream of chunks. If the blob is incomplete or its
    /// SHA-256 differs from `sha256`, the stream ends with an error before its last chunk.
    pub(crate) async fn read(
        &self,
        key: &FileKey,
        name: &BlobName,
        sha256: Option<[u8; 32]>,
    ) -> Result<impl Stream<Item = Result<Bytes, StorageError>> + Send + use<>, StorageError> {
        let state = (self.open_blob(key, name).await?, Sha256::new());
        Ok(try_unfold(state, move |(mut opened, mut digest)| async move {
            let Some(chunk) = with_timeout(opened.next()).await? else { return Ok(None) };
            digest.update(&chunk);
            if opened.is_finished() && sha256.is_some_and(|sha256| sha256[..] != digest.clone().finalize()[..]) {
                return Err(StorageError::Damaged);
            }
            Ok(Some((chunk.into(), (opened, digest))))
        }))
    }

    async fn open_blob(&self, key: &FileKey, name: &BlobName) -> Result<BlobReader, StorageError> {
        let opening = with_timeout(async {
            let blob = match self.blob(name).await {
                // A database restored from a backup may reference a set-aside file again.
                Err(StorageError::Missing) if self.restore_blob(name).await? => self.blob(name).await?,
                blob => blob?,
            };
            BlobReader::new(key, name, blob).await
        });
        self.meter.measure(Operation::Open, opening).await
    }

    pub(super) async fn blob(&self, name: &BlobName) -> Result<Blob, StorageError> {
        match &self.backend {
            Backend::Directory(directory) => directory.read(name).await,
            Backend::Bucket(bucket) => bucket.read(name).await,
        }
    }

    /// Deletes a blob, durably. Not an error if it is gone already, so it can be repeated.
    pub(crate) async fn delete(&self, name: &BlobName) -> Result<(), StorageError> {
        self.delete_from(Area::Files, name).await
    }

    /// Wraps `key` for the database. `context` is the id of the row that it belongs to.
    pub(crate) fn wrap(&self, key: &FileKey, context: &[u8]) -> Result<Vec<u8>, StorageError> {
        Ok(self.wrapping.wrap(&key.0, context)?)
    }

    /// Unwraps a key that [`Storage::wrap`] wrapped with the same `context`.
    pub(crate) fn unwrap(&self, wrapped: &[u8], context: &[u8]) -> Result<FileKey, StorageError> {
        Ok(FileKey(self.wrapping.unwrap(wrapped, context)?))
    }
}
