//! Blobs in a local or shared directory.

use super::{
    blob::{Area, BlobName, ListedBlob, SET_ASIDE, hex, shard_named},
    encryption::{Blob, ENCRYPTED_CHUNK},
    error::{StorageError, on_a_blocking_thread, with_timeout},
    owner::{MARKER, MAX_MARKER_LEN},
};
use std::{
    fs::{self, DirBuilder, DirEntry, File, OpenOptions},
    io::{self, ErrorKind, Read as _, Write},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};
use tokio::{io::BufReader, sync::Semaphore};

/// The directory of files that are being written.
pub(super) const PARTIAL: &str = "partial";

/// A directory of blobs. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Directory {
    dir: Arc<Path>,
    threads: Arc<Semaphore>,
}

/// How many threads the directory may occupy. On a mount that hangs they are lost until it answers; everything else keeps the other
/// threads.
pub(super) const MAX_THREADS: usize = 32;

impl Directory {
    /// Uses the directory of that path. It need not exist.
    pub(super) fn at(dir: &Path) -> Result<Directory, StorageError> {
        Ok(Directory { dir: std::path::absolute(dir)?.into(), threads: Arc::new(Semaphore::new(MAX_THREADS)) })
    }

    /// Runs disk access on one of the directory's threads, with a time limit.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        with_timeout(self.run_without_limit(work)).await
    }

    /// Runs work that may take long. Only the wait for a thread has a time limit.
    async fn run_without_limit<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let permit = async { Arc::clone(&self.threads).acquire_owned().await.map_err(|_| StorageError::Interrupted) };
        let permit = with_timeout(permit).await?;
        on_a_blocking_thread(move || {
            let _permit = permit;
            work()
        })
        .await
    }

    /// Creates missing directories with mode 0700, and deletes partial files whose writer is gone.
    ///
    /// It creates every directory that will ever be used, so that no later write depends on a directory that is
    /// not synced yet.
    pub(super) async fn prepare(&self) -> Result<(), StorageError> {
        let dir = Arc::clone(&self.dir);
        self.run(move || Ok(create_missing_directories(&dir)?)).await
    }

    /// The installation id in the directory's marker file.
    pub(super) async fn marker(&self) -> Result<Option<String>, StorageError> {
        let path = self.dir.join(MARKER);
        self.run(move || {
            let mut marker = Vec::new();
            match File::open(path).and_then(|file| file.take(MAX_MARKER_LEN).read_to_end(&mut marker)) {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                read => Ok(read.map(|_| Some(String::from_utf8_lossy(&marker).into_owned()))?),
            }
        })
        .await
    }

    /// Writes the marker file unless it exists already.
    pub(super) async fn write_marker(&self, marker: String) -> Result<(), StorageError> {
        let dir = Arc::clone(&self.dir);
        self.run(move || {
            private_directory().recursive(true).create(&dir)?;
            let path = dir.join(MARKER);
            if fs::metadata(&path).is_ok_and(|metadata| metadata.len() == 0) {
                // An empty marker file was left by an interrupted start.
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

    /// Writes a new blob through `write`. The blob appears only when it is complete and synced to disk.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        name: &BlobName,
        write: impl FnOnce(&mut dyn Write) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let (partial, path) = (self.dir.join(PARTIAL).join(name.as_str()), self.path(name));
        self.run_without_limit(move || write_durably(&partial, &path, write)).await
    }

    pub(super) async fn read(&self, name: &BlobName) -> Result<Blob, StorageError> {
        let path = self.path(name);
        let opened = self.run(move || match File::open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Err(StorageError::Missing),
            opened => Ok(opened?),
        });
        let file = tokio::fs::File::from_std(opened.await?);
        Ok(Box::pin(BufReader::with_capacity(ENCRYPTED_CHUNK, file)))
    }

    pub(super) async fn delete(&self, area: Area, name: &BlobName) -> Result<(), StorageError> {
        let path = self.path_in(area, name);
        self.run(move || match fs::remove_file(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => Ok(removed.and_then(|()| sync_parent(&path))?),
        })
        .await
    }

    /// Moves a blob; false when it does not exist. If `moment` is given, it becomes the file's modification
    /// time.
    pub(super) async fn rename(
        &self,
        name: &BlobName,
        (from, to): (Area, Area),
        moment: Option<SystemTime>,
    ) -> Result<bool, StorageError> {
        let (from, to) = (self.path_in(from, name), self.path_in(to, name));
        self.run(move || {
            if let Some(shard) = to.parent() {
                create_if_missing(shard)?;
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
        let path = self.path_in(area, name);
        self.run(move || Ok(path.try_exists()?)).await
    }

    /// The size of a stored blob.
    pub(super) async fn size(&self, area: Area, name: &BlobName) -> Result<u64, StorageError> {
        match tokio::fs::metadata(self.path_in(area, name)).await {
            Err(error) if error.kind() == ErrorKind::NotFound => Err(StorageError::Missing),
            metadata => Ok(metadata?.len()),
        }
    }

    /// The existing shards.
    pub(super) async fn shards(&self, area: Area) -> Result<Vec<u8>, StorageError> {
        let dir = self.area(area);
        self.run(move || match fs::read_dir(dir) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            entries => Ok(entries?.filter_map(|entry| shard_named(entry.ok()?.file_name().to_str()?)).collect()),
        })
        .await
    }

    /// The blobs in one of the 256 shards. Files without a blob name are ignored.
    pub(super) async fn list(&self, area: Area, shard: u8) -> Result<Vec<ListedBlob>, StorageError> {
        let shard = self.area(area).join(hex(&[shard]));
        self.run(move || match fs::read_dir(shard) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            entries => Ok(entries?.filter_map(|entry| stored(&entry.ok()?)).collect()),
        })
        .await
    }

    /// The path of a blob.
    pub(super) fn path(&self, name: &BlobName) -> PathBuf {
        self.path_in(Area::Files, name)
    }

    fn path_in(&self, area: Area, name: &BlobName) -> PathBuf {
        self.area(area).join(name.shard()).join(name.as_str())
    }

    fn area(&self, area: Area) -> PathBuf {
        match area {
            Area::Files => self.dir.to_path_buf(),
            Area::SetAside => self.dir.join(SET_ASIDE),
        }
    }
}

pub(super) fn create_missing_directories(dir: &Path) -> io::Result<()> {
    for shard in 0..=u8::MAX {
        create_if_missing(&dir.join(hex(&[shard])))?;
    }
    create_if_missing(&dir.join(SET_ASIDE))?;
    let partial = dir.join(PARTIAL);
    create_if_missing(&partial)?;
    remove_abandoned_files(&partial)?;
    sync_directory(dir)
}

fn stored(entry: &DirEntry) -> Option<ListedBlob> {
    let name = entry.file_name().to_str()?.parse().ok()?;
    Some(ListedBlob { name, written_at: entry.metadata().ok()?.modified().ok()?.into() })
}

/// Writes a new file (mode 0600) through `write`. It appears at `path` only when it is complete and synced to
/// disk.
fn write_durably<T>(
    partial: &Path,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, StorageError>,
) -> Result<T, StorageError> {
    let written =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(partial).map_err(StorageError::from).and_then(
            |mut file| {
                // On a file system without locks, interrupted files are never cleaned up.
                let _ = file.try_lock();
                let written = write(&mut file)?;
                file.sync_all()?;
                fs::rename(partial, path)?;
                sync_parent(path)?;
                Ok(written)
            },
        );
    if written.is_err() {
        // The first error is reported. The final name usually does not exist yet.
        let _ = fs::remove_file(partial);
        let _ = fs::remove_file(path);
    }
    written
}

/// Deletes partial files without a lock. A lock ends with its process, so an unlocked file has no writer on any
/// node.
fn remove_abandoned_files(partial: &Path) -> io::Result<()> {
    for entry in fs::read_dir(partial)? {
        let path = entry?.path();
        if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            // Another process may have deleted it already.
            let _ = fs::remove_file(&path);
        }
    }
    Ok(())
}

fn create_if_missing(directory: &Path) -> io::Result<()> {
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

/// A file's name is durable only after its directory is synced.
fn sync_directory(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}
