//! A file that appears under its name when it is complete and durable.

use super::output::{Outcome, while_doing};
use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

/// A file that is being written, as `NAME.partial`, which only its owner may read. Dropped unfinished, it is removed.
pub(super) struct NewFile {
    path: PathBuf,
    partial: PathBuf,
    file: File,
}

impl NewFile {
    /// Refuses a name that exists. What was left of an interrupted command is replaced.
    pub(super) fn create(path: &Path) -> Outcome<Self> {
        if path.exists() {
            return Err(format!("{} exists already", path.display()));
        }
        let mut partial = path.to_owned().into_os_string();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let failed = || format!("{} cannot be written", partial.display());
        match fs::remove_file(&partial) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(while_doing(failed())(error)),
            _ => {}
        }
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&partial);
        Ok(Self { path: path.to_owned(), file: file.map_err(while_doing(failed()))?, partial })
    }

    /// The file to write to.
    pub(super) fn file(&self) -> Outcome<File> {
        self.file.try_clone().map_err(while_doing(format!("{} cannot be written", self.partial.display())))
    }

    /// Makes the file durable and gives it its name.
    pub(super) fn finish(self) -> Outcome {
        self.place().map_err(while_doing(format!("{} cannot be written", self.path.display())))
    }

    fn place(&self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.partial, &self.path)?;
        let directory = self.path.parent().filter(|parent| !parent.as_os_str().is_empty());
        File::open(directory.unwrap_or(Path::new(".")))?.sync_all()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        // After a rename there is none.
        let _ = fs::remove_file(&self.partial);
    }
}
