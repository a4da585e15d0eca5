//! Delivers events to webhooks.

use crate::{app::App, core::error::Problem, webhook::delivery::flows};

/// Wakes the lanes of webhooks that want one of the new events.
pub async fn follow_log(app: App) -> Result<(), Problem> {
    flows::follow_log(app).await
}

/// Delivers what is due.
pub async fn deliver(app: App) -> Result<(), Problem> {
    flows::deliver_due(app).await
}
