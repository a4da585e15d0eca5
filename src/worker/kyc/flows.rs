//! Submitting documents, and reading them.

use super::services::{Documents, KycError, SUBMIT, may_submit, record};
use super::{
    draft::models::Draft,
    models::{NewFile, NewSubmission, Sealed, Slot},
    requirements::services::KycPolicy,
};
use crate::{
    app::App,
    auth::permissions::Worker,
    core::{
        dependencies::{Caller, IdempotencyKey},
        error::Problem,
        scanner::ScanResult,
        storage::{BlobName, FileKey, StorageError},
        traces,
        upload::{AcceptedFile, FileKind},
    },
    database::{
        Tx,
        ids::{SubmissionId, UserId},
    },
    files::{delete_after_failure, delete_unreferenced, reserve_some_names},
    idempotency::{Created, StoredResponse},
    worker::kyc::schemas::SubmissionRead,
};
use axum::{body::Bytes, http::HeaderMap};
use futures_util::{Stream, TryStreamExt as _};

/// Submits documents. The files are encrypted and durable before their row, and deleted if the row is not
/// written. It runs to its end when the client disconnects, so nothing is left half done.
pub(crate) async fn submit(
    app: &App,
    caller: Caller<Worker>,
    idempotency_key: IdempotencyKey,
    documents: Documents,
) -> Result<StoredResponse, Problem> {
    let app = app.clone();
    let submitting = traces::spawn(async move {
        let policy = KycPolicy::of(&app.settings);
        let (document_type, slots) = (documents.document_type, documents.slots());
        let may = move |tx: &mut Tx<'_>, worker: &Worker| {
            policy.check_files(document_type, &slots)?;
            may_submit(tx, worker)
        };
        if let Some(answer) = app.check_before_create(caller, idempotency_key.clone(), may).await? {
            return Ok(answer);
        }
        let new = store_documents(&app, caller.claims.user, documents).await?;
        let blobs: Vec<BlobName> = new.files.iter().map(|file| file.stored.name.clone()).collect();
        let answer = app
            .create_idempotent(caller, idempotency_key, move |tx, worker| {
                // The draft is no longer needed.
                Draft::delete(tx, worker.id())?;
                Ok::<_, KycError>(Created::New(SubmissionRead::from(record(tx, worker, &new)?)))
            })
            .await;
        match &answer {
            // Another request with this key was faster.
            Ok(_) => delete_unreferenced(&app, blobs).await,
            Err(problem) => delete_after_failure(&app, problem, blobs).await,
        }
        answer
    });
    submitting.await.map_err(|error| Problem::internal(&error))?
}

/// Refuses workers who may not submit documents, before any are read. A repeated request with a known
/// `Idempotency-Key` may continue, to get the stored response.
pub(super) async fn require_may_submit(app: &App, caller: Caller<Worker>, headers: &HeaderMap) -> Result<(), Problem> {
    let idempotency_key = IdempotencyKey::new(headers, SUBMIT.to_owned(), &[])?;
    let age = app.settings.keep_responses.duration();
    app.authorize(caller, move |tx, worker| {
        let answered = idempotency_key
            .value
            .as_ref()
            .map(|key| StoredResponse::find(tx, worker.id(), &idempotency_key.route, key, age))
            .transpose()?;
        if answered.flatten().is_some() { Ok(()) } else { may_submit(tx, worker) }
    })
    .await
}

/// The allowed kinds of a file. A selfie is never a PDF.
pub(crate) fn allowed(slot: Slot) -> &'static [FileKind] {
    match slot {
        Slot::Document | Slot::DocumentBack | Slot::Licence | Slot::Insurance | Slot::CriminalRecord => {
            &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png]
        }
        Slot::Selfie => &[FileKind::Jpeg, FileKind::Png],
    }
}

/// Checks every file before the first one is stored.
async fn store_documents(app: &App, owner: UserId, documents: Documents) -> Result<NewSubmission, Problem> {
    let mut accepted = Vec::with_capacity(documents.files.len());
    for (slot, bytes) in documents.files {
        accepted.push((slot, checked(app, owner, slot, bytes).await?));
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

/// Validates a file. Returns whether it must wait for the malware scanner.
pub(super) async fn checked(
    app: &App,
    owner: UserId,
    slot: Slot,
    bytes: Bytes,
) -> Result<(AcceptedFile, bool), KycError> {
    let accepting = traces::step("check file", app.uploads.accept(owner, bytes, allowed(slot)));
    let accepted = accepting.await.map_err(|error| KycError::Upload { slot, error })?;
    match app.scanner.scan(&accepted.bytes).await {
        ScanResult::Clean => Ok((accepted, false)),
        ScanResult::Unknown => Ok((accepted, true)),
        ScanResult::Infected => Err(KycError::Infected(slot)),
    }
}

/// The bytes of a submitted file as a stream. If they differ from what was submitted, it ends with an error.
pub(super) async fn file_stream(
    app: &App,
    id: SubmissionId,
    file: &Sealed,
) -> Result<impl Stream<Item = Result<Bytes, StorageError>> + Send + use<>, KycError> {
    let key = app.storage.unwrap(&file.wrapped_key, id.as_uuid().as_bytes())?;
    let sha256 = file.sha256.as_slice().try_into().ok();
    let pieces = app.storage.read(&key, &file.blob_name, sha256).await?;
    Ok(pieces.inspect_err(move |error| tracing::error!(%error, submission = %id, "a document cannot be shown")))
}

/// Stores all files or none.
async fn store(app: &App, key: &FileKey, accepted: Vec<(Slot, (AcceptedFile, bool))>) -> Result<Vec<NewFile>, Problem> {
    let names = reserve_some_names(app, accepted.len()).await?;
    let mut files = Vec::with_capacity(accepted.len());
    for (name, (slot, (AcceptedFile { kind, bytes }, is_quarantined))) in names.into_iter().zip(accepted) {
        match app.storage.put(name, key, bytes).await {
            Ok(stored) => files.push(NewFile { slot, kind, stored, is_quarantined }),
            Err(error) => {
                delete_unreferenced(app, files.into_iter().map(|file| file.stored.name).collect()).await;
                return Err(error.into());
            }
        }
    }
    Ok(files)
}
