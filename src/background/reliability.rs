//! Computes the reliability of workers anew when something that counted is too old.

use super::batches::work_off;
use crate::{
    app::App,
    core::error::Problem,
    worker::reliability::{models::due, services::refresh_if_due},
};

/// Computes what is due, a worker in each transaction. Waits while the clock is implausible. Any number of nodes may call this at the same
/// time: a transaction looks again whether its worker is due.
pub async fn refresh_due(app: App) -> Result<(), Problem> {
    if !app.is_time_plausible().await? {
        return Ok(());
    }
    let now = app.clock.now();
    let due = async |rows| match app.stop.is_cancelled() {
        true => Ok(Vec::new()),
        false => app.read_public(move |tx| due(tx, now, rows)).await,
    };
    let one = |worker| app.write_as_system(move |tx| refresh_if_due(tx, worker, now));
    work_off("computing the reliability of a worker", due, one).await.map(drop)
}
