//! Deleting an account, by its owner or an administrator.

use super::services::{delete, erase_batch};
use crate::{
    app::App,
    auth::{permissions::SignedIn, proof::Proof, schemas::Reauthentication},
    core::{dependencies::Caller, error::Problem},
    database::ids::UserId,
};

/// Deletes the caller's own account.
pub(crate) async fn delete_own(app: &App, caller: Caller<SignedIn>, deletion: Reauthentication) -> Result<(), Problem> {
    let proof = Proof::require(app, caller, deletion.password, "/password", deletion.totp_code).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        Ok::<_, Problem>(delete(tx, &user, Some(user.id), None)?)
    })
    .await?;
    finish_soon(app, caller.claims.user).await;
    Ok(())
}

/// Finishes a deletion now. If it fails, the background loop retries.
pub(crate) async fn finish_soon(app: &App, user: UserId) {
    if let Err(problem) = finish(app, user).await {
        tracing::warn!(%problem, "an account is deleted, but not all of its traces are erased yet");
    }
}

/// Ends the conversations of a deleted account, and erases documents, stored responses, bookmarks and listings,
/// in steps. Each step can be repeated.
pub(crate) async fn finish(app: &App, user: UserId) -> Result<(), Problem> {
    app.write_in_steps(move |tx| erase_batch(tx, user)).await
}
