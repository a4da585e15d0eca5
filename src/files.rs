//! Stored files and the rows that reference them.

use crate::{
    app::App,
    core::{
        error::Problem,
        storage::{BlobName, StorageError},
    },
    database::models::blob,
};
use std::time::Duration;

/// Longer than storing a file takes, from its name to its row.
const RESERVATION: Duration = Duration::from_secs(6 * 60 * 60);

/// Reserves names for files that are about to be stored. A file without a row is deleted when its reservation expires,
/// so a killed process leaves no file behind.
pub(crate) async fn reserve_names<const N: usize>(app: &App) -> Result<[BlobName; N], Problem> {
    let names = reserve_some_names(app, N).await?;
    names.try_into().map_err(|_| Problem::internal(&"wrong number of reserved names"))
}

/// Reserves `count` names.
pub(crate) async fn reserve_some_names(app: &App, count: usize) -> Result<Vec<BlobName>, Problem> {
    let names: Vec<BlobName> = (0..count).map(|_| BlobName::generate()).collect::<Result<_, StorageError>>()?;
    let reserved = names.clone();
    app.write_as_system(move |tx| blob::delete_after(tx, &reserved, RESERVATION)).await?;
    Ok(names)
}

/// Deletes files that were stored for a failed transaction. If the outcome of the transaction is unknown, they stay,
/// since the database may have committed it. A file that the store cannot delete now is deleted when its reservation
/// expires.
pub(crate) async fn delete_after_failure(app: &App, problem: &Problem, blobs: Vec<BlobName>) {
    if problem.code() != "database_unavailable" {
        delete_unreferenced(app, blobs).await;
    }
}

/// Deletes the files that no row references. They stay if the database cannot answer.
pub(crate) async fn delete_unreferenced(app: &App, blobs: Vec<BlobName>) {
    let unreferenced: Result<Vec<BlobName>, Problem> = app.read_public(move |tx| blob::unreferenced(tx, &blobs)).await;
    for blob in unreferenced.unwrap_or_default() {
        if let Err(error) = app.storage.delete(&blob).await {
            tracing::warn!(%error, "an encrypted file that no row references cannot be deleted yet");
        }
    }
}
