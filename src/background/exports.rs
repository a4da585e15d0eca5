//! Packs the exports that users have requested.

use crate::{
    app::App,
    auth::export::{flows, models::ExportTask},
    core::error::Problem,
    tasks::{self, Origin},
};
use std::slice::from_ref;

/// Packs exports until none is due.
pub(super) async fn pack(app: App) -> Result<(), Problem> {
    while let Some(task) = tasks::next::<ExportTask>(&app).await? {
        let packed = tasks::traced(&app, &Origin::of(from_ref(&task)), flows::pack(&app, &task)).await;
        tasks::retry_on_error(&app, &task, packed).await?;
    }
    Ok(())
}
