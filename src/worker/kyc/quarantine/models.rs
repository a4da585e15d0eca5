//! Files that no scanner has looked at.

use crate::{
    core::storage::BlobName,
    database::{
        Error, Tx,
        enums::Slot,
        from_row,
        ids::{SubmissionId, UserId},
    },
};

/// A file that waits for the scanner, of a submission or of a draft.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    /// What its key was wrapped for.
    pub(crate) id: SubmissionId,
    pub(crate) wrapped_key: Vec<u8>,
    pub(crate) blob_name: BlobName,
}

from_row!(Held { id, wrapped_key, blob_name });

/// So many are looked at in one round.
const MOST: i64 = 100;

impl Held {
    pub(crate) fn some(tx: &mut Tx<'_>) -> Result<Vec<Held>, Error> {
        tx.all(
            "SELECT k.id, k.wrapped_key, f.blob_name FROM kyc_files f JOIN kyc_submissions k ON k.id = f.submission_id
             WHERE f.is_quarantined AND f.blob_name IS NOT NULL AND k.wrapped_key IS NOT NULL
             UNION ALL
             SELECT d.id, d.wrapped_key, f.blob_name FROM kyc_draft_files f JOIN kyc_drafts d ON d.worker_id = f.worker_id
             WHERE f.is_quarantined
             LIMIT $1",
            &[&MOST],
        )
    }

    /// Lets the file be seen, wherever it was handed in.
    pub(crate) fn release(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        tx.execute("UPDATE kyc_files SET is_quarantined = FALSE WHERE blob_name = $1", &[&self.blob_name])?;
        tx.execute("UPDATE kyc_draft_files SET is_quarantined = FALSE WHERE blob_name = $1", &[&self.blob_name])?;
        Ok(())
    }

    /// Takes the file's name away, so that its blob can be deleted. Tells which submissions and whose it belonged to.
    pub(crate) fn condemn(&self, tx: &mut Tx<'_>, why: &str) -> Result<Vec<(SubmissionId, UserId)>, Error> {
        let of = tx.all(
            "SELECT k.id, k.worker_id FROM kyc_files f JOIN kyc_submissions k ON k.id = f.submission_id WHERE f.blob_name = $1",
            &[&self.blob_name],
        )?;
        tx.execute(
            "UPDATE kyc_files SET blob_name = NULL, is_quarantined = FALSE, reason_code = 'OTHER', note = $2 WHERE blob_name = $1",
            &[&self.blob_name, &why],
        )?;
        tx.execute("DELETE FROM kyc_draft_files WHERE blob_name = $1", &[&self.blob_name])?;
        Ok(of)
    }
}

/// Whether one of these files waits for the scanner: of a submission, all of them or that of a slot.
pub(crate) fn is_held(tx: &mut Tx<'_>, submission: SubmissionId, slot: Option<Slot>) -> Result<bool, Error> {
    let held: Vec<(Slot,)> =
        tx.all("SELECT slot FROM kyc_files WHERE submission_id = $1 AND is_quarantined", &[&submission])?;
    Ok(held.iter().any(|(held,)| slot.is_none_or(|slot| slot == *held)))
}
