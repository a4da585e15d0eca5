//! The rules of automatic identity checks.

use super::{
    models::{Check, CheckStatus, CheckTask, CheckVerdict},
    schemas::CheckAnswer,
};
use crate::{
    database::{
        self, Tx,
        ids::SubmissionId,
        models::user::User,
        queue::{ClaimedTask, pause_after},
    },
    event::{self, Event, EventKind},
    worker::kyc::{
        desk::services::{Approval, approve_automatically},
        models::{File, Sealed, Slot, Submission},
        quarantine::models::is_quarantined,
        services::KycError,
    },
};
use serde_json::json;
use std::{net::IpAddr, time::Duration};

/// Why a result or a fetch was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CheckError {
    #[error("there is no such check")]
    NoSuchCheck,
    #[error("The message is not signed with the shared secret, or is older than five minutes.")]
    NotSigned,
    #[error("must be the submission that the path names")]
    OtherSubmission,
    #[error("Another result was already recorded.")]
    AlreadyAnswered,
    #[error(transparent)]
    Kyc(#[from] KycError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// How often a request is sent, over about two days, until the service accepts it.
const MAX_ATTEMPTS: i64 = 9;

/// The longest pause between two attempts.
const MAX_PAUSE: Duration = Duration::from_secs(24 * 60 * 60);

/// The data of a check request.
pub(super) enum CheckInput {
    /// The submission, its worker and its files.
    Ready(Box<(Submission, User, Vec<File>)>),
    /// Some files were not scanned for malware yet.
    Quarantined,
    /// The submission was decided, or has a result.
    Decided,
}

pub(super) fn input(tx: &mut Tx<'_>, id: SubmissionId) -> Result<CheckInput, CheckError> {
    let is_waiting = Check::find(tx, id)?.is_some_and(|check| check.status == CheckStatus::Waiting);
    let submission = Submission::find(tx, id)?.filter(|submission| is_waiting && submission.status.is_undecided());
    let Some(submission) = submission else { return Ok(CheckInput::Decided) };
    let Some(user) = User::find(tx, submission.worker_id)? else { return Ok(CheckInput::Decided) };
    if is_quarantined(tx, id, None)? {
        return Ok(CheckInput::Quarantined);
    }
    let files = File::of_submission(tx, id)?;
    Ok(CheckInput::Ready(Box::new((submission, user, files))))
}

/// Records that no further request is sent: the service has accepted it, or no result is needed.
pub(super) fn end(tx: &mut Tx<'_>, task: &ClaimedTask<CheckTask>, status: CheckStatus) -> Result<(), CheckError> {
    Check::end(tx, task.task.submission, status)?;
    task.complete(tx)?;
    Ok(())
}

/// Postpones a request that the service did not accept, or gives it up after many attempts. Returns whether it was
/// given up.
pub(super) fn postpone_or_give_up(
    tx: &mut Tx<'_>,
    task: &ClaimedTask<CheckTask>,
    why: &str,
) -> Result<bool, CheckError> {
    if task.attempts < MAX_ATTEMPTS {
        task.retry_later(tx, pause_after(task.attempts, MAX_PAUSE), why)?;
        return Ok(false);
    }
    Check::end(tx, task.task.submission, CheckStatus::GivenUp)?;
    Ok(true)
}

/// Records a fetch and returns the file, as long as the submission is undecided. The event is committed before a byte
/// is read.
pub(super) fn record_fetch(tx: &mut Tx<'_>, id: SubmissionId, slot: Slot, from: IpAddr) -> Result<Sealed, CheckError> {
    let waits = Submission::find(tx, id)?.is_some_and(|submission| submission.status.is_undecided());
    if !waits || is_quarantined(tx, id, Some(slot))? {
        return Err(CheckError::NoSuchCheck);
    }
    let file = Sealed::find(tx, id, slot)?.ok_or(CheckError::NoSuchCheck)?;
    let data = json!({ "submission_id": id, "worker_id": file.worker_id, "file": slot, "from": from });
    event::append(tx, Event::new(EventKind::KycFileFetched, id.as_uuid()).with(data))?;
    Ok(file)
}

/// Records the result of a check, once; the same result again changes nothing. If the operator allows it, a passed
/// submission is approved, unless an administrator has claimed it or it has signals.
pub(super) fn answer(
    tx: &mut Tx<'_>,
    id: SubmissionId,
    answer: &CheckAnswer,
    approval: Option<Approval>,
) -> Result<(), CheckError> {
    let known = Check::find(tx, id)?.ok_or(CheckError::NoSuchCheck)?;
    let detail = answer.detail.as_deref();
    if !Check::answer(tx, id, answer.verdict, detail)? {
        let is_repeated = known.verdict == Some(answer.verdict) && known.detail.as_deref() == detail;
        return if is_repeated { Ok(()) } else { Err(CheckError::AlreadyAnswered) };
    }
    let submission = Submission::find(tx, id)?.ok_or(CheckError::NoSuchCheck)?;
    let data = json!({ "submission_id": id, "worker_id": submission.worker_id, "verdict": answer.verdict });
    event::append(tx, Event::new(EventKind::KycChecked, id.as_uuid()).with(data))?;
    if let Some(approval) = approval.filter(|_| answer.verdict == CheckVerdict::Passed) {
        approve_automatically(tx, id, approval)?;
    }
    Ok(())
}
