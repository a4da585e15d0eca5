//! Keeps the times of the identity desk.

use crate::{app::App, core::error::Problem, worker::kyc::desk::services::keep_some_time};

/// Gives back what was held for too long, ends approvals whose time has come, and reminds of those that end soon.
pub(super) async fn keep_time(app: App) -> Result<(), Problem> {
    if !app.is_time_plausible().await? {
        return Ok(());
    }
    while !app.stop.is_cancelled() && app.write_as_system(keep_some_time).await? {}
    Ok(())
}
