//! Blobs in a directory of this machine, or of one that several nodes share.

use super::{
    BlobName, StorageError, Stored, hex, on_a_blocking_thread,
    sealing::{Blob, SEALED_CHUNK},
};
use std::{
    fs::{self, DirBuilder, DirEntry, File, OpenOptions},
    io::{self, ErrorKind, Write},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::io::BufReader;

/// Where files are as long as they are written.
pub(super) const PARTIAL: &str = "partial";

/// A directory of blobs. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Directory(Arc<Path>);

impl Directory {
    /// Opens it, making what is missing with mode 0700.
    ///
    /// All the directories it will ever use are made here, so that no later write depends on one that is not durable yet.
    pub(super) fn open(dir: &Path) -> Result<Directory, StorageError> {
        private_directory().recursive(true).create(dir)?;
        let dir = dir.canonicalize()?;
        for shard in 0..=u8::MAX {
            match private_directory().create(dir.join(hex(&[shard]))) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                made => made?,
            }
        }
        let partial = dir.join(PARTIAL);
        private_directory().recursive(true).create(&partial)?;
        remove_what_was_interrupted(&partial)?;
        sync_directory(&dir)?;
        sync_parent(&dir)?;
        Ok(Directory(dir.into()))
    }

    /// Lets `write` fill a new blob that is there only when it is whole and on the disk.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        name: &BlobName,
        write: impl FnOnce(&mut dyn Write) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let (partial, path) = (self.0.join(PARTIAL).join(name.as_str()), self.path(name));
        on_a_blocking_thread(move || write_durably(&partial, &path, write)).await
    }

    pub(super) async fn read(&self, name: &BlobName) -> Result<Blob, StorageError> {
        let file = tokio::fs::File::open(self.path(name)).await.map_err(|error| match error.kind() {
            ErrorKind::NotFound => StorageError::Missing,
            _ => error.into(),
        })?;
        Ok(Box::pin(BufReader::with_capacity(SEALED_CHUNK, file)))
    }

    pub(super) async fn delete(&self, name: &BlobName) -> Result<(), StorageError> {
        let path = self.path(name);
        on_a_blocking_thread(move || match fs::remove_file(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => Ok(removed.and_then(|()| sync_parent(&path))?),
        })
        .await
    }

    /// What is stored in one of the 256 shards. What is no blob is not ours.
    pub(super) async fn list(&self, shard: u8) -> Result<Vec<Stored>, StorageError> {
        let shard = self.0.join(hex(&[shard]));
        on_a_blocking_thread(move || Ok(fs::read_dir(shard)?.filter_map(|entry| stored(&entry.ok()?)).collect())).await
    }

    /// Where a blob is.
    pub(super) fn path(&self, name: &BlobName) -> PathBuf {
        self.0.join(name.shard()).join(name.as_str())
    }
}

fn stored(entry: &DirEntry) -> Option<Stored> {
    let name = entry.file_name().to_str()?.parse().ok()?;
    Some(Stored { name, since: entry.metadata().ok()?.modified().ok()?.into() })
}

/// Lets `write` fill a new file (mode 0600) that appears at `path` only when it is whole and on the disk.
fn write_durably<T>(
    partial: &Path,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, StorageError>,
) -> Result<T, StorageError> {
    let written =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(partial).map_err(StorageError::from).and_then(
            |mut file| {
                // Where there are no locks, what was interrupted stays.
                let _ = file.try_lock();
                let written = write(&mut file)?;
                file.sync_all()?;
                fs::rename(partial, path)?;
                sync_parent(path)?;
                Ok(written)
            },
        );
    if written.is_err() {
        // The first error is the one to tell; and a name that is not there to remove is the usual case.
        let _ = fs::remove_file(partial);
        let _ = fs::remove_file(path);
    }
    written
}

/// A lock ends with the process that holds it, so what can be locked is written by nobody any more, on no node.
fn remove_what_was_interrupted(partial: &Path) -> io::Result<()> {
    for entry in fs::read_dir(partial)? {
        let path = entry?.path();
        if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            // Another process may have been faster.
            let _ = fs::remove_file(&path);
        }
    }
    Ok(())
}

fn private_directory() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

fn sync_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), sync_directory)
}

/// A name is on the disk only once its directory is.
fn sync_directory(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}
