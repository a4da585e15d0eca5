//! The rules of deleting an account.

use super::models::{self, Erasure};
use crate::{
    auth::{
        factor::models::SecondFactor,
        models::{Signup, is_last_admin},
        oidc::models::Identity,
        passkeys::models::Passkey,
        services::event_about,
        sessions::services::end_access,
    },
    core::text::Email,
    database::{
        self, STEP, Tx,
        enums::{Role, UserStatus},
        ids::UserId,
        models::user::User,
        queue,
    },
    event::{self, EventKind},
    messaging,
    picture::models::Picture,
    service,
    worker::kyc::retention,
};
use serde_json::json;

/// Why an account could not be deleted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DeletionError {
    #[error("The account is deleted already.")]
    AlreadyDeleted,
    #[error("The last administrator cannot be removed.")]
    LastAdmin,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Deletes an account: its address becomes free, its sessions and links end, personal data are erased, and the
/// keys of identity documents are destroyed. `by` is `None` for the operator on the command line. Data with any number of rows are erased in steps afterwards; see
/// [`finish`]. Messages, jobs and reviews stay as the other side's records, with a "Deleted user".
pub(crate) fn delete(
    tx: &mut Tx<'_>,
    user: &User,
    by: Option<UserId>,
    reason: Option<&str>,
) -> Result<(), DeletionError> {
    if is_last_admin(tx, user)? {
        return Err(DeletionError::LastAdmin);
    }
    let decided = json!({ "user_id": user.id, "from": user.status, "to": UserStatus::Deleted, "reason": reason });
    let deleted = event_about(EventKind::UserDeleted, user).with(decided);
    let deleted = match by {
        Some(by) => deleted.by(by),
        None => deleted.by_operator(),
    };
    event::append(tx, deleted.copy_to(user))?;
    if !models::erase_account(tx, user.id)? {
        return Err(DeletionError::AlreadyDeleted);
    }
    end_access(tx, user.id)?;
    SecondFactor::delete_of(tx, user.id)?;
    Signup::delete_all_of(tx, &Email::new(&user.email).key())?;
    queue::state::delete_failed_of(tx, user.id)?;
    Passkey::delete_all_of(tx, user.id)?;
    Identity::delete_all_of(tx, user.id)?;
    Picture::remove(tx, user.id, user.role)?;
    Erasure::begin(tx, user.id, by.unwrap_or(user.id))?;
    match user.role {
        Role::Client => models::erase_client(tx, user.id)?,
        Role::Worker => {
            models::erase_worker(tx, user.id)?;
            retention::services::account_deleted(tx, user.id)?;
            service::models::refresh(tx, user.id)?;
        }
        Role::Admin => {}
    }
    Ok(())
}

/// Erases one batch. Returns whether there is more to do.
pub(super) fn erase_batch(tx: &mut Tx<'_>, user: UserId) -> Result<bool, database::Error> {
    let Some(erasure) = Erasure::find(tx, user)? else { return Ok(false) };
    let threads = models::threads(tx, user, erasure.thread)?;
    for thread in &threads {
        messaging::services::close(tx, thread.id, erasure.deleted_by)?;
        models::anonymise_responses(tx, thread.other, user)?;
    }
    if let Some(last) = threads.last() {
        Erasure::set_progress(tx, user, last.id)?;
        return Ok(true);
    }
    if retention::services::erase_batch(tx, user)? {
        return Ok(true);
    }
    if let Some(last) = models::erase_services(tx, user, erasure.service)?.into_iter().max() {
        Erasure::set_service_progress(tx, user, last)?;
        return Ok(true);
    }
    let bookmarks = models::delete_favorites(tx, user)?.max(service::favorites::models::delete_some(tx, user, STEP)?);
    let responses = models::delete_responses(tx, user)?.max(models::delete_responses_to_admins(tx, user)?);
    if responses.max(bookmarks) == 0 {
        Erasure::finish(tx, user)?;
        return Ok(false);
    }
    Ok(true)
}
