//! What has become of the files of a submission.

use crate::{
    database::{
        Error, Tx,
        enums::Slot,
        from_row,
        ids::{SubmissionId, UserId},
    },
    worker::kyc::models::ReasonCode,
};

/// A file that was handed in, and why it was refused, if it was refused for itself.
#[derive(Debug, Clone)]
pub(crate) struct HandedIn {
    pub(crate) slot: Slot,
    pub(crate) reason_code: Option<ReasonCode>,
    pub(crate) note: Option<String>,
}

from_row!(HandedIn { slot, reason_code, note });

impl HandedIn {
    pub(crate) fn of(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<Vec<HandedIn>, Error> {
        tx.all("SELECT slot, reason_code, note FROM kyc_files WHERE submission_id = $1 ORDER BY slot", &[&submission])
    }

    /// Whether the submission for which a worker was approved has such a file.
    pub(crate) fn is_approved(tx: &mut Tx<'_>, worker: UserId, slot: Slot) -> Result<bool, Error> {
        let found: Option<(SubmissionId,)> = tx.optional(
            "SELECT k.id FROM kyc_submissions k JOIN kyc_files f ON f.submission_id = k.id AND f.slot = $2
             WHERE k.worker_id = $1 AND k.status = 'APPROVED'",
            &[&worker, &slot],
        )?;
        Ok(found.is_some())
    }
}
