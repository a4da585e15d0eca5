//! What administrators do with listings, as a table.

use crate::{
    core::transitions::{self, Transitions},
    database::enums::{Actor, text_enum},
};

text_enum! {
    /// Whether an administrator has taken a listing down.
    pub(crate) ModerationState {
        /// No administrator has taken it down.
        Untouched = "UNTOUCHED",
        /// An administrator has paused it: its worker cannot publish it.
        Paused = "PAUSED",
        /// An administrator has removed it.
        Removed = "REMOVED",
    }
}

text_enum! {
    /// An administrator's action on a listing.
    pub(crate) ModerationAction {
        /// Nobody but its worker sees it, who cannot publish it.
        Pause = "PAUSE",
        /// Its worker does not see it either.
        Remove = "REMOVE",
        /// It is as it was before it was taken down.
        Restore = "RESTORE",
    }
}

#[rustfmt::skip]
pub(crate) const TRANSITIONS: Transitions<ModerationState, ModerationAction, Actor> = {
    use {Actor::*, ModerationAction::*, ModerationState::*};
    Transitions::new(&[
        // from      action   by     to
        (Untouched, Pause,   Admin, Paused),
        (Untouched, Remove,  Admin, Removed),
        (Paused,    Restore, Admin, Untouched),
        (Paused,    Remove,  Admin, Removed),
        (Removed,   Restore, Admin, Untouched),
    ])
};

/// What cannot be done with a listing.
pub(crate) type IllegalModeration = transitions::IllegalTransition<ModerationState, ModerationAction, Actor>;

impl std::fmt::Display for IllegalModeration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.action, self.from) {
            (ModerationAction::Restore, _) => f.write_str("This listing is not taken down."),
            (_, ModerationState::Removed) => f.write_str("This listing is removed."),
            _ => f.write_str("This listing is paused already."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_decides_each_case_in_one_way() {
        let actors = [Actor::Client, Actor::Worker, Actor::Admin, Actor::System];
        TRANSITIONS.assert_consistent(ModerationState::ALL, ModerationAction::ALL, &actors);
    }
}
