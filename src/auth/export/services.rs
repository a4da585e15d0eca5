//! The rules of exports.

use super::{
    models::{Export, ExportFile, ExportStatus, ExportTask},
    schemas::ExportRead,
};
use crate::{
    auth::{
        permissions::SignedIn,
        services::{AuthError, event_about, event_by},
    },
    core::storage::{BlobName, StorageError},
    database::{
        self, Tx,
        ids::ExportId,
        models::user::User,
        queue::{ClaimedTask, TaskOptions, enqueue},
    },
    event::{self, EventKind},
};
use serde_json::json;

/// Why an export is not available.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    #[error("there is no such export")]
    NoSuchExport,
    #[error(transparent)]
    Auth(#[from] AuthError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Requests an export for the caller's session. While one is being packed, that one is returned.
pub(super) fn request(tx: &mut Tx<'_>, caller: &SignedIn) -> Result<ExportRead, ExportError> {
    if let Some((id, expires_at)) = Export::request(tx, caller.id(), caller.session())? {
        let task = ExportTask { export: id, user: caller.id() };
        let terms = TaskOptions { expires_at: Some(expires_at), user: Some(caller.id()), ..TaskOptions::now(tx) };
        enqueue(tx, &task, terms)?;
        event::append(tx, event_by(EventKind::ExportRequested, caller))?;
    }
    Ok(ExportRead { status: ExportStatus::Pending, url: None, expires_at: None })
}

/// The file of an export that is about to be downloaded. The download is recorded first.
pub(super) fn fetch(tx: &mut Tx<'_>, id: ExportId) -> Result<ExportFile, ExportError> {
    let file = ExportFile::find(tx, id)?.ok_or(ExportError::NoSuchExport)?;
    let user = User::find(tx, file.user_id)?.ok_or(ExportError::NoSuchExport)?;
    let fetched = event_about(EventKind::ExportFetched, &user).by(user.id);
    event::append(tx, fetched.with(json!({ "export_id": id })))?;
    Ok(file)
}

/// Gives up some exports that could not be packed in time. Their owners hear of it, and may ask again.
pub(super) fn give_up_overdue(tx: &mut Tx<'_>) -> Result<Vec<ExportTask>, database::Error> {
    let given_up = Export::delete_unpacked(tx)?;
    for export in &given_up {
        if let Some(user) = User::find(tx, export.user)? {
            event::append(tx, event_about(EventKind::ExportFailed, &user))?;
        }
    }
    Ok(given_up)
}

/// Replaces the request and earlier exports by the packed file; false when the export was withdrawn, or packed by
/// another node meanwhile.
pub(super) fn finish(
    tx: &mut Tx<'_>,
    task: &ClaimedTask<ExportTask>,
    blob: &BlobName,
    size: u64,
    wrapped_key: &[u8],
) -> Result<bool, ExportError> {
    if !task.complete(tx)? || !Export::finish(tx, &task.task, blob, size, wrapped_key)? {
        return Ok(false);
    }
    if let Some(user) = User::find(tx, task.task.user)? {
        event::append(tx, event_about(EventKind::ExportReady, &user))?;
    }
    Ok(true)
}
