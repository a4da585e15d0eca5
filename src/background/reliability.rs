//! Computes the reliability of workers anew when something that counted is too old.

use crate::{
    app::App,
    core::error::Problem,
    worker::reliability::{models::due, services::refresh_if_due},
};

/// How many workers are read in one transaction.
const BATCH: i64 = 100;

/// Computes what is due, a worker in each transaction. Waits while the clock is implausible. Any number of nodes may call this at the same
/// time: a transaction looks again whether its worker is due.
pub async fn refresh_due(app: App) -> Result<(), Problem> {
    if !app.is_time_plausible().await? {
        return Ok(());
    }
    let now = app.clock.now();
    while !app.stop.is_cancelled() {
        let found = app.read_public(move |tx| due(tx, now, BATCH)).await?;
        if found.is_empty() {
            break;
        }
        for worker in found {
            app.write_as_system(move |tx| refresh_if_due(tx, worker, now)).await?;
        }
    }
    Ok(())
}
