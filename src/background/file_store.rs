//! A file store that did not answer at the start is checked until it has.

use crate::{app::App, core::error::Problem, installation::claim_store};

/// Checks once whose the store is, if that is not known yet.
pub(super) async fn claim(app: App) -> Result<(), Problem> {
    if app.storage.is_ours() {
        return Ok(());
    }
    let claimed = claim_store(&app.db, &app.storage, &app.settings.storage_url).await;
    claimed.map_err(|error| Problem::internal(&error))
}
