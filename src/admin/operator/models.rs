//! Queries for the operator's commands.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::{Role, UserStatus},
        from_row,
        ids::UserId,
    },
};
use serde::Serialize;

/// An administrator, and what their account is opened with.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Administrator {
    pub(crate) id: UserId,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) status: UserStatus,
    pub(crate) has_second_factor: bool,
    pub(crate) passkeys: i64,
    pub(crate) created_at: Timestamp,
    /// When a session of theirs was last used; `None` if they have none.
    pub(crate) last_used_at: Option<Timestamp>,
}

from_row!(Administrator {
    id,
    email,
    first_name,
    last_name,
    status,
    has_second_factor,
    passkeys,
    created_at,
    last_used_at
});

/// Administrators whose accounts are not deleted, after one of them, oldest first.
pub(crate) fn administrators(tx: &mut Tx<'_>, after: UserId, rows: i64) -> Result<Vec<Administrator>, Error> {
    tx.all(
        "SELECT u.id, u.email, u.first_name, u.last_name, u.status,
             EXISTS (SELECT 1 FROM second_factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS has_second_factor,
             (SELECT count(*) FROM passkeys p WHERE p.user_id = u.id) AS passkeys, u.created_at,
             (SELECT max(s.last_used_at) FROM sessions s WHERE s.user_id = u.id) AS last_used_at
         FROM users u WHERE u.role = 'ADMIN' AND u.status <> 'DELETED' AND u.id > $1 ORDER BY u.id LIMIT $2",
        &[&after, &rows],
    )
}

/// Whether other people have records of what this account did as a client or a worker.
pub(super) fn has_history(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
    let (has_history,) = tx.one(
        "SELECT EXISTS (SELECT 1 FROM threads WHERE client_id = $1) OR EXISTS (SELECT 1 FROM threads WHERE worker_id = $1)
             OR EXISTS (SELECT 1 FROM services WHERE worker_id = $1) OR EXISTS (SELECT 1 FROM kyc_submissions WHERE worker_id = $1)
             OR EXISTS (SELECT 1 FROM kyc_drafts WHERE worker_id = $1)",
        &[&user],
    )?;
    Ok(has_history)
}

/// Makes an active account an administrator, and deletes its profile. False when it has changed meanwhile.
pub(super) fn promote(tx: &mut Tx<'_>, user: UserId, from: Role) -> Result<bool, Error> {
    let now = tx.now();
    match from {
        Role::Client => {
            tx.execute("DELETE FROM favorites WHERE client_id = $1", &[&user])?;
            tx.execute("DELETE FROM favorite_services WHERE client_id = $1", &[&user])?;
            tx.execute("DELETE FROM clients WHERE user_id = $1", &[&user])?;
        }
        Role::Worker => {
            tx.execute("DELETE FROM favorites WHERE worker_id = $1", &[&user])?;
            tx.execute("DELETE FROM name_changes WHERE worker_id = $1", &[&user])?;
            tx.execute("DELETE FROM workers WHERE user_id = $1", &[&user])?;
        }
        Role::Admin => {}
    }
    let promoted = tx.execute(
        "UPDATE users SET role = 'ADMIN', updated_at = $3 WHERE id = $1 AND role = $2 AND status = 'ACTIVE'",
        &[&user, &from, &now],
    )?;
    Ok(promoted == 1)
}
