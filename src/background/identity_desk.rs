//! Enforces the deadlines of identity checks.

use crate::{
    app::App,
    core::error::Problem,
    worker::kyc::desk::services::{REMINDERS, announce_expiry, end_expired, release_lapsed},
};

/// Releases expired claims, ends approvals that have expired, and announces those that expire soon.
pub async fn enforce_deadlines(app: App) -> Result<(), Problem> {
    if !app.is_time_plausible().await? {
        return Ok(());
    }
    app.write_in_steps(release_lapsed).await?;
    app.write_in_steps(end_expired).await?;
    for days in REMINDERS {
        app.write_in_steps(move |tx| announce_expiry(tx, days)).await?;
    }
    Ok(())
}
