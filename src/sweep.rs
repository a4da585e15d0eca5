//! Files that no row names: what an upload left behind whose row did not come about. They are set aside, and deleted days later.
//!
//! A database that was restored from a backup names fewer files than there are. So nothing is set aside in the first hour, in which its
//! operator may see that it is the wrong one, and nothing when that would be more than a tenth of the store.

use crate::{
    app::App,
    core::{
        error::Failure,
        storage::{Area, BelongsTo, BlobName, Stored},
    },
    database::models::blob::{self, nameless},
};
use std::time::Duration;

/// A younger blob may be waiting for its row: whoever puts one away names it at once, and nothing takes so long.
const YOUNG: Duration = Duration::from_secs(60 * 60);
/// Nothing is set aside sooner after a start.
const FIRST_HOUR: Duration = Duration::from_secs(60 * 60);
/// So many are looked up in one transaction.
const AT_ONCE: usize = 100;
/// So many are set aside in one round.
const MOST: usize = 10_000;
/// So few may always be set aside: what one upload that was killed may leave in a store of any size.
const FEW: usize = 3;

impl App {
    /// Goes through the file store: one round of the background work.
    pub async fn sweep_files(&self) -> Result<(), Failure> {
        sweep(self.clone()).await
    }
}

/// Goes through the whole store.
pub(crate) async fn sweep(app: App) -> Result<(), Failure> {
    // It may be another store than at the start: a directory that is no longer mounted, for example.
    if app.storage.belongs().await? != BelongsTo::Us {
        return Err(Failure::internal(&"the file store does not carry this installation's id"));
    }
    if app.running_for() < FIRST_HOUR || !app.is_time_plausible().await? {
        return Ok(());
    }
    let found = look_through(&app).await?;
    if app.stop.is_cancelled() {
        return Ok(());
    }
    metrics::gauge!("hirehall_files_without_row").set(u32::try_from(found.nameless).unwrap_or(u32::MAX));
    if found.nameless > FEW.max(found.files / 10) {
        tracing::error!(
            files = found.files,
            without_row = found.nameless,
            "more than a tenth of the stored files have no row: nothing is set aside. Is this the right database, or one from a backup? \
             See \"Files\" in docs/OPERATIONS.md"
        );
        metrics::counter!("hirehall_sweeps_refused_total").increment(1);
    } else {
        set_aside(&app, found.some).await?;
    }
    empty_set_aside(&app).await
}

/// What a store has in it.
struct Found {
    files: usize,
    /// How many no row names, of those that are old enough to have one.
    nameless: usize,
    /// Some of these.
    some: Vec<BlobName>,
}

async fn look_through(app: &App) -> Result<Found, Failure> {
    let mut found = Found { files: 0, nameless: 0, some: Vec::new() };
    let before = app.clock.now().saturating_sub(YOUNG);
    for shard in app.storage.shards(Area::Files).await? {
        if app.stop.is_cancelled() {
            break;
        }
        let stored = app.storage.list(Area::Files, shard).await?;
        found.files += stored.len();
        let old: Vec<BlobName> =
            stored.into_iter().filter(|stored| stored.since < before).map(|stored| stored.name).collect();
        for some in old.chunks(AT_ONCE) {
            let some = some.to_vec();
            let nameless = app.read_public(move |tx| nameless(tx, &some)).await?;
            found.nameless += nameless.len();
            let room = MOST.saturating_sub(found.some.len());
            found.some.extend(nameless.into_iter().take(room));
        }
    }
    Ok(found)
}

/// Looks again whether a row names them, since looking through a large store takes time.
async fn set_aside(app: &App, blobs: Vec<BlobName>) -> Result<(), Failure> {
    for some in blobs.chunks(AT_ONCE) {
        if app.stop.is_cancelled() {
            break;
        }
        let some = some.to_vec();
        for name in app.read_public(move |tx| nameless(tx, &some)).await? {
            if app.storage.set_aside(&name, app.clock.now()).await? {
                tracing::warn!(file = name.as_str(), "a file that no row names was set aside");
                metrics::counter!("hirehall_files_set_aside_total").increment(1);
            }
        }
    }
    Ok(())
}

/// Deletes what was set aside long ago, and brings back what a row names again.
async fn empty_set_aside(app: &App) -> Result<(), Failure> {
    let before = app.clock.now().saturating_sub(app.settings.storage_set_aside.duration());
    for shard in app.storage.shards(Area::SetAside).await? {
        if app.stop.is_cancelled() {
            break;
        }
        let stored = app.storage.list(Area::SetAside, shard).await?;
        for some in stored.chunks(AT_ONCE) {
            let names: Vec<BlobName> = some.iter().map(|stored| stored.name.clone()).collect();
            let nameless = app.read_public(move |tx| nameless(tx, &names)).await?;
            for Stored { name, since } in some {
                if !nameless.contains(name) {
                    app.storage.bring_back(name).await?;
                } else if *since < before {
                    app.storage.delete_from(Area::SetAside, name).await?;
                    tracing::warn!(file = name.as_str(), "a file that was set aside was deleted: its time was over");
                    metrics::counter!("hirehall_files_deleted_unnamed_total").increment(1);
                }
            }
        }
    }
    Ok(())
}

/// Deletes those of the blobs that no row names. When nobody knows whether one does, they stay.
pub(crate) async fn delete_nameless(app: &App, blobs: Vec<BlobName>) {
    if blobs.is_empty() {
        return;
    }
    let nameless: Result<Vec<BlobName>, Failure> = app.read_public(move |tx| nameless(tx, &blobs)).await;
    for blob in nameless.unwrap_or_default() {
        if let Err(error) = app.storage.delete(&blob).await {
            tracing::warn!(%error, "an encrypted file that nothing refers to was left behind");
        }
    }
}

/// Deletes blobs that were put away for a transaction that has failed. If nobody knows whether it has, they stay: the database may still
/// be about to keep it.
pub(crate) async fn take_back(app: &App, failure: &Failure, blobs: Vec<BlobName>) {
    if failure.code() != "database_unavailable" {
        delete_nameless(app, blobs).await;
    }
}

/// Deletes what transactions have decided to delete. What the store does not delete now it is asked to delete again.
pub(crate) async fn delete_due(app: App) -> Result<(), Failure> {
    let at_once = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
    loop {
        let due = app.read_public(move |tx| blob::to_delete(tx, at_once)).await?;
        if due.is_empty() {
            return Ok(());
        }
        let asked = due.clone();
        for blob in app.read_public(move |tx| nameless(tx, &asked)).await? {
            app.storage.delete(&blob).await?;
        }
        app.write_as_system(move |tx| blob::is_deleted(tx, &due)).await?;
    }
}
