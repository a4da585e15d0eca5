//! What makes an installation one: its root key, which every node of it derives the same keys from.

use crate::{
    core::{
        config::Settings,
        security::{
            WrapError, from_base64,
            key_file::KeyFile,
            master_key::{MasterKey, MasterKeyError, RootKey},
            to_base64,
        },
    },
    database::{self, Database, Tx, models::installation},
};

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

/// The root key of this installation. A database that nobody has used yet gets one.
///
/// Where changing the master key was interrupted after the database knew of the new one, its file is put in its place here.
pub async fn open_root_key(db: &Database, settings: &Settings) -> Result<RootKey, RootKeyError> {
    let file = KeyFile::of(&settings.data_dir);
    let master = match &settings.master_key {
        Some(configured) => return find_or_make(db, configured).await,
        None => file.open()?,
    };
    match (find_or_make(db, &master).await, file.next()?) {
        (Err(RootKeyError::ForeignMasterKey), Some(next)) => {
            let root = find_or_make(db, &next).await?;
            file.promote_next()?;
            Ok(root)
        }
        (opened, _) => opened,
    }
}

async fn find_or_make(db: &Database, master: &MasterKey) -> Result<RootKey, RootKeyError> {
    let (master, new) = (master.clone(), RootKey::generate()?);
    db.write(move |tx| {
        if let Some(wrapped) = installation::find(tx, ROOT_KEY)? {
            return unwrapped(&master, &wrapped);
        }
        let root = match installation::find(tx, MARK_OF_MASTER_KEY)? {
            Some(mark) => of_an_older_installation(&master, &mark)?,
            None => new.clone(),
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
