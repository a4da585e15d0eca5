//! Enforces the deadlines of identity checks.

use crate::{app::App, core::error::Problem, worker::kyc::desk::services::enforce_deadlines_batch};

/// Releases expired claims, ends approvals that have expired, and announces those that expire soon.
pub(super) async fn enforce_deadlines(app: App) -> Result<(), Problem> {
    if !app.is_time_plausible().await? {
        return Ok(());
    }
    while !app.stop.is_cancelled() && app.write_as_system(enforce_deadlines_batch).await? {}
    Ok(())
}
