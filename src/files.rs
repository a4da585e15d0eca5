//! Stored files and the rows that name them.

use crate::{
    app::App,
    core::{
        error::Problem,
        storage::{BlobName, StorageError},
    },
    database::models::blob,
};
use std::time::Duration;

/// Putting a file away takes less, from its name to the row that names it.
const RESERVATION: Duration = Duration::from_secs(6 * 60 * 60);

/// Names for files that are about to be put away. A file that no row names when the time of its name is over is deleted: a process that is
/// killed leaves none behind for ever.
pub(crate) async fn reserve_names<const N: usize>(app: &App) -> Result<[BlobName; N], Problem> {
    let names = reserve_some_names(app, N).await?;
    names.try_into().map_err(|_| Problem::internal(&"not as many names as were asked for"))
}

/// As many names as are needed.
pub(crate) async fn reserve_some_names(app: &App, count: usize) -> Result<Vec<BlobName>, Problem> {
    let names: Vec<BlobName> = (0..count).map(|_| BlobName::generate()).collect::<Result<_, StorageError>>()?;
    let reserved = names.clone();
    app.write_as_system(move |tx| blob::delete_after(tx, &reserved, RESERVATION)).await?;
    Ok(names)
}

/// Deletes files that were put away for a transaction that has failed. If nobody knows whether it has, they stay: the database may still
/// be about to keep it. What the store does not delete now is deleted when the time of its name is over.
pub(crate) async fn delete_after_failure(app: &App, problem: &Problem, blobs: Vec<BlobName>) {
    if problem.code() != "database_unavailable" {
        delete_unreferenced(app, blobs).await;
    }
}

/// Deletes those of the files that no row names. When nobody knows whether one does, they stay.
pub(crate) async fn delete_unreferenced(app: &App, blobs: Vec<BlobName>) {
    let unreferenced: Result<Vec<BlobName>, Problem> = app.read_public(move |tx| blob::unreferenced(tx, &blobs)).await;
    for blob in unreferenced.unwrap_or_default() {
        if let Err(error) = app.storage.delete(&blob).await {
            tracing::warn!(%error, "an encrypted file that nothing refers to was left behind for now");
        }
    }
}
