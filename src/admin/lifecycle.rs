//! The states of an account and their transitions.

use crate::{
    core::transitions::{self, Transitions},
    database::enums::{Actor, UserStatus, text_enum},
    event::EventKind,
};

text_enum! {
    /// An administrator's action on an account.
    pub(crate) AccountAction {
        /// It may read but not change.
        Freeze = "FREEZE",
        /// It may change again.
        Unfreeze = "UNFREEZE",
        /// It cannot sign in.
        Ban = "BAN",
        /// It can sign in again.
        Unban = "UNBAN",
        /// It is deleted permanently.
        Delete = "DELETE",
    }
}

#[rustfmt::skip]
pub(crate) const TRANSITIONS: Transitions<UserStatus, AccountAction, Actor> = {
    use {AccountAction::*, Actor::*, UserStatus::*};
    Transitions::new(&[
        // from   action    by     to
        (Active, Freeze,   Admin, Frozen),
        (Frozen, Unfreeze, Admin, Active),
        (Active, Ban,      Admin, Banned),
        (Frozen, Ban,      Admin, Banned),
        (Banned, Unban,    Admin, Active),
        (Active, Delete,   Admin, Deleted),
        (Frozen, Delete,   Admin, Deleted),
        (Banned, Delete,   Admin, Deleted),
    ])
};

/// What cannot be done with an account.
pub(crate) type IllegalAccountAction = transitions::IllegalTransition<UserStatus, AccountAction, Actor>;

/// The table in Markdown, for the documentation.
pub(crate) fn as_markdown() -> String {
    let by = |actor| match actor {
        Actor::Client | Actor::Worker => "its owner",
        Actor::Admin => "an administrator",
        Actor::System => "by itself",
    };
    TRANSITIONS.as_markdown("what happens", UserStatus::as_str, AccountAction::done, by)
}

/// The status after an action. A ban does not forget that the account was frozen before it.
pub(crate) fn after(
    from: UserStatus,
    action: AccountAction,
    was_frozen: bool,
) -> Result<UserStatus, IllegalAccountAction> {
    let to = TRANSITIONS.after(from, action, Actor::Admin)?;
    Ok(if was_frozen && action == AccountAction::Unban { UserStatus::Frozen } else { to })
}

impl std::fmt::Display for IllegalAccountAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "An account that is {} cannot be {}.", self.from.as_str(), self.action.done())
    }
}

impl AccountAction {
    /// The past participle of the action.
    fn done(self) -> &'static str {
        match self {
            Self::Freeze => "frozen",
            Self::Unfreeze => "unfrozen",
            Self::Ban => "banned",
            Self::Unban => "unbanned",
            Self::Delete => "deleted",
        }
    }

    /// The event of the action.
    pub(crate) fn event(self) -> EventKind {
        match self {
            Self::Freeze => EventKind::UserFrozen,
            Self::Unfreeze => EventKind::UserUnfrozen,
            Self::Ban => EventKind::UserBanned,
            Self::Unban => EventKind::UserUnbanned,
            Self::Delete => EventKind::UserDeleted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use AccountAction::*;
    use Actor::*;
    use UserStatus::*;
    use proptest::prelude::*;

    const STATES: [UserStatus; 4] = [Active, Frozen, Banned, Deleted];
    const ACTIONS: [AccountAction; 5] = [Freeze, Unfreeze, Ban, Unban, Delete];

    #[test]
    fn the_table_decides_each_case_in_one_way() {
        TRANSITIONS.assert_consistent(&STATES, &ACTIONS, &[Client, Worker, Admin, System]);
    }

    #[test]
    fn a_refusal_says_what_cannot_be() {
        let refusal = after(Deleted, Unban, false).unwrap_err().to_string();
        assert_eq!(refusal, "An account that is DELETED cannot be unbanned.");
    }

    proptest! {
        #[test]
        fn only_unfreezing_ends_a_freeze(
            tries in prop::collection::vec(prop::sample::select(&ACTIONS), 0..40)
        ) {
            let (mut status, mut is_frozen) = (Active, false);
            for action in tries {
                let was_frozen = is_frozen && status == Banned;
                let Ok(next) = after(status, action, was_frozen) else { continue };
                prop_assert!(status != Deleted, "nothing follows the end of an account");
                is_frozen = match action {
                    Freeze => true,
                    Unfreeze => false,
                    Ban | Unban | Delete => is_frozen,
                };
                status = next;
                prop_assert!(status != Active || !is_frozen);
                prop_assert!(status != Frozen || is_frozen);
            }
        }
    }
}
