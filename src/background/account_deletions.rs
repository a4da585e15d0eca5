//! Goes on with deletions of accounts that were interrupted.

use crate::{
    app::App,
    auth::deletion::{flows::finish, models::Erasure},
    core::error::Problem,
    database::ids::UserId,
};

/// Finishes every deletion that was interrupted.
pub(super) async fn finish_all(app: App) -> Result<(), Problem> {
    let mut after = UserId::FIRST;
    loop {
        let users = app.read_public(move |tx| Erasure::unfinished(tx, after)).await?;
        let Some(last) = users.last() else { return Ok(()) };
        after = *last;
        for user in users {
            finish(&app, user).await?;
        }
    }
}
