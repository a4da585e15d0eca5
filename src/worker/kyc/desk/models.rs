//! Submissions as they lie on the desk: who holds them, what was decided, when an approval ends.

use crate::worker::kyc::{check::models::Check, models::File, retention::models::LegalHold, signals::models::Signal};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::KycStatus,
        from_row,
        ids::{SubmissionId, UserId},
    },
    worker::kyc::models::{ReasonCode, Submission, submission_columns},
};
use std::time::Duration;

/// What has been made of a submission.
#[derive(Debug, Clone)]
pub(crate) struct Verdict<'v> {
    pub(crate) status: KycStatus,
    pub(crate) reason_code: Option<ReasonCode>,
    pub(crate) note: Option<&'v str>,
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long an administrator holds a submission without doing anything with it.
const CLAIM_LIFE: Duration = Duration::from_secs(30 * 60);

/// How many submissions time is kept of in one transaction: each may move a worker's listings.
const BATCH: i64 = 20;

impl Submission {
    /// Holds a submission that waits for a decision, if nobody else does; false otherwise. Whoever holds it already goes on doing so.
    pub(crate) fn claim(tx: &mut Tx<'_>, id: SubmissionId, by: UserId) -> Result<bool, Error> {
        let now = tx.now();
        let claimed = tx.execute(
            "UPDATE kyc_submissions SET status = 'IN_REVIEW', claimed_by = $2, claimed_until = $3
             WHERE id = $1 AND (status = 'PENDING' OR (status = 'IN_REVIEW' AND (claimed_by = $2 OR claimed_until <= $4)))",
            &[&id, &by, &now.saturating_add(CLAIM_LIFE), &now],
        )?;
        Ok(claimed == 1)
    }

    /// Gives a submission back; false when it is not this administrator's to give.
    pub(crate) fn release(tx: &mut Tx<'_>, id: SubmissionId, by: UserId) -> Result<bool, Error> {
        let released = tx.execute(
            "UPDATE kyc_submissions SET status = 'PENDING', claimed_by = NULL, claimed_until = NULL
             WHERE id = $1 AND status = 'IN_REVIEW' AND claimed_by = $2",
            &[&id, &by],
        )?;
        Ok(released == 1)
    }

    /// Gives back some of what was held for too long, or by somebody who has been dismissed; whose submissions those are.
    pub(crate) fn release_lapsed(tx: &mut Tx<'_>) -> Result<Vec<UserId>, Error> {
        let now = tx.now();
        let released: Vec<(UserId,)> = tx.all(
            "UPDATE kyc_submissions SET status = 'PENDING', claimed_by = NULL, claimed_until = NULL
             WHERE id IN (SELECT id FROM kyc_submissions WHERE status = 'IN_REVIEW'
                 AND (claimed_until <= $1 OR claimed_by IN (SELECT id FROM users WHERE role = 'ADMIN' AND status <> 'ACTIVE'))
                 LIMIT $2)
             RETURNING worker_id",
            &[&now, &BATCH],
        )?;
        Ok(released.into_iter().map(|(worker,)| worker).collect())
    }

    /// Leaves an approval to another administrator; false when this one does not hold the submission.
    pub(super) fn endorse(tx: &mut Tx<'_>, id: SubmissionId, by: UserId) -> Result<bool, Error> {
        let endorsed = tx.execute(
            "UPDATE kyc_submissions SET status = 'PENDING', claimed_by = NULL, claimed_until = NULL, endorsed_by = $2
             WHERE id = $1 AND status = 'IN_REVIEW' AND claimed_by = $2",
            &[&id, &by],
        )?;
        Ok(endorsed == 1)
    }

    /// Concludes a submission, unless it is no longer as it was read: false then.
    pub(crate) fn conclude(&self, tx: &mut Tx<'_>, by: Option<UserId>, verdict: &Verdict<'_>) -> Result<bool, Error> {
        let now = tx.now();
        let concluded = tx.execute(
            "UPDATE kyc_submissions SET status = $4, reviewed_at = $5, reviewed_by = $6, reason_code = $7, note = $8,
                 claimed_by = NULL, claimed_until = NULL
             WHERE id = $1 AND status = $2 AND claimed_by IS NOT DISTINCT FROM $3",
            &[
                &self.id,
                &self.status,
                &self.claimed_by,
                &verdict.status,
                &now,
                &by,
                &verdict.reason_code,
                &verdict.note,
            ],
        )?;
        Ok(concluded == 1)
    }

    /// Whether the document is no longer valid, as far as its last day is known.
    pub(crate) fn has_expired(tx: &mut Tx<'_>, id: SubmissionId) -> Result<bool, Error> {
        let now = tx.now();
        let expired: Option<(SubmissionId,)> =
            tx.optional("SELECT id FROM kyc_submissions WHERE id = $1 AND document_ends_at <= $2", &[&id, &now])?;
        Ok(expired.is_some())
    }

    /// Lets an approval end with the last day of its document, or at that moment if it comes first.
    pub(crate) fn set_expiry(tx: &mut Tx<'_>, id: SubmissionId, latest: Option<Timestamp>) -> Result<(), Error> {
        tx.execute(
            "UPDATE kyc_submissions SET expires_at = CASE WHEN document_ends_at < $2 THEN document_ends_at
                 ELSE COALESCE($2, document_ends_at) END
             WHERE id = $1",
            &[&id, &latest],
        )?;
        Ok(())
    }

    /// Ends some of the approvals whose time has come, and tells which and whose.
    pub(crate) fn expire_due(tx: &mut Tx<'_>) -> Result<Vec<(SubmissionId, UserId)>, Error> {
        let now = tx.now();
        tx.all(
            "UPDATE kyc_submissions SET status = 'EXPIRED' WHERE id IN
                 (SELECT id FROM kyc_submissions WHERE status = 'APPROVED' AND expires_at <= $1 ORDER BY expires_at LIMIT $2)
             RETURNING id, worker_id",
            &[&now, &BATCH],
        )
    }

    /// Notes a reminder for some of the approvals that end within so many days, and have had none like it. Nobody is reminded of what they
    /// have handed in already.
    pub(crate) fn remind_due(tx: &mut Tx<'_>, days: i64) -> Result<Vec<(SubmissionId, UserId)>, Error> {
        let now = tx.now();
        let until = now.saturating_add(DAY.saturating_mul(u32::try_from(days).unwrap_or_default()));
        tx.all(
            "UPDATE kyc_submissions SET reminded_days = $1 WHERE id IN
                 (SELECT k.id FROM kyc_submissions k
                 WHERE k.status = 'APPROVED' AND k.expires_at > $2 AND k.expires_at <= $3
                     AND (k.reminded_days IS NULL OR k.reminded_days > $1)
                     AND NOT EXISTS (SELECT 1 FROM kyc_submissions later
                         WHERE later.worker_id = k.worker_id AND later.status IN ('PENDING', 'IN_REVIEW'))
                 ORDER BY k.expires_at LIMIT $4)
             RETURNING id, worker_id",
            &[&days, &now, &until, &BATCH],
        )
    }

    /// Ends the approval that another one takes the place of.
    pub(crate) fn supersede(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
        tx.execute(
            "UPDATE kyc_submissions SET status = 'EXPIRED' WHERE worker_id = $1 AND status = 'APPROVED'",
            &[&worker],
        )?;
        Ok(())
    }
}

/// A submission as it lies on the desk.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) submission: Submission,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    /// Since when the worker has an account.
    pub(crate) member_since: Timestamp,
}

from_row!(Case { [submission], email, first_name, last_name, member_since });

/// The place of a submission in the queue: when it was handed in, and which it is.
pub(crate) type CaseKey = (Timestamp, SubmissionId);

impl Case {
    pub(crate) fn key(&self) -> CaseKey {
        (self.submission.submitted_at, self.submission.id)
    }

    pub(crate) fn find(tx: &mut Tx<'_>, id: SubmissionId) -> Result<Option<Case>, Error> {
        tx.optional(
            concat!(
                "SELECT ",
                submission_columns!(),
                ", u.email, u.first_name, u.last_name, u.created_at FROM kyc_submissions k JOIN users u ON u.id = k.worker_id WHERE k.id = $1"
            ),
            &[&id],
        )
    }

    /// The queue of a status, oldest first. Who has left waits for nothing.
    pub(crate) fn queue(tx: &mut Tx<'_>, status: KycStatus, after: CaseKey, rows: i64) -> Result<Vec<Case>, Error> {
        let (since, id) = after;
        tx.all(
            concat!(
                "SELECT ",
                submission_columns!(),
                ", u.email, u.first_name, u.last_name, u.created_at FROM kyc_submissions k JOIN users u ON u.id = k.worker_id
                 WHERE k.status = $1 AND (k.submitted_at, k.id) > ($2, $3) AND u.status <> 'DELETED'
                 ORDER BY k.submitted_at, k.id LIMIT $4"
            ),
            &[&status, &since, &id, &rows],
        )
    }
}

/// A submission with all that an administrator has to know to decide on it.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) case: Case,
    pub(crate) files: Vec<File>,
    pub(crate) signals: Vec<Signal>,
    pub(crate) check: Option<Check>,
    pub(crate) hold: Option<LegalHold>,
    /// Every submission of the same worker.
    pub(crate) attempts: Vec<Submission>,
}
