//! Files that no scanner has looked at.

use crate::{
    core::storage::BlobName,
    database::{Error, Tx, enums::Slot, from_row, ids::SubmissionId, models::blob},
};
use std::time::Duration;

/// A file that waits for the scanner, of a submission or of a draft.
#[derive(Debug, Clone)]
pub(crate) struct QuarantinedFile {
    /// What its key was wrapped for.
    pub(crate) id: SubmissionId,
    pub(crate) wrapped_key: Vec<u8>,
    pub(crate) blob_name: BlobName,
    /// How often the scanner has given no answer.
    attempts: i64,
}

from_row!(QuarantinedFile { id, wrapped_key, blob_name, attempts });

const FIRST_PAUSE: Duration = Duration::from_secs(60);
const MAX_PAUSE: Duration = Duration::from_secs(60 * 60);

/// So many are looked at in one round.
const BATCH: i64 = 100;

impl QuarantinedFile {
    /// Some of those that are due, the longest due first.
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

    /// Nothing could be found out about the file: others come first for a while, a longer one each time.
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

    /// Lets the file be seen, wherever it was handed in.
    pub(crate) fn release(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        tx.execute("UPDATE kyc_files SET is_quarantined = FALSE WHERE blob_name = $1", &[&self.blob_name])?;
        tx.execute("UPDATE kyc_draft_files SET is_quarantined = FALSE WHERE blob_name = $1", &[&self.blob_name])?;
        Ok(())
    }

    /// Takes the file's name away, and has its blob deleted. Tells to which submissions it belonged.
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

/// Whether one of these files waits for the scanner: of a submission, all of them or that of a slot.
pub(crate) fn is_quarantined(tx: &mut Tx<'_>, submission: SubmissionId, slot: Option<Slot>) -> Result<bool, Error> {
    let held: Vec<(Slot,)> =
        tx.all("SELECT slot FROM kyc_files WHERE submission_id = $1 AND is_quarantined", &[&submission])?;
    Ok(held.iter().any(|(held,)| slot.is_none_or(|slot| slot == *held)))
}
