//! Passkeys, and pending WebAuthn ceremonies.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, STEP, Tx, from_row,
        ids::{CeremonyId, PasskeyId, UserId},
    },
};
use std::time::Duration;

/// The public part of a credential.
#[derive(Debug, Clone)]
pub(crate) struct Passkey {
    pub(crate) id: PasskeyId,
    pub(super) user_id: UserId,
    /// Public key, counter and flags, as JSON.
    pub(super) credential: String,
    pub(crate) name: String,
    pub(crate) created_at: Timestamp,
    pub(super) last_used_at: Option<Timestamp>,
}

from_row!(Passkey { id, user_id, credential, name, created_at, last_used_at });

impl Passkey {
    /// `None` when the credential is registered already, for any account.
    pub(super) fn insert(
        tx: &mut Tx<'_>,
        user: UserId,
        credential_id: &[u8],
        credential: &str,
        name: &str,
    ) -> Result<Option<Passkey>, Error> {
        let (id, now) = (PasskeyId::new(tx), tx.now());
        tx.optional(
            "INSERT INTO passkeys (id, user_id, credential_id, credential, name, created_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (credential_id) DO NOTHING
             RETURNING id, user_id, credential, name, created_at, last_used_at",
            &[&id, &user, &credential_id, &credential, &name, &now],
        )
    }

    /// The passkey with this credential id, if it belongs to the account that the authenticator named.
    pub(super) fn find(tx: &mut Tx<'_>, user: UserId, credential_id: &[u8]) -> Result<Option<Passkey>, Error> {
        tx.optional(
            "SELECT id, user_id, credential, name, created_at, last_used_at FROM passkeys WHERE user_id = $1 AND credential_id = $2",
            &[&user, &credential_id],
        )
    }

    pub(crate) fn of_user(tx: &mut Tx<'_>, user: UserId, after: PasskeyId, rows: i64) -> Result<Vec<Passkey>, Error> {
        tx.all(
            "SELECT id, user_id, credential, name, created_at, last_used_at
             FROM passkeys WHERE user_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
            &[&user, &after, &rows],
        )
    }

    /// The credential ids of a user; at most the allowed number of passkeys.
    pub(in crate::auth) fn credential_ids(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Vec<u8>>, Error> {
        let rows: Vec<(Vec<u8>,)> =
            tx.all("SELECT credential_id FROM passkeys WHERE user_id = $1 ORDER BY id", &[&user])?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Whether a user has a passkey.
    pub(in crate::auth) fn is_any_of(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
        let any: Option<(PasskeyId,)> = tx.optional("SELECT id FROM passkeys WHERE user_id = $1 LIMIT 1", &[&user])?;
        Ok(any.is_some())
    }

    /// Records a use; false when the passkey was deleted, or its counter changed meanwhile.
    pub(super) fn record_use(&self, tx: &mut Tx<'_>, credential: &str) -> Result<bool, Error> {
        let now = tx.now();
        let used = tx.execute(
            "UPDATE passkeys SET credential = $3, last_used_at = $4 WHERE id = $1 AND credential = $2",
            &[&self.id, &self.credential, &credential, &now],
        )?;
        Ok(used == 1)
    }

    /// Removes one passkey of a user; false when it does not exist.
    pub(crate) fn delete(tx: &mut Tx<'_>, user: UserId, id: PasskeyId) -> Result<bool, Error> {
        Ok(tx.execute("DELETE FROM passkeys WHERE user_id = $1 AND id = $2", &[&user, &id])? == 1)
    }

    /// Removes every passkey of a user.
    pub(crate) fn delete_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        Ceremony::delete_of(tx, user)?;
        tx.execute("DELETE FROM passkeys WHERE user_id = $1", &[&user])?;
        Ok(())
    }
}

/// How long an authenticator may take to respond.
pub(super) const CEREMONY_LIFE: Duration = Duration::from_secs(5 * 60);

/// Anyone can start a sign-in, so the number of pending ones is limited: new ones replace the oldest, first
/// those from the same address.
const MAX_PENDING_LOGINS: i64 = 10_000;
const MAX_PENDING_LOGINS_OF_ADDRESS: i64 = 100;

/// A pending challenge. It can be answered once.
pub(crate) struct Ceremony;

impl Ceremony {
    /// Starts adding a passkey and replaces an earlier start.
    pub(super) fn start_registration(tx: &mut Tx<'_>, user: UserId, state: &str) -> Result<CeremonyId, Error> {
        let (id, expires_at) = (CeremonyId::new(tx), tx.now().saturating_add(CEREMONY_LIFE));
        tx.execute(
            "INSERT INTO passkey_ceremonies (id, user_id, state, expires_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (user_id) DO UPDATE SET id = excluded.id, state = excluded.state, expires_at = excluded.expires_at",
            &[&id, &user, &state, &expires_at],
        )?;
        Ok(id)
    }

    /// Starts a sign-in.
    pub(super) fn start_login(tx: &mut Tx<'_>, state: &str, from: &str) -> Result<CeremonyId, Error> {
        let (id, expires_at) = (CeremonyId::new(tx), tx.now().saturating_add(CEREMONY_LIFE));
        tx.execute(
            "INSERT INTO passkey_ceremonies (id, user_id, state, asked_from, expires_at) VALUES ($1, NULL, $2, $3, $4)",
            &[&id, &state, &from, &expires_at],
        )?;
        tx.execute(
            "DELETE FROM passkey_ceremonies WHERE asked_from = $1 AND expires_at <=
                 (SELECT expires_at FROM passkey_ceremonies WHERE asked_from = $1 ORDER BY expires_at DESC LIMIT 1 OFFSET $2)",
            &[&from, &MAX_PENDING_LOGINS_OF_ADDRESS],
        )?;
        tx.execute(
            "DELETE FROM passkey_ceremonies WHERE user_id IS NULL AND expires_at <=
                 (SELECT expires_at FROM passkey_ceremonies WHERE user_id IS NULL ORDER BY expires_at DESC LIMIT 1 OFFSET $1)",
            &[&MAX_PENDING_LOGINS],
        )?;
        Ok(id)
    }

    /// The state of adding a passkey.
    pub(super) fn registration_state(tx: &mut Tx<'_>, id: CeremonyId, user: UserId) -> Result<Option<String>, Error> {
        let now = tx.now();
        let state: Option<(String,)> = tx.optional(
            "SELECT state FROM passkey_ceremonies WHERE id = $1 AND user_id = $2 AND expires_at > $3",
            &[&id, &user, &now],
        )?;
        Ok(state.map(|(state,)| state))
    }

    /// Ends adding a passkey; false when it had ended or expired.
    pub(super) fn end_registration(tx: &mut Tx<'_>, id: CeremonyId, user: UserId) -> Result<bool, Error> {
        let now = tx.now();
        let ended = tx.execute(
            "DELETE FROM passkey_ceremonies WHERE id = $1 AND user_id = $2 AND expires_at > $3",
            &[&id, &user, &now],
        )?;
        Ok(ended == 1)
    }

    /// Ends a sign-in and returns its state.
    pub(super) fn end_login(tx: &mut Tx<'_>, id: CeremonyId) -> Result<Option<String>, Error> {
        let now = tx.now();
        let state: Option<(String,)> = tx.optional(
            "DELETE FROM passkey_ceremonies WHERE id = $1 AND user_id IS NULL AND expires_at > $2 RETURNING state",
            &[&id, &now],
        )?;
        Ok(state.map(|(state,)| state))
    }

    /// Cancels adding a passkey to an account.
    pub(crate) fn delete_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM passkey_ceremonies WHERE user_id = $1", &[&user])?;
        Ok(())
    }

    pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
        let now = tx.now();
        tx.execute(
            "DELETE FROM passkey_ceremonies WHERE id IN (SELECT id FROM passkey_ceremonies WHERE expires_at <= $1 LIMIT $2)",
            &[&now, &STEP],
        )
    }
}
