//! Whose a store is. A file in it carries the id of the one installation that may write and delete there: another one would take
//! every file for one that no row names.

use super::{Place, Storage, StorageError, hex};
use crate::core::security::master_key::RootKey;
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// The name of that file, beside the shards.
pub(super) const MARKER: &str = "installation";
/// What is longer is no id.
pub(super) const LONGEST_MARKER: u64 = 256;

/// What tells one installation from another. It follows from the root key: whatever copy of the database is restored has the same, and
/// no other database has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstallationId(String);

impl InstallationId {
    pub(crate) fn of(root: &RootKey) -> InstallationId {
        let id = root.derive("hirehall/installation-id/1");
        InstallationId(hex(id.get(..16).unwrap_or_default()))
    }
}

impl fmt::Display for InstallationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id of who uses the store, and whether the store is known to carry it.
#[derive(Clone, Debug)]
pub(super) struct Owner {
    id: InstallationId,
    is_proven: Arc<AtomicBool>,
}

impl Owner {
    pub(super) fn new(id: InstallationId) -> Owner {
        Owner { id, is_proven: Arc::default() }
    }
}

/// To whom a store belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BelongsTo {
    Us,
    Nobody,
    /// With the id that the store carries.
    Another(String),
}

impl Storage {
    pub(crate) fn id(&self) -> &InstallationId {
        &self.owner.id
    }

    /// Whether the store was found to be ours since this process has started.
    pub(crate) fn is_proven(&self) -> bool {
        self.owner.is_proven.load(Ordering::Acquire)
    }

    /// Looks whose the store is. Changes nothing in it unless it is ours.
    pub(crate) async fn belongs(&self) -> Result<BelongsTo, StorageError> {
        let marker = match &self.place {
            Place::Directory(directory) => directory.marker().await?,
            Place::Bucket(bucket) => bucket.marker().await?,
        };
        match marker.as_deref().map(str::trim) {
            None | Some("") => Ok(BelongsTo::Nobody),
            Some(id) if id == self.owner.id.0 => {
                if !self.is_proven() {
                    if let Place::Directory(directory) = &self.place {
                        directory.prepare().await?;
                    }
                    self.owner.is_proven.store(true, Ordering::Release);
                }
                Ok(BelongsTo::Us)
            }
            Some(id) => Ok(BelongsTo::Another(id.chars().filter(char::is_ascii_graphic).collect())),
        }
    }

    /// Makes a store ours that is nobody's.
    pub(crate) async fn adopt(&self) -> Result<BelongsTo, StorageError> {
        let id = format!("{}\n", self.owner.id);
        match &self.place {
            Place::Directory(directory) => directory.write_marker(id).await?,
            Place::Bucket(bucket) => bucket.write_marker(id).await?,
        }
        self.belongs().await
    }

    /// Whatever writes, lists or deletes asks this first.
    pub(super) async fn demand_ours(&self) -> Result<(), StorageError> {
        if self.is_proven() {
            return Ok(());
        }
        match self.belongs().await? {
            BelongsTo::Us => Ok(()),
            BelongsTo::Nobody | BelongsTo::Another(_) => Err(StorageError::NotOurs),
        }
    }
}
