//! Disputes, statements and settlements.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, FromRow, Row, Tx,
        enums::{Side, text_enum},
        from_row,
        ids::{JobId, UserId},
    },
};

text_enum! {
    /// The status of a dispute.
    pub(crate) DisputeStatus {
        /// Nothing is decided.
        Open = "OPEN",
        /// Both sides have agreed on a settlement.
        Settled = "SETTLED",
        /// The other side said nothing in time, so what the opener wanted counts.
        Unanswered = "UNANSWERED",
        /// An administrator has decided.
        Resolved = "RESOLVED",
        /// One side has appealed against the decision.
        Appealed = "APPEALED",
        /// The appeal is decided.
        AppealDecided = "APPEAL_DECIDED",
    }
}

text_enum! {
    /// Why a job is disputed.
    pub(crate) DisputeReason {
        /// The work was not done, or not all of it.
        NotDone = "NOT_DONE",
        /// The work was done badly.
        PoorQuality = "POOR_QUALITY",
        /// Something was damaged.
        Damage = "DAMAGE",
        /// One side did not come, or is said not to have come.
        NoShow = "NO_SHOW",
        /// More is asked for than was agreed.
        Overcharged = "OVERCHARGED",
        /// The work is not paid.
        NotPaid = "NOT_PAID",
        /// Another reason.
        Other = "OTHER",
    }
}

text_enum! {
    /// The status of a proposed settlement.
    pub(crate) SettlementStatus {
        /// The other side can accept it.
        Open = "OPEN",
        /// The other side has accepted it.
        Accepted = "ACCEPTED",
        /// The other side has declined it.
        Declined = "DECLINED",
        /// Another one was proposed after it, or the dispute was decided.
        Superseded = "SUPERSEDED",
    }
}

impl DisputeStatus {
    /// Whether it waits for a decision of an administrator, or can get one.
    pub(crate) fn is_undecided(self) -> bool {
        match self {
            Self::Open | Self::Appealed => true,
            Self::Settled | Self::Unanswered | Self::Resolved | Self::AppealDecided => false,
        }
    }
}

/// The dispute of a job. Amounts are in minor units of the agreed currency, and `None` if no total was agreed.
#[derive(Debug, Clone)]
pub(crate) struct Dispute {
    pub(crate) job_id: JobId,
    pub(crate) status: DisputeStatus,
    pub(crate) opened_by: Side,
    pub(crate) reason_code: DisputeReason,
    /// What the worker should get, says the opener.
    pub(crate) wanted: Option<i64>,
    /// Whether the work was marked as done before.
    pub(crate) was_done: bool,
    pub(crate) opened_at: Timestamp,
    /// When the other side first said something.
    pub(crate) answered_at: Option<Timestamp>,
    pub(crate) claimed_by: Option<UserId>,
    pub(crate) claimed_until: Option<Timestamp>,
    pub(crate) decided_at: Option<Timestamp>,
    /// The administrator who decided.
    pub(crate) decided_by_admin: Option<UserId>,
    pub(crate) statement: Option<String>,
    pub(crate) appealed_by: Option<Side>,
    pub(crate) appealed_at: Option<Timestamp>,
    pub(crate) appeal: Option<String>,
    pub(crate) appeal_decided_at: Option<Timestamp>,
    pub(crate) appeal_statement: Option<String>,
}

from_row!(Dispute {
    job_id,
    status,
    opened_by,
    reason_code,
    wanted,
    was_done,
    opened_at,
    answered_at,
    claimed_by,
    claimed_until,
    decided_at,
    decided_by_admin,
    statement,
    appealed_by,
    appealed_at,
    appeal,
    appeal_decided_at,
    appeal_statement
});

impl Dispute {
    /// Opens the dispute of a job, which has one at most.
    pub(crate) fn insert(
        tx: &mut Tx<'_>,
        job: JobId,
        by: Side,
        reason: DisputeReason,
        wanted: Option<i64>,
        was_done: bool,
    ) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO disputes (job_id, status, opened_by, reason_code, wanted, was_done, opened_at)
             VALUES ($1, 'OPEN', $2, $3, $4, $5, $6)",
            &[&job, &by, &reason, &wanted, &was_done, &now],
        )?;
        Ok(())
    }

    pub(crate) fn find(tx: &mut Tx<'_>, job: JobId) -> Result<Option<Dispute>, Error> {
        tx.optional(
            "SELECT job_id, status, opened_by, reason_code, wanted, was_done, opened_at, answered_at, claimed_by, claimed_until,
                 decided_at, decided_by AS decided_by_admin, statement, appealed_by, appealed_at, appeal, appeal_decided_at, appeal_statement
             FROM disputes WHERE job_id = $1",
            &[&job],
        )
    }

    /// Records that a side has said something: the first time that the other side does, silence decides nothing any more.
    pub(crate) fn record_answer(&self, tx: &mut Tx<'_>, side: Side) -> Result<(), Error> {
        let now = tx.now();
        if side != self.opened_by && self.answered_at.is_none() {
            tx.execute_one("UPDATE disputes SET answered_at = $2 WHERE job_id = $1", &[&self.job_id, &now])?;
        }
        Ok(())
    }

    /// Decides it; `by_admin` is the administrator who did, and what they say to both sides. A claim ends.
    pub(crate) fn decide(
        &self,
        tx: &mut Tx<'_>,
        to: DisputeStatus,
        by_admin: Option<(UserId, &str)>,
    ) -> Result<(), Error> {
        let now = tx.now();
        let (admin, statement) = by_admin.unzip();
        tx.execute_one(
            "UPDATE disputes SET status = $2, decided_at = $3, decided_by = $4, statement = $5, claimed_by = NULL, claimed_until = NULL
             WHERE job_id = $1 AND status = 'OPEN'",
            &[&self.job_id, &to, &now, &admin, &statement],
        )
    }

    /// Records an appeal.
    pub(crate) fn insert_appeal(&self, tx: &mut Tx<'_>, by: Side, text: &str) -> Result<(), Error> {
        let now = tx.now();
        tx.execute_one(
            "UPDATE disputes SET status = 'APPEALED', appealed_by = $2, appealed_at = $3, appeal = $4
             WHERE job_id = $1 AND status = 'RESOLVED'",
            &[&self.job_id, &by, &now, &text],
        )
    }

    /// Decides the appeal. A claim ends.
    pub(crate) fn decide_appeal(&self, tx: &mut Tx<'_>, admin: UserId, statement: &str) -> Result<(), Error> {
        let now = tx.now();
        tx.execute_one(
            "UPDATE disputes SET status = 'APPEAL_DECIDED', appeal_decided_at = $2, appeal_decided_by = $3, appeal_statement = $4,
                 claimed_by = NULL, claimed_until = NULL
             WHERE job_id = $1 AND status = 'APPEALED'",
            &[&self.job_id, &now, &admin, &statement],
        )
    }

    /// Some disputes that were opened by `before` and that the other side has not answered.
    pub(crate) fn due(tx: &mut Tx<'_>, before: Timestamp, rows: i64) -> Result<Vec<JobId>, Error> {
        let due: Vec<(JobId,)> = tx.all(
            "SELECT job_id FROM disputes WHERE status = 'OPEN' AND answered_at IS NULL AND opened_at <= $1
             ORDER BY opened_at LIMIT $2",
            &[&before, &rows],
        )?;
        Ok(due.into_iter().map(|(job,)| job).collect())
    }
}

/// The dispute of a job, while nothing is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JobDispute {
    /// When it was opened, if the other side has said nothing: silence decides then.
    pub(crate) unanswered_since: Option<Timestamp>,
    /// Who has proposed the settlement that is open.
    pub(crate) settlement_by: Option<Side>,
}

/// For a `LEFT JOIN`.
impl FromRow for Option<JobDispute> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let opened_at: Option<Timestamp> = row.take("opened_at")?;
        let answered_at: Option<Timestamp> = row.take("answered_at")?;
        let settlement_by = row.take("settlement_by")?;
        Ok(opened_at
            .map(|at| JobDispute { unanswered_since: Some(at).filter(|_| answered_at.is_none()), settlement_by }))
    }
}

/// How many statements a side may make, and how many settlements it may propose.
pub(crate) const MAX_ENTRIES: i64 = 20;

/// What one side says.
#[derive(Debug, Clone)]
pub(crate) struct DisputeStatement {
    pub(crate) number: i64,
    pub(crate) made_by: Side,
    pub(crate) text: String,
    pub(crate) created_at: Timestamp,
}

from_row!(DisputeStatement { number, made_by, text, created_at });

impl DisputeStatement {
    /// All statements of a dispute, the oldest first. There are at most [`MAX_ENTRIES`] of each side.
    pub(crate) fn of_job(tx: &mut Tx<'_>, job: JobId) -> Result<Vec<DisputeStatement>, Error> {
        tx.all(
            "SELECT number, made_by, text, created_at FROM dispute_statements WHERE job_id = $1 ORDER BY number",
            &[&job],
        )
    }

    pub(crate) fn insert(tx: &mut Tx<'_>, job: JobId, number: i64, by: Side, text: &str) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO dispute_statements (job_id, number, made_by, text, created_at) VALUES ($1, $2, $3, $4, $5)",
            &[&job, &number, &by, &text, &now],
        )?;
        Ok(())
    }
}

/// How one side proposes to settle a dispute.
#[derive(Debug, Clone)]
pub(crate) struct Settlement {
    pub(crate) number: i64,
    pub(crate) proposed_by: Side,
    pub(crate) status: SettlementStatus,
    pub(crate) worker_gets: Option<i64>,
    pub(crate) note: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) decided_at: Option<Timestamp>,
}

from_row!(Settlement { number, proposed_by, status, worker_gets, note, created_at, decided_at });

impl Settlement {
    /// All proposed settlements of a dispute, the oldest first. There are at most [`MAX_ENTRIES`] of each side.
    pub(crate) fn of_job(tx: &mut Tx<'_>, job: JobId) -> Result<Vec<Settlement>, Error> {
        tx.all(
            "SELECT number, proposed_by, status, worker_gets, note, created_at, decided_at FROM dispute_settlements
             WHERE job_id = $1 ORDER BY number",
            &[&job],
        )
    }

    pub(crate) fn insert(
        tx: &mut Tx<'_>,
        job: JobId,
        number: i64,
        by: Side,
        worker_gets: Option<i64>,
        note: Option<&str>,
    ) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO dispute_settlements (job_id, number, proposed_by, status, worker_gets, note, created_at)
             VALUES ($1, $2, $3, 'OPEN', $4, $5, $6)",
            &[&job, &number, &by, &worker_gets, &note, &now],
        )?;
        Ok(())
    }

    /// Ends the one that is open, if one is.
    pub(crate) fn end_open(tx: &mut Tx<'_>, job: JobId, to: SettlementStatus) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "UPDATE dispute_settlements SET status = $2, decided_at = $3 WHERE job_id = $1 AND status = 'OPEN'",
            &[&job, &to, &now],
        )?;
        Ok(())
    }
}

/// A dispute with all that was said.
#[derive(Debug)]
pub(crate) struct DisputeRecord {
    pub(crate) dispute: Dispute,
    pub(crate) statements: Vec<DisputeStatement>,
    pub(crate) settlements: Vec<Settlement>,
    /// The currency of the agreed total, if one was agreed.
    pub(crate) currency: Option<String>,
}

impl DisputeRecord {
    /// The dispute of a job with this currency.
    pub(super) fn find(tx: &mut Tx<'_>, job: JobId, currency: Option<String>) -> Result<Option<DisputeRecord>, Error> {
        let Some(dispute) = Dispute::find(tx, job)? else { return Ok(None) };
        let (statements, settlements) = (DisputeStatement::of_job(tx, job)?, Settlement::of_job(tx, job)?);
        Ok(Some(DisputeRecord { dispute, statements, settlements, currency }))
    }
}
