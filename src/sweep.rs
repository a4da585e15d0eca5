//! Files that no row names: what an upload left behind whose row did not come about, or a deletion that did not come to its end.

use crate::{
    app::App,
    core::{error::Failure, storage::BlobName},
    database::models::blob::nameless,
};
use std::time::Duration;

/// A younger blob may be waiting for its row: whoever puts one away names it at once, and nothing takes so long.
const YOUNG: Duration = Duration::from_secs(60 * 60);
/// So many are looked up in one transaction.
const AT_ONCE: usize = 100;

/// Goes through the whole store.
pub(crate) async fn sweep(app: App) -> Result<(), Failure> {
    for first in 0..=u8::MAX {
        if app.stop.is_cancelled() {
            break;
        }
        let before = app.clock.now().saturating_sub(YOUNG);
        let stored = app.storage.list(first).await?;
        let old: Vec<BlobName> =
            stored.into_iter().filter(|stored| stored.since < before).map(|stored| stored.name).collect();
        for some in old.chunks(AT_ONCE) {
            delete_nameless(&app, some.to_vec()).await;
        }
    }
    Ok(())
}

/// Deletes those of the blobs that no row names. When nobody knows whether one does, they stay.
pub(crate) async fn delete_nameless(app: &App, blobs: Vec<BlobName>) {
    if blobs.is_empty() {
        return;
    }
    let nameless: Result<Vec<BlobName>, Failure> = app.look(move |tx| nameless(tx, &blobs)).await;
    for blob in nameless.unwrap_or_default() {
        if let Err(error) = app.storage.delete(&blob).await {
            tracing::warn!(%error, "an encrypted file that nothing refers to was left behind");
        }
    }
}
