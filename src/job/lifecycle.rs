//! The states of a job and their transitions.

use crate::{
    core::transitions::{self, Transitions},
    database::enums::{Actor, text_enum},
};

text_enum! {
    /// The status of a job.
    pub(crate) JobStatus {
        /// It is proposed, and nothing is agreed.
        Negotiating = "NEGOTIATING",
        /// Both sides have agreed on it.
        Accepted = "ACCEPTED",
        /// The worker has declined it.
        Rejected = "REJECTED",
        /// The worker has marked the work as done.
        Completed = "COMPLETED",
        /// The work is confirmed, or counts as confirmed.
        Finalized = "FINALIZED",
        /// It was called off.
        Cancelled = "CANCELLED",
        /// Neither side responded in time.
        Expired = "EXPIRED",
        /// The two sides see differently what happened; nothing ends by itself while they do.
        Disputed = "DISPUTED",
    }
}

text_enum! {
    /// The actions on a job.
    pub(crate) JobAction {
        /// Change its title or description.
        Change = "CHANGE",
        /// Make an offer; an open one is superseded.
        Offer = "OFFER",
        /// Accept the open offer, or a proposal without terms.
        Accept = "ACCEPT",
        /// Decline the open offer.
        Decline = "DECLINE",
        /// Withdraw the open offer.
        Withdraw = "WITHDRAW",
        /// Decline the job.
        Reject = "REJECT",
        /// Cancel it.
        Cancel = "CANCEL",
        /// Let it expire after inactivity.
        Expire = "EXPIRE",
        /// Mark the work as done.
        Complete = "COMPLETE",
        /// Report that the other side did not come.
        ReportNoShow = "REPORT_NO_SHOW",
        /// Contest the report of the other side.
        Contest = "CONTEST",
        /// Ask for changes of work that is done.
        RequestChanges = "REQUEST_CHANGES",
        /// Confirm that the work is done.
        Finalize = "FINALIZE",
        /// Open a dispute.
        Dispute = "DISPUTE",
        /// Accept a settlement of the dispute.
        Settle = "SETTLE",
        /// Let what one side says count, because the other has not answered in time.
        Default = "DEFAULT",
        /// Decide the dispute.
        Resolve = "RESOLVE",
    }
}

/// The whole life of a job. Routes, refusals, `allowed_actions` and the documentation read this table. What an action needs beside it,
/// such as a moment that has to be over, is not in it.
#[rustfmt::skip]
pub(crate) const TRANSITIONS: Transitions<JobStatus, JobAction, Actor> = {
    use {Actor::*, JobAction::*, JobStatus::*};
    Transitions::new(&[
        // from       action          by      to
        (Negotiating, Change,         Client, Negotiating),
        (Negotiating, Offer,          Client, Negotiating),
        (Negotiating, Offer,          Worker, Negotiating),
        (Negotiating, Accept,         Client, Accepted),
        (Negotiating, Accept,         Worker, Accepted),
        (Negotiating, Decline,        Client, Negotiating),
        (Negotiating, Decline,        Worker, Negotiating),
        (Negotiating, Withdraw,       Client, Negotiating),
        (Negotiating, Withdraw,       Worker, Negotiating),
        (Negotiating, Reject,         Worker, Rejected),
        (Negotiating, Cancel,         Client, Cancelled),
        (Negotiating, Expire,         System, Expired),
        (Accepted,    Offer,          Client, Accepted),
        (Accepted,    Offer,          Worker, Accepted),
        (Accepted,    Accept,         Client, Accepted),
        (Accepted,    Accept,         Worker, Accepted),
        (Accepted,    Decline,        Client, Accepted),
        (Accepted,    Decline,        Worker, Accepted),
        (Accepted,    Withdraw,       Client, Accepted),
        (Accepted,    Withdraw,       Worker, Accepted),
        (Accepted,    Complete,       Worker, Completed),
        (Accepted,    Cancel,         Client, Cancelled),
        (Accepted,    Cancel,         Worker, Cancelled),
        (Accepted,    ReportNoShow,   Client, Accepted),
        (Accepted,    ReportNoShow,   Worker, Accepted),
        (Accepted,    Default,        System, Cancelled),
        (Accepted,    Contest,        Client, Disputed),
        (Accepted,    Contest,        Worker, Disputed),
        (Accepted,    Dispute,        Client, Disputed),
        (Accepted,    Dispute,        Worker, Disputed),
        (Completed,   RequestChanges, Client, Accepted),
        (Completed,   Finalize,       Client, Finalized),
        (Completed,   Finalize,       System, Finalized),
        (Completed,   Dispute,        Client, Disputed),
        (Completed,   Dispute,        Worker, Disputed),
        (Disputed,    Settle,         Client, Finalized),
        (Disputed,    Settle,         Client, Cancelled),
        (Disputed,    Settle,         Worker, Finalized),
        (Disputed,    Settle,         Worker, Cancelled),
        (Disputed,    Default,        System, Finalized),
        (Disputed,    Default,        System, Cancelled),
        (Disputed,    Resolve,        Admin,  Finalized),
        (Disputed,    Resolve,        Admin,  Cancelled),
    ])
};

/// What cannot be done with a job.
pub(crate) type IllegalJobAction = transitions::IllegalTransition<JobStatus, JobAction, Actor>;

/// The table in Markdown, for the documentation.
pub(crate) fn as_markdown() -> String {
    let by = |actor| match actor {
        Actor::Client => "client",
        Actor::Worker => "worker",
        Actor::Admin => "administrator",
        Actor::System => "by itself, after some time",
    };
    TRANSITIONS.as_markdown("action", JobStatus::as_str, JobAction::as_str, by)
}

impl std::fmt::Display for IllegalJobAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "A job that is {} cannot {}", self.from.as_str(), self.action.refused())?;
        match self.by {
            Actor::Client if self.others_may => f.write_str(" by its client."),
            Actor::Worker if self.others_may => f.write_str(" by its worker."),
            Actor::Client | Actor::Worker | Actor::Admin | Actor::System => f.write_str("."),
        }
    }
}

impl JobAction {
    /// Whether the API has an operation for it. `allowed_actions` has no others.
    pub(crate) fn has_operation(self) -> bool {
        match self {
            Self::Change
            | Self::Offer
            | Self::Accept
            | Self::Decline
            | Self::Withdraw
            | Self::Reject
            | Self::Cancel
            | Self::Complete
            | Self::ReportNoShow
            | Self::Contest
            | Self::RequestChanges
            | Self::Finalize
            | Self::Dispute
            | Self::Settle => true,
            Self::Expire | Self::Default | Self::Resolve => false,
        }
    }

    /// What a job that it is refused for cannot: the words after "A job that is … cannot".
    fn refused(self) -> &'static str {
        match self {
            Self::Change => "be changed",
            Self::Offer => "get offers",
            Self::Accept => "be accepted",
            Self::Decline => "have an offer declined",
            Self::Withdraw => "have an offer withdrawn",
            Self::Reject => "be rejected",
            Self::Cancel => "be cancelled",
            Self::Expire => "expire",
            Self::Complete => "be completed",
            Self::ReportNoShow => "get a report of a no-show",
            Self::Contest => "have a report contested",
            Self::RequestChanges => "get requests for changes",
            Self::Finalize => "be finalized",
            Self::Dispute => "be disputed",
            Self::Settle => "be settled",
            Self::Default => "be decided by silence",
            Self::Resolve => "be resolved",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Actor::*;
    use JobAction::*;
    use JobStatus::*;
    use proptest::prelude::*;

    const ACTORS: [Actor; 4] = [Client, Worker, Admin, System];

    /// How far a status is. Final statuses have no transition.
    fn stage(status: JobStatus) -> u8 {
        match status {
            Negotiating => 0,
            Accepted => 1,
            Completed => 2,
            Disputed => 3,
            Rejected | Finalized | Cancelled | Expired => 4,
        }
    }

    /// The states after an action, of which `after` tells the first.
    fn ends(from: JobStatus, action: JobAction, by: Actor) -> Vec<JobStatus> {
        TRANSITIONS.rows().filter(|row| (row.0, row.1, row.2) == (from, action, by)).map(|row| row.3).collect()
    }

    proptest! {
        #[test]
        fn a_job_only_moves_forward_but_for_requested_changes_and_ends_once(
            tries in prop::collection::vec(
                (prop::sample::select(JobAction::ALL), prop::sample::select(&ACTORS), any::<prop::sample::Index>()), 0..60,
            )
        ) {
            let (mut status, mut was_agreed, mut was_disputed) = (Negotiating, false, false);
            for (action, by, end) in tries {
                let ends = ends(status, action, by);
                prop_assert_eq!(TRANSITIONS.after(status, action, by).ok(), ends.first().copied());
                if ends.is_empty() {
                    continue;
                }
                let next = *end.get(&ends);
                let is_forward = stage(next) > stage(status) || (next == status && matches!(status, Negotiating | Accepted));
                prop_assert!(is_forward || (status, action, next) == (Completed, RequestChanges, Accepted));
                prop_assert!(!(was_agreed && matches!(next, Rejected | Expired)), "what was agreed is not declined");
                prop_assert!(status != Completed || next != Cancelled, "work that was done is called off in a dispute only");
                was_agreed |= next == Accepted;
                was_disputed |= next == Disputed;
                prop_assert!(!matches!(next, Completed | Disputed | Finalized) || was_agreed);
                prop_assert!(!was_disputed || matches!(next, Disputed | Finalized | Cancelled), "a dispute is the last stage");
                status = next;
            }
            let is_over = ACTORS.iter().all(|by| TRANSITIONS.allowed(status, *by).next().is_none());
            prop_assert_eq!(stage(status) == 4, is_over);
        }
    }

    #[test]
    fn the_table_is_consistent_and_only_a_dispute_has_actions_with_several_ends() {
        TRANSITIONS.assert_consistent(JobStatus::ALL, JobAction::ALL, &ACTORS);
        for (from, action, by, _) in TRANSITIONS.rows() {
            let expected: &[JobStatus] = if from == Disputed { &[Finalized, Cancelled] } else { &[] };
            let ends = ends(from, action, by);
            assert!(ends.len() == 1 || ends == expected, "{from:?} {action:?}");
        }
    }

    #[test]
    fn both_sides_have_the_same_rights_to_offers_reports_and_disputes() {
        for action in [Offer, Accept, Decline, Withdraw, ReportNoShow, Contest, Dispute, Settle] {
            for status in JobStatus::ALL {
                assert_eq!(ends(*status, action, Client), ends(*status, action, Worker), "{status:?} {action:?}");
            }
        }
    }

    #[test]
    fn every_status_is_reached_and_only_the_system_acts_by_itself() {
        for status in JobStatus::ALL {
            assert!(*status == Negotiating || TRANSITIONS.rows().any(|row| row.3 == *status), "{status:?}");
        }
        for (_, action, by, _) in TRANSITIONS.rows() {
            assert_eq!(by == System && action != Finalize, matches!(action, Expire | Default), "{action:?} by {by:?}");
            assert_eq!(by == Admin, action == Resolve);
        }
    }

    #[test]
    fn a_refusal_says_what_cannot_be_and_by_whom_if_another_may() {
        for (status, action, by, expected) in [
            (Finalized, Cancel, Client, "A job that is FINALIZED cannot be cancelled."),
            (Finalized, Cancel, Worker, "A job that is FINALIZED cannot be cancelled."),
            (Accepted, Complete, Client, "A job that is ACCEPTED cannot be completed by its client."),
            (Negotiating, Cancel, Worker, "A job that is NEGOTIATING cannot be cancelled by its worker."),
            (Accepted, RequestChanges, Client, "A job that is ACCEPTED cannot get requests for changes."),
        ] {
            assert_eq!(TRANSITIONS.after(status, action, by).unwrap_err().to_string(), expected);
        }
    }
}
