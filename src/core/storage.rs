//! Where files live: encrypted, so that whoever holds the disk, or a backup of it, reads nobody's passport.
//!
//! Each submission has a random key of its own. The database keeps that key wrapped by the operator's, so destroying the
//! wrapped key erases every copy of the files, and changing the operator's key touches no file.
//!
//! A blob is a version byte, 19 random bytes, and then the file in chunks of 64 KiB, each sealed with XChaCha20-Poly1305
//! in the STREAM construction (<https://eprint.iacr.org/2015/189>): the nonce of a chunk is the random bytes, its number
//! and whether it is the last, and its associated data are the version and the blob's name. So a blob that was cut,
//! extended, reordered or swapped with another of the same key is refused, and none of it needs the whole file at once.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use aead_stream::{NewStream, StreamBE32, StreamPrimitive};
use axum::body::Bytes;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use rand::TryRng;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

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
        sync_directory(&dir)?;
        sync_parent(&dir)?;
        Ok(Storage { dir: dir.into(), wrapping: Arc::new(XChaCha20Poly1305::new(wrapping_key.into())) })
    }

    /// Encrypts `bytes` into a new blob. Once this returns, it survives a power cut; when it fails, nothing is left of it.
    pub(crate) async fn put(&self, key: &FileKey, bytes: Bytes) -> Result<StoredFile, StorageError> {
        let (storage, key) = (self.clone(), key.clone());
        on_a_blocking_thread(move || {
            let name = BlobName::generate()?;
            write_durably(&storage.path(&name), |file| seal(&key, &name, &bytes, file))?;
            Ok(StoredFile { name, size: bytes.len() as u64, sha256: Sha256::digest(&bytes).into() })
        })
        .await
    }

    /// The bytes that were put under `name` with `key`: all of them, unchanged, or an error.
    pub(crate) async fn get(&self, key: &FileKey, name: &BlobName) -> Result<Vec<u8>, StorageError> {
        let (storage, key, name) = (self.clone(), key.clone(), name.clone());
        on_a_blocking_thread(move || {
            let file = File::open(storage.path(&name)).map_err(|error| match error.kind() {
                ErrorKind::NotFound => StorageError::Missing,
                _ => error.into(),
            })?;
            let size = usize::try_from(file.metadata()?.len()).map_err(|_| StorageError::TooLarge)?;
            let mut plaintext = Vec::new();
            plaintext.try_reserve_exact(size).map_err(|_| StorageError::TooLarge)?;
            unseal(&key, &name, BufReader::with_capacity(SEALED_CHUNK, file), &mut plaintext)?;
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

    fn path(&self, name: &BlobName) -> PathBuf {
        self.dir.join(name.shard()).join(name.as_str())
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

// The format.

/// The version of both formats, the blob's and the wrapped key's. It is authenticated, so nobody can turn it back.
const FORMAT: u8 = 1;
const WRAP_NONCE: usize = 24;
/// What the 24 bytes of XChaCha20's nonce leave beside the chunk's number (4) and whether it is the last (1).
const STREAM_NONCE: usize = 19;
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const SEALED_CHUNK: usize = CHUNK + TAG;

fn seal(key: &FileKey, name: &BlobName, plaintext: &[u8], blob: &mut impl Write) -> Result<(), StorageError> {
    let nonce: [u8; STREAM_NONCE] = random()?;
    blob.write_all(&[FORMAT])?;
    blob.write_all(&nonce)?;

    let stream = chunks_of(key, &nonce);
    let associated_data = associated_data(name.as_str().as_bytes());
    let mut chunk = Vec::with_capacity(SEALED_CHUNK);
    let mut rest = plaintext;
    for number in 0..u32::MAX {
        let (now, later) = rest.split_at(rest.len().min(CHUNK));
        chunk.clear();
        chunk.extend_from_slice(now);
        stream
            .encrypt_in_place(number, later.is_empty(), &associated_data, &mut chunk)
            .map_err(|_| StorageError::TooLarge)?;
        blob.write_all(&chunk)?;
        if later.is_empty() {
            return Ok(());
        }
        rest = later;
    }
    Err(StorageError::TooLarge)
}

/// Writes to `plaintext` chunk by chunk, each only after it was found authentic. That the blob is whole is known at the
/// end: after an error, what was written must not be used.
fn unseal(
    key: &FileKey,
    name: &BlobName,
    mut blob: impl BufRead,
    plaintext: &mut impl Write,
) -> Result<(), StorageError> {
    let mut format = [0; 1];
    let mut nonce = [0; STREAM_NONCE];
    blob.read_exact(&mut format)?;
    known_format(u8::from_ne_bytes(format))?;
    blob.read_exact(&mut nonce)?;

    let stream = chunks_of(key, &nonce);
    let associated_data = associated_data(name.as_str().as_bytes());
    let mut chunk = Vec::with_capacity(SEALED_CHUNK);
    for number in 0..u32::MAX {
        chunk.clear();
        blob.by_ref().take(SEALED_CHUNK as u64).read_to_end(&mut chunk)?;
        let is_last = blob.fill_buf()?.is_empty();
        stream.decrypt_in_place(number, is_last, &associated_data, &mut chunk).map_err(|_| StorageError::Damaged)?;
        plaintext.write_all(&chunk)?;
        if is_last {
            return Ok(());
        }
    }
    Err(StorageError::TooLarge)
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

/// Lets `write` fill a new file (mode 0600) that appears at `path` only when it is whole and on the disk.
fn write_durably(path: &Path, write: impl FnOnce(&mut File) -> Result<(), StorageError>) -> Result<(), StorageError> {
    let partial = path.with_extension("part");
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&partial)
        .map_err(StorageError::from)
        .and_then(|mut file| {
            write(&mut file)?;
            file.sync_all()?;
            fs::rename(&partial, path)?;
            Ok(sync_parent(path)?)
        });
    if written.is_err() {
        // The first error is the one to tell; and a name that is not there to remove is the usual case.
        let _ = fs::remove_file(&partial);
        let _ = fs::remove_file(path);
    }
    written
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
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const SECRET: &[u8] = b"Passport No. X1234567, born on the ninth of May";

    struct Store {
        dir: tempfile::TempDir,
        storage: Storage,
        key: FileKey,
    }

    impl Store {
        fn new() -> Store {
            let dir = tempfile::tempdir().unwrap();
            let storage = Storage::open(&dir.path().join("files"), &[7; 32]).unwrap();
            Store { dir, storage, key: FileKey::generate().unwrap() }
        }

        async fn put(&self, bytes: &[u8]) -> BlobName {
            self.storage.put(&self.key, Bytes::copy_from_slice(bytes)).await.unwrap().name
        }

        async fn get(&self, name: &BlobName) -> Result<Vec<u8>, StorageError> {
            self.storage.get(&self.key, name).await
        }

        fn change(&self, name: &BlobName, change: impl FnOnce(&mut Vec<u8>)) {
            let path = self.storage.path(name);
            let mut bytes = fs::read(&path).unwrap();
            change(&mut bytes);
            fs::write(&path, bytes).unwrap();
        }

        fn files(&self) -> Vec<PathBuf> {
            let shards = fs::read_dir(self.dir.path().join("files")).unwrap();
            shards
                .flat_map(|shard| fs::read_dir(shard.unwrap().path()).unwrap())
                .map(|file| file.unwrap().path())
                .collect()
        }
    }

    fn pattern(length: usize) -> Vec<u8> {
        (0..=250).cycle().take(length).collect()
    }

    fn damaged<T>(result: &Result<T, StorageError>) -> bool {
        matches!(result, Err(StorageError::Damaged))
    }

    #[tokio::test]
    async fn what_is_put_comes_back_whatever_its_length() {
        let store = Store::new();
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5, 10 * 1024 * 1024] {
            let bytes = pattern(length);
            let stored = store.storage.put(&store.key, bytes.clone().into()).await.unwrap();
            assert_eq!(stored.size, length as u64);
            assert_eq!(stored.sha256, <[u8; 32]>::from(Sha256::digest(&bytes)));
            assert!(store.get(&stored.name).await.unwrap() == bytes, "{length} bytes");
        }
    }

    #[tokio::test]
    async fn a_blob_outlives_the_store_that_wrote_it() {
        let store = Store::new();
        let name = store.put(SECRET).await;
        let wrapped = store.storage.wrap(&store.key, b"submission 1").unwrap();

        let reopened = Storage::open(&store.dir.path().join("files"), &[7; 32]).unwrap();
        let key = reopened.unwrap(&wrapped, b"submission 1").unwrap();
        let name = name.as_str().parse().unwrap();
        assert_eq!(reopened.get(&key, &name).await.unwrap(), SECRET);
    }

    #[tokio::test]
    async fn neither_the_file_nor_its_key_is_on_the_disk() {
        let store = Store::new();
        store.put(&SECRET.repeat(5000)).await;
        for path in store.files() {
            let bytes = fs::read(path).unwrap();
            assert!(!bytes.windows(8).any(|window| window == &SECRET[..8]));
            assert!(!bytes.windows(8).any(|window| window == &store.key.0[..8]));
        }
        assert_eq!(format!("{:?}", store.key), "FileKey(…)");
        assert!(!format!("{:?}", store.storage).contains("7, 7"));
    }

    #[tokio::test]
    async fn the_same_file_twice_looks_different_twice() {
        let store = Store::new();
        let (one, two) = (store.put(SECRET).await, store.put(SECRET).await);
        assert_ne!(one, two);
        assert_ne!(fs::read(store.storage.path(&one)).unwrap(), fs::read(store.storage.path(&two)).unwrap());
    }

    #[tokio::test]
    async fn only_the_owner_may_read_files_and_directories() {
        let store = Store::new();
        let path = store.storage.path(&store.put(SECRET).await);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert_eq!(mode(path.parent().unwrap().parent().unwrap()), 0o700);
    }

    #[tokio::test]
    async fn every_flipped_bit_is_noticed() {
        let store = Store::new();
        let name = store.put(SECRET).await;
        let length = fs::read(store.storage.path(&name)).unwrap().len();
        for at in 0..length {
            store.change(&name, |blob| blob[at] ^= 1);
            match store.get(&name).await {
                Err(StorageError::UnknownFormat(_)) if at == 0 => {}
                other => assert!(damaged(&other), "byte {at}"),
            }
            store.change(&name, |blob| blob[at] ^= 1);
        }
        assert_eq!(store.get(&name).await.unwrap(), SECRET);
    }

    #[tokio::test]
    async fn a_blob_that_was_cut_or_extended_is_noticed_even_between_chunks() {
        let store = Store::new();
        let whole = pattern(3 * CHUNK);
        let header = 1 + STREAM_NONCE;
        for length in [0, 1, header - 1, header, header + 5, header + SEALED_CHUNK, header + 2 * SEALED_CHUNK] {
            let name = store.put(&whole).await;
            store.change(&name, |blob| blob.truncate(length));
            assert!(damaged(&store.get(&name).await), "cut to {length}");
        }
        for extra in [1, TAG, SEALED_CHUNK] {
            let name = store.put(&whole).await;
            store.change(&name, |blob| blob.extend(vec![0; extra]));
            assert!(damaged(&store.get(&name).await), "{extra} more");
        }
    }

    #[tokio::test]
    async fn chunks_in_another_order_are_noticed() {
        let store = Store::new();
        let name = store.put(&pattern(3 * CHUNK)).await;
        store.change(&name, |blob| {
            let (first, second) = blob[1 + STREAM_NONCE..].split_at_mut(SEALED_CHUNK);
            first.swap_with_slice(&mut second[..SEALED_CHUNK]);
        });
        assert!(damaged(&store.get(&name).await));
    }

    #[tokio::test]
    async fn a_blob_under_the_name_of_another_with_the_same_key_is_noticed() {
        let store = Store::new();
        let (one, two) = (store.put(b"front").await, store.put(b"back").await);
        fs::copy(store.storage.path(&one), store.storage.path(&two)).unwrap();
        assert!(damaged(&store.get(&two).await));
    }

    #[tokio::test]
    async fn another_key_opens_nothing() {
        let store = Store::new();
        let name = store.put(SECRET).await;
        assert!(damaged(&store.storage.get(&FileKey::generate().unwrap(), &name).await));
    }

    #[tokio::test]
    async fn a_file_that_was_never_encrypted_is_refused() {
        let store = Store::new();
        let name = store.put(SECRET).await;
        store.change(&name, |blob| *blob = SECRET.to_vec());
        assert!(matches!(store.get(&name).await, Err(StorageError::UnknownFormat(b'P'))));
    }

    #[tokio::test]
    async fn what_was_deleted_is_missing_and_can_be_deleted_again() {
        let store = Store::new();
        let name = store.put(SECRET).await;
        store.storage.delete(&name).await.unwrap();
        assert!(matches!(store.get(&name).await, Err(StorageError::Missing)));
        store.storage.delete(&name).await.unwrap();
        assert_eq!(store.files(), Vec::<PathBuf>::new());
    }

    #[test]
    fn a_full_disk_is_said_and_leaves_no_half_file() {
        let store = Store::new();
        let path = store.storage.path(&BlobName::generate().unwrap());
        let result = write_durably(&path, |file| {
            file.write_all(&pattern(CHUNK))?;
            Err(io::Error::from(ErrorKind::StorageFull).into())
        });
        assert!(matches!(result, Err(StorageError::Full)));
        assert_eq!(store.files(), Vec::<PathBuf>::new());
    }

    #[test]
    fn a_blob_is_under_its_name_only_when_it_is_whole() {
        let store = Store::new();
        let path = store.storage.path(&BlobName::generate().unwrap());
        write_durably(&path, |file| {
            file.write_all(b"half")?;
            assert!(!path.exists());
            Ok(())
        })
        .unwrap();
        assert_eq!(store.files(), [path]);
    }

    #[test]
    fn a_wrapped_key_comes_back_only_for_what_it_was_wrapped_for() {
        let store = Store::new();
        let wrapped = store.storage.wrap(&store.key, b"submission 1").unwrap();
        assert_eq!(store.storage.unwrap(&wrapped, b"submission 1").unwrap().0, store.key.0);
        assert!(matches!(store.storage.unwrap(&wrapped, b"submission 2"), Err(StorageError::KeyRefused)));

        let other = Storage::open(&store.dir.path().join("files"), &[8; 32]).unwrap();
        assert!(matches!(other.unwrap(&wrapped, b"submission 1"), Err(StorageError::KeyRefused)));
    }

    #[test]
    fn a_wrapped_key_that_was_changed_is_refused() {
        let store = Store::new();
        let wrapped = store.storage.wrap(&store.key, b"1").unwrap();
        for length in 0..wrapped.len() {
            assert!(matches!(store.storage.unwrap(&wrapped[..length], b"1"), Err(StorageError::KeyRefused)));
        }
        for at in 1..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[at] ^= 0x80;
            assert!(matches!(store.storage.unwrap(&changed, b"1"), Err(StorageError::KeyRefused)));
        }
        let newer = [&[2], &wrapped[1..]].concat();
        assert!(matches!(store.storage.unwrap(&newer, b"1"), Err(StorageError::UnknownFormat(2))));
    }

    #[test]
    fn a_name_is_thirty_two_digits_and_never_a_path() {
        for text in ["", "../../etc/passwd", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcde\0"] {
            assert_eq!(text.parse::<BlobName>(), Err(InvalidBlobName), "{text:?}");
        }
        let name = BlobName::generate().unwrap();
        assert_eq!(name.as_str().parse(), Ok(name));
    }
}
