//! Mail as files, for `file:<dir>`.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::error::{SendError, temporary};

/// A directory of `.eml` files with mode 0600, which appear only when complete.
pub(super) struct Folder {
    directory: PathBuf,
    /// Orders the mails of one second.
    delivered: AtomicU64,
}

impl Folder {
    pub(super) fn new(directory: PathBuf) -> Folder {
        Folder { directory, delivered: AtomicU64::new(1) }
    }

    /// Writes `<time>-<count>-<id>.eml`, so that a directory listing is in the order of sending.
    pub(super) async fn deliver(&self, at: jiff::Timestamp, id: &str, message: Vec<u8>) -> Result<(), SendError> {
        let count = self.delivered.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}-{count:06}-{id}.eml", at.strftime("%Y%m%dT%H%M%SZ"));
        self.in_background(move |directory| write_atomically(directory, &name, &message)).await
    }

    pub(super) async fn check(&self) -> Result<(), SendError> {
        self.in_background(|directory| {
            let probe = directory.join(format!(".check-{}", std::process::id()));
            create_private(&probe)?;
            fs::remove_file(&probe)
        })
        .await
    }

    /// Runs `work` on the blocking pool, after creating the directory (mode 0700) if it is missing.
    async fn in_background(
        &self,
        work: impl FnOnce(&Path) -> io::Result<()> + Send + 'static,
    ) -> Result<(), SendError> {
        let directory = self.directory.clone();
        let job = move || {
            DirBuilder::new().recursive(true).mode(0o700).create(&directory)?;
            work(&directory)
        };
        tokio::task::spawn_blocking(job)
            .await
            .map_err(|e| temporary(&e))?
            .map_err(|e| temporary(&format_args!("the mail directory: {e}")))
    }
}

fn write_atomically(directory: &Path, name: &str, message: &[u8]) -> io::Result<()> {
    let unfinished = directory.join(format!(".{name}.part"));
    let write = || {
        let mut file = create_private(&unfinished)?;
        file.write_all(message)?;
        file.sync_all()?;
        fs::rename(&unfinished, directory.join(name))?;
        File::open(directory)?.sync_all()
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&unfinished);
    })
}

fn create_private(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)
}
