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
            match finish(&app, user).await {
                Err(problem) if problem.is_unavailable() => return Err(problem),
                // One that cannot be finished keeps no other from it.
                Err(problem) => {
                    tracing::warn!(%user, %problem, cause = problem.cause(), "the deletion of an account cannot be finished");
                }
                Ok(()) => {}
            }
        }
    }
}
