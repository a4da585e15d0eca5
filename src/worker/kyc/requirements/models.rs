//! What has become of the files of a submission.

use crate::{database::enums::text_enum, settings::AcceptedDocument};
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
pub(crate) struct SubmittedFile {
    pub(crate) slot: Slot,
    pub(crate) reason_code: Option<ReasonCode>,
    pub(crate) note: Option<String>,
}

from_row!(SubmittedFile { slot, reason_code, note });

impl SubmittedFile {
    pub(crate) fn of(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<Vec<SubmittedFile>, Error> {
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

/// A file that can be handed in, and what has become of it.
#[derive(Debug, Clone)]
pub(crate) struct RequiredFile {
    pub(crate) slot: Slot,
    pub(crate) is_required: bool,
    pub(crate) for_categories: Vec<String>,
    pub(crate) status: RequiredFileStatus,
    pub(crate) reason_code: Option<ReasonCode>,
    pub(crate) note: Option<String>,
}

/// All that is demanded, and how far a worker has come with it.
#[derive(Debug, Clone)]
pub(crate) struct Overview {
    pub(crate) documents: Vec<AcceptedDocument>,
    pub(crate) files: Vec<RequiredFile>,
    pub(crate) can_submit: bool,
    pub(crate) detail: String,
}

text_enum! {
    /// What has become of a file.
    pub(crate) RequiredFileStatus {
        /// It is not there.
        Missing = "MISSING",
        /// It is there, and will be handed in with the next submission.
        Prepared = "PREPARED",
        /// It belongs to a submission that waits, or was approved.
        HandedIn = "HANDED_IN",
        /// It was refused: another one is needed.
        Refused = "REFUSED",
    }
}
