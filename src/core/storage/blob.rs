//! Names, keys and areas of blobs.

use super::error::StorageError;
use crate::{core::clock::Timestamp, database::enums::stored_as_text};
use rand::{TryRng, rngs::SysRng};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// An area of a store. Each has 256 shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// Files in use.
    Files,
    /// Unreferenced files. They are kept for some days before they are deleted.
    SetAside,
}

/// A blob in a listing of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedBlob {
    pub(crate) name: BlobName,
    /// When it was written, by the clock of the store.
    pub(crate) written_at: Timestamp,
}

/// The metadata of a stored file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredFile {
    /// The name to read it by.
    pub(crate) name: BlobName,
    /// Bytes, before encryption.
    pub(crate) size: u64,
    /// SHA-256 of the bytes before encryption. As confidential as the file.
    pub(crate) sha256: [u8; 32],
}

/// The key of one submission's files: 256 random bits, wiped when dropped, never printed.
#[derive(Clone)]
pub(crate) struct FileKey(pub(super) Zeroizing<[u8; 32]>);

impl FileKey {
    /// A new random key. It uses the system's generator instead of an argument, because a key must never be
    /// repeatable.
    pub(crate) fn generate() -> Result<FileKey, StorageError> {
        random().map(|key| FileKey(Zeroizing::new(key)))
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(…)")
    }
}

/// The name of a blob: 128 random bits as 32 lower-case hexadecimal digits, safe as part of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct BlobName(String);

impl BlobName {
    const BYTES: usize = 16;

    /// A new name. Nobody can guess it.
    pub(crate) fn generate() -> Result<BlobName, StorageError> {
        random::<{ BlobName::BYTES }>().map(|name| BlobName(hex(&name)))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The first two digits. 256 directories keep each of them small.
    pub(super) fn shard(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

/// The text is not a valid blob name.
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

pub(super) fn random<const N: usize>() -> Result<[u8; N], StorageError> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|_| StorageError::NoRandomness)?;
    Ok(bytes)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The directory (or prefix) of unreferenced files.
pub(super) const SET_ASIDE: &str = "set-aside";

/// `ab` is shard 0xab.
pub(super) fn shard_named(name: &str) -> Option<u8> {
    let is_plain = name.len() == 2 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_plain.then(|| u8::from_str_radix(name, 16).ok()).flatten()
}
