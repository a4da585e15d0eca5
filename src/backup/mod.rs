//! Backups: one archive with the rows and files of an installation, which either engine can restore.
//!
//! An archive is tar in zstd. Its entries, in this order: `header.json`; `database/<table>/<number>.jsonl`, a few megabytes of rows each, with
//! the columns in the first line; `files/<name>`, the stored files as they are, encrypted; `manifest.json`, which counts and hashes all others.
//! An archive that was cut has no manifest. Dependencies inside this module: [`format`] ← [`write`], [`read`] ← [`restore`] ←
//! [`moving`], which needs no archive.

mod encryption;
mod error;
mod format;
mod moving;
mod read;
mod restore;
mod row_sum;
mod write;

pub(crate) use encryption::{Input, decrypted, encrypted};
pub(crate) use error::BackupError;
pub(crate) use format::{Header, Manifest};
pub(crate) use moving::{Moved, move_to};
pub(crate) use read::verify;
pub(crate) use restore::{RestoreOptions, index_listings, restore};
pub(crate) use write::{Written, current_schema, write};
