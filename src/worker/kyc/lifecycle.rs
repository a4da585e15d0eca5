//! The states of a submission and their transitions.

use crate::{
    core::transitions::{self, Transitions},
    database::enums::{Actor, KycStatus},
    event::EventKind,
};

/// The actions on a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KycAction {
    /// Claim it, so that no other administrator decides on it.
    Claim,
    /// Release it again.
    Release,
    /// Approve it as the first of two administrators.
    Endorse,
    /// Approve it.
    Approve,
    /// Reject it.
    Reject,
    /// Request some of the files again.
    RequestChanges,
    /// Revoke an approval.
    Revoke,
    /// End it, because of its age, a newer approval, or the deletion of the account.
    Expire,
}

#[rustfmt::skip]
pub(crate) const TRANSITIONS: Transitions<KycStatus, KycAction, Actor> = {
    use {Actor::*, KycAction::*, KycStatus::*};
    Transitions::new(&[
        // from   action          by      to
        (Pending,  Claim,          Admin,  InReview),
        (InReview, Release,        Admin,  Pending),
        (InReview, Release,        System, Pending),
        (InReview, Endorse,        Admin,  Pending),
        (InReview, Approve,        Admin,  Approved),
        (Pending,  Approve,        System, Approved),
        (InReview, Reject,         Admin,  Rejected),
        (InReview, RequestChanges, Admin,  NeedsResubmission),
        (InReview, RequestChanges, System, NeedsResubmission),
        (Pending,  RequestChanges, System, NeedsResubmission),
        (Approved, Revoke,         Admin,  Revoked),
        (Approved, Expire,         System, Expired),
        (InReview, Expire,         System, Expired),
        (Pending,  Expire,         System, Expired),
    ])
};

/// What cannot be done with a submission.
pub(crate) type IllegalKycAction = transitions::IllegalTransition<KycStatus, KycAction, Actor>;

/// The table in Markdown, for the documentation.
pub(crate) fn as_markdown() -> String {
    let by = |actor| match actor {
        Actor::Client => "client",
        Actor::Worker => "worker",
        Actor::Admin => "an administrator",
        Actor::System => "by itself",
    };
    TRANSITIONS.as_markdown("what happens", KycStatus::as_str, KycAction::in_words, by)
}

impl KycAction {
    /// The event of the action.
    pub(crate) fn event(self) -> EventKind {
        match self {
            Self::Claim => EventKind::KycClaimed,
            Self::Release => EventKind::KycReleased,
            Self::Endorse => EventKind::KycEndorsed,
            Self::Approve => EventKind::KycApproved,
            Self::Reject => EventKind::KycRejected,
            Self::RequestChanges => EventKind::KycChangesRequested,
            Self::Revoke => EventKind::KycRevoked,
            Self::Expire => EventKind::KycExpired,
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Claim => "claimed",
            Self::Release => "released",
            Self::Endorse => "approved by the first of two",
            Self::Approve => "approved",
            Self::Reject => "rejected",
            Self::RequestChanges => "files were requested again",
            Self::Revoke => "revoked",
            Self::Expire => "ended",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Actor::*;
    use KycAction::*;
    use KycStatus::*;
    use proptest::prelude::*;

    const STATES: [KycStatus; 8] =
        [NotSubmitted, Pending, InReview, Approved, Rejected, NeedsResubmission, Expired, Revoked];
    const ACTIONS: [KycAction; 8] = [Claim, Release, Endorse, Approve, Reject, RequestChanges, Revoke, Expire];
    const ACTORS: [Actor; 4] = [Client, Worker, Admin, System];

    proptest! {
        #[test]
        fn a_submission_is_decided_once_and_only_an_approval_can_end_later(
            tries in prop::collection::vec((prop::sample::select(&ACTIONS), prop::sample::select(&ACTORS)), 0..60)
        ) {
            let (mut status, mut decisions) = (Pending, 0);
            for (action, by) in tries {
                let Ok(next) = TRANSITIONS.after(status, action, by) else { continue };
                prop_assert!(status.is_undecided() || status == Approved, "{:?} is the end", status);
                if status.is_undecided() && !next.is_undecided() {
                    decisions += 1;
                }
                prop_assert!(status != Approved || matches!(next, Revoked | Expired));
                status = next;
            }
            prop_assert_eq!(decisions, i32::from(!status.is_undecided()));
        }

        #[test]
        fn nothing_but_a_decision_makes_an_approval(from in prop::sample::select(&STATES), action in prop::sample::select(&ACTIONS)) {
            for by in ACTORS {
                prop_assert!(TRANSITIONS.after(from, action, by) != Ok(Approved) || (action == Approve && from.is_undecided()));
            }
        }
    }

    #[test]
    fn the_table_decides_each_case_in_one_way() {
        TRANSITIONS.assert_consistent(&STATES, &ACTIONS, &ACTORS);
    }

    #[test]
    fn the_system_never_rejects_or_revokes() {
        assert!(TRANSITIONS.rows().all(|(_, action, by, _)| by == Admin || !matches!(action, Reject | Revoke)));
    }
}
