//! Requesting, packing and downloading exports.

use super::{
    models::{
        Export, ExportFile, ExportStatus, ExportTask,
        contents::{TABLES, Table, TablePage},
    },
    schemas::ExportRead,
    services::{self, ExportError},
};
use crate::{
    app::App,
    auth::{limits::EXPORT, permissions::SignedIn, proof::Proof, schemas::Reauthentication},
    core::{
        dependencies::Caller,
        error::Problem,
        rate_limit::RateLimitKey,
        security::{from_base64, to_base64},
        storage::{FileKey, StorageError},
    },
    database::{
        self,
        ids::{ExportId, SubmissionId, UserId},
        queue::{ClaimedTask, Task as _},
    },
    files::reserve_names,
    picture::{self, address::Size, models::Picture, services::PictureError},
    tasks,
    worker::kyc::{
        draft::models::Draft,
        models::{File, Sealed, Submission},
    },
};
use axum::body::Bytes;
use futures_util::{Stream, future::join};
use std::io::{self, Write};
use tokio::sync::mpsc;
use uuid::Uuid;
use zip::{ZipWriter, write::SimpleFileOptions};

/// Requests an export. It needs the password, because it contains identity documents and a session may be stolen.
pub(crate) async fn request(app: &App, caller: Caller<SignedIn>, new: Reauthentication) -> Result<ExportRead, Problem> {
    let proof = Proof::require(app, caller, new.password, "/password", new.totp_code).await?;
    app.allow(&EXPORT, RateLimitKey::user(caller.claims.user.as_uuid())).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        proof.of(tx, caller)?;
        services::request(tx, caller)
    })
    .await
}

/// The status of the caller's latest export. Only the session that requested it gets the URL.
pub(crate) async fn status(app: &App, caller: Caller<SignedIn>) -> Result<ExportRead, Problem> {
    let latest = app.read(caller, |tx, caller: &SignedIn| Export::latest_of(tx, caller.id())).await?;
    let export = latest.ok_or(ExportError::NoSuchExport)?;
    let is_ready = export.status == ExportStatus::Ready;
    let is_theirs = export.session_id == Some(caller.claims.session);
    Ok(ExportRead {
        status: export.status,
        url: (is_ready && is_theirs).then(|| url(app, export.id)),
        expires_at: is_ready.then_some(export.expires_at),
    })
}

/// The download URL, which is enough to download the export. Its token is derived and not stored.
fn url(app: &App, export: ExportId) -> String {
    let id = export.as_uuid().into_bytes();
    let token = to_base64([id, app.export_mac.tag(&[&id])].as_flattened());
    format!("{}/api/v1/auth/me/export/file?token={token}", app.settings.public_url)
}

fn export_of(app: &App, token: &str) -> Option<ExportId> {
    let bytes = from_base64(token)?;
    let (id, tag) = bytes.split_first_chunk::<16>()?;
    app.export_mac.verify(&[id], tag).then(|| Uuid::from_bytes(*id).into())
}

/// The size and the bytes of an export. The download is recorded first.
pub(crate) async fn open(
    app: &App,
    token: &str,
) -> Result<(i64, impl Stream<Item = Result<Bytes, StorageError>> + Send + use<>), Problem> {
    let id = export_of(app, token).ok_or(ExportError::NoSuchExport)?;
    if app.read_public(move |tx| ExportFile::find(tx, id)).await?.is_none() {
        return Err(ExportError::NoSuchExport.into());
    }
    let file = app.write_as_system(move |tx| services::fetch(tx, id)).await?;
    let wrapped_key = file.wrapped_key.as_deref().ok_or(ExportError::NoSuchExport)?;
    let key = app.storage.unwrap(wrapped_key, id.as_uuid().as_bytes()).map_err(ExportError::from)?;
    let chunks = app.storage.read(&key, &file.blob_name, None).await.map_err(ExportError::from)?;
    Ok((file.size, chunks))
}

/// Packs an export. The file is durable before its row is written, and deleted again if the row is not written.
pub(crate) async fn pack(app: &App, task: &ClaimedTask<ExportTask>) -> Result<(), Problem> {
    if task.has_expired(app.clock.now()) {
        give_up_overdue(app).await?;
        return tasks::fail(app, task, &tasks::too_late(task)).await;
    }
    let ExportTask { export, user } = task.task;
    // It may have been withdrawn, for example by a new password.
    if !app.read_public(move |tx| Export::is_pending(tx, export)).await? {
        return tasks::complete(app, task).await;
    }
    let key = FileKey::generate().map_err(ExportError::from)?;
    let wrapped_key = app.storage.wrap(&key, export.as_uuid().as_bytes()).map_err(ExportError::from)?;
    let [blob] = reserve_names(app).await?;
    let (entries, to_zip) = mpsc::channel(1);
    let zipped = app.storage.put_with(&blob, &key, move |blob| zip(to_zip, blob));
    let (gathered, zipped) = join(gather(app, user, Receiver::Owner, entries), zipped).await;
    gathered?;
    let size = zipped.map_err(ExportError::from)?;
    let (stored, packed) = (blob.clone(), task.clone());
    let is_finished = app.write_as_system(move |tx| services::finish(tx, &packed, &stored, size, &wrapped_key)).await?;
    tasks::count_done(ExportTask::KIND, 1);
    if !is_finished {
        app.storage.delete(&blob).await.map_err(ExportError::from)?;
    }
    Ok(())
}

/// Who receives an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Receiver {
    /// The owner of the data, also by way of the operator.
    Owner,
    /// An administrator. As at the desk of identity checks, they get no document that waits for the malware scanner, and none that was not
    /// submitted.
    Administrator,
}

/// Writes the archive of a user's data, without an export of theirs.
pub(crate) async fn write_archive(
    app: &App,
    user: UserId,
    receiver: Receiver,
    mut out: impl Write + Send + 'static,
) -> Result<(), Problem> {
    let (entries, to_zip) = mpsc::channel(1);
    let zipped = tokio::task::spawn_blocking(move || zip(to_zip, &mut out));
    let (gathered, zipped) = join(gather(app, user, receiver, entries), zipped).await;
    gathered?;
    zipped.map_err(|error| Problem::internal(&error))?.map_err(|error| Problem::internal(&error))
}

/// The entries of the ZIP file. They are sent one after the other, so that only one is in memory.
enum ArchiveEntry {
    File(String, Vec<u8>),
    /// Marks the end: without it, the archive is incomplete.
    End,
}

/// Sends all data of a user. A receiver that stops early reports the reason itself.
async fn gather(
    app: &App,
    user: UserId,
    receiver: Receiver,
    entries: mpsc::Sender<ArchiveEntry>,
) -> Result<(), Problem> {
    for table in TABLES {
        send_table(app, user, table, &entries).await?;
    }
    send_documents(app, user, receiver, &entries).await?;
    match receiver {
        Receiver::Owner => send_draft(app, user, &entries).await?,
        Receiver::Administrator => {}
    }
    send_picture(app, user, &entries).await?;
    let _ = entries.send(ArchiveEntry::End).await;
    Ok(())
}

async fn send_table(
    app: &App,
    user: UserId,
    table: &Table,
    entries: &mpsc::Sender<ArchiveEntry>,
) -> Result<(), Problem> {
    let (name, page) = (table.name, table.page);
    let mut after = None;
    for number in 1_u64.. {
        let TablePage { rows, last } = app.read_public(move |tx| page(tx, user, after.clone())).await?;
        if number > 1 && rows.is_empty() {
            break;
        }
        let file = if number == 1 { format!("{name}.json") } else { format!("{name}-{number}.json") };
        let json = serde_json::to_vec_pretty(&rows).map_err(|error| Problem::internal(&error))?;
        if entries.send(ArchiveEntry::File(file, json)).await.is_err() || last.is_none() {
            break;
        }
        after = last;
    }
    Ok(())
}

async fn send_documents(
    app: &App,
    user: UserId,
    receiver: Receiver,
    entries: &mpsc::Sender<ArchiveEntry>,
) -> Result<(), Problem> {
    for submission in app.read_public(move |tx| Submission::of_worker(tx, user)).await? {
        for file in app.read_public(move |tx| File::of_submission(tx, submission.id)).await? {
            let slot = file.slot;
            let Some(sealed) = app.read_public(move |tx| Sealed::find(tx, submission.id, slot)).await? else {
                continue;
            };
            let name = format!("identity_checks/{}/{}", submission.id, slot.as_str());
            if receiver == Receiver::Administrator && file.is_quarantined {
                let note = "This file is not here because it waits for the malware scanner, or the scanner has found something in it.\n";
                let note = ArchiveEntry::File(format!("{name}.quarantined.txt"), note.as_bytes().to_vec());
                if entries.send(note).await.is_err() {
                    return Ok(());
                }
                continue;
            }
            if !send_document(app, submission.id, name, &sealed, entries).await? {
                return Ok(());
            }
        }
    }
    Ok(())
}

async fn send_draft(app: &App, user: UserId, entries: &mpsc::Sender<ArchiveEntry>) -> Result<(), Problem> {
    let draft =
        app.read_public(move |tx| Ok::<_, database::Error>((Draft::find(tx, user)?, Draft::files(tx, user)?))).await?;
    if let (Some(draft), files) = draft {
        for file in files {
            let name = format!("identity_checks/prepared/{}", file.slot.as_str());
            if !send_document(app, draft.id, name, &file.sealed, entries).await? {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Returns whether the receiver still wants more.
async fn send_document(
    app: &App,
    id: SubmissionId,
    name: String,
    sealed: &Sealed,
    entries: &mpsc::Sender<ArchiveEntry>,
) -> Result<bool, Problem> {
    let read = async {
        let key = app.storage.unwrap(&sealed.wrapped_key, id.as_uuid().as_bytes())?;
        app.storage.get(&key, &sealed.blob_name).await
    };
    let kind = sealed.media_type.rsplit('/').next().unwrap_or_default();
    let entry = file_or_note(format!("{name}.{kind}"), read.await)?;
    Ok(entries.send(entry).await.is_ok())
}

/// A stored file, or a note in its place if it is lost or damaged: one bad file must not prevent the export.
fn file_or_note(name: String, read: Result<Vec<u8>, StorageError>) -> Result<ArchiveEntry, ExportError> {
    match read {
        Ok(bytes) => Ok(ArchiveEntry::File(name, bytes)),
        Err(error) if error.is_permanent() => {
            tracing::error!(%error, "a file for an export cannot be read");
            let note = "This file is on record, but it can no longer be read. Please tell the operator.\n";
            Ok(ArchiveEntry::File(format!("{name}.unreadable.txt"), note.as_bytes().to_vec()))
        }
        Err(error) => Err(error.into()),
    }
}

async fn send_picture(app: &App, user: UserId, entries: &mpsc::Sender<ArchiveEntry>) -> Result<(), Problem> {
    if let Some(picture) = app.read_public(move |tx| Picture::of(tx, user)).await? {
        let read = match picture::flows::open(app, &picture, Size::Large).await {
            Err(PictureError::Storage(error)) => Err(error),
            read => Ok(read?),
        };
        let _ = entries.send(file_or_note("picture.webp".to_owned(), read)?).await;
    }
    Ok(())
}

fn zip(mut entries: mpsc::Receiver<ArchiveEntry>, blob: &mut dyn Write) -> io::Result<()> {
    let mut zip = ZipWriter::new_stream(blob);
    while let Some(entry) = entries.blocking_recv() {
        match entry {
            ArchiveEntry::File(name, bytes) => {
                zip.start_file(name, SimpleFileOptions::default())?;
                zip.write_all(&bytes)?;
            }
            // What a buffer still holds would be lost without an error when it is dropped.
            ArchiveEntry::End => return zip.finish()?.into_inner().flush(),
        }
    }
    Err(io::Error::other("the export is incomplete"))
}

async fn give_up_overdue(app: &App) -> Result<(), Problem> {
    loop {
        let given_up = app.write_as_system(services::give_up_overdue).await?;
        if given_up.is_empty() {
            return Ok(());
        }
        for ExportTask { export, user } in &given_up {
            tracing::warn!(%export, %user, "an export was not packed in time and is given up");
        }
    }
}

/// Deletes expired exports, the files first: a row without a file is found again, a file without a row is not.
pub(crate) async fn delete_expired(app: &App) -> Result<(), Problem> {
    give_up_overdue(app).await?;
    let mut after = ExportId::FIRST;
    loop {
        let expired = app.read_public(move |tx| ExportFile::expired(tx, after)).await?;
        let Some(last) = expired.last() else { return Ok(()) };
        after = last.id;
        for file in expired {
            match app.storage.delete(&file.blob_name).await {
                Ok(()) => app.write_as_system(move |tx| ExportFile::delete(tx, file.id)).await?,
                // A failure does not stop the others.
                Err(error) => {
                    tracing::warn!(%error, export = %file.id, "an export that has expired cannot be deleted");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufWriter;

    struct FullDisk;

    impl Write for FullDisk {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn an_archive_whose_last_bytes_cannot_be_written_is_an_error() {
        let (entries, to_zip) = mpsc::channel(2);
        entries.send(ArchiveEntry::File("small.txt".to_owned(), b"small".to_vec())).await.unwrap();
        entries.send(ArchiveEntry::End).await.unwrap();
        let zipped = tokio::task::spawn_blocking(move || zip(to_zip, &mut BufWriter::new(FullDisk)));
        assert_eq!(zipped.await.unwrap().unwrap_err().kind(), io::ErrorKind::StorageFull);
    }
}
