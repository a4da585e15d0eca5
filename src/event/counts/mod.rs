//! Counts what happens, day by day, so that no request has to go through a year of the log.

pub(crate) mod models;

use super::models::LogEnd;
use crate::{app::App, core::error::Failure};

/// Counts what has happened since the last time.
pub(crate) async fn count_new(app: App) -> Result<(), Failure> {
    let end = app.read_public(LogEnd::find).await?;
    while !app.stop.is_cancelled() && app.write_as_system(move |tx| models::count_some(tx, end)).await? {}
    Ok(())
}
