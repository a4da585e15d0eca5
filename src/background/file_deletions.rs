//! Deletes the files that transactions have released.

use crate::{
    app::App,
    core::error::Problem,
    database::models::blob::{self, unreferenced},
};

/// How many files are deleted between two transactions.
const BATCH: i64 = 100;

/// Deletes what transactions have decided to delete. What the store does not delete now it is asked to delete again.
pub(crate) async fn delete_due(app: App) -> Result<(), Problem> {
    loop {
        let due = app.read_public(move |tx| blob::to_delete(tx, BATCH)).await?;
        if due.is_empty() {
            return Ok(());
        }
        let asked = due.clone();
        for blob in app.read_public(move |tx| unreferenced(tx, &asked)).await? {
            app.storage.delete(&blob).await?;
        }
        app.write_as_system(move |tx| blob::is_deleted(tx, &due)).await?;
    }
}
