//! The rules of changing a verified name.

use super::models::{NameChange, PendingNameChange};
use crate::{
    auth::permissions::{Admin, Worker},
    database::{
        self, Tx,
        enums::KycStatus,
        ids::{NameChangeId, UserId},
        models::user::User,
    },
    event::{self, Event, EventKind},
    service,
};
use serde_json::json;

/// Why a name change could not be decided on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NameChangeError {
    #[error("there is no such change of name: it was decided, or the worker has replaced it")]
    NoSuchChange,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Whether an administrator must decide on a new name: the current one is verified, or being verified.
pub(crate) fn needs_decision(kyc: KycStatus) -> bool {
    match kyc {
        KycStatus::Pending | KycStatus::InReview | KycStatus::Approved => true,
        KycStatus::NotSubmitted
        | KycStatus::Rejected
        | KycStatus::NeedsResubmission
        | KycStatus::Expired
        | KycStatus::Revoked => false,
    }
}

/// A worker requests a new name. Requesting the current name withdraws the request.
pub(crate) fn request(
    tx: &mut Tx<'_>,
    worker: &Worker,
    user: &User,
    first_name: &str,
    last_name: &str,
) -> Result<(), database::Error> {
    let known = NameChange::of_worker(tx, worker.id())?;
    if (first_name, last_name) == (&user.first_name, &user.last_name) {
        return NameChange::withdraw(tx, worker.id());
    }
    if known.is_some_and(|known| (known.first_name.as_str(), known.last_name.as_str()) == (first_name, last_name)) {
        return Ok(());
    }
    let request = NameChange::put(tx, worker.id(), first_name, last_name)?;
    let requested = about(EventKind::NameChangeRequested, worker.id()).by(worker.id());
    event::append(tx, requested.with(json!({ "name_change_id": request.id })))
}

/// The pending name changes, oldest first.
pub(crate) fn pending(
    tx: &mut Tx<'_>,
    _: &Admin,
    after: NameChangeId,
    rows: i64,
) -> Result<Vec<PendingNameChange>, database::Error> {
    PendingNameChange::list(tx, after, rows)
}

/// One pending name change.
#[cfg(feature = "console")]
pub(crate) fn find(tx: &mut Tx<'_>, _: &Admin, id: NameChangeId) -> Result<PendingNameChange, NameChangeError> {
    PendingNameChange::find(tx, id)?.ok_or(NameChangeError::NoSuchChange)
}

/// Approves a name change.
pub(crate) fn approve(tx: &mut Tx<'_>, admin: &Admin, id: NameChangeId) -> Result<(), NameChangeError> {
    let request = NameChange::take(tx, id)?.ok_or(NameChangeError::NoSuchChange)?;
    let user = User::find(tx, request.worker_id)?.ok_or(database::Error::NoRow)?;
    User { first_name: request.first_name, last_name: request.last_name, ..user }.save(tx)?;
    service::models::refresh(tx, request.worker_id)?;
    let changed = about(EventKind::NameChanged, request.worker_id).by(admin.id());
    Ok(event::append(tx, changed.with(json!({ "name_change_id": id })))?)
}

/// Rejects a name change: the worker keeps the verified name.
pub(crate) fn reject(tx: &mut Tx<'_>, admin: &Admin, id: NameChangeId, reason: &str) -> Result<(), NameChangeError> {
    let request = NameChange::take(tx, id)?.ok_or(NameChangeError::NoSuchChange)?;
    let rejected = about(EventKind::NameChangeRejected, request.worker_id).by(admin.id());
    Ok(event::append(tx, rejected.with(json!({ "name_change_id": id, "reason": reason })))?)
}

/// Events never contain names, because names must be erasable.
fn about(kind: EventKind, worker: UserId) -> Event {
    Event::new(kind, worker.as_uuid()).to_worker(worker)
}
