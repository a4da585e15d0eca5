//! Counts events by day, so that the numbers of a year are read without reading its events.

use crate::{
    app::App,
    core::error::Problem,
    event::{counts::count_some, models::LogEnd},
};

pub(super) async fn count(app: App) -> Result<(), Problem> {
    let end = app.read_public(LogEnd::find).await?;
    app.write_in_steps(move |tx| count_some(tx, end)).await
}
