//! The file store checks of `hirehall doctor`. They examine a sample, because there may be millions of files.

use super::finding::{Finding, NOT_CREATED_YET};
use crate::settings::Settings;
use crate::{
    core::{
        clock::Clock,
        error::Problem,
        security::{master_key::RootKey, random},
        storage::{Area, BlobName, FileKey, InstallationId, Storage, StorageError, StoreOwner},
    },
    database::{self, Database, Options, TIME_LIMIT, models::blob},
    installation::{self, StoreError},
};
use axum::body::Bytes;
use std::time::Duration;

/// How many rows are sampled.
const BATCH: i64 = 250;
/// How many stored files are sampled.
const FILES: usize = 1000;
/// A younger file may not have its row yet.
const MIN_AGE: Duration = Duration::from_secs(60 * 60);

/// Whether the store can be written and read, and whether files and rows match.
pub(super) async fn examine(settings: &Settings, root: Option<RootKey>) -> [(&'static str, Finding); 2] {
    let Some(root) = root else {
        let unknown = "unknown while there is no root key".to_owned();
        return [("storage", Err(unknown.clone())), ("files", Err(unknown))];
    };
    match open(settings, &root).await {
        Ok((storage, db)) => [
            ("storage", check_store(settings, &storage, &db).await),
            ("files", compare_rows_and_files(&storage, &db).await.unwrap_or_else(Err)),
        ],
        Err(why) => [("storage", Err(why.clone())), ("files", Err(why))],
    }
}

async fn open(settings: &Settings, root: &RootKey) -> Result<(Storage, Database), String> {
    if !settings.data_dir.exists() {
        return Err(NOT_CREATED_YET.to_owned());
    }
    // The test file's key is not stored, so any wrapping key will do.
    let storage = Storage::open(&settings.storage_url, &[0; 32], InstallationId::of(root)).map_err(say)?;
    let options =
        Options { url: settings.database_url.clone(), connections: 1, clock: Clock::system(), time_limit: TIME_LIMIT };
    let db = tokio::task::spawn_blocking(move || Database::open(&options)).await.map_err(say)?.map_err(say)?;
    Ok((storage, db))
}

fn say(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Writes a file, reads it back and deletes it, if the store belongs to this installation.
async fn check_store(settings: &Settings, storage: &Storage, db: &Database) -> Finding {
    let url = &settings.storage_url;
    match storage.check_owner().await.map_err(say)? {
        StoreOwner::Us => {}
        StoreOwner::Nobody => {
            installation::require_known_files(db, storage, url).await.map_err(say)?;
            return Ok(format!("{url}: has no owner; the next start claims it"));
        }
        StoreOwner::Another(theirs) => {
            return Err(say(StoreError::Foreign { url: url.to_string(), theirs, ours: storage.id().to_string() }));
        }
    }
    let round_trip = async {
        let (key, content) = (FileKey::generate()?, Bytes::from_static(b"hirehall doctor"));
        let stored = storage.put(BlobName::generate()?, &key, content.clone()).await?;
        let is_same = storage.get(&key, &stored.name).await? == content;
        storage.delete(&stored.name).await?;
        Ok::<_, StorageError>(is_same)
    };
    match round_trip.await {
        Ok(true) => Ok(format!("{url}: writes, reads and deletes a file")),
        Ok(false) => Err("a file was changed by the store".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Checks that the files of some rows exist, and that some files have rows.
async fn compare_rows_and_files(storage: &Storage, db: &Database) -> Result<Finding, String> {
    let from = format!("{:032x}", random());
    let named = db.read::<_, database::Error, _>(move |tx| blob::sample(tx, &from, BATCH)).await.map_err(say)?;
    let mut missing: Vec<&BlobName> = Vec::new();
    for name in &named {
        if !storage.has(name).await.map_err(say)? {
            missing.push(name);
        }
    }
    let (looked_up, unreferenced) = unreferenced(storage, db).await?;
    let mut set_aside = 0;
    for shard in storage.shards(Area::SetAside).await.map_err(say)? {
        set_aside += storage.list(Area::SetAside, shard).await.map_err(say)?.len();
    }
    let files_summary =
        format!("{unreferenced} of {looked_up} files that were looked up have no row, {set_aside} were set aside");
    if let Some(first) = missing.first() {
        return Ok(Err(format!(
            "{} of {} files that rows name are not in the store, such as {}: restore the store from the same backup as the database; {files_summary}",
            missing.len(),
            named.len(),
            first.as_str()
        )));
    }
    if unreferenced > looked_up / 10 && unreferenced > EXPECTED_ORPHANS {
        return Ok(Err(format!(
            "{files_summary}: the database may be one from a backup; if it is meant to be, run `hirehall files accept`; see \"Files\" in docs/OPERATIONS.md"
        )));
    }
    Ok(Ok(format!("all {} that were looked for exist; {files_summary}", named.len())))
}

/// The number of files that one interrupted upload may leave behind.
const EXPECTED_ORPHANS: usize = 3;

/// How many files were sampled, from a random name on, and how many of them have no row.
async fn unreferenced(storage: &Storage, db: &Database) -> Result<(usize, usize), String> {
    let mut shards = storage.shards(Area::Files).await.map_err(say)?;
    shards.sort_unstable();
    let start = usize::try_from(random() % 256).unwrap_or_default() % shards.len().max(1);
    shards.rotate_left(start);
    let before = Clock::system().now().saturating_sub(MIN_AGE);
    let (mut looked_up, mut without_row) = (0, 0);
    for shard in shards {
        if looked_up >= FILES {
            break;
        }
        let stored = storage.list(Area::Files, shard).await.map_err(say)?;
        let old = stored.into_iter().filter(|stored| stored.written_at < before).map(|stored| stored.name);
        let old: Vec<BlobName> = old.take(FILES).collect();
        looked_up += old.len();
        without_row += db
            .read::<_, Problem, _>(move |tx| Ok(blob::unknown(tx, &old)?.len()))
            .await
            .map_err(|problem| problem.detail().to_owned())?;
    }
    Ok((looked_up, without_row))
}
