//! Files that no row names: what an upload left behind whose row did not come about. They are set aside, and deleted days later.
//!
//! A database that was restored from a backup names fewer files than there are. So nothing is set aside in the first hour, in which its
//! operator may see that it is the wrong one, and nothing when that would be more than a tenth of the store, until its operator says that
//! this is right (`hirehall files accept`).

use crate::{
    app::App,
    core::{
        clock::Timestamp,
        error::Problem,
        storage::{Area, BlobName, ListedBlob, StorageError, StoreOwner},
    },
    database::models::{
        blob::{unknown, unreferenced},
        installation,
    },
};
use std::time::Duration;

/// A younger blob may be waiting for its row: whoever puts one away names it at once, and nothing takes so long.
const FILE_MIN_AGE: Duration = Duration::from_secs(60 * 60);
/// Nothing is set aside sooner after a start.
const FIRST_HOUR: Duration = Duration::from_secs(60 * 60);
/// So many are looked up in one transaction.
const BATCH: usize = 100;
/// So many are set aside in one round.
const MAX_SET_ASIDE: usize = 10_000;
/// So few may always be set aside, in a store of any size.
const ALWAYS_ALLOWED: usize = 3;

/// Goes through the whole store.
pub async fn sweep(app: App) -> Result<(), Problem> {
    // It may be another store than at the start: a directory that is no longer mounted, for example.
    if app.storage.check_owner().await? != StoreOwner::Us {
        return Err(Problem::internal(&"the file store does not have the id of this installation"));
    }
    if app.running_for() < FIRST_HOUR || !app.is_time_plausible().await? {
        return Ok(());
    }
    let accepted = app.read_public(|tx| installation::find(tx, ACCEPTED_AT)).await?;
    let found = look_through(&app, accepted.and_then(|at| at.parse().ok())).await?;
    if app.stop.is_cancelled() {
        return Ok(());
    }
    metrics::gauge!("hirehall_files_without_row").set(u32::try_from(found.unreferenced).unwrap_or(u32::MAX));
    if found.surprising > ALWAYS_ALLOWED.max(found.files / 10) {
        tracing::error!(
            files = found.files,
            without_row = found.unreferenced,
            "more than a tenth of the stored files have no row: nothing is set aside. Is this the right database, or one from a backup? \
             If it is, run `hirehall files accept`; see \"Files\" in docs/OPERATIONS.md"
        );
        metrics::counter!("hirehall_sweeps_refused_total").increment(1);
    } else {
        set_aside(&app, found.some).await?;
    }
    empty_set_aside(&app).await
}

/// The name under which the database keeps when its operator has accepted that files have no row.
const ACCEPTED_AT: &str = "files_without_row_accepted_at";

/// Notes that all files that no row names now may be set aside, however many. Tells how many there are, and of how many.
pub async fn accept(app: &App) -> Result<(usize, usize), Problem> {
    let found = look_through(app, None).await?;
    let now = app.clock.now().to_string();
    app.write_as_system(move |tx| installation::set(tx, ACCEPTED_AT, &now)).await?;
    Ok((found.unreferenced, found.files))
}

/// What a store has in it.
struct Found {
    files: usize,
    /// How many no row names, of those that are old enough to have one.
    unreferenced: usize,
    /// How many of these the operator has not accepted.
    surprising: usize,
    /// Some of those that no row names.
    some: Vec<BlobName>,
}

async fn look_through(app: &App, accepted_at: Option<Timestamp>) -> Result<Found, Problem> {
    let mut found = Found { files: 0, unreferenced: 0, surprising: 0, some: Vec::new() };
    let before = app.clock.now().saturating_sub(FILE_MIN_AGE);
    for shard in app.storage.shards(Area::Files).await? {
        if app.stop.is_cancelled() {
            break;
        }
        let stored = app.storage.list(Area::Files, shard).await?;
        found.files += stored.len();
        let old: Vec<ListedBlob> = stored.into_iter().filter(|stored| stored.written_at < before).collect();
        for some in old.chunks(BATCH) {
            let names: Vec<BlobName> = some.iter().map(|stored| stored.name.clone()).collect();
            let unreferenced = app.read_public(move |tx| unknown(tx, &names)).await?;
            let is_surprising = |stored: &&ListedBlob| {
                unreferenced.contains(&stored.name) && accepted_at.is_none_or(|at| stored.written_at > at)
            };
            found.surprising += some.iter().filter(is_surprising).count();
            found.unreferenced += unreferenced.len();
            let room = MAX_SET_ASIDE.saturating_sub(found.some.len());
            found.some.extend(unreferenced.into_iter().take(room));
        }
    }
    Ok(found)
}

/// Looks again whether a row names them, since looking through a large store takes time.
async fn set_aside(app: &App, blobs: Vec<BlobName>) -> Result<(), Problem> {
    for some in blobs.chunks(BATCH) {
        if app.stop.is_cancelled() {
            break;
        }
        let some = some.to_vec();
        for name in app.read_public(move |tx| unknown(tx, &some)).await? {
            if go_on(&name, app.storage.set_aside(&name, app.clock.now()).await)? == Some(true) {
                tracing::warn!(file = name.as_str(), "a file that no row names was set aside");
                metrics::counter!("hirehall_files_set_aside_total").increment(1);
            }
        }
    }
    Ok(())
}

/// Deletes what was set aside long ago, and brings back what a row names again.
async fn empty_set_aside(app: &App) -> Result<(), Problem> {
    let before = app.clock.now().saturating_sub(app.settings.storage_set_aside.duration());
    for shard in app.storage.shards(Area::SetAside).await? {
        if app.stop.is_cancelled() {
            break;
        }
        let stored = app.storage.list(Area::SetAside, shard).await?;
        for some in stored.chunks(BATCH) {
            let names: Vec<BlobName> = some.iter().map(|stored| stored.name.clone()).collect();
            let unreferenced = app.read_public(move |tx| unreferenced(tx, &names)).await?;
            for ListedBlob { name, written_at } in some {
                if !unreferenced.contains(name) {
                    go_on(name, app.storage.restore_blob(name).await)?;
                } else if *written_at < before
                    && go_on(name, app.storage.delete_from(Area::SetAside, name).await)?.is_some()
                {
                    tracing::warn!(file = name.as_str(), "a file that was set aside was deleted: its time was over");
                    metrics::counter!("hirehall_files_deleted_unnamed_total").increment(1);
                }
            }
        }
    }
    Ok(())
}

/// What was done with a file; `None` when that has failed, which keeps no other file from its turn. A store that does not answer at all ends
/// the round.
fn go_on<T>(name: &BlobName, done: Result<T, StorageError>) -> Result<Option<T>, Problem> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(error @ (StorageError::Timeout | StorageError::NotOurs)) => Err(error.into()),
        Err(error) => {
            tracing::warn!(%error, file = name.as_str(), "a file cannot be moved or deleted");
            Ok(None)
        }
    }
}
