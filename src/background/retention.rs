//! Destroys the identity documents whose time is over.

use crate::{
    app::App, core::error::Problem, files::delete_unreferenced, worker::kyc::retention::services::destroy_some,
};

/// Destroys the documents whose time is over: their keys first, and then, when that is durable, their files.
pub(super) async fn destroy_due(app: &App) -> Result<(), Problem> {
    let Some(days) = app.settings.kyc_retention else { return Ok(()) };
    while let Some(blobs) = app.write_as_system(move |tx| destroy_some(tx, days)).await? {
        delete_unreferenced(app, blobs).await;
    }
    Ok(())
}
