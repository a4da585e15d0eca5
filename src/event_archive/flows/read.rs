//! The whole log: first what is archived, then what is in the database.

use crate::{
    app::App,
    core::{error::Problem, storage::StorageError},
    database::{Error, Tx},
    event::models::LogEnd,
    event_archive::models::{Archive, EventLine},
};
use sha2::{Digest as _, Sha256};

/// How many events are read in one transaction.
const PAGE: i64 = 1000;

/// Where the log goes on after an event.
pub(crate) enum Part {
    Archived(Archive),
    Logged(Vec<EventLine>),
}

/// The next part of the log after the event `id`, up to `end`; `None` after the last. Every event is in one part, also
/// when events are archived between two calls.
pub(crate) async fn next(app: &App, id: i64, end: LogEnd, is_audit_only: bool) -> Result<Option<Part>, Problem> {
    app.read_public(move |tx| part_after(tx, id, end.last(), is_audit_only)).await
}

fn part_after(tx: &mut Tx<'_>, id: i64, end: i64, is_audit_only: bool) -> Result<Option<Part>, Error> {
    let archive = Archive::after(tx, id)?;
    // Before the first archive, and between two, there are events of the audit trail whose archive was deleted.
    let until = archive.as_ref().map_or(end, |archive| end.min(archive.first_id - 1));
    let events = EventLine::after(tx, id, until, is_audit_only, PAGE)?;
    if events.is_empty() {
        return Ok(archive.filter(|archive| archive.first_id <= end).map(Part::Archived));
    }
    Ok(Some(Part::Logged(events)))
}

/// The lines of an archive. The error says which archive cannot be read.
pub(crate) async fn lines_of(app: &App, archive: &Archive) -> Result<Vec<EventLine>, String> {
    let Archive { first_id, last_id, .. } = archive;
    let failed = |why: &dyn std::fmt::Display| {
        format!(
            "the archive of the events {first_id} to {last_id} (file {}) cannot be read: {why}; it has to be in the file store, or be \
             restored there from a backup",
            archive.blob_name.as_str()
        )
    };
    let stored = stored_lines(app, archive).await.map_err(|error| failed(&error))?;
    let lines: Result<Vec<EventLine>, serde_json::Error> =
        stored.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(serde_json::from_slice).collect();
    lines.map_err(|error| failed(&error))
}

/// The decompressed lines of an archive, complete and as they were recorded.
pub(super) async fn stored_lines(app: &App, archive: &Archive) -> Result<Vec<u8>, StorageError> {
    let context = Archive::context(archive.first_id, archive.last_id);
    let key = app.storage.unwrap(&archive.wrapped_key, &context)?;
    let compressed = app.storage.get(&key, &archive.blob_name).await?;
    let expected = archive.sha256.clone();
    tokio::task::spawn_blocking(move || {
        let lines = zstd::decode_all(compressed.as_slice())?;
        if Sha256::digest(&lines)[..] == expected[..] { Ok(lines) } else { Err(StorageError::Damaged) }
    })
    .await
    .map_err(|_| StorageError::Interrupted)?
}
