//! Files that were not scanned yet.

use crate::{
    core::storage::BlobName,
    database::{Error, Tx, enums::Slot, from_row, ids::SubmissionId, models::blob},
};
use std::time::Duration;

/// A file of a submission or a draft that waits for the scanner.
#[derive(Debug, Clone)]
pub(crate) struct QuarantinedFile {
    /// The context that its key was wrapped with.
    pub(crate) id: SubmissionId,
    pub(crate) wrapped_key: Vec<u8>,
    pub(crate) blob_name: BlobName,
    /// How often the scanner has not answered.
    attempts: i64,
}

from_row!(QuarantinedFile { id, wrapped_key, blob_name, attempts });

const FIRST_PAUSE: Duration = Duration::from_secs(60);
const MAX_PAUSE: Duration = Duration::from_secs(60 * 60);

/// Files scanned in one round.
const BATCH: i64 = 100;

impl QuarantinedFile {
    /// Some due files, the longest overdue first.
    pub(crate) fn due(tx: &mut Tx<'_>) -> Result<Vec<QuarantinedFile>, Error> {
        let now = tx.now();
        tx.all(
            "SELECT k.id, k.wrapped_key, f.blob_name, f.scan_attempts AS attempts, f.scan_due_at
             FROM kyc_files f JOIN kyc_submissions k ON k.id = f.submission_id
             WHERE f.is_quarantined AND f.scan_due_at <= $1 AND f.blob_name IS NOT NULL AND k.wrapped_key IS NOT NULL
             UNION ALL
             SELECT d.id, d.wrapped_key, f.blob_name, f.scan_attempts, f.scan_due_at
             FROM kyc_draft_files f JOIN kyc_drafts d ON d.worker_id = f.worker_id
             WHERE f.is_quarantined AND f.scan_due_at <= $1
             ORDER BY 5, 1 LIMIT $2",
            &[&now, &BATCH],
        )
    }

    /// Postpones the next scan of a file that could not be scanned, with a growing pause.
    pub(crate) fn postpone(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let pause = FIRST_PAUSE.saturating_mul(1 << self.attempts.clamp(0, 10)).min(MAX_PAUSE);
        let due_at = tx.now().saturating_add(pause);
        for table in ["kyc_files", "kyc_draft_files"] {
            tx.execute(
                &format!("UPDATE {table} SET scan_attempts = scan_attempts + 1, scan_due_at = $2 WHERE blob_name = $1"),
                &[&self.blob_name, &due_at],
            )?;
        }
        Ok(())
    }

    /// Releases the file, in submissions and drafts.
    pub(crate) fn release(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        tx.execute("UPDATE kyc_files SET is_quarantined = FALSE WHERE blob_name = $1", &[&self.blob_name])?;
        tx.execute("UPDATE kyc_draft_files SET is_quarantined = FALSE WHERE blob_name = $1", &[&self.blob_name])?;
        Ok(())
    }

    /// Deletes an infected file and releases its blob. Returns the submissions that contained it.
    pub(crate) fn destroy_infected(&self, tx: &mut Tx<'_>, why: &str) -> Result<Vec<SubmissionId>, Error> {
        let submissions: Vec<(SubmissionId,)> =
            tx.all("SELECT submission_id FROM kyc_files WHERE blob_name = $1", &[&self.blob_name])?;
        tx.execute(
            "UPDATE kyc_files SET blob_name = NULL, is_quarantined = FALSE, reason_code = 'OTHER', note = $2 WHERE blob_name = $1",
            &[&self.blob_name, &why],
        )?;
        tx.execute("DELETE FROM kyc_draft_files WHERE blob_name = $1", &[&self.blob_name])?;
        blob::delete_later(tx, std::slice::from_ref(&self.blob_name))?;
        Ok(submissions.into_iter().map(|(id,)| id).collect())
    }
}

/// Whether a file of a submission waits for the scanner: any, or the one in `slot`.
pub(crate) fn is_quarantined(tx: &mut Tx<'_>, submission: SubmissionId, slot: Option<Slot>) -> Result<bool, Error> {
    let held: Vec<(Slot,)> =
        tx.all("SELECT slot FROM kyc_files WHERE submission_id = $1 AND is_quarantined", &[&submission])?;
    Ok(held.iter().any(|(held,)| slot.is_none_or(|slot| slot == *held)))
}
