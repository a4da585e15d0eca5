//! The root key, from which every node derives the same keys.

use crate::settings::Settings;
use crate::{
    core::{
        clock::Clock,
        security::{
            WrapError, from_base64,
            key_file::KeyFile,
            master_key::{MasterKey, MasterKeyError, RootKey},
            to_base64,
        },
    },
    database::{self, Database, Tx, models::installation},
};
use std::path::PathBuf;

/// Why the root key cannot be read or rewrapped.
#[derive(Debug, thiserror::Error)]
pub enum RootKeyError {
    /// There is no master key.
    #[error("no master key: {0}")]
    MasterKey(#[from] MasterKeyError),
    /// The database's root key is wrapped by another master key.
    #[error(
        "this database belongs to an installation with another master key: set HIREHALL_MASTER_KEY to that key, \
         or point HIREHALL_DATABASE_URL to another database"
    )]
    ForeignMasterKey,
    /// The master key's file is missing. A new key could unwrap nothing.
    #[error(
        "this database needs its master key, but there is none in {}: restore that file from a backup of the keys, or set \
         HIREHALL_MASTER_KEY; no new key was created", .0.display()
    )]
    NoMasterKey(PathBuf),
    /// It was wrapped by a newer version of Hirehall.
    #[error("a newer version of Hirehall has wrapped the root key: run that version")]
    TooNew,
    /// The system gives no random bytes.
    #[error("the system gave no random bytes")]
    NoRandomness,
    /// The root key was changed by another process meanwhile.
    #[error("another process is changing the master key or has just changed it; check it before you try again")]
    ChangedMeanwhile,
    /// The restore of a backup was interrupted.
    #[error(
        "the backup of {0} was restored into this database only in part: remove what the restore has made (the database and the files), \
         and run `hirehall restore` again"
    )]
    HalfRestored(String),
    /// `hirehall move` has moved it to another database.
    #[error(
        "this installation was moved to {0}: set HIREHALL_DATABASE_URL to that database and serve it there; this one refuses every change. If \
         `hirehall move` was interrupted, run it again"
    )]
    Moved(String),
    /// A move was interrupted.
    #[error(
        "the move of an installation into this database was not finished: run `hirehall move` again with the settings of the old database"
    )]
    HalfMoved,
    /// The database failed.
    #[error("the database cannot be read: {0}")]
    Database(#[from] database::Error),
}

impl From<WrapError> for RootKeyError {
    fn from(error: WrapError) -> Self {
        match error {
            WrapError::Refused => Self::ForeignMasterKey,
            WrapError::UnknownFormat(_) => Self::TooNew,
            WrapError::NoRandomness => Self::NoRandomness,
        }
    }
}

/// The name of the row with the wrapped root key.
const ROOT_KEY: &str = "root_key";

/// Older installations store a fingerprint of the master key instead, from which they derived every key.
const MASTER_KEY_FINGERPRINT: &str = "master_key";

/// The root key of this installation. An unused database gets a new one; otherwise nothing is created.
///
/// If a rotation of the master key was interrupted after the database was changed, it is finished here.
pub async fn open_root_key(db: &Database, settings: &Settings) -> Result<RootKey, RootKeyError> {
    if let Some(configured) = &settings.master_key {
        return find_or_create(db, configured).await;
    }
    let file = KeyFile::in_dir(&settings.data_dir);
    let current = file.find()?;
    if current.is_none() && db.read(StoredRootKey::find).await?.is_empty() {
        let root_key = find_or_create(db, &file.open()?).await;
        if let Err(RootKeyError::ForeignMasterKey) = &root_key {
            // Another node created the root key first, with another master key.
            file.delete_unused()?;
        }
        return root_key;
    }
    let missing = || RootKeyError::NoMasterKey(file.path());
    let root_key = match &current {
        Some(master) => find_or_create(db, master).await,
        None => Err(missing()),
    };
    match (root_key, file.next()?) {
        (Err(RootKeyError::ForeignMasterKey | RootKeyError::NoMasterKey(_)), Some(next)) => {
            let root = find_or_create(db, &next).await?;
            file.promote_next()?;
            Ok(root)
        }
        (root_key, _) => root_key,
    }
}

/// The root key, if the database has one and the master key unwraps it. Creates nothing and uses a connection
/// of its own. The database must have been migrated.
pub(crate) fn find_root_key(settings: &Settings) -> Result<Option<RootKey>, RootKeyError> {
    let stored = database::with_own_connection(&settings.database_url, &Clock::system(), StoredRootKey::find)?;
    if stored.is_empty() {
        return Ok(None);
    }
    with_master_keys(settings, None, |master| stored.unwrap_root_key(master)).map(|(root, _)| root)
}

/// The wrapped root key of a database, for a backup of it, with the root key and the master key; `None` if there is none yet.
pub(crate) fn wrapped_root_key(
    tx: &mut Tx<'_>,
    settings: &Settings,
) -> Result<Option<(String, RootKey, MasterKey)>, RootKeyError> {
    let StoredRootKey::Wrapped(wrapped) = StoredRootKey::find(tx)? else { return Ok(None) };
    let (root, master) = with_master_keys(settings, None, |master| unwrapped(master, &wrapped))?;
    Ok(Some((wrapped, root, master)))
}

/// Unwraps the root key of a backup. Its own master key counts only if there is no other.
pub(crate) fn unwrap_root_key(
    wrapped: &str,
    settings: &Settings,
    of_backup: Option<&MasterKey>,
) -> Result<RootKey, RootKeyError> {
    with_master_keys(settings, of_backup, |master| unwrapped(master, wrapped)).map(|(root, _)| root)
}

/// Tries the master keys that this installation may have, until one fits.
fn with_master_keys<T>(
    settings: &Settings,
    otherwise: Option<&MasterKey>,
    unwrap: impl Fn(&MasterKey) -> Result<T, RootKeyError>,
) -> Result<(T, MasterKey), RootKeyError> {
    if let Some(configured) = &settings.master_key {
        return Ok((unwrap(configured)?, configured.clone()));
    }
    let file = KeyFile::in_dir(&settings.data_dir);
    let mut keys: Vec<MasterKey> = [file.find()?, file.next()?].into_iter().flatten().collect();
    if keys.is_empty() {
        keys.extend(otherwise.cloned());
    }
    let mut outcome = Err(RootKeyError::NoMasterKey(file.path()));
    for master in keys {
        outcome = unwrap(&master).map(|unwrapped| (unwrapped, master));
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

/// What the database stores for the root key.
enum StoredRootKey {
    Nothing,
    /// The wrapped root key.
    Wrapped(String),
    /// The fingerprint of the master key, which is the root key of an older installation.
    Fingerprint(String),
}

impl StoredRootKey {
    /// Refuses a database that holds a part of an installation, and one that was left.
    fn find(tx: &mut Tx<'_>) -> Result<StoredRootKey, RootKeyError> {
        if let Some(moved) = installation::moved_to(tx)? {
            return Err(RootKeyError::Moved(moved.url));
        }
        if installation::arriving(tx)?.is_some() {
            return Err(RootKeyError::HalfMoved);
        }
        if let Some(created_at) = installation::half_restored(tx)? {
            return Err(RootKeyError::HalfRestored(created_at));
        }
        if let Some(wrapped) = installation::find(tx, ROOT_KEY)? {
            return Ok(StoredRootKey::Wrapped(wrapped));
        }
        Ok(installation::find(tx, MASTER_KEY_FINGERPRINT)?.map_or(StoredRootKey::Nothing, StoredRootKey::Fingerprint))
    }

    fn is_empty(&self) -> bool {
        matches!(self, StoredRootKey::Nothing)
    }

    fn unwrap_root_key(&self, master: &MasterKey) -> Result<Option<RootKey>, RootKeyError> {
        match self {
            StoredRootKey::Nothing => Ok(None),
            StoredRootKey::Wrapped(wrapped) => unwrapped(master, wrapped).map(Some),
            StoredRootKey::Fingerprint(fingerprint) => from_older_installation(master, fingerprint).map(Some),
        }
    }
}

async fn find_or_create(db: &Database, master: &MasterKey) -> Result<RootKey, RootKeyError> {
    let (master, new) = (master.clone(), RootKey::generate()?);
    db.write(move |tx| {
        let stored = StoredRootKey::find(tx)?;
        let root = match (stored.unwrap_root_key(&master)?, stored) {
            (Some(root), StoredRootKey::Wrapped(_)) => return Ok(root),
            (Some(root), _) => root,
            (None, _) => new.clone(),
        };
        unwrapped(&master, &installation::insert_if_absent(tx, ROOT_KEY, &wrapped(&master, &root)?)?)
    })
    .await
}

fn from_older_installation(master: &MasterKey, fingerprint: &str) -> Result<RootKey, RootKeyError> {
    let root = RootKey::from_older_installation(master);
    let is_its_own = to_base64(&*root.derive("hirehall/installation/1")) == fingerprint;
    if is_its_own { Ok(root) } else { Err(RootKeyError::ForeignMasterKey) }
}

fn wrapped(master: &MasterKey, root: &RootKey) -> Result<String, WrapError> {
    Ok(to_base64(&master.wrap(root)?))
}

fn unwrapped(master: &MasterKey, wrapped: &str) -> Result<RootKey, RootKeyError> {
    Ok(master.unwrap(&from_base64(wrapped).ok_or(WrapError::Refused)?)?)
}

/// Rewraps the root key with another master key. Nothing else changes: running servers continue, new ones need
/// the new key.
pub(crate) async fn change_master_key(db: &Database, old: &MasterKey, new: &MasterKey) -> Result<(), RootKeyError> {
    let (old, new) = (old.clone(), new.clone());
    db.write(move |tx| rewrap(tx, &old, &new)).await
}

fn rewrap(tx: &mut Tx<'_>, old: &MasterKey, new: &MasterKey) -> Result<(), RootKeyError> {
    let before = installation::find(tx, ROOT_KEY)?.ok_or(RootKeyError::ChangedMeanwhile)?;
    let after = wrapped(new, &unwrapped(old, &before)?)?;
    if installation::replace(tx, ROOT_KEY, &before, &after)? { Ok(()) } else { Err(RootKeyError::ChangedMeanwhile) }
}

/// Rotates the master key in the key file. If the process is killed at any point, the current file unwraps the
/// root key or [`open_root_key`] finishes the rotation.
pub(crate) async fn change_key_file(db: &Database, settings: &Settings) -> Result<(), RootKeyError> {
    let file = KeyFile::in_dir(&settings.data_dir);
    let _alone = file.lock()?.ok_or(RootKeyError::ChangedMeanwhile)?;
    let (old, new) = (file.open()?, MasterKey::generate()?);
    file.put_next(&new)?;
    change_master_key(db, &old, &new).await?;
    Ok(file.promote_next()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        core::{clock::Clock, config::Sources},
        database::{Options, TIME_LIMIT, migrate},
    };

    /// A new database, and its settings.
    fn new(home: &tempfile::TempDir) -> (Database, Settings) {
        let data_dir = ("HIREHALL_DATA_DIR".to_owned(), home.path().display().to_string());
        let settings = Settings::load(&Sources { environment: vec![data_dir], ..Sources::default() }).unwrap();
        migrate(&settings.database_url).unwrap();
        let options = Options {
            url: settings.database_url.clone(),
            connections: 1,
            clock: Clock::system(),
            time_limit: TIME_LIMIT,
        };
        (Database::open(&options).unwrap(), settings)
    }

    #[tokio::test]
    async fn an_installation_that_is_older_than_root_keys_keeps_what_it_has_derived_from_its_master_key() {
        let home = tempfile::tempdir().unwrap();
        let (db, settings) = new(&home);
        let file = KeyFile::in_dir(&settings.data_dir);
        let old = RootKey::from_older_installation(&file.open().unwrap());
        let fingerprint = to_base64(&*old.derive("hirehall/installation/1"));
        db.write(move |tx| installation::insert_if_absent(tx, MASTER_KEY_FINGERPRINT, &fingerprint)).await.unwrap();

        let mut other = settings.clone();
        other.master_key = Some(MasterKey::generate().unwrap());
        assert!(matches!(open_root_key(&db, &other).await, Err(RootKeyError::ForeignMasterKey)));
        let root = open_root_key(&db, &settings).await.unwrap();
        assert_eq!(root.derive("x"), old.derive("x"));
        change_key_file(&db, &settings).await.unwrap();
        assert_eq!(open_root_key(&db, &settings).await.unwrap().derive("x"), old.derive("x"));
    }

    #[tokio::test]
    async fn a_new_installation_has_a_root_key_that_its_master_key_does_not_tell() {
        let home = tempfile::tempdir().unwrap();
        let (db, settings) = new(&home);
        let root = open_root_key(&db, &settings).await.unwrap();
        let master = KeyFile::in_dir(&settings.data_dir).open().unwrap();
        assert_ne!(root.derive("x"), RootKey::from_older_installation(&master).derive("x"));
        assert_eq!(open_root_key(&db, &settings).await.unwrap().derive("x"), root.derive("x"));
    }
}
