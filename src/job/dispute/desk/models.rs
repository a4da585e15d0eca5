//! Queries of the desk.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::Side,
        from_row,
        ids::{JobId, ThreadId, UserId},
        models::user::{PublicUser, public_user_columns},
    },
    job::{
        admin::models::SentMessage,
        dispute::models::{DisputeReason, DisputeStatus},
    },
};

/// A dispute in the queue: who it is between, not what was said.
#[derive(Debug)]
pub(crate) struct QueuedDispute {
    pub(crate) job_id: JobId,
    pub(crate) status: DisputeStatus,
    pub(crate) opened_by: Side,
    pub(crate) reason_code: DisputeReason,
    pub(crate) opened_at: Timestamp,
    pub(crate) claimed_by: Option<UserId>,
    pub(crate) claimed_until: Option<Timestamp>,
    pub(crate) title: String,
    /// The agreed total in minor units, if one was agreed, and its currency.
    pub(crate) total: Option<i64>,
    pub(crate) currency: Option<String>,
    /// What the worker gets by the last decision, or settlement.
    #[cfg_attr(not(feature = "console"), expect(dead_code, reason = "a page of the console shows it"))]
    pub(crate) worker_gets: Option<i64>,
    pub(crate) client: PublicUser,
    pub(crate) worker: PublicUser,
}

from_row!(QueuedDispute {
    job_id, status, opened_by, reason_code, opened_at, claimed_by, claimed_until, title, total, currency, worker_gets,
    [client as "client_"], [worker as "worker_"]
});

/// The base query of [`QueuedDispute`]; conditions follow.
const SELECT: &str = concat!(
    "SELECT d.job_id, d.status, d.opened_by, d.reason_code, d.opened_at, d.claimed_by, d.claimed_until, j.title, j.price_amount AS total,
     j.price_currency AS currency, j.outcome_worker_gets AS worker_gets, ",
    public_user_columns!("c" as "client_"),
    ", ",
    public_user_columns!("w" as "worker_"),
    " FROM disputes d JOIN jobs j ON j.id = d.job_id JOIN users c ON c.id = j.client_id JOIN users w ON w.id = j.worker_id"
);

/// Where a page of the queue begins.
pub(crate) type QueueKey = (Timestamp, JobId);

impl QueuedDispute {
    pub(crate) fn key(&self) -> QueueKey {
        (self.opened_at, self.job_id)
    }

    /// The disputes with a status, the oldest first.
    pub(super) fn list(
        tx: &mut Tx<'_>,
        status: DisputeStatus,
        (opened_at, job): QueueKey,
        rows: i64,
    ) -> Result<Vec<QueuedDispute>, Error> {
        tx.all(
            &format!("{SELECT} WHERE d.status = $1 AND (d.opened_at, d.job_id) > ($2, $3) ORDER BY d.opened_at, d.job_id LIMIT $4"),
            &[&status, &opened_at, &job, &rows],
        )
    }

    #[cfg(feature = "console")]
    pub(super) fn find(tx: &mut Tx<'_>, job: JobId) -> Result<Option<QueuedDispute>, Error> {
        tx.optional(&format!("{SELECT} WHERE d.job_id = $1"), &[&job])
    }
}

/// Claims an undecided dispute, or extends the claim: false if it is decided, or claimed by another administrator.
pub(super) fn start_claim(tx: &mut Tx<'_>, job: JobId, admin: UserId, until: Timestamp) -> Result<bool, Error> {
    let now = tx.now();
    let claimed = tx.execute(
        "UPDATE disputes SET claimed_by = $2, claimed_until = $3
         WHERE job_id = $1 AND status IN ('OPEN', 'APPEALED') AND (claimed_by IS NULL OR claimed_by = $2 OR claimed_until <= $4)",
        &[&job, &admin, &until, &now],
    )?;
    Ok(claimed == 1)
}

/// Ends a claim.
pub(super) fn end_claim(tx: &mut Tx<'_>, job: JobId) -> Result<(), Error> {
    tx.execute("UPDATE disputes SET claimed_by = NULL, claimed_until = NULL WHERE job_id = $1", &[&job])?;
    Ok(())
}

/// The messages of a conversation before a number that were sent until a moment, the newest first. Where the first one of interest is, the caller
/// decides: in SQL that would read the conversation to its beginning for the last page.
pub(super) fn messages_before(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    until: Timestamp,
    number: i64,
    rows: i64,
) -> Result<Vec<SentMessage>, Error> {
    tx.all(
        concat!(
            "SELECT m.id, m.number, m.content, m.sent_at, ",
            public_user_columns!("u" as "sender_"),
            " FROM messages m JOIN users u ON u.id = m.sender_id
             WHERE m.thread_id = $1 AND m.number < $2 AND m.sent_at <= $3 ORDER BY m.number DESC LIMIT $4"
        ),
        &[&thread, &number, &until, &rows],
    )
}
