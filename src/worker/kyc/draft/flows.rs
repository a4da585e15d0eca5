//! Preparing files for a submission.

use super::models::Draft;
use super::services::{find_or_begin, insert_file};
use crate::{
    app::App,
    auth::permissions::Worker,
    core::{dependencies::Caller, error::Problem, multipart::UploadPermit, traces},
    database::enums::Slot,
    files::{delete_after_failure, reserve_names},
    worker::kyc::{
        flows::checked,
        models::NewFile,
        requirements::{models::RequiredFile, services::KycPolicy},
        services::{KycError, may_submit},
    },
};
use axum::body::Bytes;

/// Refuses workers who may not prepare this file, before it is read.
pub(super) async fn require_may_prepare(app: &App, caller: Caller<Worker>, slot: Slot) -> Result<(), Problem> {
    if !KycPolicy::of(&app.settings).takes(slot) {
        return Err(Problem::not_found());
    }
    app.authorize(caller, may_submit).await
}

/// Prepares a file. It is encrypted and durable before its row is written, and a replaced blob is deleted soon. It runs
/// to its end when the client disconnects.
pub(crate) async fn prepare(
    app: &App,
    caller: Caller<Worker>,
    slot: Slot,
    file: Bytes,
    permit: UploadPermit,
) -> Result<RequiredFile, Problem> {
    let app = app.clone();
    let preparing = traces::spawn(async move {
        let policy = KycPolicy::of(&app.settings);
        let (accepted, is_quarantined) =
            checked(&app, caller.claims.user, slot, file).await.map_err(|error| error.at(|_| "/file".to_owned()))?;
        let storage = app.storage.clone();
        let draft = app.write(caller, move |tx, worker| find_or_begin(tx, worker, &storage)).await?;
        let key = app.storage.unwrap(&draft.wrapped_key, draft.id.as_uuid().as_bytes()).map_err(KycError::from)?;
        let [blob] = reserve_names(&app).await?;
        let stored = app.storage.put(blob.clone(), &key, accepted.bytes).await.map_err(KycError::from)?;
        drop(permit);
        let new = NewFile { slot, kind: accepted.kind, stored, is_quarantined };
        let kept = app.write(caller, move |tx, worker| insert_file(tx, worker, &policy, draft.id, &new)).await;
        if let Err(problem) = &kept {
            delete_after_failure(&app, problem, vec![blob]).await;
        }
        kept
    });
    preparing.await.map_err(|error| Problem::internal(&error))?
}

/// Removes a prepared file.
pub(crate) async fn remove(app: &App, caller: Caller<Worker>, slot: Slot) -> Result<(), Problem> {
    let storage = app.storage.clone();
    app.write(caller, move |tx, worker| {
        if !Draft::prepared_slots(tx, worker.id())?.contains(&slot) {
            return Ok::<_, KycError>(());
        }
        find_or_begin(tx, worker, &storage)?;
        Ok(Draft::remove_file(tx, worker.id(), slot)?)
    })
    .await
}
