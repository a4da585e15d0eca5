//! Destroys identity documents, and erases deleted listings, whose retention period is over.

use crate::{
    app::App, core::error::Problem, database::STEP, service::models::erase_deleted,
    worker::kyc::retention::services::destroy_some,
};

pub(super) async fn destroy_due(app: &App) -> Result<(), Problem> {
    let Some(days) = app.settings.kyc_retention else { return Ok(()) };
    while app.write_as_system(move |tx| destroy_some(tx, days)).await? {}
    Ok(())
}

pub(super) async fn erase_listings(app: &App) -> Result<(), Problem> {
    let Some(days) = app.settings.service_erase_after else { return Ok(()) };
    let erase = || app.write_as_system(move |tx| erase_deleted(tx, days.duration()));
    while !app.stop.is_cancelled() && erase().await? == STEP.unsigned_abs() {}
    Ok(())
}
