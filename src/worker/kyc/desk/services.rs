//! The rules of the desk.

use super::schemas::{ChangeRequest, Rejection};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{config::Days, dependencies::Caller, error::Failure},
    database::{
        Tx,
        enums::KycStatus,
        ids::{SubmissionId, UserId},
    },
    event::{self, Event, EventKind},
    worker::kyc::{
        models::{Case, CaseKey, File, ReasonCode, Sealed, Slot, Submission, Verdict},
        quarantine::services::demand_clean,
        services::{KycError, move_on},
    },
};
use serde_json::json;
use std::net::IpAddr;

/// The submissions in a state, oldest first.
pub(crate) fn queue(
    tx: &mut Tx<'_>,
    _: &Admin,
    status: KycStatus,
    after: CaseKey,
    rows: i64,
) -> Result<Vec<Case>, KycError> {
    Ok(Case::queue(tx, status, after, rows)?)
}

/// A submission, its files, and every attempt of the same worker.
pub(crate) fn open(
    tx: &mut Tx<'_>,
    _: &Admin,
    id: SubmissionId,
) -> Result<(Case, Vec<File>, Vec<Submission>), KycError> {
    let case = Case::find(tx, id)?.ok_or(KycError::NoSuchSubmission)?;
    let files = File::of_submission(tx, id)?;
    let attempts = Submission::of_worker(tx, case.submission.worker_id)?;
    Ok((case, files, attempts))
}

/// Looks at a file. That it was looked at is on record, durably, before a byte of it is read.
pub(crate) async fn view(
    app: &App,
    caller: Caller<Admin>,
    id: SubmissionId,
    slot: Slot,
    from: IpAddr,
) -> Result<(String, Vec<u8>), Failure> {
    let file = app.write(caller, move |tx, admin| record_view(tx, admin, id, slot, from)).await?;
    let key = app.storage.unwrap(&file.wrapped_key, id.as_uuid().as_bytes()).map_err(KycError::from)?;
    let bytes = app.storage.get(&key, &file.blob_name()?).await.map_err(KycError::from)?;
    Ok((file.media_type, bytes))
}

/// What waits for a decision is held by whoever looks at it.
fn record_view(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, slot: Slot, from: IpAddr) -> Result<Sealed, KycError> {
    let file = Sealed::find(tx, id, slot)?.ok_or(KycError::NoSuchSubmission)?;
    demand_clean(tx, id, Some(slot))?;
    if find(tx, id)?.submission.status.waits() {
        hold(tx, admin, id)?;
    }
    let data = json!({ "submission_id": id, "worker_id": file.worker_id, "file": slot, "from": from });
    event::append(tx, Event::new(EventKind::KycFileViewed, id.as_uuid()).by(admin.id()).with(data))?;
    Ok(file)
}

fn find(tx: &mut Tx<'_>, id: SubmissionId) -> Result<Case, KycError> {
    Case::find(tx, id)?.ok_or(KycError::NoSuchSubmission)
}

/// Holds a submission, so that nobody else decides on it for now.
pub(crate) fn claim(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId) -> Result<Case, KycError> {
    hold(tx, admin, id)?;
    find(tx, id)
}

/// Whose submission it is that the administrator holds now, or still.
fn hold(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId) -> Result<UserId, KycError> {
    let Case { submission, .. } = find(tx, id)?;
    if !Submission::claim(tx, id, admin.id())? {
        return Err(if submission.status.waits() { KycError::ClaimedByOther } else { KycError::AlreadyDecided });
    }
    if submission.claimed_by != Some(admin.id()) {
        tell(tx, admin, EventKind::KycClaimed, &submission, None)?;
        move_on(tx, submission.worker_id)?;
    }
    Ok(submission.worker_id)
}

/// Gives a submission back.
pub(crate) fn release(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId) -> Result<Case, KycError> {
    let Case { submission, .. } = find(tx, id)?;
    if !Submission::release(tx, id, admin.id())? {
        return Err(match submission.status {
            KycStatus::InReview => KycError::ClaimedByOther,
            KycStatus::Pending => KycError::NotClaimed,
            _ => KycError::AlreadyDecided,
        });
    }
    tell(tx, admin, EventKind::KycReleased, &submission, None)?;
    move_on(tx, submission.worker_id)?;
    find(tx, id)
}

/// How many days before an approval ends its worker hears of it; the last time first, so that whoever missed the first gets one mail.
const REMINDERS: [i64; 2] = [7, 30];

/// Gives back what was held for too long, ends approvals whose time has come, and reminds of those that end soon.
pub(crate) async fn keep_time(app: App) -> Result<(), Failure> {
    app.act(|tx| {
        for worker in Submission::release_lapsed(tx)? {
            move_on(tx, worker)?;
        }
        for (id, worker) in Submission::expire_due(tx)? {
            move_on(tx, worker)?;
            event::append(tx, of_itself(EventKind::KycExpired, id, worker))?;
        }
        for days in REMINDERS {
            for (id, worker) in Submission::remind_due(tx, days)? {
                let soon = of_itself(EventKind::KycExpiresSoon, id, worker);
                event::append(tx, soon.with(json!({ "submission_id": id, "worker_id": worker, "days": days })))?;
            }
        }
        Ok::<_, KycError>(())
    })
    .await
}

fn of_itself(kind: EventKind, id: SubmissionId, worker: UserId) -> Event {
    let data = json!({ "submission_id": id, "worker_id": worker });
    Event::new(kind, id.as_uuid()).to_worker(worker).with(data)
}

/// Finds that the worker is who they say they are, for as long as the document lasts and the operator says.
pub(crate) fn approve(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, valid: Option<Days>) -> Result<Case, KycError> {
    demand_clean(tx, id, None)?;
    let worker = hold(tx, admin, id)?;
    Submission::supersede(tx, worker)?;
    let latest = valid.map(|days| tx.now().saturating_add(days.duration()));
    Submission::set_expiry(tx, id, latest)?;
    decide(
        tx,
        admin,
        id,
        EventKind::KycApproved,
        &Verdict { status: KycStatus::Approved, reason_code: None, note: None },
    )
}

/// Finds that the documents do not show that.
pub(crate) fn reject(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, why: &Rejection) -> Result<Case, KycError> {
    let verdict =
        Verdict { status: KycStatus::Rejected, reason_code: Some(why.reason_code), note: why.note.as_deref() };
    decide(tx, admin, id, EventKind::KycRejected, &verdict)
}

/// Finds that some files are of no use: the worker hands those in again, and keeps the others.
pub(crate) fn request_changes(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: SubmissionId,
    wanted: &ChangeRequest,
) -> Result<Case, KycError> {
    hold(tx, admin, id)?;
    for (number, file) in wanted.files.iter().enumerate() {
        if !File::refuse(tx, id, file.slot, file.reason_code, file.note.as_deref())? {
            return Err(KycError::NoSuchFile(number));
        }
    }
    let verdict = Verdict { status: KycStatus::NeedsResubmission, reason_code: None, note: wanted.note.as_deref() };
    decide(tx, admin, id, EventKind::KycChangesRequested, &verdict)
}

/// A submission is decided on once, by whoever holds it.
fn decide(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: SubmissionId,
    kind: EventKind,
    verdict: &Verdict<'_>,
) -> Result<Case, KycError> {
    let worker = hold(tx, admin, id)?;
    if !Submission::decide(tx, id, admin.id(), verdict)? {
        return Err(KycError::AlreadyDecided);
    }
    move_on(tx, worker)?;
    let case = find(tx, id)?;
    tell(tx, admin, kind, &case.submission, verdict.reason_code)?;
    Ok(case)
}

/// Takes an approval back. The worker's listings are hidden from now on, and they may hand in again.
pub(crate) fn revoke(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, why: &Rejection) -> Result<Case, KycError> {
    let Case { submission, .. } = find(tx, id)?;
    let verdict = Verdict { status: KycStatus::Revoked, reason_code: Some(why.reason_code), note: why.note.as_deref() };
    if !Submission::revoke(tx, id, admin.id(), &verdict)? {
        return Err(KycError::NotApproved);
    }
    move_on(tx, submission.worker_id)?;
    tell(tx, admin, EventKind::KycRevoked, &submission, verdict.reason_code)?;
    find(tx, id)
}

fn tell(
    tx: &mut Tx<'_>,
    admin: &Admin,
    kind: EventKind,
    submission: &Submission,
    reason_code: Option<ReasonCode>,
) -> Result<(), KycError> {
    let (id, worker) = (submission.id, submission.worker_id);
    let data = json!({ "submission_id": id, "worker_id": worker, "reason_code": reason_code });
    Ok(event::append(tx, Event::new(kind, id.as_uuid()).by(admin.id()).to_worker(worker).with(data))?)
}
