//! Documents due for destruction, and legal holds.

use crate::{
    core::{clock::Timestamp, storage::BlobName},
    database::{
        Error, Tx, from_row,
        ids::{SubmissionId, UserId},
        models::{
            blob,
            user::{PublicUser, public_user_columns},
        },
    },
};

/// An administrator's decision to keep an account's documents beyond the retention period.
#[derive(Debug, Clone)]
pub(crate) struct LegalHold {
    pub(crate) reason: String,
    pub(crate) placed_at: Timestamp,
    pub(crate) placed_by: PublicUser,
}

from_row!(LegalHold { reason, placed_at, [placed_by as "placer_"] });

impl LegalHold {
    pub(crate) fn find(tx: &mut Tx<'_>, user: UserId) -> Result<Option<LegalHold>, Error> {
        tx.optional(
            concat!(
                "SELECT h.reason, h.placed_at, ",
                public_user_columns!("u" as "placer_"),
                " FROM legal_holds h JOIN users u ON u.id = h.placed_by WHERE h.user_id = $1"
            ),
            &[&user],
        )
    }

    /// Places a hold, or changes the reason of an existing one.
    pub(super) fn place(tx: &mut Tx<'_>, user: UserId, by: UserId, reason: &str) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO legal_holds (user_id, reason, placed_by, placed_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (user_id) DO UPDATE
             SET reason = excluded.reason, placed_by = excluded.placed_by, placed_at = excluded.placed_at",
            &[&user, &reason, &by, &now],
        )?;
        Ok(())
    }

    /// Deletes the hold; false when there is none.
    pub(super) fn lift(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
        Ok(tx.execute("DELETE FROM legal_holds WHERE user_id = $1", &[&user])? == 1)
    }
}

/// A submission whose documents still exist.
#[derive(Debug, Clone)]
pub(super) struct RetainedSubmission {
    pub(super) id: SubmissionId,
    pub(super) worker_id: UserId,
}

from_row!(RetainedSubmission { id, worker_id });

impl RetainedSubmission {
    /// Some submissions decided before `moment`, oldest first, without those under a legal hold.
    pub(super) fn decided_before(tx: &mut Tx<'_>, moment: Timestamp) -> Result<Vec<RetainedSubmission>, Error> {
        tx.all(
            "SELECT k.id, k.worker_id FROM kyc_submissions k
             WHERE k.wrapped_key IS NOT NULL AND k.reviewed_at < $1
                 AND NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.user_id = k.worker_id)
             ORDER BY k.reviewed_at LIMIT 100",
            &[&moment],
        )
    }

    /// Some submissions of a worker.
    pub(super) fn of_worker(tx: &mut Tx<'_>, worker: UserId) -> Result<Vec<RetainedSubmission>, Error> {
        tx.all(
            "SELECT k.id, k.worker_id FROM kyc_submissions k WHERE k.worker_id = $1 AND k.wrapped_key IS NOT NULL LIMIT 50",
            &[&worker],
        )
    }

    /// Destroys the documents: without their key they cannot be decrypted, and without their hash they cannot be
    /// recognized. The decision and its reason stay. The files are deleted soon after.
    pub(super) fn destroy(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let nothing: &[u8] = &[];
        let blobs: Vec<(BlobName,)> =
            tx.all("SELECT blob_name FROM kyc_files WHERE submission_id = $1 AND blob_name IS NOT NULL", &[&self.id])?;
        tx.execute(
            "UPDATE kyc_submissions SET wrapped_key = NULL, name_on_document = NULL, place_hash = NULL WHERE id = $1",
            &[&self.id],
        )?;
        tx.execute(
            "UPDATE kyc_files SET blob_name = NULL, is_quarantined = FALSE, sha256 = $2 WHERE submission_id = $1",
            &[&self.id, &nothing],
        )?;
        blob::delete_later(tx, &blobs.into_iter().map(|(blob,)| blob).collect::<Vec<_>>())
    }
}

/// Erases the document data, which identify the worker.
pub(super) fn erase_particulars_of(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    tx.execute(
        "UPDATE kyc_submissions SET note = NULL, number_hash = NULL, document_ends_at = NULL WHERE worker_id = $1",
        &[&worker],
    )?;
    tx.execute(
        "UPDATE kyc_files SET note = NULL WHERE submission_id IN (SELECT id FROM kyc_submissions WHERE worker_id = $1)",
        &[&worker],
    )?;
    Ok(())
}
