//! Sets aside files that no row references, which failed uploads leave behind, and deletes them days later.
//!
//! A database that was restored from a backup references fewer files than the store has. So nothing is set aside in the
//! first hour after a start, in which the operator may notice the wrong database. Nothing is set aside either if it
//! would be more than a tenth of the store, until the operator accepts it (`hirehall files accept`).

use crate::{
    app::App,
    core::{
        clock::Timestamp,
        error::Problem,
        metrics::{counter, gauge},
        storage::{Area, BlobName, ListedBlob, StorageError, StoreOwner},
    },
    database::models::{
        blob::{unknown, unreferenced},
        installation,
    },
};
use std::time::Duration;

/// A younger file may still get its row: no upload takes this long between storing a file and writing its row.
const FILE_MIN_AGE: Duration = Duration::from_secs(60 * 60);
/// Nothing is set aside earlier than this after a start.
const STARTUP_DELAY: Duration = Duration::from_secs(60 * 60);
/// How many files are looked up in one transaction.
const BATCH: usize = 100;
/// How many files are set aside in one round.
const MAX_SET_ASIDE: usize = 10_000;
/// So many files may be set aside in a store of any size.
const ALWAYS_ALLOWED: usize = 3;

/// Goes through the whole store.
pub async fn sweep(app: App) -> Result<(), Problem> {
    // The store may have changed since the start, for example when a directory is no longer mounted.
    if app.storage.check_owner().await? != StoreOwner::Us {
        return Err(Problem::internal(&"the file store does not have the id of this installation"));
    }
    if app.running_for() < STARTUP_DELAY || !app.is_time_plausible().await? {
        return Ok(());
    }
    let accepted = app.read_public(|tx| installation::find(tx, ACCEPTED_AT)).await?;
    let found = compare(&app, accepted.and_then(|at| at.parse().ok())).await?;
    if app.stop.is_cancelled() {
        return Ok(());
    }
    gauge("hirehall_files_without_row", &[]).set(u32::try_from(found.unreferenced).unwrap_or(u32::MAX));
    if found.unaccepted > ALWAYS_ALLOWED.max(found.files / 10) {
        tracing::error!(
            files = found.files,
            without_row = found.unreferenced,
            "more than a tenth of the stored files have no row: nothing is set aside. Is this the right database, or one from a backup? \
             If it is, run `hirehall files accept`; see \"Files\" in docs/OPERATIONS.md"
        );
        counter("hirehall_sweeps_refused_total", &[]).increment(1);
    } else {
        set_aside(&app, found.examples).await?;
    }
    process_set_aside(&app).await
}

/// The row that records when the operator accepted that files have no row.
const ACCEPTED_AT: &str = "files_without_row_accepted_at";

/// Records that all files without a row may now be set aside, however many. Returns how many there are, and of how
/// many.
pub async fn accept(app: &App) -> Result<(usize, usize), Problem> {
    let found = compare(app, None).await?;
    let now = app.clock.now().to_string();
    app.write_as_system(move |tx| installation::set(tx, ACCEPTED_AT, &now)).await?;
    Ok((found.unreferenced, found.files))
}

/// The result of comparing the store with the database.
struct Found {
    files: usize,
    /// How many files have no row, of those that are old enough to have one.
    unreferenced: usize,
    /// How many of these the operator has not accepted.
    unaccepted: usize,
    /// Some of the files without a row.
    examples: Vec<BlobName>,
}

async fn compare(app: &App, accepted_at: Option<Timestamp>) -> Result<Found, Problem> {
    let mut found = Found { files: 0, unreferenced: 0, unaccepted: 0, examples: Vec::new() };
    let before = app.clock.now().saturating_sub(FILE_MIN_AGE);
    for shard in app.storage.shards(Area::Files).await? {
        if app.stop.is_cancelled() {
            break;
        }
        let stored = app.storage.list(Area::Files, shard).await?;
        found.files += stored.len();
        let old: Vec<ListedBlob> = stored.into_iter().filter(|stored| stored.written_at < before).collect();
        for chunk in old.chunks(BATCH) {
            let names: Vec<BlobName> = chunk.iter().map(|stored| stored.name.clone()).collect();
            let unreferenced = app.read_public(move |tx| unknown(tx, &names)).await?;
            let is_unaccepted = |stored: &&ListedBlob| {
                unreferenced.contains(&stored.name) && accepted_at.is_none_or(|at| stored.written_at > at)
            };
            found.unaccepted += chunk.iter().filter(is_unaccepted).count();
            found.unreferenced += unreferenced.len();
            let room = MAX_SET_ASIDE.saturating_sub(found.examples.len());
            found.examples.extend(unreferenced.into_iter().take(room));
        }
    }
    Ok(found)
}

/// Sets files aside after checking again that no row references them, since scanning a large store takes time.
async fn set_aside(app: &App, blobs: Vec<BlobName>) -> Result<(), Problem> {
    for chunk in blobs.chunks(BATCH) {
        if app.stop.is_cancelled() {
            break;
        }
        let names = chunk.to_vec();
        for name in app.read_public(move |tx| unknown(tx, &names)).await? {
            if skip_on_error(&name, app.storage.set_aside(&name, app.clock.now()).await)? == Some(true) {
                tracing::warn!(file = name.as_str(), "a file that no row names was set aside");
                counter("hirehall_files_set_aside_total", &[]).increment(1);
            }
        }
    }
    Ok(())
}

/// Deletes files that were set aside long ago, and restores files that are referenced again.
async fn process_set_aside(app: &App) -> Result<(), Problem> {
    let before = app.clock.now().saturating_sub(app.settings.storage_set_aside.duration());
    for shard in app.storage.shards(Area::SetAside).await? {
        if app.stop.is_cancelled() {
            break;
        }
        let stored = app.storage.list(Area::SetAside, shard).await?;
        for chunk in stored.chunks(BATCH) {
            let names: Vec<BlobName> = chunk.iter().map(|stored| stored.name.clone()).collect();
            let unreferenced = app.read_public(move |tx| unreferenced(tx, &names)).await?;
            for ListedBlob { name, written_at } in chunk {
                if !unreferenced.contains(name) {
                    skip_on_error(name, app.storage.restore_blob(name).await)?;
                } else if *written_at < before
                    && skip_on_error(name, app.storage.delete_from(Area::SetAside, name).await)?.is_some()
                {
                    tracing::warn!(file = name.as_str(), "a file that was set aside was deleted: its time was over");
                    counter("hirehall_files_deleted_unnamed_total", &[]).increment(1);
                }
            }
        }
    }
    Ok(())
}

/// The result of an operation on one file; `None` when it has failed, which does not stop the others. A store that does
/// not answer at all ends the round.
fn skip_on_error<T>(name: &BlobName, done: Result<T, StorageError>) -> Result<Option<T>, Problem> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(error @ (StorageError::Timeout | StorageError::NotOurs)) => Err(error.into()),
        Err(error) => {
            tracing::warn!(%error, file = name.as_str(), "a file cannot be moved or deleted");
            Ok(None)
        }
    }
}
