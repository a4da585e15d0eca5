//! The rules of what can be done with an account.

use super::models::{Affected, Effects, PossibleAction};
use crate::{
    admin::{
        lifecycle::TRANSITIONS,
        services::{AdminError, user},
    },
    auth::{models::is_last_admin, permissions::Admin},
    database::{
        Tx,
        enums::{Actor, UserStatus},
        ids::UserId,
    },
};

/// What the administrator can do with an account now. Nothing with their own, and the last administrator stays one.
pub(crate) fn possible(tx: &mut Tx<'_>, admin: &Admin, id: UserId) -> Result<Vec<PossibleAction>, AdminError> {
    let user = user(tx, admin, id)?;
    if id == admin.id() {
        return Ok(Vec::new());
    }
    let is_last = is_last_admin(tx, &user)?;
    let affected = Affected::of(tx, id)?;
    let allowed = TRANSITIONS.allowed(user.status, Actor::Admin);
    let allowed = allowed.filter(|action| {
        let to = TRANSITIONS.after(user.status, *action, Actor::Admin);
        !is_last || to == Ok(UserStatus::Active)
    });
    Ok(allowed.map(|action| PossibleAction { action, effects: Effects::of(action, affected) }).collect())
}
