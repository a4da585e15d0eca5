//! Notifies live feeds of new events.

use crate::{app::App, core::error::Problem};

pub(super) async fn wake(app: App) -> Result<(), Problem> {
    Ok(app.live_tail.catch_up(&app.db).await?)
}
