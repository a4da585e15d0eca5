//! Encrypted file storage: a stolen disk or backup reveals no document.
//!
//! Each submission has its own random key. The database keeps that key wrapped by the operator's master key, so
//! destroying the wrapped key erases every copy of the files, and changing the master key touches no file.
//!
//! A blob is a version byte, 19 random bytes, and the file in chunks of 64 KiB, each sealed with
//! XChaCha20-Poly1305 in the STREAM construction (<https://eprint.iacr.org/2015/189>): the nonce of a chunk is
//! the random bytes, its number and a flag for the last chunk; its associated data are the version and the
//! blob's name. A blob that was cut, extended, reordered or swapped with another of the same key is refused. No
//! step needs the whole file in memory.

mod blob;
mod bucket;
mod copy;
mod directory;
mod encryption;
mod error;
mod meter;
mod object;
mod owner;
mod ownership;
mod set_aside;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use blob::{Area, BlobName, FileKey, ListedBlob, StoredFile};
pub(crate) use copy::StoredBlob;
pub(crate) use error::StorageError;
pub(crate) use object::{Object, OpenObject};
pub(crate) use owner::{InstallationId, StoreOwner};
pub(crate) use store::Storage;
