//! The state of the installation.

use crate::{
    core::{clock::Timestamp, config::DescriptionRow, security::ListedKey},
    database::{
        Error, Tx,
        health::{self, Versions},
        models::installation,
        queue::state::{self, KindLoad},
    },
    event::lag::{self, ReaderLag},
    webhook::delivery::models::WebhookLag,
};

/// The space of a file system, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DiskSpace {
    pub(crate) size: u64,
    /// What a process without special rights may still use.
    pub(crate) free: u64,
}

/// The state of the installation, as far as it takes time to read.
#[derive(Debug, Clone)]
pub(crate) struct SystemState {
    /// When it was read.
    pub(crate) read_at: Timestamp,
    /// `None` if the database does not answer.
    pub(crate) database: Option<DatabaseState>,
    /// The file systems by what they are for: `data`, and `files` for a file store in a directory. Empty if they do not
    /// answer.
    pub(crate) disks: Vec<(&'static str, DiskSpace)>,
    /// The size of the write-ahead log; `None` on PostgreSQL.
    pub(crate) wal_bytes: Option<u64>,
}

/// What the database says.
#[derive(Debug, Clone)]
pub(crate) struct DatabaseState {
    pub(crate) versions: Versions,
    /// In bytes.
    pub(crate) size: i64,
    pub(crate) tasks: Vec<KindLoad>,
    /// Since when mails are held, because a backup was restored.
    pub(crate) mails_held_since: Option<String>,
    pub(crate) readers: Vec<ReaderLag>,
    pub(crate) oldest_unsettled: Option<Timestamp>,
    pub(crate) webhooks: Vec<WebhookLag>,
}

impl DatabaseState {
    /// Reads the state. Every query is bounded.
    pub(super) fn read(tx: &mut Tx<'_>) -> Result<Self, Error> {
        Ok(Self {
            versions: health::versions(tx)?,
            size: health::size(tx)?,
            tasks: state::load(tx)?,
            mails_held_since: installation::mails_held_since(tx)?,
            readers: lag::of_readers(tx)?,
            oldest_unsettled: lag::oldest_unsettled(tx)?,
            webhooks: WebhookLag::of_all(tx)?,
        })
    }
}

/// What is in effect.
#[derive(Debug)]
pub(crate) struct Configuration {
    /// Secrets are masked.
    pub(crate) settings: Vec<DescriptionRow>,
    /// The keys that sign access tokens, the newest first.
    pub(crate) keys: Vec<ListedKey>,
}
