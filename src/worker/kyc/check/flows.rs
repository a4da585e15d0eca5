//! Sending check requests, serving files and recording results.

use super::{
    client::CheckClient,
    models::{CheckStatus, CheckTask},
    schemas::{AskedFile, AskedSubmission, AskedWorker, CheckAnswer, CheckRequest},
    services::{self, CheckError, CheckInput},
};
use crate::{
    app::App,
    core::{
        clock::Timestamp,
        error::Problem,
        security::{from_base64, to_base64},
        storage::StorageError,
    },
    database::{
        ids::SubmissionId,
        models::user::User,
        queue::{ClaimedTask, Task as _},
    },
    tasks,
    worker::kyc::{
        desk::services::Approval,
        flows::file_stream,
        models::{File, Sealed, Slot, Submission},
    },
};
use axum::{body::Bytes, http::HeaderMap};
use futures_util::Stream;
use std::{net::IpAddr, time::Duration};
use uuid::Uuid;

/// Sends the check request of a submission.
pub(crate) async fn send_request(
    app: &App,
    client: &CheckClient,
    task: &ClaimedTask<CheckTask>,
) -> Result<(), Problem> {
    let (id, claimed) = (task.task.submission, task.clone());
    let input = app.read_public(move |tx| services::input(tx, id)).await?;
    let (submission, user, files) = match input {
        CheckInput::Ready(input) => *input,
        CheckInput::Decided => {
            app.write_as_system(move |tx| services::end(tx, &claimed, CheckStatus::GivenUp)).await?;
            tasks::count_done(CheckTask::KIND, 1);
            return Ok(());
        }
        CheckInput::Quarantined => {
            const PAUSE: Duration = Duration::from_secs(5 * 60);
            return app.write_as_system(move |tx| claimed.postpone(tx, PAUSE)).await;
        }
    };
    let request = request(app, &submission, user, files);
    let Err(why) = client.send(&request, app.clock.now()).await else {
        app.write_as_system(move |tx| services::end(tx, &claimed, CheckStatus::Asked)).await?;
        tasks::count_done(CheckTask::KIND, 1);
        return Ok(());
    };
    tracing::warn!(why, submission = %id, "the identity check service does not take a request");
    let error = why.clone();
    let is_given_up = app.write_as_system(move |tx| services::postpone_or_give_up(tx, &claimed, &error)).await?;
    if is_given_up { tasks::fail(app, task, &why).await } else { Ok(()) }
}

fn request(app: &App, submission: &Submission, user: User, files: Vec<File>) -> CheckRequest {
    let id = submission.id;
    let url = format!("{}/api/v1/identity-checks/{id}", app.settings.public_url);
    let until = app.clock.now().saturating_add(TOKEN_LIFETIME);
    let file = |File { slot, media_type, size, .. }: File| {
        let url = format!("{url}/files/{}?token={}", slot.as_str(), token(app, id, slot, until));
        AskedFile { slot, media_type, size, url }
    };
    CheckRequest {
        kind: "identity_check.requested",
        submission: AskedSubmission {
            id,
            document_type: submission.document_type,
            name_on_document: submission.name_on_document.clone(),
            submitted_at: submission.submitted_at,
        },
        worker: AskedWorker { id: user.id, first_name: user.first_name, last_name: user.last_name },
        files: files.into_iter().map(file).collect(),
        result_url: format!("{url}/result"),
    }
}

/// How long the service may fetch a file.
const TOKEN_LIFETIME: Duration = Duration::from_secs(60 * 60);

/// A token that allows fetching a file until `until`. It is derived, not stored.
fn token(app: &App, id: SubmissionId, slot: Slot, until: Timestamp) -> String {
    let (id, until) = (id.as_uuid(), until.unix_micros().to_be_bytes());
    to_base64(&[until.as_slice(), &app.document_mac.tag(&token_parts(&id, slot, &until))].concat())
}

fn token_parts<'p>(id: &'p Uuid, slot: Slot, until: &'p [u8]) -> [&'p [u8]; 4] {
    [b"file of a check", id.as_bytes(), slot.as_str().as_bytes(), until]
}

fn is_good(app: &App, id: SubmissionId, slot: Slot, token: &str) -> bool {
    let Some(bytes) = from_base64(token) else { return false };
    let Some((until, tag)) = bytes.split_first_chunk::<8>() else { return false };
    let is_in_time = i64::from_be_bytes(*until) > app.clock.now().unix_micros();
    app.document_mac.verify(&token_parts(&id.as_uuid(), slot, until), tag) && is_in_time
}

/// Returns a file to the service.
pub(super) async fn fetch(
    app: &App,
    id: SubmissionId,
    slot: Slot,
    token: &str,
    from: IpAddr,
) -> Result<(Sealed, impl Stream<Item = Result<Bytes, StorageError>> + Send + use<>), Problem> {
    if app.checker.is_none() || !is_good(app, id, slot, token) {
        return Err(CheckError::NoSuchCheck.into());
    }
    let file = app.write_as_system(move |tx| services::record_fetch(tx, id, slot, from)).await?;
    let pieces = file_stream(app, id, &file).await?;
    Ok((file, pieces))
}

/// Refuses messages that the service has not signed recently.
pub(super) fn require_signature(app: &App, headers: &HeaderMap, body: &[u8]) -> Result<(), CheckError> {
    let client = app.checker.as_ref().ok_or(CheckError::NoSuchCheck)?;
    if client.verify_message(headers, body, app.clock.now()) { Ok(()) } else { Err(CheckError::NotSigned) }
}

/// Records the result for the submission that the message names.
pub(super) async fn answer(app: &App, id: SubmissionId, answer: CheckAnswer) -> Result<(), Problem> {
    if answer.submission_id != id {
        return Err(CheckError::OtherSubmission.into());
    }
    let approves = app.checker.as_ref().is_some_and(|client| client.approves);
    let approval = approves.then(|| Approval::of(&app.settings));
    app.write_as_system(move |tx| services::answer(tx, id, &answer, approval)).await
}
