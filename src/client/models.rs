//! Clients and their bookmarks.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx, from_row,
        ids::{PictureId, UserId},
        models::user::{User, user_columns},
    },
    worker::models::{WorkerProfile, profile_columns},
};

/// A client with every column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ClientProfile {
    pub(crate) user: User,
    pub(crate) location: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) about: Option<String>,
    pub(crate) jobs_completed: i64,
    pub(crate) picture_id: Option<PictureId>,
}

from_row!(ClientProfile { [user], location, address, about, jobs_completed, picture_id });

impl ClientProfile {
    pub(crate) fn find(tx: &mut Tx<'_>, id: UserId) -> Result<Option<ClientProfile>, Error> {
        tx.optional(
            concat!(
                "SELECT ",
                user_columns!(),
                ", c.location, c.address, c.about, c.jobs_completed, c.picture_id
                 FROM clients c JOIN users u ON u.id = c.user_id WHERE c.user_id = $1"
            ),
            &[&id],
        )
    }

    /// A client if they are public.
    pub(crate) fn find_public(tx: &mut Tx<'_>, id: UserId) -> Result<Option<ClientProfile>, Error> {
        tx.optional(
            concat!(
                "SELECT ",
                user_columns!(),
                ", c.location, c.address, c.about, c.jobs_completed, c.picture_id
                 FROM clients c JOIN users u ON u.id = c.user_id WHERE c.user_id = $1 AND u.status = 'ACTIVE'"
            ),
            &[&id],
        )
    }

    /// Saves the fields that a client may change in their profile.
    pub(crate) fn save(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        self.user.save(tx)?;
        tx.execute(
            "UPDATE clients SET location = $2, address = $3, about = $4 WHERE user_id = $1",
            &[&self.user.id, &self.location, &self.address, &self.about],
        )?;
        Ok(())
    }
}

/// A worker bookmarked by a client.
#[derive(Debug, Clone)]
pub(crate) struct Favorite {
    pub(crate) created_at: Timestamp,
    pub(crate) worker: WorkerProfile,
}

from_row!(Favorite { created_at, [worker] });

/// The sort key of a bookmark: its time, and the worker.
pub(crate) type FavoriteKey = (Timestamp, UserId);

impl Favorite {
    pub(crate) fn key(&self) -> FavoriteKey {
        (self.created_at, self.worker.user.id)
    }

    /// Creates a bookmark; false when it exists already.
    pub(crate) fn insert(tx: &mut Tx<'_>, client: UserId, worker: UserId) -> Result<bool, Error> {
        let now = tx.now();
        let inserted = tx.execute(
            "INSERT INTO favorites (client_id, worker_id, created_at) VALUES ($1, $2, $3)
             ON CONFLICT (client_id, worker_id) DO NOTHING",
            &[&client, &worker, &now],
        )?;
        Ok(inserted == 1)
    }

    /// Deletes a bookmark; false when it does not exist.
    pub(crate) fn delete(tx: &mut Tx<'_>, client: UserId, worker: UserId) -> Result<bool, Error> {
        Ok(tx.execute("DELETE FROM favorites WHERE client_id = $1 AND worker_id = $2", &[&client, &worker])? == 1)
    }

    /// A client's bookmarks, newest first. Workers whom the public may not see are left out for as long.
    pub(crate) fn of_client(
        tx: &mut Tx<'_>,
        client: UserId,
        after: FavoriteKey,
        rows: i64,
    ) -> Result<Vec<Favorite>, Error> {
        let (before, worker) = after;
        tx.all(
            concat!(
                "SELECT f.created_at, ",
                profile_columns!(),
                " FROM favorites f JOIN workers w ON w.user_id = f.worker_id JOIN users u ON u.id = f.worker_id
                 WHERE f.client_id = $1 AND (f.created_at, f.worker_id) < ($2, $3) AND u.status = 'ACTIVE'
                 ORDER BY f.created_at DESC, f.worker_id DESC LIMIT $4"
            ),
            &[&client, &before, &worker, &rows],
        )
    }
}
