//! The rule of deleting an account, whoever asks for it.

use super::{models, schemas::Farewell};
use crate::{
    app::App,
    auth::{
        factor::models::SecondFactor,
        models::{Link, Signup, is_last_admin},
        oidc::models::Identity,
        passkeys::models::Passkey,
        permissions::SignedIn,
        places::models::Place,
        proof::Proof,
        services::about_user,
        sessions::models::Session,
    },
    core::{dependencies::Caller, error::Failure, text::Email},
    database::{
        self, Tx,
        enums::{Role, UserStatus},
        ids::UserId,
        models::user::User,
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
    #[error("Nobody could administer this marketplace any more.")]
    LastAdmin,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Deletes the caller's own account.
pub(crate) async fn leave(app: &App, caller: Caller<SignedIn>, farewell: Farewell) -> Result<(), Failure> {
    let proof = Proof::demand(app, caller, farewell.password, "/password", farewell.totp_code).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        Ok::<_, Failure>(delete(tx, &user, user.id, None)?)
    })
    .await
}

/// Deletes an account: its address is free again, its sessions, links and favorites are gone, its conversations are over, personal data
/// are erased, and the keys of identity documents are destroyed with them. Messages, jobs and reviews stay as the other side's record,
/// of a "Deleted user".
pub(crate) fn delete(tx: &mut Tx<'_>, user: &User, by: UserId, reason: Option<&str>) -> Result<(), DeletionError> {
    if is_last_admin(tx, user)? {
        return Err(DeletionError::LastAdmin);
    }
    let decided = json!({ "user_id": user.id, "from": user.status, "to": UserStatus::Deleted, "reason": reason });
    let deleted = about_user(EventKind::UserDeleted, user).by(by).with(decided);
    event::append(tx, deleted.copy_to(user.email.clone()))?;
    if !models::erase_account(tx, user.id)? {
        return Err(DeletionError::AlreadyDeleted);
    }
    Session::end_all(tx, user.id, None)?;
    Link::delete_all_of(tx, user.id)?;
    SecondFactor::delete_of(tx, user.id)?;
    Signup::delete_all_of(tx, &Email::new(&user.email).key())?;
    Passkey::delete_all_of(tx, user.id)?;
    Place::delete_all_of(tx, user.id)?;
    Identity::delete_all_of(tx, user.id)?;
    // Without the key, which goes with the row, its files are noise.
    Picture::take(tx, user.id, user.role)?;
    models::forget_answers(tx, user.id)?;
    models::anonymise_answers(tx, user.id)?;
    for thread in models::open_threads(tx, user.id)? {
        messaging::services::close(tx, thread, by)?;
    }
    match user.role {
        Role::Client => models::erase_client(tx, user.id)?,
        Role::Worker => {
            models::erase_worker(tx, user.id)?;
            retention::services::account_deleted(tx, user.id)?;
            service::models::refresh(tx, user.id)?;
            models::erase_services(tx, user.id)?;
        }
        Role::Admin => {}
    }
    Ok(())
}
