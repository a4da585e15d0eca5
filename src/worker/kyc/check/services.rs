//! The rules of asking a service of the operator's.

use super::{
    models::{Check, CheckStatus, CheckTask, CheckVerdict},
    schemas::{AskedFile, AskedSubmission, AskedWorker, CheckAnswer, CheckRequest},
};
use crate::settings::Settings;
use crate::{
    app::App,
    core::{
        clock::Timestamp,
        config::CheckUrl,
        error::Problem,
        http_client::{HttpClient, HttpRequest},
        security::{Message, WebhookSecret, from_base64, to_base64},
        storage::StorageError,
    },
    database::{self, Tx, ids::SubmissionId, models::user::User},
    event::{self, Event, EventKind},
    worker::kyc::{
        desk::services::{Approval, approve_unseen},
        flows::pieces_of,
        models::{File, Sealed, Slot, Submission},
        quarantine::models::is_quarantined,
        services::KycError,
    },
};
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName},
};
use futures_util::Stream;
use serde_json::json;
use std::{net::IpAddr, time::Duration};
use uuid::Uuid;

/// A service that looks at submissions first. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Checker {
    url: CheckUrl,
    secret: WebhookSecret,
    approves: bool,
    http: HttpClient,
}

impl Checker {
    /// The one that the operator has, if there is one.
    pub(crate) fn of(settings: &Settings) -> Result<Option<Checker>, rustls::Error> {
        let (Some(url), Some(secret)) = (settings.kyc_check_url.clone(), settings.kyc_check_secret.clone()) else {
            return Ok(None);
        };
        Ok(Some(Checker { url, secret, approves: settings.kyc_check_approves, http: HttpClient::new()? }))
    }
}

/// Why the service was not heard, or not shown something.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CheckError {
    #[error("there is no such check")]
    NoSuchCheck,
    #[error("The message is not signed with the secret that both sides know, or is older than five minutes.")]
    NotSigned,
    #[error("must be the submission that the path names")]
    OtherSubmission,
    #[error("Something else was answered before.")]
    AlreadyAnswered,
    #[error(transparent)]
    Kyc(#[from] KycError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

const MESSAGE_ID: HeaderName = HeaderName::from_static("webhook-id");
const MESSAGE_TIME: HeaderName = HeaderName::from_static("webhook-timestamp");
const MESSAGE_SIGNATURE: HeaderName = HeaderName::from_static("webhook-signature");

/// So often the service is asked, over about two days, until it takes the question.
const MOST_ATTEMPTS: i64 = 9;

/// So many questions are asked side by side.
pub(crate) const ASKERS: usize = 3;

/// Asks one question after the other until none is due.
pub(crate) async fn ask_due(app: App) -> Result<(), Problem> {
    let Some(checker) = &app.checker else { return Ok(()) };
    while !app.stop.is_cancelled() && app.read_public(CheckTask::is_any_due).await? && app.is_time_plausible().await? {
        match app.write_as_system(CheckTask::claim).await? {
            Some(errand) => ask(&app, checker, errand).await?,
            None => break,
        }
    }
    Ok(())
}

/// What comes of an attempt to ask.
enum Outcome {
    Ended(CheckStatus),
    Postponed { pause: Duration, is_attempt: bool },
}

async fn ask(app: &App, checker: &Checker, errand: CheckTask) -> Result<(), Problem> {
    let id = errand.submission_id;
    let asking = app.clone();
    let outcome = match app.read_public(move |tx| question(tx, &asking, id)).await? {
        CheckInput::Decided => Outcome::Ended(CheckStatus::GivenUp),
        // The files cannot be seen before the scanner has looked at them.
        CheckInput::Held => Outcome::Postponed { pause: Duration::from_secs(5 * 60), is_attempt: false },
        CheckInput::Open(request) => match send(app, checker, id, &request).await {
            Ok(()) => Outcome::Ended(CheckStatus::Asked),
            Err(why) => {
                tracing::warn!(why, submission = %id, "the identity check service does not take a question");
                match errand.attempts {
                    MOST_ATTEMPTS.. => Outcome::Ended(CheckStatus::GivenUp),
                    attempts => Outcome::Postponed { pause: pause_after(attempts), is_attempt: true },
                }
            }
        },
    };
    app.write_as_system(move |tx| match outcome {
        Outcome::Ended(status) => errand.end(tx, status),
        Outcome::Postponed { pause, is_attempt } => errand.postpone(tx, pause, is_attempt),
    })
    .await
}

/// Half a minute, then four times as long each time, but no longer than a day.
fn pause_after(attempts: i64) -> Duration {
    const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or_default().saturating_mul(2);
    Duration::from_secs(30).saturating_mul(2u32.saturating_pow(doublings)).min(LONGEST)
}

/// What there is to ask.
enum CheckInput {
    Open(Box<CheckRequest>),
    Held,
    Decided,
}

fn question(tx: &mut Tx<'_>, app: &App, id: SubmissionId) -> Result<CheckInput, CheckError> {
    let submission = Submission::find(tx, id)?.filter(|submission| submission.status.waits());
    let Some(submission) = submission else { return Ok(CheckInput::Decided) };
    let Some(user) = User::find(tx, submission.worker_id)? else { return Ok(CheckInput::Decided) };
    if is_quarantined(tx, id, None)? {
        return Ok(CheckInput::Held);
    }
    let files = File::of_submission(tx, id)?;
    Ok(CheckInput::Open(Box::new(request(app, &submission, user, files))))
}

fn request(app: &App, submission: &Submission, user: User, files: Vec<File>) -> CheckRequest {
    let id = submission.id;
    let place = format!("{}/api/v1/identity-checks/{id}", app.settings.public_url);
    let until = app.clock.now().saturating_add(TOKEN_LIFE);
    let file = |File { slot, media_type, size, .. }: File| {
        let url = format!("{place}/files/{}?token={}", slot.as_str(), token(app, id, slot, until));
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
        result_url: format!("{place}/result"),
    }
}

/// Whether the service has taken the question; why not, otherwise.
async fn send(app: &App, checker: &Checker, id: SubmissionId, request: &CheckRequest) -> Result<(), String> {
    let body = serde_json::to_string(request).map_err(|error| error.to_string())?;
    let (id, seconds) = (id.to_string(), app.clock.now().unix_seconds());
    let signature = checker.secret.sign(Message { id: &id, seconds, body: body.as_bytes() });
    let question = HttpRequest::json(&checker.url.0, body)
        .with(MESSAGE_ID, id)
        .with(MESSAGE_TIME, seconds.to_string())
        .with(MESSAGE_SIGNATURE, signature);
    match checker.http.fetch(question).await {
        Ok(answered) if answered.status.is_success() => Ok(()),
        Ok(answered) => Err(format!("it answers {}", answered.status)),
        Err(error) => Err(error.to_string()),
    }
}

/// How long the service may fetch a file.
const TOKEN_LIFE: Duration = Duration::from_secs(60 * 60);

/// Proves, until a moment, that the service was told of a file. Nothing of it is stored.
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

/// Gives a file to the service, as long as nobody has decided. That it was given away is on record, durably, before a byte of it is read.
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
    let file = app.write_as_system(move |tx| record_fetch(tx, id, slot, from)).await?;
    let pieces = pieces_of(app, id, &file).await?;
    Ok((file, pieces))
}

fn record_fetch(tx: &mut Tx<'_>, id: SubmissionId, slot: Slot, from: IpAddr) -> Result<Sealed, CheckError> {
    let waits = Submission::find(tx, id)?.is_some_and(|submission| submission.status.waits());
    if !waits || is_quarantined(tx, id, Some(slot))? {
        return Err(CheckError::NoSuchCheck);
    }
    let file = Sealed::find(tx, id, slot)?.ok_or(CheckError::NoSuchCheck)?;
    let data = json!({ "submission_id": id, "worker_id": file.worker_id, "file": slot, "from": from });
    event::append(tx, Event::new(EventKind::KycFileFetched, id.as_uuid()).with(data))?;
    Ok(file)
}

/// Whether a message comes from the service, and is of now.
pub(super) fn demand_signature(app: &App, headers: &HeaderMap, body: &[u8]) -> Result<(), CheckError> {
    let checker = app.checker.as_ref().ok_or(CheckError::NoSuchCheck)?;
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (Some(id), Some(seconds), Some(signatures)) =
        (header(MESSAGE_ID), header(MESSAGE_TIME), header(MESSAGE_SIGNATURE))
    else {
        return Err(CheckError::NotSigned);
    };
    let seconds = seconds.parse().map_err(|_| CheckError::NotSigned)?;
    let message = Message { id, seconds, body };
    if checker.secret.has_signed(message, signatures, app.clock.now()) { Ok(()) } else { Err(CheckError::NotSigned) }
}

/// Records what the service says of the submission that its message names, once; the same again changes nothing. Where the operator lets it, what has passed is approved, if
/// nobody holds it and nothing about it is worth a second look.
pub(super) async fn hear(app: &App, id: SubmissionId, answer: CheckAnswer) -> Result<(), Problem> {
    if answer.submission_id != id {
        return Err(CheckError::OtherSubmission.into());
    }
    let rule = Approval::of(&app.settings);
    let approves = app.checker.as_ref().is_some_and(|checker| checker.approves);
    app.write_as_system(move |tx| {
        let known = Check::find(tx, id)?.ok_or(CheckError::NoSuchCheck)?;
        let detail = answer.detail.as_deref();
        if !Check::answer(tx, id, answer.verdict, detail)? {
            let is_repeated = known.verdict == Some(answer.verdict) && known.detail.as_deref() == detail;
            return if is_repeated { Ok(()) } else { Err(CheckError::AlreadyAnswered) };
        }
        let submission = Submission::find(tx, id)?.ok_or(CheckError::NoSuchCheck)?;
        let data = json!({ "submission_id": id, "worker_id": submission.worker_id, "verdict": answer.verdict });
        event::append(tx, Event::new(EventKind::KycChecked, id.as_uuid()).with(data))?;
        if approves && answer.verdict == CheckVerdict::Passed {
            approve_unseen(tx, id, rule)?;
        }
        Ok(())
    })
    .await
}
