//! Archives, the lines in them, and the events that they replace.

use crate::{
    core::{clock::Timestamp, storage::BlobName},
    database::{
        Error, STEP, Tx, from_row,
        ids::{SubjectId, UserId},
        models::blob,
    },
    event::models::{LogEnd, Reader},
};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// An event as a line.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct EventLine {
    pub(crate) id: i64,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) at: Timestamp,
    pub(crate) actor_id: Option<UserId>,
    pub(crate) subject_id: SubjectId,
    pub(crate) client_id: Option<UserId>,
    pub(crate) worker_id: Option<UserId>,
    pub(crate) for_admins: bool,
    pub(crate) is_audit: bool,
    /// JSON.
    #[serde(with = "raw_json")]
    pub(crate) data: String,
}

from_row!(EventLine { id, kind, at, actor_id, subject_id, client_id, worker_id, for_admins, is_audit, data });

/// Reads and writes JSON that is kept as text.
mod raw_json {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, ser::Error as _};
    use serde_json::value::RawValue;

    pub(super) fn serialize<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<&RawValue>(text).map_err(S::Error::custom)?.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
        Ok(Box::<RawValue>::deserialize(from)?.get().to_owned())
    }
}

macro_rules! event_rows {
    ($condition:literal) => {
        concat!(
            "SELECT id, type AS kind, at, actor_id, subject_id, client_id, worker_id, for_admins, is_audit, data FROM events
             WHERE id > $1 AND id <= $2",
            $condition,
            " ORDER BY id LIMIT $3"
        )
    };
}

impl EventLine {
    /// The events of the log after `id`, up to `until`, oldest first.
    pub(super) fn after(
        tx: &mut Tx<'_>,
        id: i64,
        until: i64,
        is_audit_only: bool,
        rows: i64,
    ) -> Result<Vec<EventLine>, Error> {
        let sql = if is_audit_only { event_rows!(" AND is_audit") } else { event_rows!("") };
        tx.all(sql, &[&id, &until, &rows])
    }

    /// The time of the event that comes `offset` events after the first one after `id`.
    pub(super) fn time_of(tx: &mut Tx<'_>, id: i64, until: i64, offset: i64) -> Result<Option<Timestamp>, Error> {
        let found: Option<(Timestamp,)> = tx.optional(
            "SELECT at FROM events WHERE id > $1 AND id <= $2 ORDER BY id LIMIT 1 OFFSET $3",
            &[&id, &until, &offset],
        )?;
        Ok(found.map(|(at,)| at))
    }
}

/// The last event that may be archived: one that mails and counts have seen. The newest stays, because it says how far the
/// log goes.
pub(super) fn last_passed(tx: &mut Tx<'_>, end: LogEnd) -> Result<i64, Error> {
    let readers = Reader::Mail.last_seen(tx)?.min(Reader::Counts.last_seen(tx)?);
    Ok(readers.min(end.last()).min(end.newest - 1))
}

/// A recorded archive.
#[derive(Debug, Clone)]
pub(crate) struct Archive {
    pub(crate) first_id: i64,
    pub(crate) last_id: i64,
    pub(crate) first_at: Timestamp,
    pub(crate) last_at: Timestamp,
    pub(super) events: i64,
    pub(super) sha256: Vec<u8>,
    pub(super) blob_name: BlobName,
    pub(super) wrapped_key: Vec<u8>,
}

from_row!(Archive { first_id, last_id, first_at, last_at, events, sha256, blob_name, wrapped_key });

macro_rules! archives {
    ($rest:literal) => {
        concat!(
            "SELECT first_id, last_id, first_at, last_at, events, sha256, blob_name, wrapped_key FROM event_archives ",
            $rest
        )
    };
}

impl Archive {
    /// The first archive with events after `id`.
    pub(super) fn after(tx: &mut Tx<'_>, id: i64) -> Result<Option<Archive>, Error> {
        tx.optional(archives!("WHERE last_id > $1 ORDER BY last_id LIMIT 1"), &[&id])
    }

    /// The first archive whose events have to be deleted from the log.
    pub(super) fn to_clear(tx: &mut Tx<'_>) -> Result<Option<Archive>, Error> {
        tx.optional(archives!("WHERE NOT is_cleared ORDER BY last_id LIMIT 1"), &[])
    }

    /// What its key is bound to.
    pub(super) fn context(first_id: i64, last_id: i64) -> Vec<u8> {
        format!("event_archives {first_id} {last_id}").into_bytes()
    }

    /// Records the archive of the events after `from`. False when another node has archived them.
    pub(super) fn insert(&self, tx: &mut Tx<'_>, from: i64) -> Result<bool, Error> {
        if !Reader::Archive.advance(tx, from, self.last_id)? {
            return Ok(false);
        }
        let now = tx.now();
        tx.execute(
            "INSERT INTO event_archives (first_id, last_id, first_at, last_at, events, sha256, blob_name, wrapped_key, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                &self.first_id,
                &self.last_id,
                &self.first_at,
                &self.last_at,
                &self.events,
                &self.sha256,
                &self.blob_name,
                &self.wrapped_key,
                &now,
            ],
        )?;
        // A node of an older version does not know that this table names files.
        blob::forget_deleted(tx, std::slice::from_ref(&self.blob_name))?;
        Ok(true)
    }

    /// At most one [`STEP`] of its events that are in the log and not of the audit trail.
    pub(super) fn step(&self, tx: &mut Tx<'_>) -> Result<Vec<EventLine>, Error> {
        tx.all(event_rows!(" AND NOT is_audit"), &[&(self.first_id - 1), &self.last_id, &STEP])
    }

    /// Deletes events of a step from the log, up to `last`. Returns how many there were.
    pub(super) fn delete_step(&self, tx: &mut Tx<'_>, last: i64) -> Result<u64, Error> {
        tx.execute("DELETE FROM event_addresses WHERE event_id >= $1 AND event_id <= $2", &[&self.first_id, &last])?;
        tx.execute("DELETE FROM events WHERE id >= $1 AND id <= $2 AND NOT is_audit", &[&self.first_id, &last])
    }

    pub(super) fn set_cleared(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        tx.execute("UPDATE event_archives SET is_cleared = TRUE WHERE last_id = $1", &[&self.last_id])?;
        Ok(())
    }
}

/// Deletes at most one [`STEP`] of events of the audit trail that are archived and older than `age`.
pub(super) fn delete_old_audit(tx: &mut Tx<'_>, age: Duration) -> Result<u64, Error> {
    let (archived, before) = (Reader::Archive.last_seen(tx)?, tx.now().saturating_sub(age));
    tx.execute(
        "DELETE FROM events WHERE is_audit AND at < $3 AND id IN
             (SELECT id FROM events WHERE is_audit AND id <= $1 ORDER BY id LIMIT $2)",
        &[&archived, &STEP, &before],
    )
}

/// Deletes some archives whose newest event is older than `age`, and returns how many. Their files are deleted afterwards.
pub(super) fn delete_old_archives(tx: &mut Tx<'_>, age: Duration) -> Result<usize, Error> {
    const BATCH: i64 = 100;
    let before = tx.now().saturating_sub(age);
    let deleted: Vec<(BlobName,)> = tx.all(
        "DELETE FROM event_archives WHERE last_id IN
             (SELECT last_id FROM event_archives WHERE last_at < $1 AND is_cleared ORDER BY last_at LIMIT $2)
         RETURNING blob_name",
        &[&before, &BATCH],
    )?;
    let files: Vec<BlobName> = deleted.into_iter().map(|(name,)| name).collect();
    blob::delete_later(tx, &files)?;
    Ok(files.len())
}
