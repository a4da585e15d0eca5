//! Continues deletions of accounts that were interrupted.

use crate::{
    app::App,
    auth::deletion::{flows::finish, models::Erasure},
    core::error::Problem,
    database::ids::UserId,
};

pub(super) async fn finish_all(app: App) -> Result<(), Problem> {
    let mut after = UserId::FIRST;
    loop {
        let users = app.read_public(move |tx| Erasure::unfinished(tx, after)).await?;
        let Some(last) = users.last() else { return Ok(()) };
        after = *last;
        for user in users {
            match finish(&app, user).await {
                Err(problem) if problem.is_database_unavailable() => return Err(problem),
                // A deletion that fails does not stop the others.
                Err(problem) => {
                    tracing::warn!(%user, %problem, cause = problem.cause(), "the deletion of an account cannot be finished");
                }
                Ok(()) => {}
            }
        }
    }
}
