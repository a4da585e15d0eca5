//! The rules of the desk.

use super::schemas::Rejection;
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{dependencies::Caller, error::Failure},
    database::{Tx, enums::KycStatus, ids::SubmissionId},
    event::{self, Event, EventKind},
    worker::kyc::{
        models::{Case, CaseKey, File, Sealed, Slot, Submission, Verdict},
        quarantine::services::demand_clean,
        services::{KycError, move_on},
    },
};
use serde_json::json;

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
) -> Result<(String, Vec<u8>), Failure> {
    let file = app.write(caller, move |tx, admin| record_view(tx, admin, id, slot)).await?;
    let key = app.storage.unwrap(&file.wrapped_key, id.as_uuid().as_bytes()).map_err(KycError::from)?;
    let bytes = app.storage.get(&key, &file.blob_name()?).await.map_err(KycError::from)?;
    Ok((file.media_type, bytes))
}

fn record_view(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, slot: Slot) -> Result<Sealed, KycError> {
    let file = Sealed::find(tx, id, slot)?.ok_or(KycError::NoSuchSubmission)?;
    demand_clean(tx, id, Some(slot))?;
    let data = json!({ "submission_id": id, "worker_id": file.worker_id, "file": slot });
    event::append(tx, Event::new(EventKind::KycFileViewed, id.as_uuid()).by(admin.id()).with(data))?;
    Ok(file)
}

/// Finds that the worker is who they say they are.
pub(crate) fn approve(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId) -> Result<Case, KycError> {
    demand_clean(tx, id, None)?;
    decide(tx, admin, id, &Verdict { status: KycStatus::Approved, reason_code: None, note: None })
}

/// Finds that the documents do not show that.
pub(crate) fn reject(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, why: &Rejection) -> Result<Case, KycError> {
    let verdict =
        Verdict { status: KycStatus::Rejected, reason_code: Some(why.reason_code), note: why.note.as_deref() };
    decide(tx, admin, id, &verdict)
}

/// A submission is decided on once.
fn decide(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, verdict: &Verdict<'_>) -> Result<Case, KycError> {
    let Case { submission, .. } = Case::find(tx, id)?.ok_or(KycError::NoSuchSubmission)?;
    if !Submission::decide(tx, id, admin.id(), verdict)? {
        return Err(KycError::AlreadyDecided);
    }
    move_on(tx, submission.worker_id, verdict.status)?;
    let kind = if verdict.status == KycStatus::Approved { EventKind::KycApproved } else { EventKind::KycRejected };
    let data = json!({ "submission_id": id, "worker_id": submission.worker_id, "reason_code": verdict.reason_code });
    event::append(tx, Event::new(kind, id.as_uuid()).by(admin.id()).to_worker(submission.worker_id).with(data))?;
    Case::find(tx, id)?.ok_or(KycError::NoSuchSubmission)
}
