//! Devices that accounts were used from.

use crate::database::{
    Error, STEP, Tx, from_row,
    ids::{KnownDeviceId, UserId},
};
use std::time::Duration;

/// A network and a kind of browser that an account was used from.
#[derive(Debug, Clone)]
pub(crate) struct KnownDevice {
    pub(crate) device: String,
    pub(crate) address: String,
}

from_row!(KnownDevice { device, address });

/// A device that was not used for this long counts as new again.
const KNOWN_DEVICE_LIFE: Duration = Duration::from_secs(90 * 24 * 60 * 60);

impl KnownDevice {
    pub(crate) fn find(tx: &mut Tx<'_>, id: KnownDeviceId) -> Result<Option<KnownDevice>, Error> {
        tx.optional("SELECT device, address FROM places WHERE id = $1", &[&id])
    }

    /// The device, if it was used recently.
    pub(super) fn known(
        tx: &mut Tx<'_>,
        user: UserId,
        network: &str,
        device: &str,
    ) -> Result<Option<KnownDeviceId>, Error> {
        let since = tx.now().saturating_sub(KNOWN_DEVICE_LIFE);
        let known: Option<(KnownDeviceId,)> = tx.optional(
            "SELECT id FROM places WHERE user_id = $1 AND network = $2 AND device = $3 AND last_seen_at > $4",
            &[&user, &network, &device, &since],
        )?;
        Ok(known.map(|(id,)| id))
    }

    /// Records that a device is used again; false when it was not used recently.
    pub(super) fn touch(tx: &mut Tx<'_>, user: UserId, network: &str, device: &str) -> Result<bool, Error> {
        let now = tx.now();
        let visited = tx.execute(
            "UPDATE places SET last_seen_at = $4
             WHERE user_id = $1 AND network = $2 AND device = $3 AND last_seen_at > $5",
            &[&user, &network, &device, &now, &now.saturating_sub(KNOWN_DEVICE_LIFE)],
        )?;
        Ok(visited == 1)
    }

    /// Stores a new device; `None` when another request has just done so.
    pub(super) fn insert(
        tx: &mut Tx<'_>,
        user: UserId,
        network: &str,
        device: &str,
        address: &str,
    ) -> Result<Option<KnownDeviceId>, Error> {
        let (id, now) = (KnownDeviceId::new(tx), tx.now());
        let new: Option<(KnownDeviceId,)> = tx.optional(
            "INSERT INTO places (id, user_id, network, device, address, first_seen_at, last_seen_at)
             VALUES ($1, $2, $3, $4, $5, $6, $6)
             ON CONFLICT (user_id, network, device) DO UPDATE
             SET address = excluded.address, first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at
             WHERE places.last_seen_at <= $7
             RETURNING id",
            &[&id, &user, &network, &device, &address, &now, &now.saturating_sub(KNOWN_DEVICE_LIFE)],
        )?;
        Ok(new.map(|(id,)| id))
    }

    pub(crate) fn delete_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM places WHERE user_id = $1", &[&user])?;
        Ok(())
    }

    /// Forgets every device but one.
    pub(super) fn delete_others(tx: &mut Tx<'_>, user: UserId, network: &str, device: &str) -> Result<(), Error> {
        tx.execute(
            "DELETE FROM places WHERE user_id = $1 AND NOT (network = $2 AND device = $3)",
            &[&user, &network, &device],
        )?;
        Ok(())
    }

    /// Forgets devices that were not used for `age`, or for [`KNOWN_DEVICE_LIFE`], if that is shorter.
    pub(crate) fn delete_unused(tx: &mut Tx<'_>, age: Duration) -> Result<u64, Error> {
        let before = tx.now().saturating_sub(age.min(KNOWN_DEVICE_LIFE));
        tx.execute(
            "DELETE FROM places WHERE id IN (SELECT id FROM places WHERE last_seen_at <= $1 LIMIT $2)",
            &[&before, &STEP],
        )
    }
}
