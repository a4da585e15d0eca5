//! Submissions and their files.

use crate::{
    core::{
        clock::Timestamp,
        storage::{BlobName, StoredFile},
        upload::FileKind,
    },
    database::{
        Error, Tx,
        enums::{KycStatus, text_enum},
        from_row,
        ids::{SubmissionId, UserId},
    },
};

pub(crate) use crate::database::enums::{DocumentType, Slot};

text_enum! {
    /// Why a submission was rejected.
    pub(crate) ReasonCode {
        /// Blurred, too dark, too small, or cut off.
        Unreadable = "UNREADABLE",
        /// The document has expired.
        ExpiredDocument = "EXPIRED_DOCUMENT",
        /// Document, selfie and profile do not belong to the same person.
        Mismatch = "MISMATCH",
        /// The document is not of an accepted type.
        UnsupportedDocument = "UNSUPPORTED_DOCUMENT",
        /// The document does not look genuine.
        SuspectedFraud = "SUSPECTED_FRAUD",
        /// See the note.
        Other = "OTHER",
    }
}

/// A submission of documents by a worker.
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
    /// The administrator who has claimed it, and until when.
    pub(crate) claimed_by: Option<UserId>,
    pub(crate) claimed_until: Option<Timestamp>,
    /// As given by the worker.
    pub(crate) name_on_document: Option<String>,
    /// When the approval ends, if it does.
    pub(crate) expires_at: Option<Timestamp>,
    /// The first of two administrators who must approve it.
    pub(crate) endorsed_by: Option<UserId>,
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
    endorsed_by,
});

/// The columns of [`Submission`], of a table with the alias `k`.
macro_rules! submission_columns {
    () => {
        "k.id, k.worker_id, k.document_type, k.status, k.submitted_at, k.reviewed_at, k.reviewed_by, k.reason_code, k.note,
         k.claimed_by, k.claimed_until, k.name_on_document, k.expires_at, k.endorsed_by"
    };
}
pub(crate) use submission_columns;

/// A new submission whose files are stored already.
#[derive(Debug, Clone)]
pub(crate) struct NewSubmission {
    pub(crate) id: SubmissionId,
    pub(crate) document_type: DocumentType,
    pub(crate) wrapped_key: Vec<u8>,
    pub(crate) files: Vec<NewFile>,
    pub(crate) particulars: Particulars,
    /// Whether the operator's service checks it first.
    pub(crate) is_to_be_checked: bool,
}

/// Data about the document. The hashes are keyed: they only reveal whether two submissions have the same
/// document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Particulars {
    pub(crate) name_on_document: Option<String>,
    pub(crate) number_hash: Option<Vec<u8>>,
    pub(crate) document_ends_at: Option<Timestamp>,
    pub(crate) place_hash: Option<Vec<u8>>,
}

/// A stored file.
#[derive(Debug, Clone)]
pub(crate) struct NewFile {
    pub(crate) slot: Slot,
    pub(crate) kind: FileKind,
    pub(crate) stored: StoredFile,
    /// Whether it must wait for the malware scanner.
    pub(crate) is_quarantined: bool,
}

impl Submission {
    /// Inserts the submission and its files. The index `kyc_submissions_worker_id` allows one open submission
    /// per worker.
    pub(crate) fn insert(
        tx: &mut Tx<'_>,
        worker: UserId,
        new: &NewSubmission,
        submitted_at: Timestamp,
    ) -> Result<Submission, Error> {
        let submission = tx.one(
            "INSERT INTO kyc_submissions AS k (id, worker_id, document_type, status, submitted_at, wrapped_key, name_on_document,
                 number_hash, document_ends_at, place_hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             RETURNING id, worker_id, document_type, status, submitted_at, reviewed_at, reviewed_by, reason_code, note,
                 claimed_by, claimed_until, name_on_document, expires_at, endorsed_by",
            &[
                &new.id,
                &worker,
                &new.document_type,
                &KycStatus::Pending,
                &submitted_at,
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
                    &file.stored.name,
                    &file.kind.media_type(),
                    &i64::try_from(file.stored.size).unwrap_or(i64::MAX),
                    &file.stored.sha256.as_slice(),
                    &file.is_quarantined,
                ],
            )?;
        }
        Ok(submission)
    }

    /// Whether a submission is open.
    pub(crate) fn waits(tx: &mut Tx<'_>, worker: UserId) -> Result<bool, Error> {
        let found: Option<(SubmissionId,)> = tx.optional(
            "SELECT id FROM kyc_submissions WHERE worker_id = $1 AND status IN ('PENDING', 'IN_REVIEW')",
            &[&worker],
        )?;
        Ok(found.is_some())
    }

    /// Whether the worker's approval ends before `moment`.
    pub(crate) fn ends_before(tx: &mut Tx<'_>, worker: UserId, moment: Timestamp) -> Result<bool, Error> {
        let found: Option<(SubmissionId,)> = tx.optional(
            "SELECT id FROM kyc_submissions WHERE worker_id = $1 AND status = 'APPROVED' AND expires_at < $2",
            &[&worker, &moment],
        )?;
        Ok(found.is_some())
    }

    pub(crate) fn find(tx: &mut Tx<'_>, id: SubmissionId) -> Result<Option<Submission>, Error> {
        tx.optional(concat!("SELECT ", submission_columns!(), " FROM kyc_submissions k WHERE k.id = $1"), &[&id])
    }

    /// The latest submissions of a worker, newest first.
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
}

/// The status of a worker's identity check: that of an approval if there is one, else of the latest submission.
pub(crate) fn current_status(tx: &mut Tx<'_>, worker: UserId) -> Result<KycStatus, Error> {
    let status: Option<(KycStatus,)> = tx.optional(
        "SELECT status FROM kyc_submissions WHERE worker_id = $1
         ORDER BY CASE status WHEN 'APPROVED' THEN 0 ELSE 1 END, submitted_at DESC, id DESC LIMIT 1",
        &[&worker],
    )?;
    Ok(status.map_or(KycStatus::NotSubmitted, |(status,)| status))
}

/// A submitted file.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) slot: Slot,
    pub(crate) media_type: String,
    pub(crate) size: i64,
    /// Whether it must wait for the malware scanner.
    pub(crate) is_quarantined: bool,
    /// Why it was rejected.
    pub(crate) reason_code: Option<ReasonCode>,
    pub(crate) note: Option<String>,
}

from_row!(File { slot, media_type, size, is_quarantined, reason_code, note });

impl File {
    /// Records why a file is rejected; false when the file does not exist.
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
            "SELECT f.slot, f.media_type, f.size, f.is_quarantined, f.reason_code, f.note
             FROM kyc_files f WHERE f.submission_id = $1 ORDER BY f.slot",
            &[&submission],
        )
    }
}

/// What is needed to decrypt a file.
#[derive(Debug, Clone)]
pub(crate) struct Sealed {
    pub(crate) worker_id: UserId,
    pub(crate) media_type: String,
    /// Bytes.
    pub(crate) size: i64,
    pub(crate) sha256: Vec<u8>,
    pub(crate) wrapped_key: Vec<u8>,
    pub(crate) blob_name: BlobName,
}

from_row!(Sealed { worker_id, media_type, size, sha256, wrapped_key, blob_name });

impl Sealed {
    /// A file whose key was not destroyed.
    pub(crate) fn find(tx: &mut Tx<'_>, submission: SubmissionId, slot: Slot) -> Result<Option<Sealed>, Error> {
        tx.optional(
            "SELECT k.worker_id, f.media_type, f.size, f.sha256, k.wrapped_key, f.blob_name
             FROM kyc_files f JOIN kyc_submissions k ON k.id = f.submission_id
             WHERE f.submission_id = $1 AND f.slot = $2 AND k.wrapped_key IS NOT NULL AND f.blob_name IS NOT NULL",
            &[&submission, &slot],
        )
    }
}
