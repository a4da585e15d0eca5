//! The master key's file, used when no key is configured: `<data dir>/keys/master.key`.

use super::master_key::{MasterKey, MasterKeyError};
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, ErrorKind, Read as _, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// The file of the master key, and the file of its successor during a rotation.
#[derive(Debug, Clone)]
pub struct KeyFile {
    data_dir: PathBuf,
    keys: PathBuf,
}

impl KeyFile {
    /// The key file in this data directory.
    pub fn in_dir(data_dir: &Path) -> KeyFile {
        KeyFile { data_dir: data_dir.to_owned(), keys: data_dir.join("keys") }
    }

    /// Reads the key, if there is one. Creates nothing.
    pub fn find(&self) -> Result<Option<MasterKey>, MasterKeyError> {
        read(&self.path())
    }

    /// Deletes a new key that has wrapped nothing yet, so that no backup contains it instead of the right one.
    pub(crate) fn delete_unused(&self) -> Result<(), MasterKeyError> {
        let path = self.path();
        fs::remove_file(&path).and_then(|()| sync_dir(&self.keys)).map_err(io(&path))
    }

    /// Reads the key, or creates it. Processes that start at the same time end up with the same key.
    pub fn open(&self) -> Result<MasterKey, MasterKeyError> {
        if let Some(key) = read(&self.path())? {
            return Ok(key);
        }
        self.create()?;
        let vanished = || MasterKeyError::Io { path: self.path(), source: ErrorKind::NotFound.into() };
        read(&self.path())?.ok_or_else(vanished)
    }

    /// The next key, if a rotation was interrupted.
    pub fn next(&self) -> Result<Option<MasterKey>, MasterKeyError> {
        read(&self.next_path())
    }

    /// Writes the key of a backup, durably, where no key is yet.
    pub(crate) fn install(&self, key: &MasterKey) -> Result<(), MasterKeyError> {
        make_private_dir(&self.data_dir).map_err(io(&self.data_dir))?;
        make_private_dir(&self.keys).map_err(io(&self.keys))?;
        self.put_next(key)?;
        self.promote_next()
    }

    /// Locks the key file for a rotation; the lock ends when the file is dropped. `None` if it is locked
    /// already.
    pub(crate) fn lock(&self) -> Result<Option<File>, MasterKeyError> {
        let keys = File::open(&self.keys).map_err(io(&self.keys))?;
        Ok(keys.try_lock().is_ok().then_some(keys))
    }

    /// Writes the next key, durably, for [`KeyFile::promote_next`].
    pub(crate) fn put_next(&self, key: &MasterKey) -> Result<(), MasterKeyError> {
        let path = self.next_path();
        write_private(&path, &text_of(key)).and_then(|()| sync_dir(&self.keys)).map_err(io(&path))
    }

    /// Replaces the current key by the next one, atomically. The current one stays beside it as `master.key.old.<number>`: backups that were
    /// made with it need it.
    pub fn promote_next(&self) -> Result<(), MasterKeyError> {
        let path = self.path();
        let replace = || {
            self.keep_old(&path)?;
            fs::rename(self.next_path(), &path)?;
            sync_dir(&self.keys)
        };
        replace().map_err(io(&path))
    }

    fn keep_old(&self, path: &Path) -> io::Result<()> {
        for number in 1_u32.. {
            match fs::hard_link(path, self.keys.join(format!("master.key.old.{number}"))) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                // A restored installation gets its first key so.
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                linked => return linked,
            }
        }
        Ok(())
    }

    /// The path of the key.
    pub fn path(&self) -> PathBuf {
        self.keys.join("master.key")
    }

    fn next_path(&self) -> PathBuf {
        self.keys.join("master.key.next")
    }

    /// Writes a new key to a temporary file and links it to its name. If another process was first, its key
    /// stays.
    fn create(&self) -> Result<(), MasterKeyError> {
        make_private_dir(&self.data_dir).map_err(io(&self.data_dir))?;
        make_private_dir(&self.keys).map_err(io(&self.keys))?;
        let path = self.path();
        let unfinished = self.keys.join(format!("master.key.{:016x}", super::random::random()));
        let made = write_private(&unfinished, &text_of(&MasterKey::generate()?)).and_then(|()| {
            match fs::hard_link(&unfinished, &path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
                linked => linked,
            }
        });
        let removed = fs::remove_file(&unfinished);
        made.and(removed).and_then(|()| sync_dir(&self.keys)).map_err(io(&path))
    }
}

/// `None` when the file does not exist.
fn read(path: &Path) -> Result<Option<MasterKey>, MasterKeyError> {
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(io(path))?,
    };
    if is_open_to_others(&file.metadata().map_err(io(path))?) {
        return Err(MasterKeyError::Exposed(path.to_owned()));
    }
    let mut text = Zeroizing::new(String::with_capacity(1024));
    file.take(1024).read_to_string(&mut text).map_err(io(path))?;
    match MasterKey::from_base64(text.trim_end()) {
        Err(MasterKeyError::Invalid(reason)) => Err(MasterKeyError::InvalidFile { path: path.to_owned(), reason }),
        key => key.map(Some),
    }
}

fn text_of(key: &MasterKey) -> Zeroizing<String> {
    Zeroizing::new(format!("{}\n", *key.to_base64()))
}

fn io(path: &Path) -> impl FnOnce(io::Error) -> MasterKeyError {
    let path = path.to_owned();
    move |source| MasterKeyError::Io { path, source }
}

/// Writes a file that only its owner can read, durably, in place of an interrupted write.
pub(crate) fn write_private(path: &Path, text: &str) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Creates a directory with mode 0700, and its parents with the default mode.
///
/// An existing directory keeps its mode: it may be a mounted volume, a home directory or `/tmp`. Secret files
/// inside have a mode of their own.
pub fn make_private_dir(path: &Path) -> io::Result<()> {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent)?;
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => sync_dir(parent),
        Err(e) if e.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(e) => Err(e),
    }
}

/// Whether users other than the owner may read or change the file.
pub fn is_open_to_others(metadata: &fs::Metadata) -> bool {
    metadata.permissions().mode() & 0o077 != 0
}

/// Whether others than the file's owner and its group may read it, or others than its owner may change it.
pub(crate) fn is_open_to_strangers(mode: u32) -> bool {
    mode & 0o027 != 0
}

/// Makes the names in a directory durable.
pub(crate) fn sync_dir(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn open(data_dir: &Path) -> Result<String, MasterKeyError> {
        KeyFile::in_dir(data_dir).open().map(|key| key.to_base64().to_string())
    }

    #[test]
    fn the_first_start_makes_a_private_key_and_the_next_one_reads_it() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("some/where/data");
        assert_eq!(open(&data).unwrap(), open(&data).unwrap());
        assert_eq!(mode(&data), 0o700);
        assert_eq!(mode(&data.join("keys")), 0o700);
        assert_eq!(mode(&data.join("keys/master.key")), 0o600);
        assert_eq!(fs::read_dir(data.join("keys")).unwrap().count(), 1, "no temporary file remains");
    }

    #[test]
    fn starting_many_times_at_once_ends_with_one_key() {
        let home = tempfile::tempdir().unwrap();
        let start = std::sync::Barrier::new(16);
        let keys: BTreeSet<String> = std::thread::scope(|scope| {
            let open = || {
                start.wait();
                open(&home.path().join("data")).unwrap()
            };
            let threads: Vec<_> = (0..16).map(|_| scope.spawn(open)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(keys.len(), 1);
        assert_eq!(fs::read_dir(home.path().join("data/keys")).unwrap().count(), 1);
    }

    #[test]
    fn a_key_file_that_others_can_read_is_refused() {
        let home = tempfile::tempdir().unwrap();
        open(home.path()).unwrap();
        let file = home.path().join("keys/master.key");
        for mode in [0o640, 0o604, 0o644, 0o620] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            let error = open(home.path()).unwrap_err();
            assert!(matches!(error, MasterKeyError::Exposed(_)), "{mode:o}: {error}");
        }
    }

    #[test]
    fn a_damaged_key_file_is_refused_and_never_replaced() {
        let home = tempfile::tempdir().unwrap();
        open(home.path()).unwrap();
        let file = home.path().join("keys/master.key");
        for damaged in ["", "AAAA", "\n\n", &"A".repeat(5000)] {
            fs::write(&file, damaged).unwrap();
            let error = open(home.path()).unwrap_err();
            assert!(matches!(error, MasterKeyError::InvalidFile { .. }), "{error}");
            assert_eq!(fs::read_to_string(&file).unwrap(), damaged);
        }
    }

    #[test]
    fn promoting_the_next_key_replaces_the_current_one() {
        let home = tempfile::tempdir().unwrap();
        let (file, old) = (KeyFile::in_dir(home.path()), open(home.path()).unwrap());
        assert!(file.next().unwrap().is_none());
        let [unused, next] = [MasterKey::generate().unwrap(), MasterKey::generate().unwrap()];
        file.put_next(&unused).unwrap();
        file.put_next(&next).unwrap();
        assert_eq!(mode(&home.path().join("keys/master.key.next")), 0o600);
        assert_eq!(open(home.path()).unwrap(), old);
        file.promote_next().unwrap();
        assert_eq!(open(home.path()).unwrap(), *next.to_base64());
        assert!(file.next().unwrap().is_none());
    }

    #[test]
    fn only_one_rotation_holds_the_lock() {
        let home = tempfile::tempdir().unwrap();
        open(home.path()).unwrap();
        let file = KeyFile::in_dir(home.path());
        let held = file.lock().unwrap();
        assert!(held.is_some() && file.lock().unwrap().is_none());
        drop(held);
        assert!(file.lock().unwrap().is_some());
    }

    #[test]
    fn a_directory_that_exists_keeps_its_mode() {
        let home = tempfile::tempdir().unwrap();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
        make_private_dir(home.path()).unwrap();
        assert_eq!(mode(home.path()), 0o755);
        fs::write(home.path().join("file"), "").unwrap();
        assert!(make_private_dir(&home.path().join("file")).is_err());
    }
}
