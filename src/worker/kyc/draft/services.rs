//! The rules of preparing a submission.

use super::models::Draft;
use crate::{
    auth::permissions::Worker,
    core::storage::{FileKey, Storage},
    database::{Tx, enums::DocumentType, ids::SubmissionId},
    worker::kyc::{
        models::{NewFile, NewSubmission, Particulars, Submission},
        requirements::{
            models::RequiredFile,
            services::{KycPolicy, required_file},
        },
        services::{KycError, may_submit, record},
    },
};

/// Submits the prepared files.
pub(crate) fn submit(
    tx: &mut Tx<'_>,
    worker: &Worker,
    storage: &Storage,
    policy: &KycPolicy,
    document_type: DocumentType,
    particulars: Particulars,
    is_to_be_checked: bool,
) -> Result<Submission, KycError> {
    let Draft { id, wrapped_key } = find_or_begin(tx, worker, storage)?;
    policy.check_files(document_type, &Draft::slots(tx, worker.id())?)?;
    let new = NewSubmission { id, document_type, wrapped_key, files: Vec::new(), particulars, is_to_be_checked };
    let submission = record(tx, worker, &new)?;
    Draft::move_files(tx, worker.id(), id)?;
    Ok(submission)
}

/// The worker's draft, or a new one. After some files were rejected, it starts with the others and with their
/// key, wrapped again for the draft's id.
pub(super) fn find_or_begin(tx: &mut Tx<'_>, worker: &Worker, storage: &Storage) -> Result<Draft, KycError> {
    may_submit(tx, worker)?;
    if let Some(draft) = Draft::find(tx, worker.id())? {
        return Ok(draft);
    }
    let id = SubmissionId::new(tx);
    let earlier = Draft::submission_to_continue(tx, worker.id())?;
    let key = match &earlier {
        Some(earlier) => storage.unwrap(&earlier.wrapped_key, earlier.id.as_uuid().as_bytes())?,
        None => FileKey::generate()?,
    };
    let draft = Draft { id, wrapped_key: storage.wrap(&key, id.as_uuid().as_bytes())? };
    draft.insert(tx, worker.id())?;
    if let Some(earlier) = earlier {
        Draft::copy_files(tx, worker.id(), earlier.id)?;
    }
    Ok(draft)
}

/// Records a file of the draft that it was encrypted for. Refused if the draft was submitted or deleted
/// meanwhile.
pub(super) fn insert_file(
    tx: &mut Tx<'_>,
    worker: &Worker,
    policy: &KycPolicy,
    draft: SubmissionId,
    new: &NewFile,
) -> Result<RequiredFile, KycError> {
    may_submit(tx, worker)?;
    if Draft::find(tx, worker.id())?.is_none_or(|now| now.id != draft) {
        return Err(KycError::DraftIsGone);
    }
    Draft::remove_file(tx, worker.id(), new.slot)?;
    Draft::insert_file(tx, worker.id(), new)?;
    required_file(tx, worker, policy, new.slot)
}
