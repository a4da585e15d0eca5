//! The rules of quarantine.

use super::models::{Held, is_held};
use crate::{
    app::App,
    core::{error::Failure, scanner::Finding, storage::StorageError},
    database::{Tx, enums::Slot, ids::SubmissionId},
    event::{self, Event, EventKind},
    sweep::delete_nameless,
    worker::kyc::{
        desk::models::Verdict,
        lifecycle::{self, Actor, KycAction},
        models::{ReasonCode, Submission},
        services::{KycError, move_on},
    },
};
use serde_json::json;

/// What a worker reads of a file that was destroyed.
const WHY: &str = "A malware scanner has found something in this file. Please send another one.";

/// What no scanner has looked at is neither seen nor approved.
pub(crate) fn demand_clean(tx: &mut Tx<'_>, submission: SubmissionId, slot: Option<Slot>) -> Result<(), KycError> {
    if is_held(tx, submission, slot)? { Err(KycError::Quarantined) } else { Ok(()) }
}

/// Lets the scanner look at what came while it did not answer. When the operator no longer has one, nothing is known against it.
/// Of a file that cannot be read or scanned only that file waits.
pub(crate) async fn work_off(app: &App) -> Result<(), Failure> {
    let due = app.read_public(Held::due).await?;
    if due.is_empty() || !app.scanner.answers().await {
        return Ok(());
    }
    for held in due {
        let finding = match read(app, &held).await {
            Ok(bytes) => app.scanner.scan(&bytes).await,
            Err(error) => {
                tracing::warn!(%error, submission = %held.id, "a file in quarantine cannot be read");
                Finding::Unknown
            }
        };
        match finding {
            Finding::Clean => app.write_as_system(move |tx| held.release(tx)).await?,
            Finding::Infected => {
                let blob = held.blob_name.clone();
                app.write_as_system(move |tx| destroy(tx, &held)).await?;
                delete_nameless(app, vec![blob]).await;
            }
            Finding::Unknown if app.scanner.answers().await => app.write_as_system(move |tx| held.postpone(tx)).await?,
            Finding::Unknown => break,
        }
    }
    Ok(())
}

async fn read(app: &App, held: &Held) -> Result<Vec<u8>, StorageError> {
    let key = app.storage.unwrap(&held.wrapped_key, held.id.as_uuid().as_bytes())?;
    app.storage.get(&key, &held.blob_name).await
}

/// Nobody has to decide on a submission of which a file is gone: its worker has to send another.
fn destroy(tx: &mut Tx<'_>, held: &Held) -> Result<(), KycError> {
    for (id, worker) in held.condemn(tx, WHY)? {
        let Some(submission) = Submission::find(tx, id)? else { continue };
        let Some(status) = lifecycle::after(submission.status, KycAction::RequestChanges, Actor::System) else {
            continue;
        };
        let verdict = Verdict { status, reason_code: Some(ReasonCode::Other), note: Some(WHY) };
        if !submission.conclude(tx, None, &verdict)? {
            continue;
        }
        move_on(tx, worker)?;
        let data = json!({ "submission_id": id, "worker_id": worker });
        event::append(tx, Event::new(EventKind::KycFileInfected, id.as_uuid()).to_worker(worker).with(data))?;
    }
    Ok(())
}
