//! `/admin/jobs`.

use super::{
    schemas::{AllJobsFilter, InspectedMessage, InspectionRead, JobCaseRead},
    services::{self, InspectionError},
};
use crate::{
    app::App,
    auth::permissions::Admin,
    codes::{AccountFrozen, ReasonNeeded},
    core::{
        dependencies::{Caller, ListRequest, Listed, PageQuery, Path, Unfiltered, Valid},
        error::Problem,
        rate_limit::WRITE,
        text::Reason,
    },
    database::ids::JobId,
    job::{rights::JobRights, schemas::JobRead, settings::JobSettings},
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_all_jobs), access::<Admin>(), None)
        .route(routes!(get_job_case), access::<Admin>(), None)
        .route(routes!(inspect_job), access::<Admin>(), &WRITE)
        .route(routes!(list_inspected_messages), access::<Admin>(), None)
        .refuses(&[ReasonNeeded::ENTRY, AccountFrozen::ENTRY])
}

/// All jobs, newest first.
#[utoipa::path(get, path = "/admin/jobs", tag = "admin", params(AllJobsFilter, PageQuery),
    responses((status = 200, description = "Jobs, newest first.", body = Listed<JobRead>)))]
async fn list_all_jobs(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { filter, page }: ListRequest<AllJobsFilter, JobId>,
) -> Result<Json<Listed<JobRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or(JobId::LAST);
    let jobs = app.read(caller, move |tx, admin| services::list(tx, admin, &filter, after, rows)).await?;
    let (settings, now) = (JobSettings::of(&app.settings), app.clock.now());
    Ok(Json(page.of(jobs, |job| job.id, |job| JobRead::of(job, JobRights::default(), settings, now))))
}

/// A job with its offers, the status of its dispute, the reviews of both sides, the size of its conversation, and its history.
#[utoipa::path(get, path = "/admin/jobs/{id}", tag = "admin", params(("id" = JobId, Path)),
    responses((status = 200, description = "The job.", body = JobCaseRead)))]
async fn get_job_case(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
) -> Result<Json<JobCaseRead>, Problem> {
    let case = app.read(caller, move |tx, admin| services::view(tx, admin, id)).await?;
    Ok(Json(JobCaseRead::new(case, JobSettings::of(&app.settings), app.clock.now())))
}

/// State why you need to read the conversation of a job. The reason is recorded in the audit trail, and you may read the
/// messages for an hour. The participants are not told.
#[utoipa::path(post, path = "/admin/jobs/{id}/inspect", tag = "admin", params(("id" = JobId, Path)), request_body = Reason,
    responses((status = 200, description = "You may read the messages.", body = InspectionRead)))]
async fn inspect_job(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
    Valid(why): Valid<Reason>,
) -> Result<Json<InspectionRead>, Problem> {
    let until = app.write(caller, move |tx, admin| services::inspect(tx, admin, id, &why.reason)).await?;
    Ok(Json(InspectionRead { until }))
}

/// The messages of the conversation of a job, newest first, also those about other jobs of the two. You need to have stated
/// a reason within the last hour: `POST /admin/jobs/{id}/inspect`. Otherwise it is 403 `reason_needed`.
#[utoipa::path(get, path = "/admin/jobs/{id}/messages", tag = "admin", params(("id" = JobId, Path), PageQuery),
    responses((status = 200, description = "Messages, newest first.", body = Listed<InspectedMessage>)))]
async fn list_inspected_messages(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
    ListRequest { page, .. }: ListRequest<Unfiltered, i64>,
) -> Result<Json<Listed<InspectedMessage>>, Problem> {
    let (before, rows) = (page.after.unwrap_or(i64::MAX), page.rows());
    // A frozen administrator looks at nothing that people have said to each other.
    app.authorize(caller, |_, _: &Admin| Ok::<_, Problem>(())).await?;
    let messages = app.read(caller, move |tx, admin| services::messages(tx, admin, id, before, rows)).await?;
    Ok(Json(page.of(messages, |message| message.number, InspectedMessage::from)))
}

impl From<InspectionError> for Problem {
    fn from(error: InspectionError) -> Self {
        let says = error.to_string();
        match error {
            InspectionError::NoSuchJob => Self::not_found(),
            InspectionError::ReasonNeeded => Self::new(ReasonNeeded, says),
            InspectionError::Database(error) => error.into(),
        }
    }
}
