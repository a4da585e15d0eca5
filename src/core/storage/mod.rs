//! Where files live: encrypted, so that whoever holds the disk, or a backup of it, reads nobody's passport.
//!
//! Each submission has a random key of its own. The database keeps that key wrapped by the operator's, so destroying the
//! wrapped key erases every copy of the files, and changing the operator's key touches no file.
//!
//! A blob is a version byte, 19 random bytes, and then the file in chunks of 64 KiB, each sealed with XChaCha20-Poly1305
//! in the STREAM construction (<https://eprint.iacr.org/2015/189>): the nonce of a chunk is the random bytes, its number
//! and whether it is the last, and its associated data are the version and the blob's name. So a blob that was cut,
//! extended, reordered or swapped with another of the same key is refused, and none of it needs the whole file at once.

mod bucket;
mod directory;
mod owner;
mod sealing;
mod set_aside;

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use futures_util::{Stream, stream::try_unfold};
use rand::TryRng;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::clock::Timestamp;
use super::config::StorageUrl;
use super::error::Failure;
use super::security::{WrapError, Wrapping};
use crate::database::enums::stored_as_text;

use bucket::Bucket;
use directory::Directory;
use owner::Owner;
pub(crate) use owner::{BelongsTo, InstallationId};
use sealing::{Blob, Opened, Sealer};

/// Encrypted blobs, wherever they are. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    place: Place,
    wrapping: Arc<Wrapping>,
    owner: Owner,
}

/// Where blobs are.
#[derive(Clone, Debug)]
enum Place {
    Directory(Directory),
    Bucket(Bucket),
}

/// A part of a store. Both are divided into 256 shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// Files.
    Files,
    /// Files that no row has named. They are kept for some days before they are deleted.
    SetAside,
}

/// A blob, as the store knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) name: BlobName,
    /// By the clock of the store.
    pub(crate) since: Timestamp,
}

/// What there is to remember about a file that was put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredFile {
    /// Under which name it can be had again.
    pub(crate) name: BlobName,
    /// Bytes, before encryption.
    pub(crate) size: u64,
    /// SHA-256 of the bytes before encryption: as private as the file itself.
    pub(crate) sha256: [u8; 32],
}

/// Why a file could not be put, got or deleted, or a key not be unwrapped. Says nothing about paths or contents.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StorageError {
    #[error("there is no such file")]
    Missing,
    #[error("the file is not what was stored, or was stored under another key")]
    Damaged,
    #[error(transparent)]
    Key(#[from] WrapError),
    #[error("format {0} is newer than this program")]
    UnknownFormat(u8),
    #[error("the file is larger than the format allows")]
    TooLarge,
    #[error("the disk is full")]
    Full,
    #[error("the system gave no random bytes")]
    NoRandomness,
    #[error("the work was interrupted")]
    Interrupted,
    #[error("the file store failed: {0}")]
    Io(io::Error),
    #[error("the file store failed: {0}")]
    Store(String),
    #[error("the file store does not answer")]
    Late,
    #[error("the file store does not carry this installation's id")]
    NotOurs,
}

/// How long a store may take to say anything.
const PATIENCE: Duration = Duration::from_secs(10);

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
        self.demand_ours().await?;
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

/// The key of one submission's files: 256 random bits, wiped when dropped, never shown.
#[derive(Clone)]
pub(crate) struct FileKey(Zeroizing<[u8; 32]>);

impl FileKey {
    /// A new key. It comes straight from the system and not from an argument: a key that can be repeated is none.
    pub(crate) fn generate() -> Result<FileKey, StorageError> {
        random().map(|key| FileKey(Zeroizing::new(key)))
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(…)")
    }
}

/// The name of a blob: 128 random bits as 32 lower-case hexadecimal digits, so it can be part of a path, and says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct BlobName(String);

impl BlobName {
    const BYTES: usize = 16;

    fn generate() -> Result<BlobName, StorageError> {
        random::<{ BlobName::BYTES }>().map(|name| BlobName(hex(&name)))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The first two digits: 256 directories keep each of them small.
    fn shard(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

/// A text that no blob can have as its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a stored file")]
pub(crate) struct InvalidBlobName;

impl FromStr for BlobName {
    type Err = InvalidBlobName;

    fn from_str(text: &str) -> Result<BlobName, InvalidBlobName> {
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() == 2 * BlobName::BYTES && text.bytes().all(is_hex) {
            Ok(BlobName(text.to_owned()))
        } else {
            Err(InvalidBlobName)
        }
    }
}

stored_as_text!(BlobName);

impl From<io::Error> for StorageError {
    fn from(error: io::Error) -> StorageError {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StorageError::Full,
            ErrorKind::UnexpectedEof => StorageError::Damaged,
            _ => StorageError::Io(error),
        }
    }
}

impl From<object_store::Error> for StorageError {
    fn from(error: object_store::Error) -> StorageError {
        match error {
            object_store::Error::NotFound { .. } => StorageError::Missing,
            error => StorageError::Store(error.to_string()),
        }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Failure {
        match error {
            StorageError::Full => Failure::unavailable("storage_full", "There is no room for files; try again later."),
            StorageError::Io(_) | StorageError::Store(_) | StorageError::Late | StorageError::NotOurs => {
                Failure::unavailable("storage_unavailable", "Files cannot be kept or read right now; try again later.")
                    .because(&error)
            }
            error => Failure::internal(&error),
        }
    }
}

async fn in_time<T>(answer: impl Future<Output = Result<T, StorageError>>) -> Result<T, StorageError> {
    timeout(PATIENCE, answer).await.map_err(|_| StorageError::Late)?
}

/// A disk may take long, and whoever waits for it here must not hold up other requests.
async fn on_a_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StorageError> + Send + 'static,
) -> Result<T, StorageError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(StorageError::Interrupted))
}

fn random<const N: usize>() -> Result<[u8; N], StorageError> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|_| StorageError::NoRandomness)?;
    Ok(bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
