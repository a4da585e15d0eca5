//! Submissions and their files.

use crate::{
    core::{
        clock::Timestamp,
        storage::{BlobName, StoredFile},
        upload::Kind,
    },
    database::{
        Error, Tx,
        enums::{KycStatus, text_enum},
        from_row,
        ids::{SubmissionId, UserId},
    },
};
use std::time::Duration;

pub(crate) use crate::database::enums::{DocumentType, Slot};

text_enum! {
    /// Why a submission was refused.
    pub(crate) ReasonCode {
        /// Too blurred, dark or small, or cut off.
        Unreadable = "UNREADABLE",
        /// The document is no longer valid.
        ExpiredDocument = "EXPIRED_DOCUMENT",
        /// Document, selfie and profile are not of one person.
        Mismatch = "MISMATCH",
        /// Not one of the documents that are accepted.
        UnsupportedDocument = "UNSUPPORTED_DOCUMENT",
        /// The document does not look genuine.
        SuspectedFraud = "SUSPECTED_FRAUD",
        /// What the note says.
        Other = "OTHER",
    }
}

/// A worker's attempt to prove who they are.
#[derive(Debug, Clone)]
pub(crate) struct Submission {
    pub(crate) id: SubmissionId,
    pub(crate) worker_id: UserId,
    pub(crate) document_type: DocumentType,
    pub(crate) status: KycStatus,
    pub(crate) submitted_at: Timestamp,
    pub(crate) reviewed_at: Option<Timestamp>,
    pub(crate) reviewed_by: Option<UserId>,
    pub(crate) reason_code: Option<ReasonCode>,
    pub(crate) note: Option<String>,
    /// The administrator who holds it, and until when.
    pub(crate) claimed_by: Option<UserId>,
    pub(crate) claimed_until: Option<Timestamp>,
    /// As the worker reads it off.
    pub(crate) name_on_document: Option<String>,
    /// When the approval ends, if it does.
    pub(crate) expires_at: Option<Timestamp>,
}

from_row!(Submission {
    id,
    worker_id,
    document_type,
    status,
    submitted_at,
    reviewed_at,
    reviewed_by,
    reason_code,
    note,
    claimed_by,
    claimed_until,
    name_on_document,
    expires_at,
});

/// The columns of [`Submission`], of a table that is called `k`.
macro_rules! submission_columns {
    () => {
        "k.id, k.worker_id, k.document_type, k.status, k.submitted_at, k.reviewed_at, k.reviewed_by, k.reason_code, k.note,
         k.claimed_by, k.claimed_until, k.name_on_document, k.expires_at"
    };
}

/// What is about to become a submission: its files are stored already.
#[derive(Debug, Clone)]
pub(crate) struct NewSubmission {
    pub(crate) id: SubmissionId,
    pub(crate) document_type: DocumentType,
    pub(crate) wrapped_key: Vec<u8>,
    pub(crate) files: Vec<NewFile>,
    pub(crate) particulars: Particulars,
}

/// What is known of a submission beside its files. The hashes are keyed: they tell whether two are of the same, and nothing else.
#[derive(Debug, Clone, Default)]
pub(crate) struct Particulars {
    pub(crate) name_on_document: Option<String>,
    pub(crate) number_hash: Option<Vec<u8>>,
    pub(crate) document_ends_at: Option<Timestamp>,
    pub(crate) place_hash: Option<Vec<u8>>,
}

/// A file that was put away.
#[derive(Debug, Clone)]
pub(crate) struct NewFile {
    pub(crate) slot: Slot,
    pub(crate) kind: Kind,
    pub(crate) stored: StoredFile,
    /// Whether no scanner has looked at it yet.
    pub(crate) is_quarantined: bool,
}

/// What an administrator has made of a submission.
#[derive(Debug, Clone)]
pub(crate) struct Verdict<'v> {
    pub(crate) status: KycStatus,
    pub(crate) reason_code: Option<ReasonCode>,
    pub(crate) note: Option<&'v str>,
}

impl Submission {
    /// Makes the row and those of its files. At most one submission of a worker waits for a decision: `kyc_submissions_worker_id`.
    pub(crate) fn insert(tx: &mut Tx<'_>, worker: UserId, new: &NewSubmission) -> Result<Submission, Error> {
        let now = tx.now();
        let submission = tx.one(
            "INSERT INTO kyc_submissions AS k (id, worker_id, document_type, status, submitted_at, wrapped_key, name_on_document,
                 number_hash, document_ends_at, place_hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             RETURNING id, worker_id, document_type, status, submitted_at, reviewed_at, reviewed_by, reason_code, note,
                 claimed_by, claimed_until, name_on_document, expires_at",
            &[
                &new.id,
                &worker,
                &new.document_type,
                &KycStatus::Pending,
                &now,
                &new.wrapped_key,
                &new.particulars.name_on_document,
                &new.particulars.number_hash,
                &new.particulars.document_ends_at,
                &new.particulars.place_hash,
            ],
        )?;
        for file in &new.files {
            tx.execute(
                "INSERT INTO kyc_files (submission_id, slot, blob_name, media_type, size, sha256, is_quarantined)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
                &[
                    &new.id,
                    &file.slot,
                    &file.stored.name.as_str(),
                    &file.kind.media_type(),
                    &i64::try_from(file.stored.size).unwrap_or(i64::MAX),
                    &file.stored.sha256.as_slice(),
                    &file.is_quarantined,
                ],
            )?;
        }
        Ok(submission)
    }

    /// Whether a submission waits for a decision.
    pub(crate) fn waits(tx: &mut Tx<'_>, worker: UserId) -> Result<bool, Error> {
        let found: Option<(SubmissionId,)> = tx.optional(
            "SELECT id FROM kyc_submissions WHERE worker_id = $1 AND status IN ('PENDING', 'IN_REVIEW')",
            &[&worker],
        )?;
        Ok(found.is_some())
    }

    /// Whether the approval of a worker ends before that moment.
    pub(crate) fn ends_before(tx: &mut Tx<'_>, worker: UserId, moment: Timestamp) -> Result<bool, Error> {
        let found: Option<(SubmissionId,)> = tx.optional(
            "SELECT id FROM kyc_submissions WHERE worker_id = $1 AND status = 'APPROVED' AND expires_at < $2",
            &[&worker, &moment],
        )?;
        Ok(found.is_some())
    }

    /// The latest of a worker's submissions, latest first.
    pub(crate) fn of_worker(tx: &mut Tx<'_>, worker: UserId) -> Result<Vec<Submission>, Error> {
        tx.all(
            concat!(
                "SELECT ",
                submission_columns!(),
                " FROM kyc_submissions k WHERE k.worker_id = $1 ORDER BY k.submitted_at DESC, k.id DESC LIMIT 100"
            ),
            &[&worker],
        )
    }

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

    /// Gives back what was held for too long, or by somebody who has been dismissed; whose submissions those are.
    pub(crate) fn release_lapsed(tx: &mut Tx<'_>) -> Result<Vec<UserId>, Error> {
        let now = tx.now();
        let released: Vec<(UserId,)> = tx.all(
            "UPDATE kyc_submissions SET status = 'PENDING', claimed_by = NULL, claimed_until = NULL
             WHERE status = 'IN_REVIEW'
                 AND (claimed_until <= $1 OR claimed_by IN (SELECT id FROM users WHERE role = 'ADMIN' AND status <> 'ACTIVE'))
             RETURNING worker_id",
            &[&now],
        )?;
        Ok(released.into_iter().map(|(worker,)| worker).collect())
    }

    /// Records a verdict on a submission that an administrator holds; false when they do not.
    pub(crate) fn decide(tx: &mut Tx<'_>, id: SubmissionId, by: UserId, verdict: &Verdict<'_>) -> Result<bool, Error> {
        let now = tx.now();
        let decided = tx.execute(
            "UPDATE kyc_submissions SET status = $2, reviewed_at = $3, reviewed_by = $4, reason_code = $5, note = $6,
                 claimed_by = NULL, claimed_until = NULL
             WHERE id = $1 AND status = 'IN_REVIEW' AND claimed_by = $4",
            &[&id, &verdict.status, &now, &by, &verdict.reason_code, &verdict.note],
        )?;
        Ok(decided == 1)
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

    /// Ends the approvals whose time has come, and tells which and whose.
    pub(crate) fn expire_due(tx: &mut Tx<'_>) -> Result<Vec<(SubmissionId, UserId)>, Error> {
        let now = tx.now();
        tx.all(
            "UPDATE kyc_submissions SET status = 'EXPIRED' WHERE status = 'APPROVED' AND expires_at <= $1 RETURNING id, worker_id",
            &[&now],
        )
    }

    /// Notes a reminder for every approval that ends within so many days, and has had none like it. Nobody is reminded of what they
    /// have handed in already.
    pub(crate) fn remind_due(tx: &mut Tx<'_>, days: i64) -> Result<Vec<(SubmissionId, UserId)>, Error> {
        let now = tx.now();
        let until = now.saturating_add(DAY.saturating_mul(u32::try_from(days).unwrap_or_default()));
        tx.all(
            "UPDATE kyc_submissions SET reminded_days = $1
             WHERE status = 'APPROVED' AND expires_at > $2 AND expires_at <= $3
                 AND (reminded_days IS NULL OR reminded_days > $1)
                 AND NOT EXISTS (SELECT 1 FROM kyc_submissions later
                     WHERE later.worker_id = kyc_submissions.worker_id AND later.status IN ('PENDING', 'IN_REVIEW'))
             RETURNING id, worker_id",
            &[&days, &now, &until],
        )
    }

    /// Takes an approval back; false when there is none.
    pub(crate) fn revoke(tx: &mut Tx<'_>, id: SubmissionId, by: UserId, verdict: &Verdict<'_>) -> Result<bool, Error> {
        let now = tx.now();
        let revoked = tx.execute(
            "UPDATE kyc_submissions SET status = $2, reviewed_at = $3, reviewed_by = $4, reason_code = $5, note = $6
             WHERE id = $1 AND status = 'APPROVED'",
            &[&id, &verdict.status, &now, &by, &verdict.reason_code, &verdict.note],
        )?;
        Ok(revoked == 1)
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

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long an administrator holds a submission without doing anything with it.
const CLAIM_LIFE: Duration = Duration::from_secs(30 * 60);

/// How far a worker's identity check has come: an approval counts before everything else, then the latest attempt.
pub(crate) fn standing(tx: &mut Tx<'_>, worker: UserId) -> Result<KycStatus, Error> {
    let status: Option<(KycStatus,)> = tx.optional(
        "SELECT status FROM kyc_submissions WHERE worker_id = $1
         ORDER BY CASE status WHEN 'APPROVED' THEN 0 ELSE 1 END, submitted_at DESC, id DESC LIMIT 1",
        &[&worker],
    )?;
    Ok(status.map_or(KycStatus::NotSubmitted, |(status,)| status))
}

/// A submission as it lies on the desk.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) submission: Submission,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
}

from_row!(Case { [submission], email, first_name, last_name });

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
                ", u.email, u.first_name, u.last_name FROM kyc_submissions k JOIN users u ON u.id = k.worker_id WHERE k.id = $1"
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
                ", u.email, u.first_name, u.last_name FROM kyc_submissions k JOIN users u ON u.id = k.worker_id
                 WHERE k.status = $1 AND (k.submitted_at, k.id) > ($2, $3) AND u.status <> 'DELETED'
                 ORDER BY k.submitted_at, k.id LIMIT $4"
            ),
            &[&status, &since, &id, &rows],
        )
    }
}

/// A file that was handed in.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) slot: Slot,
    pub(crate) media_type: String,
    pub(crate) size: i64,
}

from_row!(File { slot, media_type, size });

impl File {
    /// Says why a file is refused; false when there is no such file.
    pub(crate) fn refuse(
        tx: &mut Tx<'_>,
        submission: SubmissionId,
        slot: Slot,
        code: ReasonCode,
        note: Option<&str>,
    ) -> Result<bool, Error> {
        let refused = tx.execute(
            "UPDATE kyc_files SET reason_code = $3, note = $4 WHERE submission_id = $1 AND slot = $2",
            &[&submission, &slot, &code, &note],
        )?;
        Ok(refused == 1)
    }

    pub(crate) fn of_submission(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<Vec<File>, Error> {
        tx.all(
            "SELECT f.slot, f.media_type, f.size FROM kyc_files f WHERE f.submission_id = $1 ORDER BY f.slot",
            &[&submission],
        )
    }
}

/// What it takes to open a file.
#[derive(Debug, Clone)]
pub(crate) struct Sealed {
    pub(crate) worker_id: UserId,
    pub(crate) media_type: String,
    pub(crate) wrapped_key: Vec<u8>,
    blob_name: String,
}

from_row!(Sealed { worker_id, media_type, wrapped_key, blob_name });

impl Sealed {
    /// A file whose key has not been destroyed.
    pub(crate) fn find(tx: &mut Tx<'_>, submission: SubmissionId, slot: Slot) -> Result<Option<Sealed>, Error> {
        tx.optional(
            "SELECT k.worker_id, f.media_type, k.wrapped_key, f.blob_name
             FROM kyc_files f JOIN kyc_submissions k ON k.id = f.submission_id
             WHERE f.submission_id = $1 AND f.slot = $2 AND k.wrapped_key IS NOT NULL AND f.blob_name IS NOT NULL",
            &[&submission, &slot],
        )
    }

    /// Where it is stored.
    pub(crate) fn blob_name(&self) -> Result<BlobName, Error> {
        self.blob_name.parse().map_err(|error| Error::Other(format!("a stored file has no name: {error}")))
    }
}
