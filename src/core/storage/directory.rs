//! Blobs in a directory of this machine, or of one that several nodes share.

use super::{
    blob::{Area, BlobName, SET_ASIDE, Stored, hex, shard_named},
    error::{StorageError, on_a_blocking_thread},
    owner::{MARKER, MAX_MARKER_LEN},
    sealing::{Blob, SEALED_CHUNK},
};
use std::{
    fs::{self, DirBuilder, DirEntry, File, OpenOptions},
    io::{self, ErrorKind, Read as _, Write},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};
use tokio::io::BufReader;

/// Where files are as long as they are written.
pub(super) const PARTIAL: &str = "partial";

/// A directory of blobs. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Directory(Arc<Path>);

impl Directory {
    /// The directory of that path. It need not be there.
    pub(super) fn at(dir: &Path) -> Result<Directory, StorageError> {
        Ok(Directory(std::path::absolute(dir)?.into()))
    }

    /// Makes what is missing with mode 0700, and deletes what nobody writes any more.
    ///
    /// All the directories it will ever use are made here, so that no later write depends on one that is not durable yet.
    pub(super) async fn prepare(&self) -> Result<(), StorageError> {
        let dir = Arc::clone(&self.0);
        on_a_blocking_thread(move || Ok(make_what_is_missing(&dir)?)).await
    }

    /// Whose id it carries.
    pub(super) async fn marker(&self) -> Result<Option<String>, StorageError> {
        let path = self.0.join(MARKER);
        on_a_blocking_thread(move || {
            let mut marker = Vec::new();
            match File::open(path).and_then(|file| file.take(MAX_MARKER_LEN).read_to_end(&mut marker)) {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                read => Ok(read.map(|_| Some(String::from_utf8_lossy(&marker).into_owned()))?),
            }
        })
        .await
    }

    /// Writes whose it is, unless that is written there already.
    pub(super) async fn write_marker(&self, marker: String) -> Result<(), StorageError> {
        let dir = Arc::clone(&self.0);
        on_a_blocking_thread(move || {
            private_directory().recursive(true).create(&dir)?;
            let path = dir.join(MARKER);
            if fs::metadata(&path).is_ok_and(|metadata| metadata.len() == 0) {
                // Whoever began to write it was interrupted.
                fs::remove_file(&path)?;
            }
            match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
                made => {
                    let mut file = made?;
                    file.write_all(marker.as_bytes())?;
                    file.sync_all()?;
                    sync_directory(&dir)?;
                    Ok(sync_parent(&dir)?)
                }
            }
        })
        .await
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

    pub(super) async fn delete(&self, area: Area, name: &BlobName) -> Result<(), StorageError> {
        let path = self.path_in(area, name);
        on_a_blocking_thread(move || match fs::remove_file(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => Ok(removed.and_then(|()| sync_parent(&path))?),
        })
        .await
    }

    /// Moves a blob; false when it is not there. It counts as written at `moment` from then on, if there is one.
    pub(super) async fn rename(
        &self,
        name: &BlobName,
        (from, to): (Area, Area),
        moment: Option<SystemTime>,
    ) -> Result<bool, StorageError> {
        let (from, to) = (self.path_in(from, name), self.path_in(to, name));
        on_a_blocking_thread(move || {
            if let Some(shard) = to.parent() {
                make(shard)?;
                sync_parent(shard)?;
            }
            let set = moment.map_or(Ok(()), |moment| File::open(&from).and_then(|file| file.set_modified(moment)));
            match set.and_then(|()| fs::rename(&from, &to)) {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
                renamed => {
                    renamed?;
                    sync_parent(&to)?;
                    sync_parent(&from)?;
                    Ok(true)
                }
            }
        })
        .await
    }

    pub(super) async fn has(&self, area: Area, name: &BlobName) -> Result<bool, StorageError> {
        Ok(tokio::fs::try_exists(self.path_in(area, name)).await?)
    }

    /// The shards that there are.
    pub(super) async fn shards(&self, area: Area) -> Result<Vec<u8>, StorageError> {
        let dir = self.area(area);
        on_a_blocking_thread(move || match fs::read_dir(dir) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            entries => Ok(entries?.filter_map(|entry| shard_named(entry.ok()?.file_name().to_str()?)).collect()),
        })
        .await
    }

    /// What is stored in one of the 256 shards. What is no blob is not ours.
    pub(super) async fn list(&self, area: Area, shard: u8) -> Result<Vec<Stored>, StorageError> {
        let shard = self.area(area).join(hex(&[shard]));
        on_a_blocking_thread(move || match fs::read_dir(shard) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            entries => Ok(entries?.filter_map(|entry| stored(&entry.ok()?)).collect()),
        })
        .await
    }

    /// Where a blob is.
    pub(super) fn path(&self, name: &BlobName) -> PathBuf {
        self.path_in(Area::Files, name)
    }

    fn path_in(&self, area: Area, name: &BlobName) -> PathBuf {
        self.area(area).join(name.shard()).join(name.as_str())
    }

    fn area(&self, area: Area) -> PathBuf {
        match area {
            Area::Files => self.0.to_path_buf(),
            Area::SetAside => self.0.join(SET_ASIDE),
        }
    }
}

pub(super) fn make_what_is_missing(dir: &Path) -> io::Result<()> {
    for shard in 0..=u8::MAX {
        make(&dir.join(hex(&[shard])))?;
    }
    make(&dir.join(SET_ASIDE))?;
    let partial = dir.join(PARTIAL);
    make(&partial)?;
    remove_what_was_interrupted(&partial)?;
    sync_directory(dir)
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

fn make(directory: &Path) -> io::Result<()> {
    match private_directory().create(directory) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
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
