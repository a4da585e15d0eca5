//! Wakes the live feeds that the latest events concern.

use crate::{app::App, core::error::Problem};

/// Reads on in the log, and wakes those who wait.
pub(super) async fn wake(app: App) -> Result<(), Problem> {
    Ok(app.live_tail.catch_up(&app.db).await?)
}
