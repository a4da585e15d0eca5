//! Destroys identity documents whose retention period is over.

use crate::{app::App, core::error::Problem, worker::kyc::retention::services::destroy_some};

pub(super) async fn destroy_due(app: &App) -> Result<(), Problem> {
    let Some(days) = app.settings.kyc_retention else { return Ok(()) };
    while app.write_as_system(move |tx| destroy_some(tx, days)).await? {}
    Ok(())
}
