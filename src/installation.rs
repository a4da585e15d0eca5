//! What makes an installation one: its root key, which every node of it derives the same keys from.

use crate::settings::Settings;
use crate::{
    core::{
        clock::Clock,
        config::StorageUrl,
        security::{
            WrapError, from_base64,
            key_file::KeyFile,
            master_key::{MasterKey, MasterKeyError, RootKey},
            to_base64,
        },
        storage::{BelongsTo, Storage, StorageError},
    },
    database::{
        self, Database, Tx,
        models::{blob, installation},
    },
};
use std::path::PathBuf;

/// Why the root key cannot be had, or not be wrapped anew.
#[derive(Debug, thiserror::Error)]
pub enum RootKeyError {
    /// There is no master key.
    #[error("no master key: {0}")]
    MasterKey(#[from] MasterKeyError),
    /// Another master key opens it: what one node has sealed, another must be able to open.
    #[error(
        "this database belongs to an installation with another master key: set HIREHALL_MASTER_KEY to that key, \
         or point HIREHALL_DATABASE_URL to another database"
    )]
    ForeignMasterKey,
    /// The file of the master key is gone. A new key could open nothing.
    #[error(
        "this database needs its master key, but there is none in {}: restore that file from a backup of the keys, or set \
         HIREHALL_MASTER_KEY; nothing was made in its place", .0.display()
    )]
    NoMasterKey(PathBuf),
    /// A version of Hirehall to come has wrapped it.
    #[error("a newer version of Hirehall has wrapped the root key: run that version")]
    TooNew,
    /// No key can be made.
    #[error("the system gave no random bytes")]
    NoRandomness,
    /// Somebody else was faster.
    #[error("the master key is being changed, or was changed just now, by somebody else; look before you try again")]
    ChangedMeanwhile,
    /// The database said no.
    #[error("the database cannot be asked: {0}")]
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

/// Under which name the wrapped root key is kept.
const ROOT_KEY: &str = "root_key";

/// What older installations have kept instead: a mark of the master key, from which they have derived everything.
const MARK_OF_MASTER_KEY: &str = "master_key";

/// The root key of this installation. A database that nobody has used yet gets one; where another key is needed, nothing is made.
///
/// Where changing the master key was interrupted after the database knew of the new one, its file is put in its place here.
pub async fn open_root_key(db: &Database, settings: &Settings) -> Result<RootKey, RootKeyError> {
    if let Some(configured) = &settings.master_key {
        return find_or_make(db, configured).await;
    }
    let file = KeyFile::of(&settings.data_dir);
    let current = file.find()?;
    if current.is_none() && db.read(StoredRootKey::find).await?.is_nothing() {
        let opened = find_or_make(db, &file.open()?).await;
        if let Err(RootKeyError::ForeignMasterKey) = &opened {
            // Another node was faster, with another key.
            file.withdraw()?;
        }
        return opened;
    }
    let missing = || RootKeyError::NoMasterKey(file.current());
    let opened = match &current {
        Some(master) => find_or_make(db, master).await,
        None => Err(missing()),
    };
    match (opened, file.next()?) {
        (Err(RootKeyError::ForeignMasterKey | RootKeyError::NoMasterKey(_)), Some(next)) => {
            let root = find_or_make(db, &next).await?;
            file.promote_next()?;
            Ok(root)
        }
        (opened, _) => opened,
    }
}

/// The root key, if the database has one: whether the master key is there that opens it. Makes nothing, on a connection of its own. The
/// database must have been migrated once.
pub(crate) fn look_for_root_key(settings: &Settings) -> Result<Option<RootKey>, RootKeyError> {
    let kept = database::alone(&settings.database_url, &Clock::system(), StoredRootKey::find)?;
    if kept.is_nothing() {
        return Ok(None);
    }
    if let Some(configured) = &settings.master_key {
        return kept.opened(configured);
    }
    let file = KeyFile::of(&settings.data_dir);
    let (current, next) = (file.find()?, file.next()?);
    let mut outcome = Err(RootKeyError::NoMasterKey(file.current()));
    for master in [current, next].into_iter().flatten() {
        outcome = kept.opened(&master);
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

/// What a database keeps of its root key.
enum StoredRootKey {
    Nothing,
    /// The root key, wrapped.
    Wrapped(String),
    /// A mark of the master key that is the root key.
    Mark(String),
}

impl StoredRootKey {
    fn find(tx: &mut Tx<'_>) -> Result<StoredRootKey, database::Error> {
        if let Some(wrapped) = installation::find(tx, ROOT_KEY)? {
            return Ok(StoredRootKey::Wrapped(wrapped));
        }
        Ok(installation::find(tx, MARK_OF_MASTER_KEY)?.map_or(StoredRootKey::Nothing, StoredRootKey::Mark))
    }

    fn is_nothing(&self) -> bool {
        matches!(self, StoredRootKey::Nothing)
    }

    fn opened(&self, master: &MasterKey) -> Result<Option<RootKey>, RootKeyError> {
        match self {
            StoredRootKey::Nothing => Ok(None),
            StoredRootKey::Wrapped(wrapped) => unwrapped(master, wrapped).map(Some),
            StoredRootKey::Mark(mark) => of_an_older_installation(master, mark).map(Some),
        }
    }
}

async fn find_or_make(db: &Database, master: &MasterKey) -> Result<RootKey, RootKeyError> {
    let (master, new) = (master.clone(), RootKey::generate()?);
    db.write(move |tx| {
        let kept = StoredRootKey::find(tx)?;
        let root = match (kept.opened(&master)?, kept) {
            (Some(root), StoredRootKey::Wrapped(_)) => return Ok(root),
            (Some(root), _) => root,
            (None, _) => new.clone(),
        };
        unwrapped(&master, &installation::remember_once(tx, ROOT_KEY, &wrapped(&master, &root)?)?)
    })
    .await
}

fn of_an_older_installation(master: &MasterKey, mark: &str) -> Result<RootKey, RootKeyError> {
    let root = RootKey::of_an_older_installation(master);
    let is_its_own = to_base64(&*root.derive("hirehall/installation/1")) == mark;
    if is_its_own { Ok(root) } else { Err(RootKeyError::ForeignMasterKey) }
}

fn wrapped(master: &MasterKey, root: &RootKey) -> Result<String, WrapError> {
    Ok(to_base64(&master.wrap(root)?))
}

fn unwrapped(master: &MasterKey, wrapped: &str) -> Result<RootKey, RootKeyError> {
    Ok(master.unwrap(&from_base64(wrapped).ok_or(WrapError::Refused)?)?)
}

/// Wraps the root key with another master key. Nothing else changes: what runs goes on, and what starts needs the new key.
pub(crate) async fn change_master_key(db: &Database, old: &MasterKey, new: &MasterKey) -> Result<(), RootKeyError> {
    let (old, new) = (old.clone(), new.clone());
    db.write(move |tx| rewrap(tx, &old, &new)).await
}

fn rewrap(tx: &mut Tx<'_>, old: &MasterKey, new: &MasterKey) -> Result<(), RootKeyError> {
    let before = installation::find(tx, ROOT_KEY)?.ok_or(RootKeyError::ChangedMeanwhile)?;
    let after = wrapped(new, &unwrapped(old, &before)?)?;
    if installation::replace(tx, ROOT_KEY, &before, &after)? { Ok(()) } else { Err(RootKeyError::ChangedMeanwhile) }
}

/// Makes a new master key and puts it in the place of the one in the key file. Killed at whatever moment, it leaves one that opens
/// the database, or [`open_root_key`] finds it.
pub(crate) async fn change_key_file(db: &Database, settings: &Settings) -> Result<(), RootKeyError> {
    let file = KeyFile::of(&settings.data_dir);
    let _alone = file.lock()?.ok_or(RootKeyError::ChangedMeanwhile)?;
    let (old, new) = (file.open()?, MasterKey::generate()?);
    file.put_next(&new)?;
    change_master_key(db, &old, &new).await?;
    Ok(file.promote_next()?)
}

/// Why a file store cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It carries the id of another installation.
    #[error(
        "the file store {url} belongs to another installation ({theirs}; this database is of {ours}): set HIREHALL_STORAGE_URL to a place \
         of its own, or HIREHALL_DATABASE_URL to the database that belongs to those files"
    )]
    Foreign {
        /// Where it is.
        url: String,
        /// What it carries.
        theirs: String,
        /// What it should carry.
        ours: String,
    },
    /// It carries no id, and holds files of which the database knows none.
    #[error(
        "the file store {url} holds files of which this database names none: set HIREHALL_STORAGE_URL to an empty place, or \
         HIREHALL_DATABASE_URL to the database that belongs to those files. If they do belong to this one, write {ours} into a file named \
         `installation` there"
    )]
    Unknown {
        /// Where it is.
        url: String,
        /// What it would have to carry.
        ours: String,
    },
    /// It, or the database, does not answer.
    #[error("the file store {url} cannot be opened: {reason}")]
    Failed {
        /// Where it is.
        url: String,
        /// What was said.
        reason: String,
        /// Whether that may be over soon.
        is_away: bool,
    },
}

/// So many files of each kind are looked for in a store that carries no id.
const SAMPLE: i64 = 50;

/// Makes sure that the file store is this installation's, and makes it so if it is nobody's: if it is empty, or holds files that the
/// database names, as those of older versions do. Whoever used another's store would set its files aside.
pub(crate) async fn claim_store(db: &Database, storage: &Storage, url: &StorageUrl) -> Result<(), StoreError> {
    let failed = |error: StorageError| StoreError::Failed {
        url: url.to_string(),
        reason: error.to_string(),
        is_away: matches!(error, StorageError::Store(_) | StorageError::Late),
    };
    let belongs = match storage.belongs().await.map_err(failed)? {
        BelongsTo::Nobody => {
            require_known_files(db, storage, url).await?;
            storage.claim().await.map_err(failed)?
        }
        belongs => belongs,
    };
    match belongs {
        BelongsTo::Us => Ok(()),
        BelongsTo::Nobody => Err(failed(StorageError::NotOurs)),
        BelongsTo::Another(theirs) => {
            Err(StoreError::Foreign { url: url.to_string(), theirs, ours: storage.id().to_string() })
        }
    }
}

/// Looks into a store that carries no id.
pub(crate) async fn require_known_files(db: &Database, storage: &Storage, url: &StorageUrl) -> Result<(), StoreError> {
    let failed = |reason: String, is_away| StoreError::Failed { url: url.to_string(), reason, is_away };
    let named = db.read(|tx| blob::sample(tx, "", SAMPLE)).await;
    let named = named.map_err(|error: database::Error| failed(error.to_string(), true))?;
    for name in &named {
        if storage.has(name).await.map_err(|error| failed(error.to_string(), true))? {
            return Ok(());
        }
    }
    if !storage.is_empty().await.map_err(|error| failed(error.to_string(), true))? {
        return Err(StoreError::Unknown { url: url.to_string(), ours: storage.id().to_string() });
    }
    if !named.is_empty() {
        tracing::warn!(%url, "the file store is empty, but the database names files: is it the right one?");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        core::{clock::Clock, config::Sources},
        database::{Options, TIME_LIMIT, migrate},
    };

    /// A new database, and the settings that lead to it.
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
        let file = KeyFile::of(&settings.data_dir);
        let old = RootKey::of_an_older_installation(&file.open().unwrap());
        let mark = to_base64(&*old.derive("hirehall/installation/1"));
        db.write(move |tx| installation::remember_once(tx, MARK_OF_MASTER_KEY, &mark)).await.unwrap();

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
        let master = KeyFile::of(&settings.data_dir).open().unwrap();
        assert_ne!(root.derive("x"), RootKey::of_an_older_installation(&master).derive("x"));
        assert_eq!(open_root_key(&db, &settings).await.unwrap().derive("x"), root.derive("x"));
    }
}
