//! Claims a file store that did not answer at startup.

use crate::{app::App, core::error::Problem, installation::claim_store};

/// Claims the file store if that has not happened yet.
pub(super) async fn claim(app: App) -> Result<(), Problem> {
    if app.storage.is_ours() {
        return Ok(());
    }
    let claimed = claim_store(&app.db, &app.storage, &app.settings.storage_url).await;
    claimed.map_err(|error| Problem::internal(&error))
}
