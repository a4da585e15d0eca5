//! Follows and rotates the keys that sign access tokens.

use crate::{
    app::App,
    auth::keys::{lifetime, models, services::replace_old},
    core::error::Problem,
};

/// Loads changes that other nodes or the command line have made to the keys, and rotates keys that are old.
pub(super) async fn follow(app: App) -> Result<(), Problem> {
    let max_age = app.settings.key_age.duration();
    let now = app.clock.now();
    let mut listed = app.read_public(models::all).await?;
    let is_due =
        lifetime::is_rotation_due(&listed, max_age, now) || lifetime::expired_keys(&listed, now).next().is_some();
    if is_due && app.is_time_plausible().await? {
        listed = app.write_as_system(move |tx| replace_old(tx, max_age)).await?;
    }
    app.tokens.set_keys(&listed)
}
