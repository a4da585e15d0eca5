//! Second factors and recovery codes.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx, from_row,
        ids::{FactorId, UserId},
    },
};

/// A TOTP factor. It is not required until its first code was confirmed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SecondFactor {
    pub(super) id: FactorId,
    pub(super) user_id: UserId,
    pub(in crate::auth) confirmed_at: Option<Timestamp>,
}

from_row!(SecondFactor { id, user_id, confirmed_at });

impl SecondFactor {
    /// Creates a factor and replaces an unconfirmed one; `None` when there is a confirmed one.
    pub(super) fn begin(tx: &mut Tx<'_>, user: UserId) -> Result<Option<SecondFactor>, Error> {
        let (id, now) = (FactorId::new(tx), tx.now());
        tx.optional(
            "INSERT INTO second_factors AS f (user_id, id, last_step, created_at) VALUES ($1, $2, 0, $3)
             ON CONFLICT (user_id) DO UPDATE SET id = excluded.id, last_step = 0, created_at = excluded.created_at
             WHERE f.confirmed_at IS NULL
             RETURNING id, user_id, confirmed_at",
            &[&user, &id, &now],
        )
    }

    /// The factor, confirmed or not.
    pub(super) fn of(tx: &mut Tx<'_>, user: UserId) -> Result<Option<SecondFactor>, Error> {
        tx.optional("SELECT id, user_id, confirmed_at FROM second_factors WHERE user_id = $1", &[&user])
    }

    pub(crate) fn confirmed(tx: &mut Tx<'_>, user: UserId) -> Result<Option<SecondFactor>, Error> {
        Ok(Self::of(tx, user)?.filter(|factor| factor.confirmed_at.is_some()))
    }

    /// Uses up the code of a step and of all steps before it; false when that was done before.
    pub(super) fn consume_step(&self, tx: &mut Tx<'_>, step: i64) -> Result<bool, Error> {
        let used = tx.execute(
            "UPDATE second_factors SET last_step = $3 WHERE user_id = $1 AND id = $2 AND last_step < $3",
            &[&self.user_id, &self.id, &step],
        )?;
        Ok(used == 1)
    }

    pub(super) fn confirm(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "UPDATE second_factors SET confirmed_at = $3 WHERE user_id = $1 AND id = $2",
            &[&self.user_id, &self.id, &now],
        )?;
        Ok(())
    }

    /// Deletes a factor that was never confirmed.
    pub(in crate::auth) fn delete_unconfirmed_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM second_factors WHERE user_id = $1 AND confirmed_at IS NULL", &[&user])?;
        Ok(())
    }

    /// Deletes the factor of a user and their recovery codes.
    pub(crate) fn delete_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM recovery_codes WHERE user_id = $1", &[&user])?;
        tx.execute("DELETE FROM second_factors WHERE user_id = $1", &[&user])?;
        Ok(())
    }
}

/// Recovery codes: each works once, for users who lost the app.
pub(super) struct RecoveryCode;

impl RecoveryCode {
    pub(super) fn insert(tx: &mut Tx<'_>, user: UserId, keyed_hash: &[u8]) -> Result<(), Error> {
        tx.execute("INSERT INTO recovery_codes (user_id, fingerprint) VALUES ($1, $2)", &[&user, &keyed_hash])?;
        Ok(())
    }

    /// Uses a code up; false when it does not exist.
    pub(super) fn redeem(tx: &mut Tx<'_>, user: UserId, keyed_hash: &[u8]) -> Result<bool, Error> {
        let used =
            tx.execute("DELETE FROM recovery_codes WHERE user_id = $1 AND fingerprint = $2", &[&user, &keyed_hash])?;
        Ok(used == 1)
    }

    pub(super) fn count_of(tx: &mut Tx<'_>, user: UserId) -> Result<i64, Error> {
        let (left,) = tx.one("SELECT count(*) FROM recovery_codes WHERE user_id = $1", &[&user])?;
        Ok(left)
    }
}
