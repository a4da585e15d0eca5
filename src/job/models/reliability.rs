//! What a job that ends says of how reliable its worker is.

use super::outcome::{Outcome, OutcomeReason};
use crate::{
    database::{
        enums::{Side, UserStatus},
        ids::UserId,
    },
    job::lifecycle::JobStatus,
    worker::reliability::summary::Fact,
};

/// The client of a job, when it ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct JobClient {
    pub(crate) id: UserId,
    pub(crate) status: UserStatus,
}

/// What a job that gets a status counts as for its worker; `None`: for nothing. What the client has called off, or did not come to, is not the
/// worker's doing, nor is it if the worker calls off a job of a client whose account is frozen, banned or deleted. A job that was never agreed on has
/// no outcome.
pub(crate) fn fact(client: JobClient, to: JobStatus, outcome: Option<Outcome>) -> Option<Fact> {
    match (to, outcome) {
        (JobStatus::Finalized, _) => Some(Fact::Finished { client: client.id }),
        (JobStatus::Cancelled, Some(outcome)) => match (outcome.reason, outcome.by) {
            (OutcomeReason::Cancelled, Side::Worker) if client.status != UserStatus::Active => None,
            (OutcomeReason::Cancelled, Side::Worker) => Some(Fact::Failed { is_late: outcome.is_late }),
            (OutcomeReason::NoShowOfWorker, _) => Some(Fact::Failed { is_late: true }),
            // Without a total, the end of a dispute does not say who was right.
            (OutcomeReason::Dispute, _) => outcome.worker_gets.map(|_| Fact::Failed { is_late: false }),
            (OutcomeReason::Cancelled, Side::Client) | (OutcomeReason::NoShowOfClient, _) => None,
        },
        (
            JobStatus::Negotiating
            | JobStatus::Accepted
            | JobStatus::Rejected
            | JobStatus::Completed
            | JobStatus::Cancelled
            | JobStatus::Expired
            | JobStatus::Disputed,
            _,
        ) => None,
    }
}
