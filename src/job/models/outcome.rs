//! What came of a job that did not simply end.

use crate::database::{
    Error, FromRow, Row, Tx,
    enums::{Side, text_enum},
    ids::JobId,
};

text_enum! {
    /// Why a job ended without the work being confirmed, or otherwise than was agreed.
    pub(crate) OutcomeReason {
        /// One side has cancelled it after the agreement.
        Cancelled = "CANCELLED",
        /// The client did not come.
        NoShowOfClient = "NO_SHOW_OF_CLIENT",
        /// The worker did not come.
        NoShowOfWorker = "NO_SHOW_OF_WORKER",
        /// The two sides disagreed on it.
        Dispute = "DISPUTE",
    }
}

text_enum! {
    /// What an outcome follows from.
    pub(crate) DecidedBy {
        /// The policy that was agreed for cancelling.
        Policy = "POLICY",
        /// Both sides have agreed on it.
        Agreement = "AGREEMENT",
        /// An administrator.
        Administrator = "ADMINISTRATOR",
        /// One side has not answered in time.
        Silence = "SILENCE",
    }
}

/// What came of a job that did not simply end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Who has cancelled it, reported the other side, or opened the dispute.
    pub(crate) by: Side,
    pub(crate) reason: OutcomeReason,
    /// In minor units of the agreed currency; `None` if no total was agreed.
    pub(crate) client_owes: Option<i64>,
    pub(crate) worker_gets: Option<i64>,
    /// Whether it was called off when that was not free any more.
    pub(crate) is_late: bool,
    pub(crate) decided_by: DecidedBy,
}

impl FromRow for Option<Outcome> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (by, reason): (Option<Side>, Option<OutcomeReason>) = (row.take("by")?, row.take("reason")?);
        let (client_owes, worker_gets) = (row.take("client_owes")?, row.take("worker_gets")?);
        let is_late: Option<bool> = row.take("is_late")?;
        let decided_by: Option<DecidedBy> = row.take("decided_by")?;
        Ok(by.zip(reason).zip(decided_by).map(|((by, reason), decided_by)| Outcome {
            by,
            reason,
            client_owes,
            worker_gets,
            is_late: is_late.unwrap_or_default(),
            decided_by,
        }))
    }
}

impl Outcome {
    /// Writes it to its job.
    pub(crate) fn store(&self, tx: &mut Tx<'_>, job: JobId) -> Result<(), Error> {
        tx.execute(
            "UPDATE jobs SET outcome_by = $2, outcome_reason = $3, outcome_client_owes = $4, outcome_worker_gets = $5,
                 outcome_is_late = $6, outcome_decided_by = $7 WHERE id = $1",
            &[&job, &self.by, &self.reason, &self.client_owes, &self.worker_gets, &self.is_late, &self.decided_by],
        )?;
        Ok(())
    }
}
