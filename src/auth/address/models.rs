//! Requested address changes.

use crate::{
    core::text::Email,
    database::{
        Error, STEP, Tx, from_row,
        ids::{AddressChangeId, UserId},
    },
};
use std::time::Duration;

/// A new address that is not verified yet.
#[derive(Debug, Clone)]
pub(crate) struct AddressChange {
    pub(crate) user_id: UserId,
    pub(crate) email: String,
    pub(crate) email_key: String,
}

from_row!(AddressChange { user_id, email, email_key });

/// Longer than its mail may be queued plus the lifetime of its link.
const LIFE: Duration = Duration::from_secs(26 * 60 * 60);

impl AddressChange {
    /// Stores the latest request of a user and replaces an earlier one.
    pub(crate) fn replace(
        tx: &mut Tx<'_>,
        user: UserId,
        email: &str,
        email_key: &str,
    ) -> Result<AddressChangeId, Error> {
        let (id, now) = (AddressChangeId::new(tx), tx.now());
        tx.execute(
            "INSERT INTO address_changes (id, user_id, email, email_key, requested_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (user_id) DO UPDATE SET id = excluded.id, email = excluded.email, email_key = excluded.email_key,
                 requested_at = excluded.requested_at",
            &[&id, &user, &email, &email_key, &now],
        )?;
        Ok(id)
    }

    /// The request, if it is the latest of its user and the account is active.
    pub(crate) fn find(tx: &mut Tx<'_>, id: AddressChangeId) -> Result<Option<AddressChange>, Error> {
        tx.optional(
            "SELECT c.user_id, c.email, c.email_key FROM address_changes c JOIN users u ON u.id = c.user_id
             WHERE c.id = $1 AND u.status = 'ACTIVE'",
            &[&id],
        )
    }

    /// Deletes and returns the request of a user.
    pub(crate) fn take(tx: &mut Tx<'_>, user: UserId) -> Result<Option<AddressChange>, Error> {
        tx.optional("DELETE FROM address_changes WHERE user_id = $1 RETURNING user_id, email, email_key", &[&user])
    }

    pub(crate) fn withdraw(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM address_changes WHERE user_id = $1", &[&user])?;
        Ok(())
    }

    /// Changes the account's address. The index `users_email_key` keeps addresses unique.
    pub(crate) fn apply(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "UPDATE users SET email = $2, email_key = $3, updated_at = $4 WHERE id = $1",
            &[&self.user_id, &self.email, &self.email_key, &now],
        )?;
        Ok(())
    }

    pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
        let before = tx.now().saturating_sub(LIFE);
        tx.execute(
            "DELETE FROM address_changes WHERE id IN (SELECT id FROM address_changes WHERE requested_at <= $1 LIMIT $2)",
            &[&before, &STEP],
        )
    }
}

/// The result of one step of [`normalize_batch`].
pub(crate) struct NormalizedBatch {
    /// The last account of the batch; `None` when there was none left.
    pub(crate) last: Option<UserId>,
    /// Accounts whose address another account has in another spelling.
    pub(crate) taken: Vec<UserId>,
}

/// Recomputes the keys of some addresses that are not ASCII: older versions did not convert domains to ASCII.
pub(crate) fn normalize_batch(tx: &mut Tx<'_>, after: UserId) -> Result<NormalizedBatch, Error> {
    const ROWS: i64 = 200;
    struct Address {
        id: UserId,
        email: String,
        email_key: String,
    }
    from_row!(Address { id, email, email_key });
    let rows: Vec<Address> = tx.all(
        "SELECT id, email, email_key FROM users WHERE octet_length(email_key) <> length(email_key) AND id > $1 ORDER BY id LIMIT $2",
        &[&after, &ROWS],
    )?;
    let mut normalized = NormalizedBatch { last: rows.last().map(|row| row.id), taken: Vec::new() };
    for Address { id, email, email_key } in rows {
        let key = Email::new(&email).key();
        if key == email_key {
            continue;
        }
        let changed = tx.execute(
            "UPDATE users SET email_key = $2 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM users WHERE email_key = $2)",
            &[&id, &key],
        )?;
        if changed == 0 {
            normalized.taken.push(id);
        }
    }
    Ok(normalized)
}
