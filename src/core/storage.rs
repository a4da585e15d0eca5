//! Where files live: encrypted, so that whoever holds the disk, or a backup of it, reads nobody's passport.
//!
//! Each submission has a random key of its own. The database keeps that key wrapped by the operator's, so destroying the
//! wrapped key erases every copy of the files, and changing the operator's key touches no file.
//!
//! A blob is a version byte, 19 random bytes, and then the file in chunks of 64 KiB, each sealed with XChaCha20-Poly1305
//! in the STREAM construction (<https://eprint.iacr.org/2015/189>): the nonce of a chunk is the random bytes, its number
//! and whether it is the last, and its associated data are the version and the blob's name. So a blob that was cut,
//! extended, reordered or swapped with another of the same key is refused, and none of it needs the whole file at once.

mod stream;

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use aead_stream::{NewStream, StreamBE32};
use axum::body::Bytes;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use rand::TryRng;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::error::Failure;

use stream::{Opened, Sealer};

/// A directory of encrypted blobs. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    dir: Arc<Path>,
    wrapping: Arc<XChaCha20Poly1305>,
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
    #[error("the key was wrapped by another key or for another purpose, or was changed")]
    KeyRefused,
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
}

impl Storage {
    /// Opens the store at `dir`, making what is missing with mode 0700.
    ///
    /// All the directories it will ever use are made here, so that no later write depends on one that is not durable yet.
    pub(crate) fn open(dir: &Path, wrapping_key: &[u8; 32]) -> Result<Storage, StorageError> {
        private_directory().recursive(true).create(dir)?;
        let dir = dir.canonicalize()?;
        for shard in 0..=u8::MAX {
            match private_directory().create(dir.join(hex(&[shard]))) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                made => made?,
            }
        }
        let partial = dir.join(PARTIAL);
        private_directory().recursive(true).create(&partial)?;
        remove_what_was_interrupted(&partial)?;
        sync_directory(&dir)?;
        sync_parent(&dir)?;
        Ok(Storage { dir: dir.into(), wrapping: Arc::new(XChaCha20Poly1305::new(wrapping_key.into())) })
    }

    /// Encrypts `bytes` into a new blob. Once this returns, it survives a power cut; when it fails, nothing is left of it.
    pub(crate) async fn put(&self, key: &FileKey, bytes: Bytes) -> Result<StoredFile, StorageError> {
        let (storage, key) = (self.clone(), key.clone());
        on_a_blocking_thread(move || {
            let name = BlobName::generate()?;
            write_durably(&storage.partial(&name), &storage.path(&name), |file| seal(&key, &name, &bytes, file))?;
            Ok(StoredFile { name, size: bytes.len() as u64, sha256: Sha256::digest(&bytes).into() })
        })
        .await
    }

    /// The bytes that were put under `name` with `key`: all of them, unchanged, or an error.
    pub(crate) async fn get(&self, key: &FileKey, name: &BlobName) -> Result<Vec<u8>, StorageError> {
        let (storage, key, name) = (self.clone(), key.clone(), name.clone());
        on_a_blocking_thread(move || {
            let file = storage.existing(&name)?;
            let size = usize::try_from(file.metadata()?.len()).map_err(|_| StorageError::TooLarge)?;
            let mut plaintext = Vec::new();
            plaintext.try_reserve_exact(size).map_err(|_| StorageError::TooLarge)?;
            unseal(&key, &name, file, &mut plaintext)?;
            Ok(plaintext)
        })
        .await
    }

    /// Deletes a blob, durably. That it is gone already is fine, so this can be repeated.
    pub(crate) async fn delete(&self, name: &BlobName) -> Result<(), StorageError> {
        let path = self.path(name);
        on_a_blocking_thread(move || match fs::remove_file(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => Ok(removed.and_then(|()| sync_parent(&path))?),
        })
        .await
    }

    /// Wraps `key` for keeping in the database. Only [`Storage::unwrap`] with the same `context`, the id of what the key
    /// belongs to, gives it back: a wrapped key that was copied to another row is of no use there.
    pub(crate) fn wrap(&self, key: &FileKey, context: &[u8]) -> Result<Vec<u8>, StorageError> {
        let nonce: [u8; WRAP_NONCE] = random()?;
        let sealed = self
            .wrapping
            .encrypt(&nonce.into(), Payload { msg: &*key.0, aad: &associated_data(context) })
            .map_err(|_| StorageError::TooLarge)?;
        Ok([&[FORMAT], nonce.as_slice(), &sealed].concat())
    }

    /// Gives back what [`Storage::wrap`] was given.
    pub(crate) fn unwrap(&self, wrapped: &[u8], context: &[u8]) -> Result<FileKey, StorageError> {
        let (format, rest) = wrapped.split_first().ok_or(StorageError::KeyRefused)?;
        known_format(*format)?;
        let (nonce, sealed) = rest.split_first_chunk::<WRAP_NONCE>().ok_or(StorageError::KeyRefused)?;
        let key = self
            .wrapping
            .decrypt(nonce.into(), Payload { msg: sealed, aad: &associated_data(context) })
            .map(Zeroizing::new)
            .map_err(|_| StorageError::KeyRefused)?;
        let key = key.first_chunk().ok_or(StorageError::KeyRefused)?;
        Ok(FileKey(Zeroizing::new(*key)))
    }

    fn existing(&self, name: &BlobName) -> Result<File, StorageError> {
        File::open(self.path(name)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => StorageError::Missing,
            _ => error.into(),
        })
    }

    fn path(&self, name: &BlobName) -> PathBuf {
        self.dir.join(name.shard()).join(name.as_str())
    }

    fn partial(&self, name: &BlobName) -> PathBuf {
        self.dir.join(PARTIAL).join(name.as_str())
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

impl From<io::Error> for StorageError {
    fn from(error: io::Error) -> StorageError {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StorageError::Full,
            ErrorKind::UnexpectedEof => StorageError::Damaged,
            _ => StorageError::Io(error),
        }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Failure {
        match error {
            StorageError::Full => Failure::unavailable("storage_full", "There is no room for files; try again later."),
            StorageError::Io(_) => {
                Failure::unavailable("storage_unavailable", "Files cannot be kept or read right now; try again later.")
                    .because(&error)
            }
            error => Failure::internal(&error),
        }
    }
}

// The format.

/// The version of both formats, the blob's and the wrapped key's. It is authenticated, so nobody can turn it back.
const FORMAT: u8 = 1;
const WRAP_NONCE: usize = 24;
/// What the 24 bytes of XChaCha20's nonce leave beside the chunk's number (4) and whether it is the last (1).
const STREAM_NONCE: usize = 19;
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const SEALED_CHUNK: usize = CHUNK + TAG;

fn seal(key: &FileKey, name: &BlobName, plaintext: &[u8], blob: &mut File) -> Result<(), StorageError> {
    let mut sealer = Sealer::new(key, name, blob)?;
    sealer.write_all(plaintext)?;
    sealer.finish().map(drop)
}

/// Writes to `plaintext` chunk by chunk, each only after it was found authentic. That the blob is whole is known at the
/// end: after an error, what was written must not be used.
fn unseal(key: &FileKey, name: &BlobName, blob: File, plaintext: &mut impl Write) -> Result<(), StorageError> {
    let mut opened = Opened::new(key, name, blob)?;
    while let Some(chunk) = opened.next()? {
        plaintext.write_all(&chunk)?;
    }
    Ok(())
}

fn chunks_of(key: &FileKey, nonce: &[u8; STREAM_NONCE]) -> StreamBE32<XChaCha20Poly1305> {
    StreamBE32::from_aead(XChaCha20Poly1305::new((&*key.0).into()), nonce.into())
}

fn associated_data(context: &[u8]) -> Vec<u8> {
    [&[FORMAT], context].concat()
}

fn known_format(format: u8) -> Result<(), StorageError> {
    if format == FORMAT { Ok(()) } else { Err(StorageError::UnknownFormat(format)) }
}

// The disk.

/// Where files are as long as they are written.
const PARTIAL: &str = "partial";

/// Lets `write` fill a new file (mode 0600) that appears at `path` only when it is whole and on the disk.
fn write_durably(
    partial: &Path,
    path: &Path,
    write: impl FnOnce(&mut File) -> Result<(), StorageError>,
) -> Result<(), StorageError> {
    let written =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(partial).map_err(StorageError::from).and_then(
            |mut file| {
                // Where there are no locks, what was interrupted stays.
                let _ = file.try_lock();
                write(&mut file)?;
                file.sync_all()?;
                fs::rename(partial, path)?;
                Ok(sync_parent(path)?)
            },
        );
    if written.is_err() {
        // The first error is the one to tell; and a name that is not there to remove is the usual case.
        let _ = fs::remove_file(partial);
        let _ = fs::remove_file(path);
    }
    written
}

/// A lock ends with the process that holds it, so what can be locked is written by nobody any more, on no node.
fn remove_what_was_interrupted(partial: &Path) -> io::Result<()> {
    for entry in fs::read_dir(partial)? {
        let path = entry?.path();
        if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            // Another process may have been faster.
            let _ = fs::remove_file(&path);
        }
    }
    Ok(())
}

fn private_directory() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

fn sync_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), sync_directory)
}

/// A name is on the disk only once its directory is.
fn sync_directory(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
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
