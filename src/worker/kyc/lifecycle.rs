//! The life of a submission: who may do what, when, and what comes of it. Pure, and the only place that knows.

use crate::{database::enums::KycStatus, event::EventKind};

/// What can be done with a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KycAction {
    /// Hold it, so that nobody else decides on it.
    Claim,
    /// Give it back.
    Release,
    /// Find that the worker is who they say they are, and leave the decision to another administrator.
    Endorse,
    /// Find that the worker is who they say they are.
    Approve,
    /// Find that the documents do not show that.
    Reject,
    /// Ask for some of the files again.
    RequestChanges,
    /// Take an approval back.
    Revoke,
    /// Let it end with time, with another one, or with its account.
    Expire,
}

/// Who does something with a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Actor {
    Admin,
    System,
}

struct Transition {
    from: KycStatus,
    action: KycAction,
    by: Actor,
    to: KycStatus,
}

const fn t(from: KycStatus, action: KycAction, by: Actor, to: KycStatus) -> Transition {
    Transition { from, action, by, to }
}

#[rustfmt::skip]
const TRANSITIONS: &[Transition] = {
    use {Actor::*, KycAction::*, KycStatus::*};
    &[
        //  from     action          by      to
        t(Pending,  Claim,          Admin,  InReview),
        t(InReview, Release,        Admin,  Pending),
        t(InReview, Release,        System, Pending),
        t(InReview, Endorse,        Admin,  Pending),
        t(InReview, Approve,        Admin,  Approved),
        t(Pending,  Approve,        System, Approved),
        t(InReview, Reject,         Admin,  Rejected),
        t(InReview, RequestChanges, Admin,  NeedsResubmission),
        t(InReview, RequestChanges, System, NeedsResubmission),
        t(Pending,  RequestChanges, System, NeedsResubmission),
        t(Approved, Revoke,         Admin,  Revoked),
        t(Approved, Expire,         System, Expired),
        t(InReview, Expire,         System, Expired),
        t(Pending,  Expire,         System, Expired),
    ]
};

/// What becomes of a submission when somebody does something with it; `None` when they cannot.
pub(crate) fn after(from: KycStatus, action: KycAction, by: Actor) -> Option<KycStatus> {
    TRANSITIONS.iter().find(|t| t.from == from && t.action == action && t.by == by).map(|t| t.to)
}

/// The table in Markdown, for the documentation.
pub(crate) fn as_markdown() -> String {
    let by = |actor| match actor {
        Actor::Admin => "an administrator",
        Actor::System => "by itself",
    };
    let head = "| from | what happens | by | to |\n| --- | --- | --- | --- |\n";
    let row = |t: &Transition| {
        format!("| {} | {} | {} | {} |\n", t.from.as_str(), t.action.in_words(), by(t.by), t.to.as_str())
    };
    head.to_owned() + &TRANSITIONS.iter().map(row).collect::<String>()
}

impl KycAction {
    /// What is recorded.
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
            Self::RequestChanges => "files are wanted again",
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

    fn actions() -> impl Strategy<Value = KycAction> {
        prop::sample::select(vec![Claim, Release, Endorse, Approve, Reject, RequestChanges, Revoke, Expire])
    }

    proptest! {
        #[test]
        fn whatever_happens_a_submission_is_decided_once_and_only_an_approval_can_end_after_that(
            tries in prop::collection::vec((actions(), prop::sample::select(vec![Admin, System])), 0..60)
        ) {
            let (mut status, mut decisions) = (Pending, 0);
            for (action, by) in tries {
                let Some(next) = after(status, action, by) else { continue };
                prop_assert!(status.waits() || status == Approved, "{:?} is the end", status);
                if status.waits() && !next.waits() {
                    decisions += 1;
                }
                prop_assert!(status != Approved || matches!(next, Revoked | Expired));
                status = next;
            }
            prop_assert_eq!(decisions, i32::from(!status.waits()));
        }

        #[test]
        fn nothing_but_a_decision_makes_an_approval(from in prop::sample::select(vec![Pending, InReview, Rejected, NeedsResubmission, Expired, Revoked]), action in actions()) {
            for by in [Admin, System] {
                prop_assert!(after(from, action, by) != Some(Approved) || (action == Approve && from.waits()));
            }
        }
    }

    #[test]
    fn every_row_of_the_table_differs_in_who_does_what_when() {
        for (index, row) in TRANSITIONS.iter().enumerate() {
            assert!(
                !TRANSITIONS[..index].iter().any(|t| t.from == row.from && t.action == row.action && t.by == row.by)
            );
        }
    }

    #[test]
    fn the_system_never_rejects_or_revokes() {
        assert!(TRANSITIONS.iter().all(|t| t.by == Admin || !matches!(t.action, Reject | Revoke)));
    }
}
