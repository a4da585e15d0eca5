//! Listings.

use crate::database::{Error, Tx, ids::UserId};

/// Stands in until the room is furnished.
pub(crate) fn refresh(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    tx.execute(
        "UPDATE services SET is_public = (status = 'PUBLISHED' AND EXISTS (SELECT 1 FROM users u JOIN workers w ON w.user_id = u.id
             WHERE u.id = $1 AND u.status = 'ACTIVE' AND w.kyc_status = 'APPROVED'))
         WHERE worker_id = $1 AND status <> 'DELETED'",
        &[&worker],
    )?;
    Ok(())
}
