//! `/admin/disputes`. A dispute has the id of its job.

use super::{
    models::{QueueKey, QueuedDispute},
    schemas::{DisputeQueueFilter, QueuedDisputeRead, Resolution},
    services,
};
use crate::{
    app::App,
    auth::permissions::Admin,
    codes::{AccountFrozen, AlreadyDecided, AnotherAdministratorNeeded, ClaimedByOther, NotClaimed},
    core::{
        clock::Timestamp,
        dependencies::{
            Caller, IdempotencyKey, Idempotent, ListRequest, Listed, PageQuery, Path, SameOrigin, Unfiltered,
        },
        error::{CodeEntry, Problem, codes::CrossSite},
        rate_limit::WRITE,
    },
    database::ids::JobId,
    idempotency::StoredResponse,
    job::{
        admin::schemas::InspectedMessage,
        dispute::{schemas::DisputeRead, settings::DisputeSettings},
        settings::JobSettings,
    },
    routing::{Routes, access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

/// The refusals of a look at what was said, which is recorded.
const LOOK_REFUSALS: &[&CodeEntry] =
    &[AlreadyDecided::ENTRY, ClaimedByOther::ENTRY, NotClaimed::ENTRY, CrossSite::ENTRY, AccountFrozen::ENTRY];

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_disputes), access::<Admin>(), None)
        .route(routes!(get_dispute_case), access::<Admin>(), &WRITE)
        .refuses(LOOK_REFUSALS)
        .route(routes!(list_dispute_messages), access::<Admin>(), &WRITE)
        .refuses(LOOK_REFUSALS)
        .route(routes!(claim_dispute), access::<Admin>(), &WRITE)
        .refuses(&[AlreadyDecided::ENTRY, ClaimedByOther::ENTRY, AnotherAdministratorNeeded::ENTRY])
        .route(routes!(release_dispute), access::<Admin>(), &WRITE)
        .refuses(&[AlreadyDecided::ENTRY, ClaimedByOther::ENTRY, NotClaimed::ENTRY])
        .route(routes!(resolve_dispute), access::<Admin>(), &WRITE)
        .refuses(&[AlreadyDecided::ENTRY, ClaimedByOther::ENTRY, NotClaimed::ENTRY, AnotherAdministratorNeeded::ENTRY])
}

/// The disputes with a status, by default those that wait for a decision: open ones, and those with an appeal. What was said is not in it.
#[utoipa::path(get, path = "/admin/disputes", tag = "admin", params(DisputeQueueFilter, PageQuery),
    responses((status = 200, description = "Disputes, oldest first.", body = Listed<QueuedDisputeRead>)))]
async fn list_disputes(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { filter, page }: ListRequest<DisputeQueueFilter, QueueKey>,
) -> Result<Json<Listed<QueuedDisputeRead>>, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or((Timestamp::MIN, JobId::FIRST)));
    let disputes = app.read(caller, move |tx, admin| services::queue(tx, admin, &filter, after, rows)).await?;
    Ok(Json(page.of(disputes, QueuedDispute::key, QueuedDisputeRead::from)))
}

/// A dispute that you have claimed, or that is decided, with all that was said. Each look at a decided one is in the audit trail.
#[utoipa::path(get, path = "/admin/disputes/{id}", tag = "admin", params(("id" = JobId, Path)),
    responses((status = 200, description = "The dispute.", body = DisputeRead)))]
async fn get_dispute_case(
    State(app): State<App>,
    caller: Caller<Admin>,
    _: SameOrigin,
    Path(id): Path<JobId>,
) -> Result<Json<DisputeRead>, Problem> {
    let (jobs, settings) = (JobSettings::of(&app.settings), DisputeSettings::of(&app.settings));
    let record = app.write(caller, move |tx, admin| services::view(tx, admin, id, jobs)).await?;
    Ok(Json(DisputeRead::of(record, settings)))
}

/// What the two sides of a dispute that you have claimed wrote to each other between the proposal of the job and its end, newest first.
/// Each page that you read is in the audit trail. The two sides are not told.
#[utoipa::path(get, path = "/admin/disputes/{id}/messages", tag = "admin", params(("id" = JobId, Path), PageQuery),
    responses((status = 200, description = "Messages, newest first.", body = Listed<InspectedMessage>)))]
async fn list_dispute_messages(
    State(app): State<App>,
    caller: Caller<Admin>,
    _: SameOrigin,
    Path(id): Path<JobId>,
    ListRequest { page, .. }: ListRequest<Unfiltered, i64>,
) -> Result<Json<Listed<InspectedMessage>>, Problem> {
    let (before, rows) = (page.after.unwrap_or(i64::MAX), page.rows());
    let settings = JobSettings::of(&app.settings);
    let messages =
        app.write(caller, move |tx, admin| services::messages(tx, admin, id, before, rows, settings)).await?;
    Ok(Json(page.of(messages, |message| message.number, InspectedMessage::from)))
}

/// Claim a dispute for half an hour, or go on with it: no other administrator reads it or decides on it meanwhile.
#[utoipa::path(post, path = "/admin/disputes/{id}/claim", tag = "admin", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Claimed.", body = DisputeRead)))]
async fn claim_dispute(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let (jobs, settings) = (JobSettings::of(&app.settings), DisputeSettings::of(&app.settings));
    app.change_idempotent(caller, idempotency_key, move |tx, admin| {
        services::claim(tx, admin, id, jobs).map(|record| DisputeRead::of(record, settings))
    })
    .await
}

/// Release a dispute that you have claimed.
#[utoipa::path(post, path = "/admin/disputes/{id}/release", tag = "admin", params(("id" = JobId, Path)),
    responses((status = 204, description = "Released.")))]
async fn release_dispute(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
) -> Result<StatusCode, Problem> {
    let settings = JobSettings::of(&app.settings);
    app.write(caller, move |tx, admin| services::release(tx, admin, id, settings)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Decide on a dispute that you have claimed: what the worker gets of the agreed total, and why. The job is confirmed if that is more
/// than nothing or all of a total of 0, and cancelled otherwise; without an agreed total it is confirmed if the work was marked as done. Of an appeal, decide what another administrator has decided before; the status of the job stays.
#[utoipa::path(post, path = "/admin/disputes/{id}/resolve", tag = "admin", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body = Resolution, responses((status = 200, description = "Decided.", body = DisputeRead)))]
async fn resolve_dispute(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
    Idempotent { body: decision, idempotency_key }: Idempotent<Resolution>,
) -> Result<StoredResponse, Problem> {
    let (jobs, settings) = (JobSettings::of(&app.settings), DisputeSettings::of(&app.settings));
    app.change_idempotent(caller, idempotency_key, move |tx, admin| {
        services::resolve(tx, admin, id, decision.worker_gets.as_ref(), &decision.statement, jobs)
            .map(|record| DisputeRead::of(record, settings))
    })
    .await
}
