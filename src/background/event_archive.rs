//! Moves old events into files of the store.

use crate::{app::App, core::error::Problem, event_archive::flows::write};

/// Archives what is old enough. With a clock that has jumped ahead, everything would be.
pub async fn archive(app: App) -> Result<(), Problem> {
    if app.is_time_plausible().await? { write::archive(&app).await } else { Ok(()) }
}
