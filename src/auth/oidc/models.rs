//! Linked identities, and sign-in attempts.

use crate::{
    core::{clock::Timestamp, security::sha256},
    database::{
        Error, FromRow, Row, STEP, Tx,
        enums::Role,
        from_row,
        ids::{IdentityId, SessionId, UserId},
    },
};
use std::time::Duration;

/// A provider's user who may sign in to an account.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    pub(crate) id: IdentityId,
    pub(crate) issuer: String,
    pub(crate) created_at: Timestamp,
    pub(crate) last_used_at: Timestamp,
}

from_row!(Identity { id, issuer, created_at, last_used_at });

impl Identity {
    /// Links a provider's user to an account; `None` when they are linked already.
    pub(super) fn link(
        tx: &mut Tx<'_>,
        user: UserId,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<IdentityId>, Error> {
        let (id, now) = (IdentityId::new(tx), tx.now());
        let linked = tx.execute(
            "INSERT INTO identities (id, user_id, issuer, subject, created_at, last_used_at) VALUES ($1, $2, $3, $4, $5, $5)
             ON CONFLICT (issuer, subject) DO NOTHING",
            &[&id, &user, &issuer, &subject, &now],
        )?;
        Ok((linked == 1).then_some(id))
    }

    /// The account that a provider's user signs in to; records the time.
    pub(super) fn enter(tx: &mut Tx<'_>, issuer: &str, subject: &str) -> Result<Option<UserId>, Error> {
        let now = tx.now();
        let owner: Option<(UserId,)> = tx.optional(
            "UPDATE identities SET last_used_at = $3 WHERE issuer = $1 AND subject = $2 RETURNING user_id",
            &[&issuer, &subject, &now],
        )?;
        Ok(owner.map(|(user,)| user))
    }

    pub(in crate::auth) fn of_user(
        tx: &mut Tx<'_>,
        user: UserId,
        after: IdentityId,
        rows: i64,
    ) -> Result<Vec<Identity>, Error> {
        tx.all(
            "SELECT id, issuer, created_at, last_used_at FROM identities WHERE user_id = $1 AND id < $2
             ORDER BY id DESC LIMIT $3",
            &[&user, &after, &rows],
        )
    }

    /// Deletes one of a user's identities and returns it.
    pub(in crate::auth) fn unlink(tx: &mut Tx<'_>, user: UserId, id: IdentityId) -> Result<Option<Identity>, Error> {
        tx.optional(
            "DELETE FROM identities WHERE user_id = $1 AND id = $2 RETURNING id, issuer, created_at, last_used_at",
            &[&user, &id],
        )
    }

    /// Unlinks every identity of an account, and cancels attempts to link one.
    pub(crate) fn delete_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM identities WHERE user_id = $1", &[&user])?;
        LoginAttempt::delete_all_of(tx, user)
    }
}

/// An attempt to sign in with a provider, or to link one.
#[derive(Debug, Clone)]
pub(crate) struct LoginAttempt {
    pub(super) role: Role,
    pub(super) return_to: String,
    pub(super) user_id: Option<UserId>,
    pub(super) session_id: Option<SessionId>,
    pub(super) newcomer: Option<Newcomer>,
}

/// A new user who came back from the provider and has to give their name.
#[derive(Debug, Clone)]
pub(crate) struct Newcomer {
    pub(super) issuer: String,
    pub(super) subject: String,
    /// Verified by the provider.
    pub(super) email: String,
}

impl FromRow for LoginAttempt {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (role, return_to) = (row.take("role")?, row.take("return_to")?);
        let (user_id, session_id) = (row.take("user_id")?, row.take("session_id")?);
        let (issuer, subject, email) = (row.take("issuer")?, row.take("subject")?, row.take("email")?);
        let newcomer = match (issuer, subject, email) {
            (Some(issuer), Some(subject), Some(email)) => Some(Newcomer { issuer, subject, email }),
            _ => None,
        };
        Ok(Self { role, return_to, user_id, session_id, newcomer })
    }
}

/// How long a sign-in at the provider may take.
pub(super) const ATTEMPT_LIFE: Duration = Duration::from_secs(10 * 60);

impl LoginAttempt {
    pub(super) fn insert(&self, tx: &mut Tx<'_>, state: &str, provider: &str) -> Result<(), Error> {
        let expires_at = tx.now().saturating_add(ATTEMPT_LIFE);
        let newcomer = self.newcomer.as_ref();
        tx.execute(
            "INSERT INTO oidc_attempts (state_hash, provider, role, return_to, user_id, session_id, expires_at, issuer, subject, email)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                &sha256(state.as_bytes()),
                &provider,
                &self.role,
                &self.return_to,
                &self.user_id,
                &self.session_id,
                &expires_at,
                &newcomer.map(|newcomer| newcomer.issuer.clone()),
                &newcomer.map(|newcomer| newcomer.subject.clone()),
                &newcomer.map(|newcomer| newcomer.email.clone()),
            ],
        )?;
        Ok(())
    }

    /// Uses up an attempt when the browser comes back.
    pub(super) fn redeem(tx: &mut Tx<'_>, state: &str, provider: &str) -> Result<Option<LoginAttempt>, Error> {
        let now = tx.now();
        tx.optional(
            "DELETE FROM oidc_attempts WHERE state_hash = $1 AND provider = $2 AND expires_at > $3 AND issuer IS NULL
             RETURNING role, return_to, user_id, session_id, issuer, subject, email",
            &[&sha256(state.as_bytes()), &provider, &now],
        )
    }

    /// Uses up the attempt of a new user who had to give their name.
    pub(super) fn redeem_newcomer(tx: &mut Tx<'_>, state: &str, provider: &str) -> Result<Option<LoginAttempt>, Error> {
        let now = tx.now();
        tx.optional(
            "DELETE FROM oidc_attempts WHERE state_hash = $1 AND provider = $2 AND expires_at > $3 AND issuer IS NOT NULL
             RETURNING role, return_to, user_id, session_id, issuer, subject, email",
            &[&sha256(state.as_bytes()), &provider, &now],
        )
    }

    /// Cancels every attempt to link an identity to this account.
    pub(crate) fn delete_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM oidc_attempts WHERE user_id = $1", &[&user])?;
        Ok(())
    }

    pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
        let now = tx.now();
        tx.execute(
            "DELETE FROM oidc_attempts WHERE state_hash IN (SELECT state_hash FROM oidc_attempts WHERE expires_at <= $1 LIMIT $2)",
            &[&now, &STEP],
        )
    }
}
