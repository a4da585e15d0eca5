//! Where files live: encrypted, so that whoever holds the disk, or a backup of it, reads nobody's passport.
//!
//! Each submission has a random key of its own. The database keeps that key wrapped by the operator's, so destroying the
//! wrapped key erases every copy of the files, and changing the operator's key touches no file.
//!
//! A blob is a version byte, 19 random bytes, and then the file in chunks of 64 KiB, each sealed with XChaCha20-Poly1305
//! in the STREAM construction (<https://eprint.iacr.org/2015/189>): the nonce of a chunk is the random bytes, its number
//! and whether it is the last, and its associated data are the version and the blob's name. So a blob that was cut,
//! extended, reordered or swapped with another of the same key is refused, and none of it needs the whole file at once.

mod blob;
mod bucket;
mod directory;
mod error;
mod owner;
mod ownership;
mod sealing;
mod set_aside;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use blob::{Area, BlobName, FileKey, Stored, StoredFile};
pub(crate) use error::StorageError;
pub(crate) use owner::{BelongsTo, InstallationId};
pub(crate) use store::Storage;
