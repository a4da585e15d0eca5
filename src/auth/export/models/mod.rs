//! Exports.

pub(super) mod contents;

use crate::{
    core::{clock::Timestamp, storage::BlobName},
    database::{
        Error, STEP, Tx,
        enums::text_enum,
        from_row,
        ids::{ExportId, SessionId, UserId},
        queue::{Task, TaskKind},
    },
};
use serde::{Deserialize, Serialize};
use std::time::Duration;

text_enum! {
    /// The status of an export.
    pub(crate) ExportStatus {
        /// It is being packed.
        Pending = "PENDING",
        /// It can be downloaded.
        Ready = "READY",
    }
}

/// A requested export.
#[derive(Debug)]
pub(crate) struct Export {
    pub(super) id: ExportId,
    pub(super) status: ExportStatus,
    pub(super) expires_at: Timestamp,
    /// The session that requested it last. Exports of older versions have none.
    pub(super) session_id: Option<SessionId>,
}

from_row!(Export { id, status, expires_at, session_id });

/// How long an export can be downloaded, and how long packing one may take with all attempts.
const LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

impl Export {
    /// Requests an export for a session and returns its id and when it expires. `None` when one is being packed
    /// already.
    pub(super) fn request(
        tx: &mut Tx<'_>,
        user: UserId,
        session: SessionId,
    ) -> Result<Option<(ExportId, Timestamp)>, Error> {
        let (id, now) = (ExportId::new(tx), tx.now());
        let expires_at = now.saturating_add(LIFETIME);
        let pending = tx.execute(
            "UPDATE exports SET session_id = $2 WHERE user_id = $1 AND status = 'PENDING'",
            &[&user, &session],
        )?;
        if pending > 0 {
            return Ok(None);
        }
        let created = tx.execute(
            "INSERT INTO exports (id, user_id, session_id, status, requested_at, expires_at)
             VALUES ($1, $2, $3, 'PENDING', $4, $5)
             ON CONFLICT DO NOTHING",
            &[&id, &user, &session, &now, &expires_at],
        )?;
        Ok((created == 1).then_some((id, expires_at)))
    }

    /// The latest export of a user, if it has not expired.
    pub(super) fn latest_of(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Export>, Error> {
        let now = tx.now();
        tx.optional(
            "SELECT id, status, expires_at, session_id FROM exports WHERE user_id = $1 AND expires_at > $2 ORDER BY id DESC LIMIT 1",
            &[&user, &now],
        )
    }

    /// Whether it is still to be packed.
    pub(super) fn is_pending(tx: &mut Tx<'_>, id: ExportId) -> Result<bool, Error> {
        let pending: Option<(ExportId,)> =
            tx.optional("SELECT id FROM exports WHERE id = $1 AND status = 'PENDING'", &[&id])?;
        Ok(pending.is_some())
    }

    /// Invalidates the exports of a user: without its key a file cannot be decrypted. Housekeeping deletes the files.
    pub(crate) fn withdraw_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute("DELETE FROM exports WHERE user_id = $1 AND status = 'PENDING'", &[&user])?;
        tx.execute("UPDATE exports SET wrapped_key = NULL, expires_at = $2 WHERE user_id = $1", &[&user, &now])?;
        Ok(())
    }

    /// Deletes some exports that could not be packed in time, and returns them.
    pub(super) fn delete_unpacked(tx: &mut Tx<'_>) -> Result<Vec<ExportTask>, Error> {
        let now = tx.now();
        tx.all(
            "DELETE FROM exports WHERE id IN (SELECT id FROM exports WHERE status = 'PENDING' AND expires_at <= $1 LIMIT $2)
             RETURNING id AS export, user_id AS \"user\"",
            &[&now, &STEP],
        )
    }

    /// Replaces the request and earlier exports by the packed file; false when the export was withdrawn.
    pub(super) fn finish(
        tx: &mut Tx<'_>,
        task: &ExportTask,
        blob: &BlobName,
        size: u64,
        wrapped_key: &[u8],
    ) -> Result<bool, Error> {
        let now = tx.now();
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        let finished = tx.execute(
            "UPDATE exports SET status = 'READY', blob_name = $2, size = $3, wrapped_key = $4, expires_at = $5
             WHERE id = $1 AND status = 'PENDING'",
            &[&task.export, blob, &size, &wrapped_key, &now.saturating_add(LIFETIME)],
        )?;
        if finished == 1 {
            tx.execute(
                "UPDATE exports SET wrapped_key = NULL, expires_at = $3 WHERE user_id = $1 AND id <> $2",
                &[&task.user, &task.export, &now],
            )?;
        }
        Ok(finished == 1)
    }
}

/// An export that is to be packed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ExportTask {
    pub(super) export: ExportId,
    pub(super) user: UserId,
}

from_row!(ExportTask { export, user });

impl Task for ExportTask {
    const KIND: TaskKind = TaskKind::Export;
    const LEASE: Duration = Duration::from_secs(30 * 60);

    fn key(&self) -> String {
        self.export.as_uuid().simple().to_string()
    }
}

/// The file of an export.
#[derive(Debug, Clone)]
pub(super) struct ExportFile {
    pub(super) id: ExportId,
    pub(super) user_id: UserId,
    pub(super) size: i64,
    pub(super) wrapped_key: Option<Vec<u8>>,
    pub(super) blob_name: BlobName,
}

from_row!(ExportFile { id, user_id, size, wrapped_key, blob_name });

impl ExportFile {
    /// An export that can be downloaded, while the session that requested it lasts.
    pub(super) fn find(tx: &mut Tx<'_>, id: ExportId) -> Result<Option<ExportFile>, Error> {
        let now = tx.now();
        tx.optional(
            "SELECT e.id, e.user_id, e.size, e.wrapped_key, e.blob_name
             FROM exports e JOIN users u ON u.id = e.user_id JOIN sessions s ON s.id = e.session_id AND s.user_id = e.user_id
             WHERE e.id = $1 AND e.status = 'READY' AND e.expires_at > $2 AND s.expires_at > $2 AND u.status = 'ACTIVE'",
            &[&id, &now],
        )
    }

    /// Some expired exports, after `id`.
    pub(super) fn expired(tx: &mut Tx<'_>, id: ExportId) -> Result<Vec<ExportFile>, Error> {
        let now = tx.now();
        tx.all(
            "SELECT id, user_id, size, wrapped_key, blob_name FROM exports WHERE status = 'READY' AND expires_at <= $1 AND id > $2
             ORDER BY id LIMIT 100",
            &[&now, &id],
        )
    }

    pub(super) fn delete(tx: &mut Tx<'_>, id: ExportId) -> Result<(), Error> {
        tx.execute("DELETE FROM exports WHERE id = $1", &[&id])?;
        Ok(())
    }
}
