//! The rules of submitting documents.

use super::{
    check::models::Check,
    lifecycle::{IllegalKycAction, KycAction},
    models::{self, DocumentType, NewSubmission, Particulars, Slot, Submission},
};
use crate::{
    auth::permissions::Worker,
    core::{multipart::UploadPermit, storage::StorageError, upload::UploadError},
    database::{self, Tx, enums::KycStatus, ids::UserId, on_unique},
    event::{self, Event, EventKind},
    service,
    worker::{self},
};
use axum::body::Bytes;
use serde_json::json;
use std::time::Duration;

/// Why documents were not accepted, shown or decided on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KycError {
    #[error("A submission is already pending or approved.")]
    AlreadyExists,
    #[error("there is no such submission")]
    NoSuchSubmission,
    #[error("there is no such worker")]
    NoSuchWorker,
    #[error("there is no legal hold")]
    NoSuchHold,
    #[error("This submission was already decided.")]
    AlreadyDecided,
    #[error("Another administrator has claimed this submission.")]
    ClaimedByOther,
    #[error("You have not claimed this submission.")]
    NotClaimed,
    #[error("This submission is not approved.")]
    NotApproved,
    #[error("The document has expired since it was submitted.")]
    DocumentExpired,
    #[error("You have already approved this submission; another administrator has to approve it too.")]
    SecondAdministratorNeeded,
    #[error("is not a file of this submission")]
    NoSuchFile(usize),
    #[error("must be given")]
    Missing(Vec<Slot>),
    #[error("must be one of {accepted}")]
    NotAccepted { accepted: String },
    #[error("is in the past")]
    Expired,
    #[error("must have letters or digits")]
    NoNumber,
    #[error("must not be malware")]
    Infected(Slot),
    #[error("The malware scanner has not scanned this file yet; try again later.")]
    Quarantined,
    #[error("The draft was submitted or deleted meanwhile.")]
    DraftIsGone,
    #[error("{error}")]
    Upload { slot: Slot, error: UploadError },
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<IllegalKycAction> for KycError {
    fn from(illegal: IllegalKycAction) -> Self {
        match (illegal.action, illegal.from) {
            (KycAction::Revoke, _) => Self::NotApproved,
            (KycAction::Release, KycStatus::Pending) => Self::NotClaimed,
            (
                KycAction::Claim
                | KycAction::Release
                | KycAction::Endorse
                | KycAction::Approve
                | KycAction::Reject
                | KycAction::RequestChanges
                | KycAction::Expire,
                _,
            ) => Self::AlreadyDecided,
        }
    }
}

/// Uploaded documents.
#[derive(Debug)]
pub(crate) struct Documents {
    pub(crate) document_type: DocumentType,
    pub(crate) files: Vec<(Slot, Bytes)>,
    pub(crate) particulars: Particulars,
    /// Held until the files are stored, also when the client has disconnected.
    pub(crate) _permit: UploadPermit,
}

impl Documents {
    pub(super) fn slots(&self) -> Vec<Slot> {
        self.files.iter().map(|(slot, _)| *slot).collect()
    }
}

/// The route name of submissions for `Idempotency-Key`.
pub(super) const SUBMIT: &str = "POST /workers/me/kyc";

/// How long before the end of an approval a new submission is possible.
const TIME_TO_RENEW: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// One open submission at a time, and none while one is approved, unless that approval ends soon.
pub(crate) fn may_submit(tx: &mut Tx<'_>, worker: &Worker) -> Result<(), KycError> {
    let status = worker::models::kyc_status(tx, worker.id())?;
    let until = tx.now().saturating_add(TIME_TO_RENEW);
    match status {
        KycStatus::Pending | KycStatus::InReview => Err(KycError::AlreadyExists),
        KycStatus::Approved
            if !Submission::ends_before(tx, worker.id(), until)? || Submission::waits(tx, worker.id())? =>
        {
            Err(KycError::AlreadyExists)
        }
        KycStatus::Approved
        | KycStatus::NotSubmitted
        | KycStatus::Rejected
        | KycStatus::NeedsResubmission
        | KycStatus::Expired
        | KycStatus::Revoked => Ok(()),
    }
}

/// Inserts a submission. The worker stays approved while an earlier approval is valid.
pub(super) fn record(tx: &mut Tx<'_>, worker: &Worker, new: &NewSubmission) -> Result<Submission, KycError> {
    may_submit(tx, worker)?;
    let now = tx.now();
    let submission = Submission::insert(tx, worker.id(), new, now)
        .map_err(on_unique("kyc_submissions_worker_id", KycError::AlreadyExists))?;
    if new.is_to_be_checked {
        Check::begin(tx, submission.id)?;
    }
    update_status(tx, worker.id())?;
    let data = json!({ "submission_id": new.id, "worker_id": worker.id() });
    event::append(
        tx,
        Event::new(EventKind::KycSubmitted, new.id.as_uuid()).by(worker.id()).to_worker(worker.id()).with(data),
    )?;
    Ok(submission)
}

/// Updates the worker's status, and with it the visibility of their listings.
pub(super) fn update_status(tx: &mut Tx<'_>, worker: UserId) -> Result<(), KycError> {
    let status = models::current_status(tx, worker)?;
    if worker::models::kyc_status(tx, worker)? != status {
        worker::models::set_kyc_status(tx, worker, status)?;
        service::models::refresh(tx, worker)?;
    }
    Ok(())
}

/// The status of the caller's identity check, and their submissions, newest first.
pub(crate) fn status(tx: &mut Tx<'_>, worker: &Worker) -> Result<(KycStatus, Vec<Submission>), KycError> {
    Ok((worker::models::kyc_status(tx, worker.id())?, Submission::of_worker(tx, worker.id())?))
}
