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

/// Submits what was prepared.
pub(crate) fn submit(
    tx: &mut Tx<'_>,
    worker: &Worker,
    storage: &Storage,
    policy: &KycPolicy,
    document_type: DocumentType,
    particulars: Particulars,
    is_to_be_checked: bool,
) -> Result<Submission, KycError> {
    let Draft { id, wrapped_key } = begun(tx, worker, storage)?;
    policy.are_met(document_type, &Draft::slots(tx, worker.id())?)?;
    let new = NewSubmission { id, document_type, wrapped_key, files: Vec::new(), particulars, is_to_be_checked };
    let submission = record(tx, worker, &new)?;
    Draft::hand_over(tx, worker.id(), id)?;
    Ok(submission)
}

/// The draft that there is, or a new one. After some files were refused, it begins with the others: under the same key, which is
/// wrapped for it anew.
pub(super) fn begun(tx: &mut Tx<'_>, worker: &Worker, storage: &Storage) -> Result<Draft, KycError> {
    may_submit(tx, worker)?;
    if let Some(draft) = Draft::find(tx, worker.id())? {
        return Ok(draft);
    }
    let id = SubmissionId::new(tx);
    let earlier = Draft::to_go_on_from(tx, worker.id())?;
    let key = match &earlier {
        Some(earlier) => storage.unwrap(&earlier.wrapped_key, earlier.id.as_uuid().as_bytes())?,
        None => FileKey::generate()?,
    };
    let draft = Draft { id, wrapped_key: storage.wrap(&key, id.as_uuid().as_bytes())? };
    draft.insert(tx, worker.id())?;
    if let Some(earlier) = earlier {
        Draft::take_over(tx, worker.id(), earlier.id)?;
    }
    Ok(draft)
}

/// Records a file of the draft for which it was encrypted. What has become of that draft meanwhile may forbid it.
pub(super) fn keep(
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
    Draft::take_out(tx, worker.id(), new.slot)?;
    Draft::keep(tx, worker.id(), new)?;
    required_file(tx, worker, policy, new.slot)
}
