//! Places.

use crate::database::{
    Error, STEP, Tx, from_row,
    ids::{PlaceId, UserId},
};
use std::time::Duration;

/// A network, and a kind of browser in it, that somebody has signed in from.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) device: String,
    pub(crate) address: String,
}

from_row!(Place { device, address });

/// A place that somebody has not used for so long is new again.
const PLACE_LIFE: Duration = Duration::from_secs(90 * 24 * 60 * 60);

impl Place {
    pub(crate) fn find(tx: &mut Tx<'_>, id: PlaceId) -> Result<Option<Place>, Error> {
        tx.optional("SELECT device, address FROM places WHERE id = $1", &[&id])
    }

    /// A place that somebody has used lately.
    pub(super) fn known(tx: &mut Tx<'_>, user: UserId, network: &str, device: &str) -> Result<Option<PlaceId>, Error> {
        let since = tx.now().saturating_sub(PLACE_LIFE);
        let known: Option<(PlaceId,)> = tx.optional(
            "SELECT id FROM places WHERE user_id = $1 AND network = $2 AND device = $3 AND last_seen_at > $4",
            &[&user, &network, &device, &since],
        )?;
        Ok(known.map(|(id,)| id))
    }

    /// Remembers that somebody is at a place again; false when they have not been there lately.
    pub(super) fn visit(tx: &mut Tx<'_>, user: UserId, network: &str, device: &str) -> Result<bool, Error> {
        let now = tx.now();
        let visited = tx.execute(
            "UPDATE places SET last_seen_at = $4
             WHERE user_id = $1 AND network = $2 AND device = $3 AND last_seen_at > $5",
            &[&user, &network, &device, &now, &now.saturating_sub(PLACE_LIFE)],
        )?;
        Ok(visited == 1)
    }

    /// Remembers a new place; `None` when somebody else has just done so.
    pub(super) fn discover(
        tx: &mut Tx<'_>,
        user: UserId,
        network: &str,
        device: &str,
        address: &str,
    ) -> Result<Option<PlaceId>, Error> {
        let (id, now) = (PlaceId::new(tx), tx.now());
        let new: Option<(PlaceId,)> = tx.optional(
            "INSERT INTO places (id, user_id, network, device, address, first_seen_at, last_seen_at)
             VALUES ($1, $2, $3, $4, $5, $6, $6)
             ON CONFLICT (user_id, network, device) DO UPDATE
             SET address = excluded.address, first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at
             WHERE places.last_seen_at <= $7
             RETURNING id",
            &[&id, &user, &network, &device, &address, &now, &now.saturating_sub(PLACE_LIFE)],
        )?;
        Ok(new.map(|(id,)| id))
    }

    pub(crate) fn delete_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM places WHERE user_id = $1", &[&user])?;
        Ok(())
    }

    /// Forgets places that have not been used lately.
    pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
        let before = tx.now().saturating_sub(PLACE_LIFE);
        tx.execute(
            "DELETE FROM places WHERE id IN (SELECT id FROM places WHERE last_seen_at <= $1 LIMIT $2)",
            &[&before, &STEP],
        )
    }
}
