//! Exports.

pub(super) mod contents;

use crate::{
    core::{clock::Timestamp, storage::BlobName},
    database::{
        Error, STEP, Tx,
        enums::text_enum,
        from_row,
        ids::{ExportId, SessionId, UserId},
    },
};
use std::time::Duration;

text_enum! {
    /// How far an export is.
    pub(crate) ExportStatus {
        /// Is being packed.
        Pending = "PENDING",
        /// Can be fetched.
        Ready = "READY",
    }
}

/// What somebody has asked for.
#[derive(Debug)]
pub(crate) struct Export {
    pub(super) id: ExportId,
    pub(super) status: ExportStatus,
    pub(super) expires_at: Timestamp,
    /// The session that asked for it last, with the password. Exports from before that was kept have none.
    pub(super) session_id: Option<SessionId>,
}

from_row!(Export { id, status, expires_at, session_id });

/// How long an export can be fetched, and how long packing one may take with all attempts.
const LIFE: Duration = Duration::from_secs(24 * 60 * 60);

impl Export {
    /// Asks for an export, in a session that is to fetch it; false when one is being packed already.
    pub(super) fn request(tx: &mut Tx<'_>, user: UserId, session: SessionId) -> Result<bool, Error> {
        let (id, now) = (ExportId::new(tx), tx.now());
        let pending = tx.execute(
            "UPDATE exports SET session_id = $2 WHERE user_id = $1 AND status = 'PENDING'",
            &[&user, &session],
        )?;
        if pending > 0 {
            return Ok(false);
        }
        let made = tx.execute(
            "INSERT INTO exports (id, user_id, session_id, status, requested_at, leased_until, expires_at)
             VALUES ($1, $2, $3, 'PENDING', $4, $4, $5)
             ON CONFLICT DO NOTHING",
            &[&id, &user, &session, &now, &now.saturating_add(LIFE)],
        )?;
        Ok(made == 1)
    }

    /// The latest of a user, if it has not expired.
    pub(super) fn latest_of(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Export>, Error> {
        let now = tx.now();
        tx.optional(
            "SELECT id, status, expires_at, session_id FROM exports WHERE user_id = $1 AND expires_at > $2 ORDER BY id DESC LIMIT 1",
            &[&user, &now],
        )
    }

    /// Destroys the exports of a user: without its key a file is noise, until housekeeping deletes it.
    pub(crate) fn withdraw_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute("DELETE FROM exports WHERE user_id = $1 AND status = 'PENDING'", &[&user])?;
        tx.execute("UPDATE exports SET wrapped_key = NULL, expires_at = $2 WHERE user_id = $1", &[&user, &now])?;
        Ok(())
    }

    /// Gives up what nobody has managed to pack.
    pub(super) fn give_up(tx: &mut Tx<'_>) -> Result<u64, Error> {
        let now = tx.now();
        tx.execute(
            "DELETE FROM exports WHERE id IN (SELECT id FROM exports WHERE status = 'PENDING' AND expires_at <= $1 LIMIT $2)",
            &[&now, &STEP],
        )
    }
}

/// An export that this node is packing.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub(super) id: ExportId,
    pub(super) user_id: UserId,
    attempts: i64,
}

from_row!(Order { id, user_id, attempts });

/// How long a node may take before the order is somebody else's.
const LEASE: Duration = Duration::from_secs(30 * 60);

impl Order {
    pub(super) fn is_any_due(tx: &mut Tx<'_>) -> Result<bool, Error> {
        let now = tx.now();
        let due: Option<(ExportId,)> =
            tx.optional("SELECT id FROM exports WHERE status = 'PENDING' AND leased_until <= $1 LIMIT 1", &[&now])?;
        Ok(due.is_some())
    }

    /// Takes the order that has waited longest. A node that dies loses it when the lease ends.
    pub(super) fn claim(tx: &mut Tx<'_>) -> Result<Option<Order>, Error> {
        let now = tx.now();
        tx.optional(
            "UPDATE exports SET attempts = attempts + 1, leased_until = $2
             WHERE id = (SELECT id FROM exports WHERE status = 'PENDING' AND leased_until <= $1 ORDER BY leased_until, id LIMIT 1)
             RETURNING id, user_id, attempts",
            &[&now, &now.saturating_add(LEASE)],
        )
    }

    /// Puts the packed file in the place of the order and of earlier exports; false when this node no longer has the order.
    pub(super) fn fulfil(
        &self,
        tx: &mut Tx<'_>,
        blob: &BlobName,
        size: u64,
        wrapped_key: &[u8],
    ) -> Result<bool, Error> {
        let now = tx.now();
        let fulfilled = tx.execute(
            "UPDATE exports SET status = 'READY', blob_name = $3, size = $4, wrapped_key = $5, expires_at = $6
             WHERE id = $1 AND attempts = $2 AND status = 'PENDING'",
            &[
                &self.id,
                &self.attempts,
                blob,
                &i64::try_from(size).unwrap_or(i64::MAX),
                &wrapped_key,
                &now.saturating_add(LIFE),
            ],
        )?;
        if fulfilled == 1 {
            tx.execute(
                "UPDATE exports SET wrapped_key = NULL, expires_at = $3 WHERE user_id = $1 AND id <> $2",
                &[&self.user_id, &self.id, &now],
            )?;
        }
        Ok(fulfilled == 1)
    }
}

/// The file of an export.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    pub(super) id: ExportId,
    pub(super) user_id: UserId,
    pub(super) size: i64,
    pub(super) wrapped_key: Option<Vec<u8>>,
    pub(super) blob_name: BlobName,
}

from_row!(Packed { id, user_id, size, wrapped_key, blob_name });

impl Packed {
    /// What can be fetched now: while the session that asked for it lasts.
    pub(super) fn find(tx: &mut Tx<'_>, id: ExportId) -> Result<Option<Packed>, Error> {
        let now = tx.now();
        tx.optional(
            "SELECT e.id, e.user_id, e.size, e.wrapped_key, e.blob_name
             FROM exports e JOIN users u ON u.id = e.user_id JOIN sessions s ON s.id = e.session_id AND s.user_id = e.user_id
             WHERE e.id = $1 AND e.status = 'READY' AND e.expires_at > $2 AND s.expires_at > $2 AND u.status = 'ACTIVE'",
            &[&id, &now],
        )
    }

    /// Some of those whose time is over, after `id`.
    pub(super) fn expired(tx: &mut Tx<'_>, id: ExportId) -> Result<Vec<Packed>, Error> {
        let now = tx.now();
        tx.all(
            "SELECT id, user_id, size, wrapped_key, blob_name FROM exports WHERE status = 'READY' AND expires_at <= $1 AND id > $2
             ORDER BY id LIMIT 100",
            &[&now, &id],
        )
    }

    pub(super) fn forget(tx: &mut Tx<'_>, id: ExportId) -> Result<(), Error> {
        tx.execute("DELETE FROM exports WHERE id = $1", &[&id])?;
        Ok(())
    }
}
