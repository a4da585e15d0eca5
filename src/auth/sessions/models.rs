//! Sessions.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Param, STEP, Tx, from_row,
        ids::{SessionId, UserId},
        placeholders,
    },
    event::live_tail::PRESENCE_TIMEOUT,
};
use std::time::Duration;

/// A sign-in on one device.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) user_id: UserId,
    pub(crate) generation: i64,
    pub(crate) rotated_at: Timestamp,
    pub(crate) created_at: Timestamp,
    pub(crate) last_used_at: Timestamp,
    pub(crate) user_agent: Option<String>,
    pub(crate) ip: String,
}

from_row!(Session { id, user_id, generation, rotated_at, created_at, last_used_at, user_agent, ip });

/// A session that is not used for this long ends.
pub(crate) const SESSION_LIFE: Duration = Duration::from_secs(30 * 24 * 60 * 60);

impl Session {
    /// `is_strong`: opened with both factors, or with a passkey.
    pub(crate) fn start(
        tx: &mut Tx<'_>,
        user: UserId,
        user_agent: Option<&str>,
        ip: &str,
        is_strong: bool,
    ) -> Result<Session, Error> {
        let (id, now) = (SessionId::new(tx), tx.now());
        tx.one(
            "INSERT INTO sessions (id, user_id, generation, rotated_at, created_at, last_used_at, expires_at, user_agent, ip, is_strong)
             VALUES ($1, $2, 1, $3, $3, $3, $4, $5, $6, $7)
             RETURNING id, user_id, generation, rotated_at, created_at, last_used_at, user_agent, ip",
            &[&id, &user, &now, &now.saturating_add(SESSION_LIFE), &user_agent, &ip, &is_strong],
        )
    }

    pub(crate) fn find(tx: &mut Tx<'_>, id: SessionId) -> Result<Option<Session>, Error> {
        let now = tx.now();
        tx.optional(
            "SELECT id, user_id, generation, rotated_at, created_at, last_used_at, user_agent, ip
             FROM sessions WHERE id = $1 AND expires_at > $2",
            &[&id, &now],
        )
    }

    /// Moves on to the next refresh token.
    pub(crate) fn rotate(&self, tx: &mut Tx<'_>) -> Result<i64, Error> {
        let now = tx.now();
        let (generation,): (i64,) = tx.one(
            "UPDATE sessions SET generation = generation + 1, rotated_at = $2, last_used_at = $2, expires_at = $3
             WHERE id = $1 RETURNING generation",
            &[&self.id, &now, &now.saturating_add(SESSION_LIFE)],
        )?;
        Ok(generation)
    }

    pub(crate) fn of_user(tx: &mut Tx<'_>, user: UserId, after: SessionId, rows: i64) -> Result<Vec<Session>, Error> {
        let now = tx.now();
        tx.all(
            "SELECT id, user_id, generation, rotated_at, created_at, last_used_at, user_agent, ip
             FROM sessions WHERE user_id = $1 AND id < $2 AND expires_at > $3 ORDER BY id DESC LIMIT $4",
            &[&user, &after, &now, &rows],
        )
    }

    /// Ends one session of a user; false when it does not exist.
    pub(crate) fn end(tx: &mut Tx<'_>, user: UserId, session: SessionId) -> Result<bool, Error> {
        Ok(tx.execute("DELETE FROM sessions WHERE user_id = $1 AND id = $2", &[&user, &session])? == 1)
    }

    /// Ends every session of a user except `keep`.
    pub(crate) fn end_all(tx: &mut Tx<'_>, user: UserId, keep: Option<SessionId>) -> Result<u64, Error> {
        match keep {
            Some(keep) => tx.execute("DELETE FROM sessions WHERE user_id = $1 AND id <> $2", &[&user, &keep]),
            None => tx.execute("DELETE FROM sessions WHERE user_id = $1", &[&user]),
        }
    }

    /// Records whether both factors were given in it.
    pub(crate) fn set_strong(tx: &mut Tx<'_>, session: SessionId, is_strong: bool) -> Result<(), Error> {
        tx.execute("UPDATE sessions SET is_strong = $2 WHERE id = $1", &[&session, &is_strong])?;
        Ok(())
    }

    /// Records until when these sessions have a live feed open.
    pub(crate) fn set_live_until(tx: &mut Tx<'_>, sessions: &[SessionId], until: Timestamp) -> Result<(), Error> {
        for some in sessions.chunks(30) {
            let mut params: Vec<&dyn Param> = vec![&until];
            params.extend(some.iter().map(|session| session as &dyn Param));
            let sql = format!("UPDATE sessions SET live_until = $1 WHERE id IN ({})", placeholders(some, 2));
            tx.execute(&sql, &params)?;
        }
        Ok(())
    }

    /// Records that a session has no live feed on this node any more, if this node's announcement is still the latest.
    pub(crate) fn end_live(tx: &mut Tx<'_>, session: SessionId, announced: Timestamp) -> Result<(), Error> {
        tx.execute(
            "UPDATE sessions SET live_until = $3 WHERE id = $1 AND live_until <= $2",
            &[&session, &announced, &Timestamp::MIN],
        )?;
        Ok(())
    }

    /// Whether a user has a live feed open on any device. An announcement that ends too far in the future was made with
    /// a wrong clock and is ignored.
    pub(crate) fn is_live(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
        let now = tx.now();
        let live: Option<(SessionId,)> = tx.optional(
            "SELECT id FROM sessions WHERE user_id = $1 AND live_until > $2 AND live_until <= $3 LIMIT 1",
            &[&user, &now, &now.saturating_add(2 * PRESENCE_TIMEOUT)],
        )?;
        Ok(live.is_some())
    }

    pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
        let now = tx.now();
        tx.execute(
            "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at <= $1 LIMIT $2)",
            &[&now, &STEP],
        )
    }
}
