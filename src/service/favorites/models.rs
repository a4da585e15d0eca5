//! Bookmarks of listings.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx, from_row,
        ids::{ServiceId, UserId},
    },
    service::models::{LISTING_CARD_COLUMNS, LISTING_CARD_JOINS, ListingCard},
};

/// A listing that a client has bookmarked.
#[derive(Debug, Clone)]
pub(crate) struct FavoriteService {
    pub(crate) created_at: Timestamp,
    pub(crate) card: ListingCard,
}

from_row!(FavoriteService { created_at, [card] });

/// The sort key of a bookmark: its time, and the listing.
pub(crate) type FavoriteServiceKey = (Timestamp, ServiceId);

impl FavoriteService {
    pub(crate) fn key(&self) -> FavoriteServiceKey {
        (self.created_at, self.card.service.id)
    }

    /// Creates a bookmark; false when it exists already.
    pub(crate) fn insert(tx: &mut Tx<'_>, client: UserId, service: ServiceId) -> Result<bool, Error> {
        let now = tx.now();
        let inserted = tx.execute(
            "INSERT INTO favorite_services (client_id, service_id, created_at) VALUES ($1, $2, $3)
             ON CONFLICT (client_id, service_id) DO NOTHING",
            &[&client, &service, &now],
        )?;
        Ok(inserted == 1)
    }

    /// Deletes a bookmark and returns the worker of the listing; `None` when it does not exist.
    pub(crate) fn delete(tx: &mut Tx<'_>, client: UserId, service: ServiceId) -> Result<Option<UserId>, Error> {
        let worker: Option<(UserId,)> = tx.optional(
            "DELETE FROM favorite_services WHERE client_id = $1 AND service_id = $2
             RETURNING (SELECT worker_id FROM services s WHERE s.id = service_id) AS worker_id",
            &[&client, &service],
        )?;
        Ok(worker.map(|(worker,)| worker))
    }

    /// A client's bookmarks, newest first. Listings that are not public are left out for as long.
    pub(crate) fn of_client(
        tx: &mut Tx<'_>,
        client: UserId,
        after: FavoriteServiceKey,
        rows: i64,
    ) -> Result<Vec<FavoriteService>, Error> {
        let (before, service) = after;
        let sql = format!(
            "SELECT b.created_at, {}, TRUE AS is_favorite, CAST(NULL AS BIGINT) AS distance_m
             FROM favorite_services b JOIN services s ON s.id = b.service_id {LISTING_CARD_JOINS}
             WHERE b.client_id = $1 AND (b.created_at, b.service_id) < ($2, $3) AND s.is_public
             ORDER BY b.created_at DESC, b.service_id DESC LIMIT $4",
            *LISTING_CARD_COLUMNS
        );
        tx.all(&sql, &[&client, &before, &service, &rows])
    }
}

/// Deletes some of a client's bookmarks and returns how many.
pub(crate) fn delete_some(tx: &mut Tx<'_>, client: UserId, rows: i64) -> Result<u64, Error> {
    tx.execute(
        "DELETE FROM favorite_services WHERE client_id = $1
             AND service_id IN (SELECT service_id FROM favorite_services WHERE client_id = $1 LIMIT $2)",
        &[&client, &rows],
    )
}
