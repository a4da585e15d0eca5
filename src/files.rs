//! Stored files whose transaction has failed, or that a transaction has released.

use crate::{
    app::App,
    core::{error::Problem, storage::BlobName},
    database::models::blob::unreferenced,
};

/// Deletes those of the blobs that no row names. When nobody knows whether one does, they stay.
pub(crate) async fn delete_unreferenced(app: &App, blobs: Vec<BlobName>) {
    if blobs.is_empty() {
        return;
    }
    let unreferenced: Result<Vec<BlobName>, Problem> = app.read_public(move |tx| unreferenced(tx, &blobs)).await;
    for blob in unreferenced.unwrap_or_default() {
        if let Err(error) = app.storage.delete(&blob).await {
            tracing::warn!(%error, "an encrypted file that nothing refers to was left behind");
        }
    }
}

/// Deletes blobs that were put away for a transaction that has failed. If nobody knows whether it has, they stay: the database may still
/// be about to keep it.
pub(crate) async fn delete_after_failure(app: &App, problem: &Problem, blobs: Vec<BlobName>) {
    if problem.code() != "database_unavailable" {
        delete_unreferenced(app, blobs).await;
    }
}
