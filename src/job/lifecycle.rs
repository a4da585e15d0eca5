//! The life of a job: who may do what, when, and what comes of it. Pure, and the only place that knows.

use crate::{auth::permissions::Side, database::enums::text_enum};

text_enum! {
    /// How far a job has come.
    pub(crate) JobStatus {
        /// The client has proposed it; the worker has not answered.
        Negotiating = "NEGOTIATING",
        /// The worker takes it.
        Accepted = "ACCEPTED",
        /// The worker does not take it.
        Rejected = "REJECTED",
        /// The worker says that the work is done.
        Completed = "COMPLETED",
        /// The client says so too, or did not say otherwise in time.
        Finalized = "FINALIZED",
        /// One side called it off.
        Cancelled = "CANCELLED",
        /// Nobody came back to it in time.
        Expired = "EXPIRED",
    }
}

text_enum! {
    /// What can be done with a job.
    pub(crate) JobAction {
        /// Take it.
        Accept = "ACCEPT",
        /// Turn it down.
        Reject = "REJECT",
        /// Say that the work is done.
        Complete = "COMPLETE",
        /// Agree that the work is done.
        Finalize = "FINALIZE",
        /// Call it off.
        Cancel = "CANCEL",
        /// Give it up because nobody comes back to it.
        Expire = "EXPIRE",
    }
}

/// Who does something with a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Actor {
    Client,
    Worker,
    System,
}

struct Transition {
    from: JobStatus,
    action: JobAction,
    by: Actor,
    to: JobStatus,
}

const fn t(from: JobStatus, action: JobAction, by: Actor, to: JobStatus) -> Transition {
    Transition { from, action, by, to }
}

#[rustfmt::skip]
const TRANSITIONS: &[Transition] = {
    use {Actor::*, JobAction::*, JobStatus::*};
    &[
        //  from       action    by      to
        t(Negotiating, Accept,   Worker, Accepted),
        t(Negotiating, Reject,   Worker, Rejected),
        t(Negotiating, Cancel,   Client, Cancelled),
        t(Accepted,    Complete, Worker, Completed),
        t(Accepted,    Cancel,   Client, Cancelled),
        t(Accepted,    Cancel,   Worker, Cancelled),
        t(Completed,   Finalize, Client, Finalized),
        t(Completed,   Finalize, System, Finalized),
        t(Negotiating, Expire,   System, Expired),
    ]
};

/// What becomes of a job when somebody does something with it.
pub(crate) fn after(from: JobStatus, action: JobAction, by: Actor) -> Result<JobStatus, Illegal> {
    let legal = TRANSITIONS.iter().find(|t| t.from == from && t.action == action && t.by == by);
    legal.map(|t| t.to).ok_or(Illegal { from, action, by })
}

/// What somebody may do with a job now.
pub(crate) fn allowed(from: JobStatus, by: Actor) -> impl Iterator<Item = JobAction> {
    TRANSITIONS.iter().filter(move |t| t.from == from && t.by == by).map(|t| t.action)
}

/// The table in Markdown, for the documentation.
pub(crate) fn as_markdown() -> String {
    let by = |actor| match actor {
        Actor::Client => "client",
        Actor::Worker => "worker",
        Actor::System => "by itself, after some days",
    };
    let head = "| from | action | by | to |\n| --- | --- | --- | --- |\n";
    let row = |t: &Transition| {
        format!("| {} | {} | {} | {} |\n", t.from.as_str(), t.action.as_str(), by(t.by), t.to.as_str())
    };
    head.to_owned() + &TRANSITIONS.iter().map(row).collect::<String>()
}

/// The table does not have that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Illegal {
    from: JobStatus,
    action: JobAction,
    by: Actor,
}

impl Illegal {
    /// What somebody tried with a job in the status that it turned out to have.
    pub(crate) fn new(from: JobStatus, action: JobAction, by: Actor) -> Self {
        Self { from, action, by }
    }
}

impl std::fmt::Display for Illegal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "A job that is {} cannot be {}", self.from.as_str(), self.action.done())?;
        let others_may = TRANSITIONS.iter().any(|t| t.from == self.from && t.action == self.action);
        match self.by {
            Actor::Client if others_may => f.write_str(" by its client."),
            Actor::Worker if others_may => f.write_str(" by its worker."),
            _ => f.write_str("."),
        }
    }
}

impl JobStatus {
    /// All of them, in the order of a job's life.
    pub(crate) const ALL: &[Self] = {
        use JobStatus::*;
        &[Negotiating, Accepted, Rejected, Completed, Finalized, Cancelled, Expired]
    };

    /// Whether the work is done, so that it can be judged.
    pub(crate) fn is_done(self) -> bool {
        matches!(self, Self::Completed | Self::Finalized)
    }
}

impl JobAction {
    /// What has been done with the job afterwards.
    fn done(self) -> &'static str {
        match self {
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

    fn actions() -> impl Strategy<Value = JobAction> {
        prop::sample::select(vec![Accept, Reject, Complete, Finalize, Cancel, Expire])
    }

    fn actors() -> impl Strategy<Value = Actor> {
        prop::sample::select(vec![Client, Worker, System])
    }

    /// How far along a status is. Whatever is over has no way on.
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
        fn whatever_people_try_a_job_only_moves_forward_and_ends_once(tries in prop::collection::vec((actions(), actors()), 0..40)) {
            let mut status = Negotiating;
            let mut was_done = false;
            for (action, by) in tries {
                let is_allowed = allowed(status, by).any(|allowed| allowed == action);
                match after(status, action, by) {
                    Ok(next) => {
                        prop_assert!(is_allowed);
                        prop_assert!(stage(next) > stage(status));
                        prop_assert!(!(was_done && next == Cancelled), "work that was done cannot be called off");
                        status = next;
                        was_done |= status.is_done();
                    }
                    Err(illegal) => {
                        prop_assert!(!is_allowed);
                        prop_assert_eq!(illegal, Illegal { from: status, action, by });
                    }
                }
            }
            prop_assert_eq!(stage(status) == 3, [Client, Worker, System].iter().all(|by| allowed(status, *by).next().is_none()));
        }
    }

    #[test]
    fn every_row_of_the_table_differs_in_who_does_what_when() {
        for (index, row) in TRANSITIONS.iter().enumerate() {
            assert!(
                !TRANSITIONS[..index].iter().any(|t| t.from == row.from && t.action == row.action && t.by == row.by)
            );
            assert_eq!(after(row.from, row.action, row.by), Ok(row.to));
        }
    }

    #[test]
    fn a_refusal_says_what_cannot_be_and_by_whom_if_another_may() {
        assert_eq!(
            after(Finalized, Cancel, Client).unwrap_err().to_string(),
            "A job that is FINALIZED cannot be cancelled."
        );
        assert_eq!(
            after(Negotiating, Cancel, Worker).unwrap_err().to_string(),
            "A job that is NEGOTIATING cannot be cancelled by its worker."
        );
    }
}
