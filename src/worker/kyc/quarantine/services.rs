//! The rules of quarantine.

use super::models::{QuarantinedFile, is_quarantined};
use crate::{
    database::{
        Tx,
        enums::{Actor, Slot},
        ids::SubmissionId,
    },
    event::{self, Event, EventKind},
    worker::kyc::{
        lifecycle::KycAction,
        models::{ReasonCode, Submission},
        services::{KycError, update_status},
    },
};
use serde_json::json;

/// The note to the worker about a destroyed file.
const INFECTED_NOTE: &str = "A malware scanner has found something in this file. Please send another one.";

/// Files that were not scanned can be neither viewed nor approved.
pub(crate) fn require_clean(tx: &mut Tx<'_>, submission: SubmissionId, slot: Option<Slot>) -> Result<(), KycError> {
    if is_quarantined(tx, submission, slot)? { Err(KycError::Quarantined) } else { Ok(()) }
}

/// Destroys an infected file. Its submission is returned to the worker, who has to replace the file.
pub(crate) fn destroy(tx: &mut Tx<'_>, file: &QuarantinedFile) -> Result<(), KycError> {
    for id in file.destroy_infected(tx, INFECTED_NOTE)? {
        let Some(submission) = Submission::find(tx, id)? else { continue };
        let Ok(returned) = submission.after(KycAction::RequestChanges, Actor::System) else { continue };
        let now = tx.now();
        if !returned.decided(None, now, Some(ReasonCode::Other), Some(INFECTED_NOTE)).replace(tx, &submission)? {
            continue;
        }
        let worker = submission.worker_id;
        update_status(tx, worker)?;
        let data = json!({ "submission_id": id, "worker_id": worker });
        event::append(tx, Event::new(EventKind::KycFileInfected, id.as_uuid()).to_worker(worker).with(data))?;
    }
    Ok(())
}
