//! Requested name changes, at most one per worker.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx, columns, from_row,
        ids::{NameChangeId, UserId},
    },
};

/// The name that a worker has requested.
#[derive(Debug, Clone)]
pub(crate) struct NameChange {
    pub(crate) id: NameChangeId,
    pub(crate) worker_id: UserId,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) requested_at: Timestamp,
}

from_row!(NameChange { id, worker_id, first_name, last_name, requested_at });

impl NameChange {
    pub(crate) fn of_worker(tx: &mut Tx<'_>, worker: UserId) -> Result<Option<NameChange>, Error> {
        tx.optional(
            "SELECT id, worker_id, first_name, last_name, requested_at FROM name_changes WHERE worker_id = $1",
            &[&worker],
        )
    }

    /// Replaces an earlier request. Each request has its own id, so an administrator approves only the name that they
    /// have seen.
    pub(super) fn put(tx: &mut Tx<'_>, worker: UserId, first_name: &str, last_name: &str) -> Result<NameChange, Error> {
        let (id, now) = (NameChangeId::new(tx), tx.now());
        tx.one(
            "INSERT INTO name_changes (id, worker_id, first_name, last_name, requested_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (worker_id) DO UPDATE SET id = excluded.id, first_name = excluded.first_name,
                 last_name = excluded.last_name, requested_at = excluded.requested_at
             RETURNING id, worker_id, first_name, last_name, requested_at",
            &[&id, &worker, &first_name, &last_name, &now],
        )
    }

    /// Deletes and returns a request that is decided on.
    pub(super) fn take(tx: &mut Tx<'_>, id: NameChangeId) -> Result<Option<NameChange>, Error> {
        tx.optional(
            "DELETE FROM name_changes WHERE id = $1 RETURNING id, worker_id, first_name, last_name, requested_at",
            &[&id],
        )
    }

    pub(crate) fn withdraw(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM name_changes WHERE worker_id = $1", &[&worker])?;
        Ok(())
    }
}

/// A request with the worker's current name.
#[derive(Debug, Clone)]
pub(crate) struct PendingNameChange {
    pub(crate) wish: NameChange,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
}

from_row!(PendingNameChange { [wish as "wish_"], email, first_name, last_name });

macro_rules! pending_where {
    ($condition:literal) => {
        concat!(
            "SELECT ",
            columns!("n" as "wish_": id, worker_id, first_name, last_name, requested_at),
            ", u.email, u.first_name, u.last_name FROM name_changes n JOIN users u ON u.id = n.worker_id WHERE ",
            $condition
        )
    };
}

impl PendingNameChange {
    #[cfg(feature = "console")]
    pub(super) fn find(tx: &mut Tx<'_>, id: NameChangeId) -> Result<Option<PendingNameChange>, Error> {
        tx.optional(pending_where!("n.id = $1"), &[&id])
    }

    /// The oldest first.
    pub(super) fn list(tx: &mut Tx<'_>, after: NameChangeId, rows: i64) -> Result<Vec<PendingNameChange>, Error> {
        tx.all(pending_where!("n.id > $1 ORDER BY n.id LIMIT $2"), &[&after, &rows])
    }
}
