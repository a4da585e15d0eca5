//! Counts what happens, day by day, so that no request has to go through a year of the log.

use crate::{
    app::App,
    core::error::Problem,
    event::{counts::count_some, models::LogEnd},
};

/// Counts what has happened since the last round.
pub(super) async fn count(app: App) -> Result<(), Problem> {
    let end = app.read_public(LogEnd::find).await?;
    while !app.stop.is_cancelled() && app.write_as_system(move |tx| count_some(tx, end)).await? {}
    Ok(())
}
