//! What administrators can do with an account, and what comes of it. Pure, and the only place that knows.

use crate::{database::enums::UserStatus, event::EventKind};

/// What an administrator does with an account. Deleting it is another matter: that ends every standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AccountAction {
    /// It may read, but change nothing.
    Freeze,
    /// It may act again.
    Unfreeze,
    /// It cannot sign in.
    Ban,
    /// It can sign in again.
    Unban,
}

struct Transition {
    from: UserStatus,
    action: AccountAction,
    to: UserStatus,
}

const fn t(from: UserStatus, action: AccountAction, to: UserStatus) -> Transition {
    Transition { from, action, to }
}

#[rustfmt::skip]
const TRANSITIONS: &[Transition] = {
    use {AccountAction::*, UserStatus::*};
    &[
        //  from    action   to
        t(Active,   Freeze,   Frozen),
        t(Frozen,   Unfreeze, Active),
        t(Active,   Ban,      Banned),
        t(Frozen,   Ban,      Banned),
        t(Banned,   Unban,    Active),
    ]
};

/// What becomes of an account, if the action can be taken now. The end of a ban does not undo that the account was frozen before it.
pub(crate) fn after(from: UserStatus, action: AccountAction, was_frozen: bool) -> Option<UserStatus> {
    let to = TRANSITIONS.iter().find(|t| t.from == from && t.action == action).map(|t| t.to)?;
    Some(if was_frozen && action == AccountAction::Unban { UserStatus::Frozen } else { to })
}

impl AccountAction {
    /// What has been done to the account afterwards.
    pub(crate) fn done(self) -> &'static str {
        match self {
            Self::Freeze => "frozen",
            Self::Unfreeze => "unfrozen",
            Self::Ban => "banned",
            Self::Unban => "unbanned",
        }
    }

    /// What is recorded.
    pub(crate) fn event(self) -> EventKind {
        match self {
            Self::Freeze => EventKind::UserFrozen,
            Self::Unfreeze => EventKind::UserUnfrozen,
            Self::Ban => EventKind::UserBanned,
            Self::Unban => EventKind::UserUnbanned,
        }
    }
}
