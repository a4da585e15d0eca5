//! The rules of document retention.

use super::models::{LegalHold, RetainedSubmission, erase_particulars_of};
use crate::{
    auth::{deletion::models::Erasure, permissions::Admin},
    core::config::Days,
    database::{
        self, Tx,
        enums::{Actor, Role, UserStatus},
        ids::UserId,
        models::user::User,
    },
    event::{self, Event, EventKind},
    worker::{
        self,
        kyc::{
            check::models::Check,
            draft::models::Draft,
            lifecycle::KycAction,
            models::{Submission, current_status},
            services::KycError,
        },
    },
};
use serde_json::json;

/// Destroys some documents whose retention period is over: their keys now, their files soon. False when none are due.
pub(crate) fn destroy_some(tx: &mut Tx<'_>, after: Days) -> Result<bool, KycError> {
    let before = tx.now().saturating_sub(after.duration());
    let due = RetainedSubmission::decided_before(tx, before)?;
    for kept in &due {
        kept.destroy(tx)?;
        Check::delete_detail(tx, kept.id)?;
        let data = json!({ "submission_id": kept.id, "worker_id": kept.worker_id });
        let destroyed = Event::new(EventKind::KycDocumentsDestroyed, kept.id.as_uuid());
        event::append(tx, destroyed.to_worker(kept.worker_id).with(data))?;
    }
    Ok(!due.is_empty())
}

/// Ends the open submissions of a deleted account. Its documents are destroyed in steps: see [`erase_batch`].
pub(crate) fn account_deleted(tx: &mut Tx<'_>, worker: UserId) -> Result<(), database::Error> {
    Draft::delete(tx, worker)?;
    for submission in Submission::unfinished(tx, worker)? {
        if let Ok(ended) = submission.after(KycAction::Expire, Actor::System) {
            ended.replace(tx, &submission)?;
        }
    }
    let status = current_status(tx, worker)?;
    worker::models::set_kyc_status(tx, worker, status)
}

/// Destroys some documents of a deleted account, unless they are under a legal hold. Returns whether there may be more.
/// The files cannot be decrypted from then on, and are deleted soon after.
pub(crate) fn erase_batch(tx: &mut Tx<'_>, worker: UserId) -> Result<bool, database::Error> {
    if LegalHold::find(tx, worker)?.is_some() {
        return Ok(false);
    }
    let kept = RetainedSubmission::of_worker(tx, worker)?;
    for submission in &kept {
        submission.destroy(tx)?;
    }
    if kept.is_empty() {
        Check::delete_all_of(tx, worker)?;
        erase_particulars_of(tx, worker)?;
    }
    Ok(!kept.is_empty())
}

/// The legal hold on an account's documents.
pub(crate) fn hold(tx: &mut Tx<'_>, _: &Admin, worker: UserId) -> Result<LegalHold, KycError> {
    LegalHold::find(tx, worker)?.ok_or(KycError::NoSuchHold)
}

/// Places a legal hold. It survives the deletion of the account.
pub(crate) fn place(tx: &mut Tx<'_>, admin: &Admin, worker: UserId, reason: &str) -> Result<LegalHold, KycError> {
    find_worker(tx, worker)?;
    LegalHold::place(tx, worker, admin.id(), reason)?;
    append_event(tx, admin, EventKind::LegalHoldPlaced, worker, reason)?;
    hold(tx, admin, worker)
}

/// Lifts a legal hold. The documents of an account that was deleted meanwhile are destroyed next.
pub(crate) fn lift(tx: &mut Tx<'_>, admin: &Admin, worker: UserId, reason: &str) -> Result<(), KycError> {
    let account = find_worker(tx, worker)?;
    if !LegalHold::lift(tx, worker)? {
        return Err(KycError::NoSuchHold);
    }
    append_event(tx, admin, EventKind::LegalHoldLifted, worker, reason)?;
    if account.status == UserStatus::Deleted {
        Erasure::begin(tx, worker, admin.id())?;
    }
    Ok(())
}

fn find_worker(tx: &mut Tx<'_>, id: UserId) -> Result<User, KycError> {
    User::find(tx, id)?.filter(|user| user.role == Role::Worker).ok_or(KycError::NoSuchWorker)
}

/// Appends an event that only administrators get.
fn append_event(tx: &mut Tx<'_>, admin: &Admin, kind: EventKind, worker: UserId, reason: &str) -> Result<(), KycError> {
    let data = json!({ "user_id": worker, "reason": reason });
    Ok(event::append(tx, Event::new(kind, worker.as_uuid()).by(admin.id()).with(data))?)
}
