//! A file that appears under its name when it is complete and durable.

use super::output::{Outcome, while_doing};
use rustix::fs::OFlags;
use std::{
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io,
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

/// A file that is being written, as `NAME.partial`, which only its owner may read. Dropped unfinished, it is removed.
pub(super) struct NewFile {
    path: PathBuf,
    partial: PathBuf,
    /// It is locked, so that no other command writes it. The operating system releases the lock when the process ends.
    file: File,
    has_its_name: bool,
}

impl NewFile {
    /// Refuses a name that exists, or that another command is writing. What was left of an interrupted command is replaced.
    pub(super) fn create(path: &Path) -> Outcome<Self> {
        let mut partial = path.to_owned().into_os_string();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let failed = || while_doing(format!("{} cannot be written", partial.display()));
        refuse_existing(path)?;
        let Some(file) = locked(&partial).map_err(failed())? else {
            return Err(format!("another command is writing {}: wait for it, or choose another name", path.display()));
        };
        let new = Self { path: path.to_owned(), partial, file, has_its_name: false };
        // Another command may have finished it meanwhile.
        refuse_existing(path)?;
        Ok(new)
    }

    /// The file to write to.
    pub(super) fn file(&self) -> Outcome<File> {
        self.file.try_clone().map_err(while_doing(format!("{} cannot be written", self.partial.display())))
    }

    /// Makes the file durable and gives it its name, unless another program has made one of this name meanwhile.
    pub(super) fn finish(mut self) -> Outcome {
        let failed = || while_doing(format!("{} cannot be written", self.path.display()));
        self.file.sync_all().map_err(failed())?;
        refuse_existing(&self.path)?;
        fs::rename(&self.partial, &self.path).map_err(failed())?;
        self.has_its_name = true;
        let directory = self.path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let durable = File::open(directory.unwrap_or(Path::new("."))).and_then(|directory| directory.sync_all());
        durable.map_err(while_doing(format!("{} may not be durable", self.path.display())))
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        // Afterwards there may be one of another command.
        if !self.has_its_name {
            let _ = fs::remove_file(&self.partial);
        }
    }
}

fn refuse_existing(path: &Path) -> Outcome {
    match path.symlink_metadata() {
        Ok(_) => Err(format!("{} exists already", path.display())),
        Err(_) => Ok(()),
    }
}

/// The empty file of this name, locked; `None` if another command has locked it.
fn locked(partial: &Path) -> io::Result<Option<File>> {
    loop {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false).mode(0o600);
        let file = options.custom_flags(OFlags::NOFOLLOW.bits().cast_signed()).open(partial)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // The command that had it locked may have finished or removed it meanwhile.
        let (ours, named) = (file.metadata()?, fs::symlink_metadata(partial));
        if named.is_ok_and(|named| (named.dev(), named.ino()) == (ours.dev(), ours.ino())) {
            file.set_permissions(Permissions::from_mode(0o600))?;
            file.set_len(0)?;
            return Ok(Some(file));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn a_file_that_another_command_is_writing_is_refused_and_stays_whole() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("backup");
        let first = NewFile::create(&path).unwrap();
        first.file().unwrap().write_all(b"one").unwrap();
        let refused = NewFile::create(&path).map(drop).unwrap_err();
        assert!(refused.contains("another command is writing"), "{refused}");
        first.file().unwrap().write_all(b" whole").unwrap();
        first.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one whole");
        assert!(NewFile::create(&path).map(drop).unwrap_err().contains("exists already"));
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_an_interrupted_command_has_left_is_replaced() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("backup");
        fs::write(home.path().join("backup.partial"), "a long beginning").unwrap();
        let file = NewFile::create(&path).unwrap();
        file.file().unwrap().write_all(b"new").unwrap();
        file.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_file_that_was_made_meanwhile_is_not_overwritten() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("backup");
        let file = NewFile::create(&path).unwrap();
        fs::write(&path, "of somebody else").unwrap();
        assert!(file.finish().unwrap_err().contains("exists already"));
        assert_eq!(fs::read(&path).unwrap(), b"of somebody else");
        assert!(!home.path().join("backup.partial").exists());
    }
}
