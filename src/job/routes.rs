//! `/jobs`.

use super::{
    cancelling, offers,
    schemas::{JobAcceptance, JobCreate, JobEventRead, JobFilter, JobRead, JobUpdate, seen_after_change, seen_by},
    services,
    settings::JobSettings,
    situation::{JobRefusal, MAX_CHANGE_REQUESTS},
    steps::JobError,
};
use crate::codes::{
    AlreadyExists, ClientUnavailable, ConsequenceChanged, Existing, IllegalTransition, NoShowReported, NotScheduled,
    NothingToAccept, NothingToContest, OfferNotOpen, OfferOpen, OutdatedVersion, ThreadClosed, TooEarly,
    TooManyChangeRequests, WorkWasDone, WorkerUnavailable, WrongSide,
};
use crate::core::error::codes::NotFound;
use crate::job::limits::{JOB_CHANGE, JOB_PROPOSAL};
use crate::{
    app::App,
    auth::permissions::{Client, JobViewer, Party, VerifiedWorker, Worker},
    core::{
        dependencies::{
            Caller, IdempotencyKey, Idempotent, IfMatch, ListRequest, Listed, OptionalBody, PageQuery, Path,
            Unfiltered, Valid,
        },
        error::Problem,
        input::FieldError,
        rate_limit::{RateLimitKey, WRITE},
        text::Reason,
    },
    database::{enums::Side, ids::JobId},
    idempotency::{Created, StoredResponse},
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(create_job), access::<Client>(), &JOB_PROPOSAL)
        .refuses(&[NotFound::ENTRY, ThreadClosed::ENTRY, WorkerUnavailable::ENTRY, AlreadyExists::ENTRY])
        .route(routes!(list_jobs), access::<JobViewer>(), None)
        .route(routes!(get_job), access::<JobViewer>(), None)
        .route(routes!(update_job), access::<Client>(), &JOB_CHANGE)
        .refuses(&[IllegalTransition::ENTRY, OfferOpen::ENTRY])
        .route(routes!(accept_job), access::<VerifiedWorker>(), &WRITE)
        .refuses(&[
            ClientUnavailable::ENTRY,
            OutdatedVersion::ENTRY,
            NothingToAccept::ENTRY,
            OfferNotOpen::ENTRY,
            IllegalTransition::ENTRY,
        ])
        .route(routes!(reject_job), access::<Worker>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(complete_job), access::<Worker>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY, TooEarly::ENTRY, NoShowReported::ENTRY])
        .route(routes!(request_changes), access::<Client>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY, TooManyChangeRequests::ENTRY])
        .route(routes!(finalize_job), access::<Client>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(list_job_events), access::<Party>(), None)
        .merge(offers::routes::router())
        .merge(cancelling::routes::router())
}

/// Propose a job to the worker of an open conversation, which has at most one unfinished job. You can propose five a day to a worker, in
/// whichever conversations.
#[utoipa::path(post, path = "/jobs", tag = "job", request_body = JobCreate,
    responses((status = 201, description = "Proposed.", body = JobRead)))]
async fn create_job(
    State(app): State<App>,
    caller: Caller<Client>,
    Idempotent { body, idempotency_key }: Idempotent<JobCreate>,
) -> Result<StoredResponse, Problem> {
    let (user, thread) = (caller.claims.user, body.thread_id);
    let worker = app.read(caller, move |tx, client| services::worker_of(tx, client, thread)).await?;
    let pair = RateLimitKey::user_and(user.as_uuid(), worker.as_uuid());
    app.allow_once(&JOB_PROPOSAL, pair, user, &idempotency_key).await?;
    let settings = JobSettings::of(&app.settings);
    app.create_idempotent(caller, idempotency_key, move |tx, client| {
        let now = tx.now();
        services::propose(tx, client, &body, settings)
            .map(|job| Created::New(seen_after_change(Side::Client, job, settings, now)))
    })
    .await
}

/// Your jobs, newest first.
#[utoipa::path(get, path = "/jobs", tag = "job", params(JobFilter, PageQuery),
    responses((status = 200, description = "Your jobs, newest first.", body = Listed<JobRead>)))]
async fn list_jobs(
    State(app): State<App>,
    caller: Caller<JobViewer>,
    ListRequest { filter, page }: ListRequest<JobFilter, JobId>,
) -> Result<Json<Listed<JobRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or(JobId::LAST);
    let (jobs, viewer, now) = app
        .read(caller, move |tx, viewer: &JobViewer| {
            services::list(tx, viewer, &filter, after, rows).map(|jobs| (jobs, *viewer, tx.now()))
        })
        .await?;
    let settings = JobSettings::of(&app.settings);
    Ok(Json(page.of(jobs, |job| job.id, |job| seen_by(&viewer, job, settings, now))))
}

/// One of your jobs.
#[utoipa::path(get, path = "/jobs/{id}", tag = "job", params(("id" = JobId, Path)),
    responses((status = 200, description = "The job.", body = JobRead)))]
async fn get_job(
    State(app): State<App>,
    caller: Caller<JobViewer>,
    Path(id): Path<JobId>,
) -> Result<Json<JobRead>, Problem> {
    let settings = JobSettings::of(&app.settings);
    let job = app.read(caller, move |tx, viewer: &JobViewer| {
        let now = tx.now();
        services::view(tx, &viewer.party(), id).map(|job| seen_by(viewer, job, settings, now))
    });
    Ok(Json(job.await?))
}

/// Change title or description of a proposal of yours while no offer is open, at most ten times a day. The worker hears of it
/// and has to accept the new version. Price and time are changed by another offer.
#[utoipa::path(patch, path = "/jobs/{id}", tag = "job", params(("id" = JobId, Path)), request_body = JobUpdate,
    responses((status = 200, description = "Changed.", body = JobRead)))]
async fn update_job(
    State(app): State<App>,
    caller: Caller<Client>,
    Path(id): Path<JobId>,
    if_match: IfMatch,
    Valid(update): Valid<JobUpdate>,
) -> Result<Json<JobRead>, Problem> {
    app.allow(&JOB_CHANGE, RateLimitKey::user_and(caller.claims.user.as_uuid(), id.as_uuid())).await?;
    let settings = JobSettings::of(&app.settings);
    let job = app.write(caller, move |tx, client| {
        let now = tx.now();
        let current = services::view(tx, &(*client).into(), id)?;
        if_match.check(&seen_after_change(Side::Client, current, settings, now))?;
        services::change(tx, client, id, &update, settings)
            .map(|job| seen_after_change(Side::Client, job, settings, now))
            .map_err(Problem::from)
    });
    Ok(Json(job.await?))
}

/// Accept the open offer of the client, or a proposal without terms. Needs an approved identity check. What was changed after it was
/// proposed is accepted with the `version` that you have seen; if it has changed since then, the answer is 409 `outdated_version`.
#[utoipa::path(post, path = "/jobs/{id}/accept", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body = Option<JobAcceptance>,
    responses((status = 200, description = "Accepted.", body = JobRead)))]
async fn accept_job(
    State(app): State<App>,
    caller: Caller<VerifiedWorker>,
    Path(id): Path<JobId>,
    Idempotent { body: acceptance, idempotency_key }: Idempotent<OptionalBody<JobAcceptance>>,
) -> Result<StoredResponse, Problem> {
    let (settings, version) = (JobSettings::of(&app.settings), acceptance.0.version.map(|version| version.0));
    app.change_idempotent(caller, idempotency_key, move |tx, worker| {
        let now = tx.now();
        services::accept(tx, worker, id, version, settings)
            .map(|job| seen_after_change(Side::Worker, job, settings, now))
    })
    .await
}

/// Decline a job. The conversation is closed.
#[utoipa::path(post, path = "/jobs/{id}/reject", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Rejected.", body = JobRead)))]
async fn reject_job(
    State(app): State<App>,
    caller: Caller<Worker>,
    Path(id): Path<JobId>,
    Idempotent { body: why, idempotency_key }: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    let settings = JobSettings::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, worker| {
        let now = tx.now();
        services::reject(tx, worker, id, &why.reason, settings)
            .map(|job| seen_after_change(Side::Worker, job, settings, now))
    })
    .await
}

/// Mark the work as done, not before the agreed start.
#[utoipa::path(post, path = "/jobs/{id}/complete", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Completed.", body = JobRead)))]
async fn complete_job(
    State(app): State<App>,
    caller: Caller<Worker>,
    Path(id): Path<JobId>,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let settings = JobSettings::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, worker| {
        let now = tx.now();
        services::complete(tx, worker, id, settings).map(|job| seen_after_change(Side::Worker, job, settings, now))
    })
    .await
}

/// Confirm that the work is done. After some days this happens automatically.
#[utoipa::path(post, path = "/jobs/{id}/finalize", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Finalized.", body = JobRead)))]
async fn finalize_job(
    State(app): State<App>,
    caller: Caller<Client>,
    Path(id): Path<JobId>,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let settings = JobSettings::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, client| {
        let now = tx.now();
        services::finalize(tx, client, id, settings).map(|job| seen_after_change(Side::Client, job, settings, now))
    })
    .await
}

/// Ask for changes of work that is done, at most three times: the worker marks it as done once more, and the time to confirm it begins
/// anew.
#[utoipa::path(post, path = "/jobs/{id}/request-changes", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Requested.", body = JobRead)))]
async fn request_changes(
    State(app): State<App>,
    caller: Caller<Client>,
    Path(id): Path<JobId>,
    Idempotent { body: why, idempotency_key }: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    let settings = JobSettings::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, client| {
        let now = tx.now();
        services::request_changes(tx, client, id, &why.reason, settings)
            .map(|job| seen_after_change(Side::Client, job, settings, now))
    })
    .await
}

/// The history of one of your jobs, oldest first.
#[utoipa::path(get, path = "/jobs/{id}/events", tag = "job", params(("id" = JobId, Path), PageQuery),
    responses((status = 200, description = "Its history, oldest first.", body = Listed<JobEventRead>)))]
async fn list_job_events(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<JobId>,
    ListRequest { page, .. }: ListRequest<Unfiltered, i64>,
) -> Result<Json<Listed<JobEventRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or_default();
    let history = app.read(caller, move |tx, party| services::history(tx, party, id, after, rows)).await?;
    Ok(Json(page.of(history, |row| row.id, |row| row.event.map(JobEventRead::from)).flatten()))
}

impl From<JobError> for Problem {
    fn from(error: JobError) -> Self {
        let says = error.to_string();
        match error {
            JobError::NoSuchJob | JobError::NoSuchThread | JobError::NoSuchOffer => Self::not_found(),
            JobError::ThreadClosed => Self::new(ThreadClosed, says),
            JobError::WorkerUnavailable => Self::new(WorkerUnavailable, says),
            JobError::ClientUnavailable => Self::new(ClientUnavailable, says),
            JobError::AlreadyExists => Self::new(AlreadyExists { what: Existing::Job }, says),
            JobError::Refused(refusal) => refusal.into(),
            JobError::OfferNotOpen { open } => Self::new(OfferNotOpen { open: open.unwrap_or_default() }, says),
            JobError::OfferPeriod => {
                Self::invalid_field("/expires_at", FieldError::OutOfRange { min: None, max: None }, says)
            }
            JobError::ConsequenceChanged { client_owes, late } => {
                Self::new(ConsequenceChanged { client_owes, late }, says)
            }
            JobError::OutdatedVersion { version } => Self::new(OutdatedVersion { version }, says),
            JobError::Database(error) => error.into(),
        }
    }
}

impl From<JobRefusal> for Problem {
    fn from(refusal: JobRefusal) -> Self {
        let says = refusal.to_string();
        match refusal {
            JobRefusal::Illegal(illegal) => {
                let (status, action) = (illegal.from.as_str(), illegal.action.as_str());
                Self::new(IllegalTransition { status, action }, says)
            }
            JobRefusal::NothingToAccept => Self::new(NothingToAccept, says),
            JobRefusal::WrongSide => Self::new(WrongSide, says),
            JobRefusal::TooEarly { at } => Self::new(TooEarly { at }, says),
            JobRefusal::TooLate { status, action, .. } => {
                Self::new(IllegalTransition { status: status.as_str(), action: action.as_str() }, says)
            }
            JobRefusal::NotScheduled => Self::new(NotScheduled, says),
            JobRefusal::NoShowReported { until } => Self::new(NoShowReported { until }, says),
            JobRefusal::NothingToContest => Self::new(NothingToContest, says),
            JobRefusal::OfferOpen => Self::new(OfferOpen, says),
            JobRefusal::WorkWasDone => Self::new(WorkWasDone, says),
            JobRefusal::TooManyChangeRequests => Self::new(TooManyChangeRequests { max: MAX_CHANGE_REQUESTS }, says),
        }
    }
}
