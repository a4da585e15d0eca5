//! Whose a store is. A file in it carries the id of the one installation that may write and delete there: another one would take
//! every file for one that no row names.

use super::blob::hex;
use crate::core::security::master_key::RootKey;
use std::{
    fmt,
    sync::{Arc, atomic::AtomicBool},
};

/// The name of that file, beside the shards.
pub(super) const MARKER: &str = "installation";
/// What is longer is no id.
pub(super) const MAX_MARKER_LEN: u64 = 256;

/// What tells one installation from another. It follows from the root key: whatever copy of the database is restored has the same, and
/// no other database has.
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

/// The id of who uses the store, and whether the store is known to carry it.
#[derive(Clone, Debug)]
pub(super) struct Owner {
    pub(super) id: InstallationId,
    pub(super) is_proven: Arc<AtomicBool>,
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
