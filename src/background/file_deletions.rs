//! Deletes the files that transactions have released, and those that were put away and never named.

use crate::{
    app::App,
    core::{
        error::Problem,
        storage::{Area, BlobName, StorageError},
    },
    database::models::blob,
};
use std::time::Duration;

/// How many files are deleted between two transactions.
const BATCH: i64 = 100;
/// When a file that could not be deleted is tried again. Others come first until then.
const PAUSE: Duration = Duration::from_secs(10 * 60);
/// So many failures in a row mean that it is the store that fails.
const MAX_FAILURES: usize = 10;

/// Deletes what transactions have decided to delete. It waits while the clock cannot be right: a file that is being put away would seem to be
/// left behind.
pub(crate) async fn delete_due(app: App) -> Result<(), Problem> {
    loop {
        let due = app.read_public(move |tx| blob::to_delete(tx, BATCH)).await?;
        if due.is_empty() || app.stop.is_cancelled() || !app.is_time_plausible().await? {
            return Ok(());
        }
        delete_batch(&app, due).await?;
    }
}

/// Deletes each of them that no row names. One that cannot be deleted keeps none of the others.
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
                metrics::counter!("hirehall_file_deletions_failed_total").increment(1);
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
