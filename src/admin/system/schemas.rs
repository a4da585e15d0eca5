//! The response body of the state of the installation.

use super::models::{Configuration, DatabaseState};
use crate::{
    core::{clock::Timestamp, config::DescriptionRow, rounds::Round, security::ListedKey},
    database::{
        ids::{KeyId, WebhookId},
        queue::{TaskKind, state::KindLoad},
    },
    event::lag::ReaderLag,
    webhook::delivery::models::WebhookLag,
};
use serde::Serialize;
use utoipa::ToSchema;

/// The state of the installation. What is read of the database and the disks may be five seconds old; the rest is that
/// of the node that answers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SystemRead {
    /// When the database and the disks were read.
    pub(crate) read_at: Timestamp,
    /// The version of Hirehall on the node that answers.
    #[schema(example = "0.1.0")]
    pub(crate) version: &'static str,
    /// The commit that it was built from; `unknown` if the build did not say.
    #[schema(example = "4f86ead")]
    pub(crate) commit: &'static str,
    /// When the node started.
    pub(crate) started_at: Timestamp,
    /// How many seconds ago that was.
    #[schema(example = 86400)]
    pub(crate) uptime_seconds: u64,
    pub(crate) database: DatabaseRead,
    /// Work that is done later, one entry for each kind.
    pub(crate) tasks: Vec<TaskLoadRead>,
    pub(crate) mail: MailStateRead,
    pub(crate) events: EventLagRead,
    /// The webhooks that are not disabled.
    pub(crate) webhooks: Vec<WebhookLagRead>,
    pub(crate) storage: StorageRead,
    /// The node's file systems.
    pub(crate) disks: Vec<DiskRead>,
    /// The node's open live feeds.
    #[schema(example = 12)]
    pub(crate) feeds_open: usize,
    /// The node's background work, in the order of the names.
    pub(crate) rounds: Vec<RoundRead>,
}

/// The database.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DatabaseRead {
    /// The engine and its version.
    #[schema(example = "PostgreSQL 17.2")]
    pub(crate) engine: String,
    /// The number of the last migration.
    #[schema(example = 49)]
    pub(crate) schema_version: i64,
    /// Its size in bytes, without SQLite's write-ahead log.
    #[schema(example = 52428800)]
    pub(crate) size_bytes: i64,
    /// The size of SQLite's write-ahead log in bytes; null on PostgreSQL.
    #[schema(example = 4194304)]
    pub(crate) wal_bytes: Option<u64>,
    pub(crate) queues: QueuesRead,
    /// The node's connections; null on SQLite.
    pub(crate) connections: Option<ConnectionsRead>,
}

/// How many transactions of the node wait for a thread.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueuesRead {
    #[schema(example = 0)]
    pub(crate) reads: usize,
    #[schema(example = 0)]
    pub(crate) searches: usize,
    #[schema(example = 0)]
    pub(crate) writes: usize,
}

/// The node's connections to PostgreSQL.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConnectionsRead {
    #[schema(example = 6)]
    pub(crate) idle: usize,
    #[schema(example = 2)]
    pub(crate) in_use: usize,
    /// Broken, and not replaced yet.
    #[schema(example = 0)]
    pub(crate) broken: usize,
}

/// The tasks of a kind.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TaskLoadRead {
    pub(crate) kind: TaskKind,
    /// Open tasks; 100000 means that many or more.
    #[schema(example = 3)]
    pub(crate) waiting: i64,
    /// Tasks that have failed for good in the last 30 days; at most 10000 of all kinds are counted.
    #[schema(example = 0)]
    pub(crate) failed: i64,
    /// Since when the first due task waits for a worker; null if none is due.
    pub(crate) oldest_due_at: Option<Timestamp>,
}

impl From<&KindLoad> for TaskLoadRead {
    fn from(load: &KindLoad) -> Self {
        let KindLoad { kind, waiting, failed, oldest_due_at } = *load;
        Self { kind, waiting, failed, oldest_due_at }
    }
}

/// Mails of all kinds.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MailStateRead {
    /// Since when no mail is sent, because a backup was restored; null if mails are sent. `hirehall queue release` ends it.
    #[schema(example = "2026-05-04T10:00:00.123456Z")]
    pub(crate) held_since: Option<String>,
    /// Mails that are not sent yet.
    #[schema(example = 3)]
    pub(crate) waiting: i64,
    /// Mails that have failed for good in the last 30 days.
    #[schema(example = 0)]
    pub(crate) failed: i64,
}

impl From<&DatabaseState> for MailStateRead {
    fn from(state: &DatabaseState) -> Self {
        let mails = || state.tasks.iter().filter(|load| load.kind.is_mail());
        Self {
            held_since: state.mails_held_since.clone(),
            waiting: mails().map(|load| load.waiting).sum(),
            failed: mails().map(|load| load.failed).sum(),
        }
    }
}

/// How far behind the readers of the event log are.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventLagRead {
    pub(crate) readers: Vec<ReaderLagRead>,
    /// The time of the oldest event that cannot be read yet, because a transaction before it is open; null if there is
    /// none.
    pub(crate) oldest_unsettled_at: Option<Timestamp>,
}

impl From<&DatabaseState> for EventLagRead {
    fn from(state: &DatabaseState) -> Self {
        Self {
            readers: state.readers.iter().map(ReaderLagRead::from).collect(),
            oldest_unsettled_at: state.oldest_unsettled,
        }
    }
}

/// How far behind a reader of the event log is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReaderLagRead {
    /// What it does with the events.
    #[schema(example = "mail")]
    pub(crate) reader: &'static str,
    /// Events that it has not processed; 10000 means that many or more.
    #[schema(example = 0)]
    pub(crate) events: i64,
    /// The time of the first of them; null if there is none.
    pub(crate) oldest_at: Option<Timestamp>,
}

impl From<&ReaderLag> for ReaderLagRead {
    fn from(lag: &ReaderLag) -> Self {
        let ReaderLag { reader, events, oldest_at } = *lag;
        Self { reader, events, oldest_at }
    }
}

/// How far behind the deliveries of a webhook are.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WebhookLagRead {
    pub(crate) webhook_id: WebhookId,
    #[schema(example = "https://example.com/hooks")]
    pub(crate) url: String,
    /// Since when the first event waits that it has not taken; null if none does.
    pub(crate) waits_since: Option<Timestamp>,
}

impl From<&WebhookLag> for WebhookLagRead {
    fn from(WebhookLag { id, url, waits_since }: &WebhookLag) -> Self {
        Self { webhook_id: *id, url: url.clone(), waits_since: *waits_since }
    }
}

/// The file store.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StorageRead {
    /// `directory` or `bucket`.
    #[schema(example = "directory")]
    pub(crate) kind: &'static str,
    /// Whether the node has found since its start that the store is that of this installation. False if it has not
    /// answered yet.
    #[schema(example = true)]
    pub(crate) is_ours: bool,
}

/// A file system.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DiskRead {
    /// What it is for: `data`, the data directory; `files`, a file store in a directory.
    #[schema(example = "data")]
    pub(crate) directory: &'static str,
    #[schema(example = 107374182400_u64)]
    pub(crate) size_bytes: u64,
    #[schema(example = 53687091200_u64)]
    pub(crate) free_bytes: u64,
}

/// Background work.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RoundRead {
    #[schema(example = "mail")]
    pub(crate) name: &'static str,
    /// When it last succeeded; null if it has not since the node's start.
    pub(crate) last_success_at: Option<Timestamp>,
    /// How often it has failed since.
    #[schema(example = 0)]
    pub(crate) failures: u32,
}

impl From<(&'static str, Round)> for RoundRead {
    fn from((name, round): (&'static str, Round)) -> Self {
        Self { name, last_success_at: round.last_success, failures: round.failures }
    }
}

/// The settings that are in effect on the node that answers, and the signing keys.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConfigurationRead {
    pub(crate) settings: Vec<SettingRead>,
    /// The keys that sign access tokens, the newest first. The newest signs; the others verify until their last token has expired.
    pub(crate) signing_keys: Vec<SigningKeyRead>,
}

/// A setting.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SettingRead {
    #[schema(example = "HIREHALL_LISTEN")]
    pub(crate) name: &'static str,
    /// What is in effect, secrets masked; empty if it is not set.
    #[schema(example = "127.0.0.1:8000")]
    pub(crate) value: String,
    /// `default`, `environment`, `command line`, or a file.
    #[schema(example = "environment")]
    pub(crate) origin: String,
}

/// A key that signs access tokens.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SigningKeyRead {
    pub(crate) id: KeyId,
    pub(crate) created_at: Timestamp,
}

impl From<Configuration> for ConfigurationRead {
    fn from(Configuration { settings, keys }: Configuration) -> Self {
        let setting = |DescriptionRow { name, value, origin }: DescriptionRow| SettingRead {
            name,
            value,
            origin: origin.to_string(),
        };
        let key = |ListedKey { id, created_at }: ListedKey| SigningKeyRead { id, created_at };
        Self {
            settings: settings.into_iter().map(setting).collect(),
            signing_keys: keys.into_iter().map(key).collect(),
        }
    }
}
