//! Deletes files that transactions have released, and files that were stored but never referenced.

use crate::{
    app::App,
    core::{
        error::Problem,
        metrics::counter,
        storage::{Area, BlobName, StorageError},
    },
    database::models::blob,
};
use std::time::Duration;

/// How many files are deleted between two transactions.
const BATCH: i64 = 100;
/// How long a file that could not be deleted waits for the next attempt, so that it does not hold up the others.
const PAUSE: Duration = Duration::from_secs(10 * 60);
/// After so many failures in a row the store itself is considered down.
const MAX_FAILURES: usize = 10;

/// Deletes the files whose deletion is due. Waits while the clock is implausible: with a clock that is ahead, a file
/// that is being stored would seem abandoned.
pub(crate) async fn delete_due(app: App) -> Result<(), Problem> {
    loop {
        let due = app.read_public(move |tx| blob::to_delete(tx, BATCH)).await?;
        if due.is_empty() || app.stop.is_cancelled() || !app.is_time_plausible().await? {
            return Ok(());
        }
        delete_batch(&app, due).await?;
    }
}

/// Deletes each of the files that no row references. A failure does not stop the others.
async fn delete_batch(app: &App, due: Vec<BlobName>) -> Result<(), Problem> {
    let asked = due.clone();
    let unreferenced = app.read_public(move |tx| blob::unreferenced(tx, &asked)).await?;
    let mut done: Vec<BlobName> = due.into_iter().filter(|blob| !unreferenced.contains(blob)).collect();
    let (mut failed, mut failure) = (Vec::new(), None);
    for name in unreferenced {
        match delete_everywhere(app, &name).await {
            Ok(()) => done.push(name),
            Err(error) => {
                tracing::warn!(%error, file = name.as_str(), "a file cannot be deleted; it is tried again later");
                counter("hirehall_file_deletions_failed_total", &[]).increment(1);
                failed.push(name);
                if failed.len() >= MAX_FAILURES {
                    failure = Some(error);
                    break;
                }
            }
        }
    }
    app.write_as_system(move |tx| {
        blob::forget_deleted(tx, &done)?;
        blob::delete_after(tx, &failed, PAUSE)
    })
    .await?;
    failure.map_or(Ok(()), |error| Err(error.into()))
}

async fn delete_everywhere(app: &App, name: &BlobName) -> Result<(), StorageError> {
    app.storage.delete_from(Area::Files, name).await?;
    app.storage.delete_from(Area::SetAside, name).await
}
