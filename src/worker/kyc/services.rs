//! The rules of handing in documents.

use super::{
    check::models::Check,
    draft::models::Draft,
    models::{self, DocumentType, NewFile, NewSubmission, Particulars, Sealed, Slot, Submission},
    requirements::services::Demands,
};
use crate::{
    app::{Answer, App, Made},
    auth::permissions::Worker,
    core::{
        dependencies::{Caller, Ticket},
        error::Failure,
        multipart::Room,
        scanner::Finding,
        storage::{BlobName, FileKey, StorageError},
        upload::{self, Accepted, Kind, UploadError},
    },
    database::{
        self, Tx,
        enums::KycStatus,
        ids::{SubmissionId, UserId},
        models::answer::StoredAnswer,
        on_unique,
    },
    event::{self, Event, EventKind},
    service,
    sweep::{delete_nameless, take_back},
    worker::{self, kyc::schemas::SubmissionRead},
};
use axum::{body::Bytes, http::HeaderMap};
use futures_util::{Stream, TryStreamExt as _};
use serde_json::json;
use std::time::Duration;

/// Why documents were not taken, shown or decided on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KycError {
    #[error("There is a submission already that waits for a decision or was approved.")]
    AlreadyExists,
    #[error("there is no such submission")]
    NoSuchSubmission,
    #[error("there is no such worker")]
    NoSuchWorker,
    #[error("nothing is held")]
    NoSuchHold,
    #[error("This submission has been decided on already.")]
    AlreadyDecided,
    #[error("Another administrator holds this submission.")]
    ClaimedByOther,
    #[error("You do not hold this submission.")]
    NotClaimed,
    #[error("This submission is not approved.")]
    NotApproved,
    #[error("The document has expired since it was handed in.")]
    DocumentExpired,
    #[error("You have approved this submission already: another administrator has to agree.")]
    SecondAdministratorNeeded,
    #[error("is no file of this submission")]
    NoSuchFile(usize),
    #[error("must be given")]
    Missing(Vec<Slot>),
    #[error("must be one of {accepted}")]
    NotAccepted { accepted: String },
    #[error("lies in the past")]
    Expired,
    #[error("must have letters or digits")]
    NoNumber,
    #[error("must not be malware")]
    Infected(Slot),
    #[error("The malware scanner has not looked at this yet: try again later.")]
    Quarantined,
    #[error("What you were preparing has been submitted or thrown away meanwhile.")]
    DraftIsGone,
    #[error("{error}")]
    Upload { slot: Slot, error: UploadError },
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// What a worker hands in, as it was sent.
#[derive(Debug)]
pub(crate) struct Documents {
    pub(crate) document_type: DocumentType,
    pub(crate) files: Vec<(Slot, Bytes)>,
    pub(crate) particulars: Particulars,
    /// Held until the files are put away, also when nobody waits for that any more.
    pub(crate) _room: Room,
}

impl Documents {
    fn slots(&self) -> Vec<Slot> {
        self.files.iter().map(|(slot, _)| *slot).collect()
    }
}

/// Hands documents in. The files are encrypted and durable before the row that names them is, and a file whose row does not come
/// about is deleted again. Goes on to its end when the caller hangs up, so that nothing is left half done.
pub(crate) async fn submit(
    app: &App,
    caller: Caller<Worker>,
    ticket: Ticket,
    documents: Documents,
) -> Result<Answer, Failure> {
    let app = app.clone();
    let submitting = tokio::spawn(async move {
        let demands = Demands::of(&app.settings);
        let (document_type, slots) = (documents.document_type, documents.slots());
        let may = move |tx: &mut Tx<'_>, worker: &Worker| {
            demands.are_met(document_type, &slots)?;
            may_submit(tx, worker)
        };
        if let Some(answer) = app.check_before_create(caller, ticket.clone(), may).await? {
            return Ok(answer);
        }
        let new = put_away(&app, documents).await?;
        let mut blobs: Vec<BlobName> = new.files.iter().map(|file| file.stored.name.clone()).collect();
        blobs.extend(app.read(caller, |tx, worker| Draft::blobs(tx, worker.id())).await.unwrap_or_default());
        let answer = app
            .create_idempotent(caller, ticket, move |tx, worker| {
                // What was being prepared is no longer of use.
                Draft::delete(tx, worker.id())?;
                Ok::<_, KycError>(Made::New(SubmissionRead::from(record(tx, worker, &new)?)))
            })
            .await;
        match &answer {
            Ok(_) => delete_nameless(&app, blobs).await,
            Err(failure) => take_back(&app, failure, blobs).await,
        }
        answer
    });
    submitting.await.map_err(|error| Failure::internal(&error))?
}

/// What tells submissions from other requests with an `Idempotency-Key`.
pub(super) const SUBMIT: &str = "POST /workers/me/kyc";

/// Refuses somebody who may not hand in documents, before any are read. Who has done so with the same `Idempotency-Key` goes on: they
/// may be asking for that answer again.
pub(super) async fn demand_may_submit(app: &App, caller: Caller<Worker>, headers: &HeaderMap) -> Result<(), Failure> {
    let ticket = Ticket::new(headers, SUBMIT.to_owned(), &[])?;
    app.authorize(caller, move |tx, worker| {
        let answered =
            ticket.key.as_ref().map(|key| StoredAnswer::find(tx, worker.id(), &ticket.route, key)).transpose()?;
        if answered.flatten().is_some() { Ok(()) } else { may_submit(tx, worker) }
    })
    .await
}

/// How long before an approval ends another submission may take its place.
const TIME_TO_RENEW: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// One submission at a time, and none after it was approved until that approval is about to end.
pub(crate) fn may_submit(tx: &mut Tx<'_>, worker: &Worker) -> Result<(), KycError> {
    let status = worker::models::kyc_status(tx, worker.id())?;
    let is_renewal = status == KycStatus::Approved;
    let until = tx.now().saturating_add(TIME_TO_RENEW);
    match status {
        KycStatus::Pending | KycStatus::InReview => Err(KycError::AlreadyExists),
        KycStatus::Approved if !Submission::ends_before(tx, worker.id(), until)? => Err(KycError::AlreadyExists),
        _ if is_renewal && Submission::waits(tx, worker.id())? => Err(KycError::AlreadyExists),
        KycStatus::Approved
        | KycStatus::NotSubmitted
        | KycStatus::Rejected
        | KycStatus::NeedsResubmission
        | KycStatus::Expired
        | KycStatus::Revoked => Ok(()),
    }
}

/// Records a submission. While another one is approved, the worker stays so.
pub(super) fn record(tx: &mut Tx<'_>, worker: &Worker, new: &NewSubmission) -> Result<Submission, KycError> {
    may_submit(tx, worker)?;
    let submission = Submission::insert(tx, worker.id(), new)
        .map_err(on_unique("kyc_submissions_worker_id", KycError::AlreadyExists))?;
    if new.is_to_be_checked {
        Check::begin(tx, submission.id)?;
    }
    move_on(tx, worker.id())?;
    let data = json!({ "submission_id": new.id, "worker_id": worker.id() });
    event::append(
        tx,
        Event::new(EventKind::KycSubmitted, new.id.as_uuid()).by(worker.id()).to_worker(worker.id()).with(data),
    )?;
    Ok(submission)
}

/// Brings up to date how far a worker's identity check has come, and with it who sees their listings.
pub(super) fn move_on(tx: &mut Tx<'_>, worker: UserId) -> Result<(), KycError> {
    let status = models::standing(tx, worker)?;
    if worker::models::kyc_status(tx, worker)? != status {
        worker::models::set_kyc_status(tx, worker, status)?;
        service::models::refresh(tx, worker)?;
    }
    Ok(())
}

/// How far the caller's identity check has come, and every attempt, latest first.
pub(crate) fn standing(tx: &mut Tx<'_>, worker: &Worker) -> Result<(KycStatus, Vec<Submission>), KycError> {
    Ok((worker::models::kyc_status(tx, worker.id())?, Submission::of_worker(tx, worker.id())?))
}

/// What a file may be. A face is never a PDF.
fn allowed(slot: Slot) -> &'static [Kind] {
    match slot {
        Slot::Document | Slot::DocumentBack | Slot::Licence | Slot::Insurance | Slot::CriminalRecord => {
            &[Kind::Pdf, Kind::Jpeg, Kind::Png]
        }
        Slot::Selfie => &[Kind::Jpeg, Kind::Png],
    }
}

/// Checks every file before the first one is written.
async fn put_away(app: &App, documents: Documents) -> Result<NewSubmission, KycError> {
    let mut accepted = Vec::with_capacity(documents.files.len());
    for (slot, bytes) in documents.files {
        accepted.push((slot, checked(app, slot, bytes).await?));
    }
    let id = SubmissionId::at(app.clock.now());
    let key = FileKey::generate()?;
    let wrapped_key = app.storage.wrap(&key, id.as_uuid().as_bytes())?;
    let files = store(app, &key, accepted).await?;
    Ok(NewSubmission {
        id,
        document_type: documents.document_type,
        wrapped_key,
        files,
        particulars: documents.particulars,
        is_to_be_checked: app.checker.is_some(),
    })
}

/// What a file is, and whether it has to wait for the scanner.
pub(super) async fn checked(app: &App, slot: Slot, bytes: Bytes) -> Result<(Accepted, bool), KycError> {
    let accepted = upload::accept(bytes, allowed(slot)).await.map_err(|error| KycError::Upload { slot, error })?;
    match app.scanner.scan(&accepted.bytes).await {
        Finding::Clean => Ok((accepted, false)),
        Finding::Unknown => Ok((accepted, true)),
        Finding::Infected => Err(KycError::Infected(slot)),
    }
}

/// The bytes of a file that was handed in, a piece at a time. What is not what was handed in ends with an error.
pub(super) async fn pieces_of(
    app: &App,
    id: SubmissionId,
    file: &Sealed,
) -> Result<impl Stream<Item = Result<Bytes, StorageError>> + Send + use<>, KycError> {
    let key = app.storage.unwrap(&file.wrapped_key, id.as_uuid().as_bytes())?;
    let sha256 = file.sha256.as_slice().try_into().ok();
    let pieces = app.storage.read(&key, &file.blob_name, sha256).await?;
    Ok(pieces.inspect_err(move |error| tracing::error!(%error, submission = %id, "a document cannot be shown")))
}

/// All files or none.
async fn store(app: &App, key: &FileKey, accepted: Vec<(Slot, (Accepted, bool))>) -> Result<Vec<NewFile>, KycError> {
    let mut files = Vec::with_capacity(accepted.len());
    for (slot, (Accepted { kind, bytes }, is_quarantined)) in accepted {
        match app.storage.put(key, bytes).await {
            Ok(stored) => files.push(NewFile { slot, kind, stored, is_quarantined }),
            Err(error) => {
                delete_nameless(app, files.into_iter().map(|file| file.stored.name).collect()).await;
                return Err(error.into());
            }
        }
    }
    Ok(files)
}
