//! Submissions at the desk: claims, decisions, expiry.

use crate::worker::kyc::{check::models::Check, models::File, retention::models::LegalHold, signals::models::Signal};
use crate::{
    core::clock::{DAY, Timestamp},
    database::{
        Conditions, Error, Tx,
        enums::{Actor, KycStatus, UserStatus},
        from_row,
        ids::{SubmissionId, UserId},
        models::user::{PublicUser, public_user_columns},
    },
    worker::kyc::{
        lifecycle::{IllegalKycAction, KycAction, TRANSITIONS},
        models::{ReasonCode, Submission, submission_columns},
    },
};

/// How many submissions expire in one transaction: each may change a worker's listings.
const BATCH: i64 = 20;

impl Submission {
    /// The submission after an action, by the table. A claim ends.
    pub(crate) fn after(&self, action: KycAction, by: Actor) -> Result<Submission, IllegalKycAction> {
        let status = TRANSITIONS.after(self.status, action, by)?;
        Ok(Submission { status, claimed_by: None, claimed_until: None, ..self.clone() })
    }

    /// The same with the deciding administrator (`None`: the system) and the reason.
    pub(crate) fn decided(
        self,
        by: Option<UserId>,
        at: Timestamp,
        reason_code: Option<ReasonCode>,
        note: Option<&str>,
    ) -> Submission {
        Submission { reviewed_by: by, reviewed_at: Some(at), reason_code, note: note.map(str::to_owned), ..self }
    }

    /// Writes the changed submission; false if it was changed meanwhile.
    pub(crate) fn replace(&self, tx: &mut Tx<'_>, old: &Submission) -> Result<bool, Error> {
        let replaced = tx.execute(
            "UPDATE kyc_submissions SET status = $4, reviewed_at = $5, reviewed_by = $6, reason_code = $7, note = $8,
                 claimed_by = $9, claimed_until = $10, endorsed_by = $11
             WHERE id = $1 AND status = $2 AND claimed_by IS NOT DISTINCT FROM $3",
            &[
                &old.id,
                &old.status,
                &old.claimed_by,
                &self.status,
                &self.reviewed_at,
                &self.reviewed_by,
                &self.reason_code,
                &self.note,
                &self.claimed_by,
                &self.claimed_until,
                &self.endorsed_by,
            ],
        )?;
        Ok(replaced == 1)
    }

    /// Some claims that have timed out, or whose administrator is no longer active.
    pub(super) fn lapsed(tx: &mut Tx<'_>) -> Result<Vec<Submission>, Error> {
        let now = tx.now();
        tx.all(
            concat!(
                "SELECT ",
                submission_columns!(),
                " FROM kyc_submissions k WHERE k.status = 'IN_REVIEW' AND (k.claimed_until <= $1
                     OR k.claimed_by IN (SELECT id FROM users WHERE role = 'ADMIN' AND status <> 'ACTIVE'))
                 LIMIT $2"
            ),
            &[&now, &BATCH],
        )
    }

    /// Some approvals that have expired.
    pub(super) fn ended(tx: &mut Tx<'_>) -> Result<Vec<Submission>, Error> {
        let now = tx.now();
        tx.all(
            concat!(
                "SELECT ",
                submission_columns!(),
                " FROM kyc_submissions k WHERE k.status = 'APPROVED' AND k.expires_at <= $1 ORDER BY k.expires_at LIMIT $2"
            ),
            &[&now, &BATCH],
        )
    }

    /// A worker's open and approved submissions.
    pub(crate) fn unfinished(tx: &mut Tx<'_>, worker: UserId) -> Result<Vec<Submission>, Error> {
        tx.all(
            concat!(
                "SELECT ",
                submission_columns!(),
                " FROM kyc_submissions k WHERE k.worker_id = $1 AND k.status IN ('PENDING', 'IN_REVIEW', 'APPROVED') LIMIT 100"
            ),
            &[&worker],
        )
    }

    /// Whether the document has expired, if its expiry date is known.
    pub(crate) fn has_expired(tx: &mut Tx<'_>, id: SubmissionId) -> Result<bool, Error> {
        let now = tx.now();
        let expired: Option<(SubmissionId,)> =
            tx.optional("SELECT id FROM kyc_submissions WHERE id = $1 AND document_ends_at <= $2", &[&id, &now])?;
        Ok(expired.is_some())
    }

    /// Sets the end of an approval: the document's expiry date or `latest`, whichever is earlier.
    pub(crate) fn set_expiry(tx: &mut Tx<'_>, id: SubmissionId, latest: Option<Timestamp>) -> Result<(), Error> {
        tx.execute(
            "UPDATE kyc_submissions SET expires_at = CASE WHEN document_ends_at < $2 THEN document_ends_at
                 ELSE COALESCE($2, document_ends_at) END
             WHERE id = $1",
            &[&id, &latest],
        )?;
        Ok(())
    }

    /// Some approvals that end within `days` and whose worker has not been reminded of it. Workers with a newer
    /// submission are not reminded.
    pub(super) fn due_for_reminder(tx: &mut Tx<'_>, days: i64) -> Result<Vec<Submission>, Error> {
        let now = tx.now();
        let until = now.saturating_add(DAY.saturating_mul(u32::try_from(days).unwrap_or_default()));
        tx.all(
            concat!(
                "SELECT ",
                submission_columns!(),
                " FROM kyc_submissions k
                 WHERE k.status = 'APPROVED' AND k.expires_at > $2 AND k.expires_at <= $3
                     AND (k.reminded_days IS NULL OR k.reminded_days > $1)
                     AND NOT EXISTS (SELECT 1 FROM kyc_submissions later
                         WHERE later.worker_id = k.worker_id AND later.status IN ('PENDING', 'IN_REVIEW'))
                 ORDER BY k.expires_at LIMIT $4"
            ),
            &[&days, &now, &until, &BATCH],
        )
    }

    /// Records that the worker was reminded.
    pub(super) fn set_reminded(&self, tx: &mut Tx<'_>, days: i64) -> Result<(), Error> {
        tx.execute("UPDATE kyc_submissions SET reminded_days = $2 WHERE id = $1", &[&self.id, &days])?;
        Ok(())
    }
}

/// A submission at the desk.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) submission: Submission,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    /// When the worker's account was created.
    pub(crate) member_since: Timestamp,
    /// The administrators of the submission: who decided, who has claimed it, and the first of two.
    pub(crate) reviewer: Option<PublicUser>,
    pub(crate) claimant: Option<PublicUser>,
    pub(crate) endorser: Option<PublicUser>,
}

from_row!(Case {
    [submission], email, first_name, last_name, member_since,
    [reviewer as "reviewer_"], [claimant as "claimant_"], [endorser as "endorser_"]
});

/// The base query of [`Case`]; conditions follow.
const CASES: &str = concat!(
    "SELECT ",
    submission_columns!(),
    ", u.email, u.first_name, u.last_name, u.created_at AS member_since, ",
    public_user_columns!("reviewer" as "reviewer_"),
    ", ",
    public_user_columns!("claimant" as "claimant_"),
    ", ",
    public_user_columns!("endorser" as "endorser_"),
    " FROM kyc_submissions k JOIN users u ON u.id = k.worker_id
         LEFT JOIN users reviewer ON reviewer.id = k.reviewed_by
         LEFT JOIN users claimant ON claimant.id = k.claimed_by
         LEFT JOIN users endorser ON endorser.id = k.endorsed_by"
);

/// The sort key of the queue: submission time and id.
pub(crate) type CaseKey = (Timestamp, SubmissionId);

impl Case {
    pub(crate) fn key(&self) -> CaseKey {
        (self.submission.submitted_at, self.submission.id)
    }

    pub(crate) fn find(tx: &mut Tx<'_>, id: SubmissionId) -> Result<Option<Case>, Error> {
        tx.optional(&format!("{CASES} WHERE k.id = $1"), &[&id])
    }

    /// The submissions that an administrator has claimed, oldest first.
    #[cfg(feature = "console")]
    pub(crate) fn claimed_by(tx: &mut Tx<'_>, admin: UserId) -> Result<Vec<Case>, Error> {
        let mut cases = Conditions::new(format!("{CASES} WHERE k.status = $1"), KycStatus::InReview);
        cases.and("k.claimed_by = $?", admin);
        cases.push(" ORDER BY k.submitted_at, k.id LIMIT $?", BATCH);
        cases.all(tx)
    }

    /// The submission with a status that stands before this key in the queue.
    #[cfg(feature = "console")]
    pub(crate) fn before(tx: &mut Tx<'_>, status: KycStatus, key: CaseKey) -> Result<Option<SubmissionId>, Error> {
        let (at, id) = key;
        let found: Option<(SubmissionId,)> = tx.optional(
            "SELECT k.id FROM kyc_submissions k JOIN users u ON u.id = k.worker_id
             WHERE k.status = $1 AND (k.submitted_at, k.id) < ($2, $3) AND u.status <> 'DELETED'
             ORDER BY k.submitted_at DESC, k.id DESC LIMIT 1",
            &[&status, &at, &id],
        )?;
        Ok(found.map(|(id,)| id))
    }

    /// The submission with a status that stands after this key in the queue.
    #[cfg(feature = "console")]
    pub(crate) fn after(tx: &mut Tx<'_>, status: KycStatus, key: CaseKey) -> Result<Option<SubmissionId>, Error> {
        let (at, id) = key;
        let found: Option<(SubmissionId,)> = tx.optional(
            "SELECT k.id FROM kyc_submissions k JOIN users u ON u.id = k.worker_id
             WHERE k.status = $1 AND (k.submitted_at, k.id) > ($2, $3) AND u.status <> 'DELETED'
             ORDER BY k.submitted_at, k.id LIMIT 1",
            &[&status, &at, &id],
        )?;
        Ok(found.map(|(id,)| id))
    }

    /// Submissions with a status, or of a worker, oldest first. Deleted accounts are left out.
    pub(crate) fn queue(
        tx: &mut Tx<'_>,
        status: Option<KycStatus>,
        worker: Option<UserId>,
        after: CaseKey,
        rows: i64,
    ) -> Result<Vec<Case>, Error> {
        let (since, id) = after;
        let mut cases = Conditions::new(format!("{CASES} WHERE u.status <> $1"), UserStatus::Deleted);
        cases.and_if("k.status = $?", status);
        cases.and_if("k.worker_id = $?", worker);
        cases.and("(k.submitted_at, k.id) > ($?", since);
        cases.push(", $?)", id);
        cases.push(" ORDER BY k.submitted_at, k.id LIMIT $?", rows);
        cases.all(tx)
    }
}

/// A submission with everything needed to decide on it.
#[derive(Debug)]
pub(crate) struct FullCase {
    pub(crate) case: Case,
    pub(crate) files: Vec<File>,
    pub(crate) signals: Vec<Signal>,
    pub(crate) check: Option<Check>,
    pub(crate) hold: Option<LegalHold>,
    /// Every submission of the same worker.
    pub(crate) attempts: Vec<Submission>,
}
