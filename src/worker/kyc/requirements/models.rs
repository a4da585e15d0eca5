//! The status of required files.

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

/// A submitted file, and why it was rejected, if it was.
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

    /// Whether the worker's approved submission contains this file.
    pub(crate) fn is_approved(tx: &mut Tx<'_>, worker: UserId, slot: Slot) -> Result<bool, Error> {
        let found: Option<(SubmissionId,)> = tx.optional(
            "SELECT k.id FROM kyc_submissions k JOIN kyc_files f ON f.submission_id = k.id AND f.slot = $2
             WHERE k.worker_id = $1 AND k.status = 'APPROVED'",
            &[&worker, &slot],
        )?;
        Ok(found.is_some())
    }
}

/// A file that can be submitted, and its status.
#[derive(Debug, Clone)]
pub(crate) struct RequiredFile {
    pub(crate) slot: Slot,
    pub(crate) is_required: bool,
    pub(crate) for_categories: Vec<String>,
    pub(crate) status: RequiredFileStatus,
    pub(crate) reason_code: Option<ReasonCode>,
    pub(crate) note: Option<String>,
}

/// The requirements, and the worker's progress.
#[derive(Debug, Clone)]
pub(crate) struct Overview {
    pub(crate) documents: Vec<AcceptedDocument>,
    pub(crate) files: Vec<RequiredFile>,
    pub(crate) can_submit: bool,
    pub(crate) detail: String,
}

text_enum! {
    /// The status of a file.
    pub(crate) RequiredFileStatus {
        /// It was not uploaded.
        Missing = "MISSING",
        /// It is part of the draft.
        Prepared = "PREPARED",
        /// It is part of an open or approved submission.
        HandedIn = "HANDED_IN",
        /// It was rejected; another one is required.
        Refused = "REFUSED",
    }
}
