//! The rules of the overview.

use super::models::{Counts, JobCount, ListingCount, Overview, WorkerState};
use crate::{
    admin::{
        audit::{models::AuditSearch, services as audit},
        services::{AdminError, account},
    },
    auth::{permissions::Admin, sessions::models::Session},
    database::{
        Tx,
        ids::{SessionId, UserId},
    },
    event::known,
    worker::kyc::{models::Submission, retention::models::LegalHold},
};

/// How many entries of the audit trail are shown.
const ENTRIES: i64 = 10;

/// How many sessions are shown.
const DEVICES: i64 = 10;

/// An account and everything around it.
pub(crate) fn view(tx: &mut Tx<'_>, admin: &Admin, id: UserId) -> Result<Overview, AdminError> {
    let (user, failures) = account(tx, admin, id)?;
    let about = AuditSearch { subject: Some(id.subject()), ..AuditSearch::default() };
    Ok(Overview {
        counts: Counts::of(tx, id)?,
        devices: Session::of_user(tx, id, SessionId::LAST, DEVICES)?,
        worker: WorkerState::find(tx, id)?,
        submissions: Submission::of_worker(tx, id)?,
        hold: LegalHold::find(tx, id)?,
        listings: ListingCount::of_worker(tx, id)?,
        jobs: JobCount::of(tx, id)?,
        audit: known(audit::find(tx, &about, i64::MAX, ENTRIES)?),
        user,
        failures,
    })
}
