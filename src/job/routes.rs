//! `/jobs`.

use super::{
    models::Job,
    schemas::{JobAcceptance, JobCreate, JobEventRead, JobFilter, JobPeriods, JobRead, JobUpdate},
    services::{self, JobError},
};
use crate::codes::{
    AlreadyExists, ClientUnavailable, Existing, IllegalTransition, OutdatedVersion, ThreadClosed, WorkerUnavailable,
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
        rate_limit::{RateLimitKey, WRITE},
        text::Reason,
    },
    database::{enums::Actor, ids::JobId},
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
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(accept_job), access::<VerifiedWorker>(), &WRITE)
        .refuses(&[ClientUnavailable::ENTRY, OutdatedVersion::ENTRY, IllegalTransition::ENTRY])
        .route(routes!(reject_job), access::<Worker>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(complete_job), access::<Worker>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(finalize_job), access::<Client>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(cancel_job), access::<Party>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(list_job_events), access::<Party>(), None)
}

/// Propose a job to the worker of an open conversation. A conversation has at most one unfinished job, and five
/// proposals a day.
#[utoipa::path(post, path = "/jobs", tag = "job", request_body = JobCreate,
    responses((status = 201, description = "Proposed.", body = JobRead)))]
async fn create_job(
    State(app): State<App>,
    caller: Caller<Client>,
    Idempotent { body, idempotency_key }: Idempotent<JobCreate>,
) -> Result<StoredResponse, Problem> {
    if idempotency_key.value.is_some() {
        // A repeated request does not count as a further proposal.
        let stored =
            app.check_before_create(caller, idempotency_key.clone(), |_, _: &Client| Ok::<_, Problem>(())).await?;
        if let Some(stored) = stored {
            return Ok(stored);
        }
    }
    let thread = RateLimitKey::user_and(caller.claims.user.as_uuid(), body.thread_id.as_uuid());
    app.allow(&JOB_PROPOSAL, thread).await?;
    let periods = JobPeriods::of(&app.settings);
    app.create_idempotent(caller, idempotency_key, move |tx, client| {
        services::propose(tx, client, &body).map(|job| Created::New(changed_by(Actor::Client, job, periods)))
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
    let (jobs, viewer) = app
        .read(caller, move |tx, viewer: &JobViewer| {
            services::list(tx, viewer, &filter, after, rows).map(|jobs| (jobs, *viewer))
        })
        .await?;
    let periods = JobPeriods::of(&app.settings);
    Ok(Json(page.of(jobs, |job| job.id, |job| seen_by(&viewer, job, periods))))
}

/// One of your jobs.
#[utoipa::path(get, path = "/jobs/{id}", tag = "job", params(("id" = JobId, Path)),
    responses((status = 200, description = "The job.", body = JobRead)))]
async fn get_job(
    State(app): State<App>,
    caller: Caller<JobViewer>,
    Path(id): Path<JobId>,
) -> Result<Json<JobRead>, Problem> {
    let periods = JobPeriods::of(&app.settings);
    let job = app.read(caller, move |tx, viewer: &JobViewer| {
        services::view(tx, &viewer.party(), id).map(|job| seen_by(viewer, job, periods))
    });
    Ok(Json(job.await?))
}

/// Change a proposal of yours that the worker has not answered, at most ten times a day. The worker hears of it and has to
/// accept the new version.
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
    let periods = JobPeriods::of(&app.settings);
    let job = app.write(caller, move |tx, client| {
        if_match.check(&changed_by(Actor::Client, services::view(tx, &(*client).into(), id)?, periods))?;
        services::change(tx, client, id, &update)
            .map(|job| changed_by(Actor::Client, job, periods))
            .map_err(Problem::from)
    });
    Ok(Json(job.await?))
}

/// Accept a job. Needs an approved identity check. What was changed after it was proposed is accepted with the `version` that
/// you have seen; if the client has changed it since then, the answer is 409 `outdated_version`.
#[utoipa::path(post, path = "/jobs/{id}/accept", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body = Option<JobAcceptance>,
    responses((status = 200, description = "Accepted.", body = JobRead)))]
async fn accept_job(
    State(app): State<App>,
    caller: Caller<VerifiedWorker>,
    Path(id): Path<JobId>,
    Idempotent { body: acceptance, idempotency_key }: Idempotent<OptionalBody<JobAcceptance>>,
) -> Result<StoredResponse, Problem> {
    let (periods, version) = (JobPeriods::of(&app.settings), acceptance.0.version.map(|version| version.0));
    app.change_idempotent(caller, idempotency_key, move |tx, worker| {
        services::accept(tx, worker, id, version).map(|job| changed_by(Actor::Worker, job, periods))
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
    let periods = JobPeriods::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, worker| {
        services::reject(tx, worker, id, &why.reason).map(|job| changed_by(Actor::Worker, job, periods))
    })
    .await
}

/// Mark the work as done.
#[utoipa::path(post, path = "/jobs/{id}/complete", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Completed.", body = JobRead)))]
async fn complete_job(
    State(app): State<App>,
    caller: Caller<Worker>,
    Path(id): Path<JobId>,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let periods = JobPeriods::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, worker| {
        services::complete(tx, worker, id).map(|job| changed_by(Actor::Worker, job, periods))
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
    let periods = JobPeriods::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, client| {
        services::finalize(tx, client, id).map(|job| changed_by(Actor::Client, job, periods))
    })
    .await
}

/// Cancel a job: as its client before the work is done, as its worker after accepting it.
#[utoipa::path(post, path = "/jobs/{id}/cancel", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Cancelled.", body = JobRead)))]
async fn cancel_job(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<JobId>,
    Idempotent { body: why, idempotency_key }: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    let periods = JobPeriods::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, party| {
        services::cancel(tx, party, id, &why.reason).map(|job| changed_by(party.side().into(), job, periods))
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

fn seen_by(viewer: &JobViewer, job: Job, periods: JobPeriods) -> JobRead {
    let rights = services::rights_of(viewer, &job);
    JobRead::of(job, rights, periods)
}

fn changed_by(actor: Actor, job: Job, periods: JobPeriods) -> JobRead {
    let rights = services::rights_after_change(actor, &job);
    JobRead::of(job, rights, periods)
}

impl From<JobError> for Problem {
    fn from(error: JobError) -> Self {
        let says = error.to_string();
        match error {
            JobError::NoSuchJob | JobError::NoSuchThread => Self::not_found(),
            JobError::ThreadClosed => Self::new(ThreadClosed, says),
            JobError::WorkerUnavailable => Self::new(WorkerUnavailable, says),
            JobError::ClientUnavailable => Self::new(ClientUnavailable, says),
            JobError::AlreadyExists => Self::new(AlreadyExists { what: Existing::Job }, says),
            JobError::Illegal(illegal) => {
                let (status, action) = (illegal.from.as_str(), illegal.action.as_str());
                Self::new(IllegalTransition { status, action }, says)
            }
            JobError::OutdatedVersion { version } => Self::new(OutdatedVersion { version }, says),
            JobError::Database(error) => error.into(),
        }
    }
}
