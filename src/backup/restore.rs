//! Restores a backup into an empty installation.
//!
//! The database is marked before the first row is written, and the mark is removed after everything else. So a restore that was interrupted
//! leaves either an empty database or one that every command refuses.

use super::{
    error::{BackupError, damaged},
    format::{Chunk, Header, Manifest},
    read::{self, Part},
};
use crate::{
    core::{
        clock::Clock,
        security::{
            key_file::KeyFile,
            master_key::{MasterKey, RootKey},
        },
        storage::{BlobName, InstallationId, Storage, StoreOwner},
    },
    database::{
        self, Tx, event_numbers,
        ids::UserId,
        models::installation as values,
        tables::{self, TableColumn},
    },
    installation::{self, RootKeyError},
    service::models::index_all_later,
    settings::Settings,
};
use indicatif::ProgressBar;
use std::{
    collections::BTreeMap,
    io::{self, Read},
    sync::mpsc,
};
use tokio::runtime::Handle;

/// How many numbers of events are skipped. Fewer events were lost.
const SKIPPED_EVENTS: i64 = 1_000_000;

/// What the operator decides.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RestoreOptions {
    /// Sessions are not restored, so everybody signs in again.
    pub(crate) end_sessions: bool,
}

/// Restores the archive. Must not be called in an asynchronous task.
pub(crate) fn restore(
    settings: &Settings,
    runtime: &Handle,
    input: impl Read,
    options: RestoreOptions,
    progress: &ProgressBar,
) -> Result<(Header, Manifest), BackupError> {
    let (url, clock) = (&settings.database_url, Clock::system());
    let (header, manifest) = read::read(input, |header, parts| {
        let root = root_key(settings, header)?;
        require_empty_database(settings, header)?;
        let storage = empty_storage(settings, runtime, &root)?;
        install_master_key(settings, header)?;
        database::migrate_to(url, header.schema)?;
        database::with_own_connection(url, &clock, |tx| {
            values::begin_restore(tx, &header.created_at)?;
            let mut target = Target { tx, runtime, storage, options, tables: BTreeMap::new(), progress, files: 0 };
            parts.for_each(|part| match part {
                Part::Rows(chunk) => target.load(chunk),
                Part::File(name, content) => target.store(name, content),
            })?;
            target.compare_counts()
        })?;
        Ok(header.clone())
    })?;
    database::migrate(url)?;
    database::with_own_connection(url, &clock, |tx| {
        index_listings(tx)?;
        database::in_transaction(tx, |tx| {
            event_numbers::skip(tx, SKIPPED_EVENTS)?;
            values::hold_mails(tx)?;
            values::finish_restore(tx)
        })
    })?;
    database::checkpoint(url)?;
    Ok((header, manifest))
}

/// The root key of the backup, if this installation's master key unwraps it.
fn root_key(settings: &Settings, header: &Header) -> Result<RootKey, BackupError> {
    let root = match installation::unwrap_root_key(&header.root_key, settings, master_key_of(header)?.as_ref()) {
        Err(RootKeyError::ForeignMasterKey) => {
            return Err(BackupError::Refused(
                "the backup needs another master key, that of another installation or from before `keys rotate-master`: set HIREHALL_MASTER_KEY to that key"
                    .to_owned(),
            ));
        }
        Err(RootKeyError::NoMasterKey(path)) => {
            return Err(BackupError::Refused(format!(
                "the backup does not contain the master key, and there is none in {}: put that of the installation there, or set \
                 HIREHALL_MASTER_KEY",
                path.display()
            )));
        }
        unwrapped => unwrapped?,
    };
    if InstallationId::of(&root).to_string() == header.installation {
        Ok(root)
    } else {
        Err(BackupError::Damaged("its root key is that of another installation".to_owned()))
    }
}

fn master_key_of(header: &Header) -> Result<Option<MasterKey>, BackupError> {
    header.master_key.as_deref().map(MasterKey::from_base64).transpose().map_err(damaged)
}

fn install_master_key(settings: &Settings, header: &Header) -> Result<(), BackupError> {
    let file = KeyFile::in_dir(&settings.data_dir);
    match master_key_of(header)? {
        Some(key) if settings.master_key.is_none() && file.find()?.is_none() && file.next()?.is_none() => {
            Ok(file.install(&key)?)
        }
        _ => Ok(()),
    }
}

/// Writes nothing.
fn require_empty_database(settings: &Settings, header: &Header) -> Result<(), BackupError> {
    let refused = |why: String| Err(BackupError::Refused(why));
    let migrations = database::schema(&settings.database_url)?.migrations;
    let known = migrations.iter().filter(|migration| migration.is_known);
    if known.clone().all(|migration| migration.version != header.schema) {
        return refused(format!(
            "the backup has the schema {}, which this program does not know: use Hirehall {} or later",
            header.schema, header.hirehall
        ));
    }
    let Some(newest) = migrations.iter().rfind(|migration| migration.is_applied) else { return Ok(()) };
    database::with_own_connection(&settings.database_url, &Clock::system(), |tx| {
        let has_values = !tables::columns(tx, MARKED)?.is_empty();
        if let Some(created_at) = if has_values { values::half_restored(tx)? } else { None } {
            return Err(RootKeyError::HalfRestored(created_at).into());
        }
        for table in ["users", MARKED, "events"] {
            if !tables::columns(tx, table)?.is_empty() && tables::count(tx, table)? > 0 {
                return refused(
                    "the database is not empty: a backup is restored into a database that has never been used"
                        .to_owned(),
                );
            }
        }
        if newest.version > header.schema {
            return refused(format!(
                "the database is migrated further ({}) than the backup ({}): use one that was not migrated",
                newest.version, header.schema
            ));
        }
        Ok(())
    })
}

/// A store without files, which belongs to this installation afterwards.
fn empty_storage(settings: &Settings, runtime: &Handle, root: &RootKey) -> Result<Storage, BackupError> {
    let url = &settings.storage_url;
    let storage = Storage::open(url, &root.derive("hirehall/files/1"), InstallationId::of(root))?;
    runtime.block_on(async {
        if let StoreOwner::Another(_) = storage.check_owner().await? {
            return Err(BackupError::Refused(format!("the file store {url} belongs to another installation")));
        }
        if !storage.is_empty().await? {
            return Err(BackupError::Refused(format!("the file store {url} is not empty")));
        }
        storage.claim().await?;
        Ok(storage)
    })
}

/// The installation that is being filled.
struct Target<'t, 'c> {
    tx: &'t mut Tx<'c>,
    runtime: &'t Handle,
    storage: Storage,
    options: RestoreOptions,
    tables: BTreeMap<String, LoadedTable>,
    progress: &'t ProgressBar,
    files: u64,
}

/// A table into which rows were loaded.
struct LoadedTable {
    columns: Vec<TableColumn>,
    rows: i64,
}

/// The table with the mark of a restore or a move, which is no row of what is copied.
pub(super) const MARKED: &str = "installation";

impl Target<'_, '_> {
    fn load(&mut self, chunk: Chunk) -> Result<(), BackupError> {
        let Chunk { table, columns, rows } = chunk;
        if !self.tables.contains_key(&table) {
            let loaded = self.begin_table(&table)?;
            self.tables.insert(table.clone(), loaded);
        }
        if table == "sessions" && self.options.end_sessions {
            return Ok(());
        }
        let Some(loaded) = self.tables.get_mut(&table) else { return Ok(()) };
        let (known, rows) = tables::fitted(&table, &columns, &loaded.columns, rows).map_err(BackupError::Damaged)?;
        database::in_transaction(self.tx, |tx| tables::insert(tx, &table, &known, &rows))?;
        loaded.rows += i64::try_from(rows.len()).unwrap_or(i64::MAX);
        self.progress.set_message(format!("{table}: {} rows", loaded.rows));
        self.progress.tick();
        Ok(())
    }

    fn begin_table(&mut self, table: &str) -> Result<LoadedTable, BackupError> {
        let columns = tables::columns(self.tx, table)?;
        if columns.is_empty() {
            return Err(BackupError::Damaged(format!("its schema has no table {table:?}")));
        }
        if table != MARKED {
            tables::clear(self.tx, table)?;
        }
        Ok(LoadedTable { columns, rows: 0 })
    }

    /// The file is written by a task of its own, which gets its bytes through a channel.
    fn store(&mut self, name: BlobName, content: &mut dyn Read) -> Result<(), BackupError> {
        const PIECE: usize = 64 * 1024;
        let (sender, pieces) = mpsc::sync_channel::<Option<Vec<u8>>>(4);
        let storage = self.storage.clone();
        let writing = self.runtime.spawn(async move {
            let write = move |blob: &mut dyn io::Write| {
                // Without a last piece the archive could not be read to the end of the file.
                while let Some(piece) = pieces.recv().map_err(|_| io::Error::from(io::ErrorKind::UnexpectedEof))? {
                    blob.write_all(&piece)?;
                }
                Ok(())
            };
            storage.put_stored(&name, write).await
        });
        let mut piece = vec![0; PIECE];
        let sent = loop {
            match content.read(&mut piece) {
                Ok(0) => break sender.send(None).map_err(|_| None),
                Ok(read) => {
                    if sender.send(Some(piece.get(..read).unwrap_or_default().to_vec())).is_err() {
                        break Err(None);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => break Err(Some(error)),
            }
        };
        drop(sender);
        let written = self.runtime.block_on(writing).map_err(damaged)?;
        if let Err(Some(error)) = sent {
            return Err(damaged(error));
        }
        written?;
        self.files += 1;
        self.progress.set_message(format!("files: {}", self.files));
        self.progress.tick();
        Ok(())
    }

    fn compare_counts(&mut self) -> Result<(), BackupError> {
        for (table, loaded) in &self.tables {
            let expected = loaded.rows + i64::from(table == MARKED);
            let found = tables::count(self.tx, table)?;
            if found != expected {
                return Err(BackupError::Refused(format!("{table} has {found} rows instead of {expected}")));
            }
        }
        Ok(())
    }
}

/// The word index is not copied; background work makes it.
pub(crate) fn index_listings(tx: &mut Tx<'_>) -> Result<(), database::Error> {
    let mut last = Some(UserId::FIRST);
    while let Some(worker) = last {
        last = database::in_transaction(tx, |tx| index_all_later(tx, worker))?;
    }
    Ok(())
}
