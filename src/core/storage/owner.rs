//! The owner of a store. A marker file carries the id of the one installation that may write and delete there:
//! any other installation would delete every file as unreferenced.

use super::blob::hex;
use crate::core::security::master_key::RootKey;
use std::{
    fmt,
    sync::{Arc, atomic::AtomicBool},
};

/// The name of the marker file, beside the shards.
pub(super) const MARKER: &str = "installation";
/// The longest valid marker, in bytes.
pub(super) const MAX_MARKER_LEN: u64 = 256;

/// The id of an installation. It is derived from the root key, so every restored copy of a database has the
/// same id, and no other database has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstallationId(pub(super) String);

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

/// The id of this installation, and whether the store was found to have it.
#[derive(Clone, Debug)]
pub(super) struct Owner {
    pub(super) id: InstallationId,
    pub(super) is_ours: Arc<AtomicBool>,
}

impl Owner {
    pub(super) fn new(id: InstallationId) -> Owner {
        Owner { id, is_ours: Arc::default() }
    }
}

/// Which installation a store belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StoreOwner {
    Us,
    Nobody,
    /// The id in the store's marker file.
    Another(String),
}
