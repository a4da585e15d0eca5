//! Stored files whose transaction has failed, or that a transaction has released.

use crate::{
    app::App,
    core::{error::Problem, storage::BlobName},
    database::models::blob::nameless,
};

/// Deletes those of the blobs that no row names. When nobody knows whether one does, they stay.
pub(crate) async fn delete_nameless(app: &App, blobs: Vec<BlobName>) {
    if blobs.is_empty() {
        return;
    }
    let nameless: Result<Vec<BlobName>, Problem> = app.read_public(move |tx| nameless(tx, &blobs)).await;
    for blob in nameless.unwrap_or_default() {
        if let Err(error) = app.storage.delete(&blob).await {
            tracing::warn!(%error, "an encrypted file that nothing refers to was left behind");
        }
    }
}

/// Deletes blobs that were put away for a transaction that has failed. If nobody knows whether it has, they stay: the database may still
/// be about to keep it.
pub(crate) async fn take_back(app: &App, problem: &Problem, blobs: Vec<BlobName>) {
    if problem.code() != "database_unavailable" {
        delete_nameless(app, blobs).await;
    }
}
