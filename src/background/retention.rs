//! Destroys identity documents, and erases deleted listings, whose retention period is over.

use crate::{
    app::App, core::error::Problem, database::is_full_step, service::models::erase_deleted,
    worker::kyc::retention::services::destroy_some,
};

pub(super) async fn destroy_due(app: &App) -> Result<(), Problem> {
    let Some(days) = app.settings.kyc_retention else { return Ok(()) };
    app.write_in_steps(move |tx| destroy_some(tx, days)).await
}

pub(super) async fn erase_listings(app: &App) -> Result<(), Problem> {
    let Some(days) = app.settings.service_erase_after else { return Ok(()) };
    app.write_in_steps(move |tx| erase_deleted(tx, days.duration()).map(is_full_step)).await
}
