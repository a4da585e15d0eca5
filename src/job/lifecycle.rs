//! The states of a job and their transitions.

use crate::{
    auth::permissions::Side,
    core::transitions::{self, Transitions},
    database::enums::{Actor, text_enum},
};

text_enum! {
    /// The status of a job.
    pub(crate) JobStatus {
        /// The client has proposed it; the worker has not answered.
        Negotiating = "NEGOTIATING",
        /// The worker has accepted it.
        Accepted = "ACCEPTED",
        /// The worker has declined it.
        Rejected = "REJECTED",
        /// The worker has marked the work as done.
        Completed = "COMPLETED",
        /// The client has confirmed it, or did not respond in time.
        Finalized = "FINALIZED",
        /// One side has cancelled it.
        Cancelled = "CANCELLED",
        /// Neither side responded in time.
        Expired = "EXPIRED",
    }
}

text_enum! {
    /// The actions on a job.
    pub(crate) JobAction {
        /// Change what is proposed.
        Change = "CHANGE",
        /// Accept it.
        Accept = "ACCEPT",
        /// Decline it.
        Reject = "REJECT",
        /// Mark the work as done.
        Complete = "COMPLETE",
        /// Confirm that the work is done.
        Finalize = "FINALIZE",
        /// Cancel it.
        Cancel = "CANCEL",
        /// Let it expire after inactivity.
        Expire = "EXPIRE",
    }
}

#[rustfmt::skip]
pub(crate) const TRANSITIONS: Transitions<JobStatus, JobAction, Actor> = {
    use {Actor::*, JobAction::*, JobStatus::*};
    Transitions::new(&[
        // from       action    by      to
        (Negotiating, Change,   Client, Negotiating),
        (Negotiating, Accept,   Worker, Accepted),
        (Negotiating, Reject,   Worker, Rejected),
        (Negotiating, Cancel,   Client, Cancelled),
        (Accepted,    Complete, Worker, Completed),
        (Accepted,    Cancel,   Client, Cancelled),
        (Accepted,    Cancel,   Worker, Cancelled),
        (Completed,   Finalize, Client, Finalized),
        (Completed,   Finalize, System, Finalized),
        (Negotiating, Expire,   System, Expired),
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
        Actor::System => "by itself, after some days",
    };
    TRANSITIONS.as_markdown("action", JobStatus::as_str, JobAction::as_str, by)
}

impl std::fmt::Display for IllegalJobAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "A job that is {} cannot be {}", self.from.as_str(), self.action.done())?;
        match self.by {
            Actor::Client if self.others_may => f.write_str(" by its client."),
            Actor::Worker if self.others_may => f.write_str(" by its worker."),
            Actor::Client | Actor::Worker | Actor::Admin | Actor::System => f.write_str("."),
        }
    }
}

impl JobStatus {
    /// Whether the work is done, so that it can be reviewed.
    pub(crate) fn is_done(self) -> bool {
        matches!(self, Self::Completed | Self::Finalized)
    }
}

impl JobAction {
    /// The past participle of the action.
    fn done(self) -> &'static str {
        match self {
            Self::Change => "changed",
            Self::Accept => "accepted",
            Self::Reject => "rejected",
            Self::Complete => "completed",
            Self::Finalize => "finalized",
            Self::Cancel => "cancelled",
            Self::Expire => "expired",
        }
    }
}

impl From<Side> for Actor {
    fn from(side: Side) -> Self {
        match side {
            Side::Client => Self::Client,
            Side::Worker => Self::Worker,
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
            Rejected | Finalized | Cancelled | Expired => 3,
        }
    }

    proptest! {
        #[test]
        fn a_job_only_moves_forward_and_ends_once(
            tries in prop::collection::vec((prop::sample::select(JobAction::ALL), prop::sample::select(&ACTORS)), 0..40)
        ) {
            let mut status = Negotiating;
            let mut was_done = false;
            for (action, by) in tries {
                let Ok(next) = TRANSITIONS.after(status, action, by) else { continue };
                prop_assert!(stage(next) > stage(status) || (action, status, next) == (Change, Negotiating, Negotiating));
                prop_assert!(!(was_done && next == Cancelled), "work that was done cannot be called off");
                status = next;
                was_done |= status.is_done();
            }
            let is_over = ACTORS.iter().all(|by| TRANSITIONS.allowed(status, *by).next().is_none());
            prop_assert_eq!(stage(status) == 3, is_over);
        }
    }

    #[test]
    fn the_table_decides_each_case_in_one_way() {
        TRANSITIONS.assert_consistent(JobStatus::ALL, JobAction::ALL, &ACTORS);
    }

    #[test]
    fn a_refusal_says_what_cannot_be_and_by_whom_if_another_may() {
        for (status, action, by, expected) in [
            (Finalized, Cancel, Client, "A job that is FINALIZED cannot be cancelled."),
            (Finalized, Cancel, Worker, "A job that is FINALIZED cannot be cancelled."),
            (Accepted, Complete, Client, "A job that is ACCEPTED cannot be completed by its client."),
            (Negotiating, Cancel, Worker, "A job that is NEGOTIATING cannot be cancelled by its worker."),
        ] {
            assert_eq!(TRANSITIONS.after(status, action, by).unwrap_err().to_string(), expected);
        }
    }
}
