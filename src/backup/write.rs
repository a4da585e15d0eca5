//! Makes a backup while servers run. Reads only; nothing is locked.

use super::{
    error::BackupError,
    format::{CHUNK, ChunkHeader, DATABASE, EntryHash, FILES, FORMAT, HEADER, Header, MANIFEST, Manifest},
};
use crate::{
    core::{
        clock::Clock,
        config::DatabaseUrl,
        security::master_key::RootKey,
        storage::{BlobName, InstallationId, Storage, StorageError, StoreOwner, StoredBlob},
    },
    database::{
        self, Tx,
        models::blob,
        tables::{self, Value},
    },
    installation,
    settings::Settings,
};
use indicatif::ProgressBar;
use std::io::{self, Read, Write};
use tokio::runtime::Handle;

/// The compression level of zstd.
const LEVEL: i32 = 3;

/// What was written.
pub(crate) struct Written {
    pub(crate) header: Header,
    pub(crate) manifest: Manifest,
}

/// Writes the rows of one moment, then the files that they name. Must not be called in an asynchronous task.
pub(crate) fn write(
    settings: &Settings,
    runtime: &Handle,
    out: impl Write,
    with_master_key: bool,
    progress: &ProgressBar,
) -> Result<Written, BackupError> {
    let schema = current_schema(&settings.database_url)?;
    let mut archive = Archive::new(out)?;
    let snapshot = database::with_snapshot(&settings.database_url, &Clock::system(), |tx| {
        let (root_key, root, master) = installation::wrapped_root_key(tx, settings)?.ok_or_else(|| {
            BackupError::Refused("there is nothing to back up: no server has served this database yet".to_owned())
        })?;
        let header = Header {
            format: FORMAT,
            hirehall: env!("CARGO_PKG_VERSION").to_owned(),
            schema,
            engine: tx.engine().name().to_owned(),
            created_at: tx.now().to_string(),
            installation: InstallationId::of(&root).to_string(),
            root_key,
            master_key: with_master_key.then(|| master.to_base64().to_string()),
        };
        archive.add(HEADER, &json(&header)?)?;
        for table in tables::COPIED {
            archive.add_table(tx, table, progress)?;
        }
        Ok::<_, BackupError>((header, root, names_of_files(tx)?))
    });
    let (header, root, names) = snapshot?;
    archive.add_files(settings, runtime, &root, &names, progress)?;
    Ok(Written { header, manifest: archive.finish()? })
}

/// The newest migration. A database that is not of this version is refused: it may have tables and columns that this program does not copy.
pub(crate) fn current_schema(url: &DatabaseUrl) -> Result<i32, BackupError> {
    let migrations = database::schema(url)?.migrations;
    match migrations.iter().find(|migration| !migration.is_applied || !migration.is_known) {
        None => Ok(migrations.last().map_or(0, |newest| newest.version)),
        Some(other) => Err(BackupError::Refused(format!(
            "the database has another version than this program ({}): {}",
            other.name,
            match other.is_known {
                true => "run `hirehall migrate` first",
                false => "use the newer program, which knows all that is to be copied",
            }
        ))),
    }
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, BackupError> {
    serde_json::to_vec(value).map_err(|error| BackupError::Write(error.into()))
}

/// The names of the files as numbers, which take 16 bytes each.
fn names_of_files(tx: &mut Tx<'_>) -> Result<Vec<u128>, BackupError> {
    let mut names = Vec::new();
    blob::for_each_referenced(tx, |name| {
        names.extend(u128::from_str_radix(name.as_str(), 16));
        Ok::<_, BackupError>(())
    })?;
    Ok(names)
}

struct Archive<W: Write> {
    tar: tar::Builder<zstd::Encoder<'static, W>>,
    hash: EntryHash,
    manifest: Manifest,
}

impl<W: Write> Archive<W> {
    fn new(out: W) -> Result<Self, BackupError> {
        let mut encoder = zstd::Encoder::new(out, LEVEL).map_err(BackupError::Write)?;
        encoder.include_checksum(true).map_err(BackupError::Write)?;
        Ok(Self { tar: tar::Builder::new(encoder), hash: EntryHash::default(), manifest: Manifest::default() })
    }

    fn add(&mut self, name: &str, content: &[u8]) -> Result<(), BackupError> {
        self.add_from(name, content.len() as u64, content)
    }

    fn add_from(&mut self, name: &str, size: u64, content: impl Read) -> Result<(), BackupError> {
        let mut header = tar::Header::new_ustar();
        header.set_size(size);
        header.set_mode(0o600);
        self.hash.begin(name, size);
        let mut content = Hashed { content: content.take(size), hash: &mut self.hash, read: 0 };
        self.tar.append_data(&mut header, name, &mut content).map_err(BackupError::Write)?;
        if content.read == size {
            return Ok(());
        }
        Err(BackupError::Write(io::Error::other(format!("{name} became shorter while it was read"))))
    }

    fn add_table(&mut self, tx: &mut Tx<'_>, table: &str, progress: &ProgressBar) -> Result<(), BackupError> {
        let columns = tables::columns(tx, table)?;
        let mut head = json(&ChunkHeader { table: table.to_owned(), columns: columns.clone() })?;
        head.push(b'\n');
        let (mut chunk, mut number, mut rows) = (head.clone(), 0_u32, 0_u64);
        tables::read(tx, table, &columns, |row| {
            if chunk.len() >= CHUNK {
                number += 1;
                self.add(&chunk_name(table, number), &chunk)?;
                chunk.clone_from(&head);
                progress.set_message(format!("{table}: {rows} rows"));
                progress.tick();
            }
            let values: Vec<serde_json::Value> = row.iter().map(Value::to_json).collect();
            serde_json::to_writer(&mut chunk, &values).map_err(|error| BackupError::Write(error.into()))?;
            chunk.push(b'\n');
            rows += 1;
            Ok::<_, BackupError>(())
        })?;
        self.add(&chunk_name(table, number + 1), &chunk)?;
        self.manifest.rows.insert(table.to_owned(), rows);
        Ok(())
    }

    fn add_files(
        &mut self,
        settings: &Settings,
        runtime: &Handle,
        root: &RootKey,
        names: &[u128],
        progress: &ProgressBar,
    ) -> Result<(), BackupError> {
        if names.is_empty() {
            return Ok(());
        }
        let key = root.derive("hirehall/files/1");
        let storage = Storage::open(&settings.storage_url, &key, InstallationId::of(root))?;
        if runtime.block_on(storage.check_owner())? != StoreOwner::Us {
            return Err(StorageError::NotOurs.into());
        }
        for name in names {
            let name: BlobName = format!("{name:032x}").parse().map_err(|_| StorageError::Missing)?;
            match runtime.block_on(storage.open_stored(&name)) {
                Ok(blob) => {
                    let size = blob.size;
                    self.add_from(&format!("{FILES}{}", name.as_str()), size, BlockingBlob { runtime, blob })?;
                    self.manifest.files += 1;
                    self.manifest.file_bytes += size;
                }
                Err(StorageError::Missing) => self.manifest.missing_files.push(name.as_str().to_owned()),
                Err(error) => return Err(error.into()),
            }
            progress.set_message(format!("files: {} of {}", self.manifest.files, names.len()));
            progress.tick();
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Manifest, BackupError> {
        self.manifest.sha256 = self.hash.clone().finish();
        let content = json(&self.manifest)?;
        self.add(MANIFEST, &content)?;
        let finished = self.tar.into_inner().and_then(zstd::Encoder::finish).and_then(|mut out| out.flush());
        finished.map_err(BackupError::Write)?;
        Ok(self.manifest)
    }
}

fn chunk_name(table: &str, number: u32) -> String {
    format!("{DATABASE}{table}/{number:06}.jsonl")
}

/// Hashes what is read.
struct Hashed<'h, R> {
    content: R,
    hash: &'h mut EntryHash,
    read: u64,
}

impl<R: Read> Read for Hashed<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(buffer)?;
        self.hash.update(buffer.get(..read).unwrap_or_default());
        self.read += read as u64;
        Ok(read)
    }
}

struct BlockingBlob<'r> {
    runtime: &'r Handle,
    blob: StoredBlob,
}

impl Read for BlockingBlob<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.runtime.block_on(self.blob.read(buffer)).map_err(io::Error::other)
    }
}
