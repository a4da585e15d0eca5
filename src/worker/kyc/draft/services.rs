//! The rules of preparing a submission.

use super::models::Draft;
use crate::{
    app::App,
    auth::permissions::Worker,
    core::{
        dependencies::Caller,
        error::Failure,
        multipart::Room,
        storage::{BlobName, FileKey, Storage},
    },
    database::{
        self, Tx,
        enums::{DocumentType, Slot},
        ids::{SubmissionId, UserId},
    },
    sweep::{delete_nameless, take_back},
    worker::kyc::{
        models::{NewFile, NewSubmission, Particulars, Submission},
        requirements::services::{Demands, Paper, paper},
        services::{KycError, checked, may_submit, record},
    },
};
use axum::body::Bytes;

/// Refuses somebody who may not prepare this file, before it is read.
pub(super) async fn demand_may_prepare(app: &App, caller: Caller<Worker>, slot: Slot) -> Result<(), Failure> {
    if !Demands::of(&app.settings).takes(slot) {
        return Err(Failure::not_found());
    }
    app.authorize(caller, may_submit).await
}

/// Prepares a file. It is encrypted and durable before the row that names it is, and the blob that loses its name is deleted. Goes
/// on to its end when the caller hangs up.
pub(crate) async fn prepare(
    app: &App,
    caller: Caller<Worker>,
    slot: Slot,
    file: Bytes,
    room: Room,
) -> Result<Paper, Failure> {
    let app = app.clone();
    let preparing = tokio::spawn(async move {
        let demands = Demands::of(&app.settings);
        let (accepted, is_quarantined) =
            checked(&app, slot, file).await.map_err(|error| error.at(|_| "/file".to_owned()))?;
        let storage = app.storage.clone();
        let draft = app.write(caller, move |tx, worker| begun(tx, worker, &storage)).await?;
        let key = app.storage.unwrap(&draft.wrapped_key, draft.id.as_uuid().as_bytes()).map_err(KycError::from)?;
        let stored = app.storage.put(&key, accepted.bytes).await.map_err(KycError::from)?;
        drop(room);
        let blob = stored.name.clone();
        let new = NewFile { slot, kind: accepted.kind, stored, is_quarantined };
        let kept = app.write(caller, move |tx, worker| keep(tx, worker, &demands, draft.id, &new)).await;
        match kept {
            Ok((paper, replaced)) => {
                delete_nameless(&app, replaced).await;
                Ok(paper)
            }
            Err(failure) => {
                take_back(&app, &failure, vec![blob]).await;
                Err(failure)
            }
        }
    });
    preparing.await.map_err(|error| Failure::internal(&error))?
}

/// Takes a file out of what is prepared.
pub(crate) async fn remove(app: &App, caller: Caller<Worker>, slot: Slot) -> Result<(), Failure> {
    let storage = app.storage.clone();
    let removed = app
        .write(caller, move |tx, worker| {
            if !prepared(tx, worker.id())?.contains(&slot) {
                return Ok::<_, KycError>(Vec::new());
            }
            begun(tx, worker, &storage)?;
            Ok(Draft::take_out(tx, worker.id(), slot)?)
        })
        .await?;
    delete_nameless(app, removed).await;
    Ok(())
}

/// Submits what was prepared.
pub(crate) fn submit(
    tx: &mut Tx<'_>,
    worker: &Worker,
    storage: &Storage,
    demands: &Demands,
    document_type: DocumentType,
    particulars: Particulars,
    is_to_be_checked: bool,
) -> Result<Submission, KycError> {
    let Draft { id, wrapped_key } = begun(tx, worker, storage)?;
    demands.are_met(document_type, &Draft::slots(tx, worker.id())?)?;
    let new = NewSubmission { id, document_type, wrapped_key, files: Vec::new(), particulars, is_to_be_checked };
    let submission = record(tx, worker, &new)?;
    Draft::hand_over(tx, worker.id(), id)?;
    Ok(submission)
}

/// The files that the next submission has so far.
pub(crate) fn prepared(tx: &mut Tx<'_>, worker: UserId) -> Result<Vec<Slot>, database::Error> {
    if Draft::find(tx, worker)?.is_some() {
        return Draft::slots(tx, worker);
    }
    match Draft::to_go_on_from(tx, worker)? {
        Some(earlier) => Draft::good_slots_of(tx, earlier.id),
        None => Ok(Vec::new()),
    }
}

/// The draft that there is, or a new one. After some files were refused, it begins with the others: under the same key, which is
/// wrapped for it anew.
fn begun(tx: &mut Tx<'_>, worker: &Worker, storage: &Storage) -> Result<Draft, KycError> {
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
fn keep(
    tx: &mut Tx<'_>,
    worker: &Worker,
    demands: &Demands,
    draft: SubmissionId,
    new: &NewFile,
) -> Result<(Paper, Vec<BlobName>), KycError> {
    may_submit(tx, worker)?;
    if Draft::find(tx, worker.id())?.is_none_or(|now| now.id != draft) {
        return Err(KycError::DraftIsGone);
    }
    let replaced = Draft::take_out(tx, worker.id(), new.slot)?;
    Draft::keep(tx, worker.id(), new)?;
    Ok((paper(tx, worker, demands, new.slot)?, replaced))
}

/// Throws away what nobody has touched for long.
pub(crate) async fn delete_forgotten(app: &App) -> Result<(), Failure> {
    while let Some(blobs) = app.write_as_system(Draft::delete_forgotten).await? {
        delete_nameless(app, blobs).await;
    }
    Ok(())
}
