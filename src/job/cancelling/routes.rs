//! `/jobs/{id}/cancellation`, `/cancel` and `/report-no-show`.

use super::{
    schemas::{CancellationRead, JobCancel},
    services,
};
use crate::{
    app::App,
    auth::permissions::Party,
    codes::{ConsequenceChanged, IllegalTransition, NoShowReported, NotScheduled, TooEarly, WorkWasDone},
    core::{
        dependencies::{Caller, IdempotencyKey, Idempotent, Path},
        error::Problem,
        rate_limit::{RateLimitKey, WRITE},
    },
    database::ids::JobId,
    idempotency::StoredResponse,
    job::{
        limits::NO_SHOW_REPORT,
        schemas::{JobRead, seen_after_change},
        settings::JobSettings,
    },
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(preview_cancellation), access::<Party>(), None)
        .refuses(&[IllegalTransition::ENTRY, NoShowReported::ENTRY, WorkWasDone::ENTRY])
        .route(routes!(cancel_job), access::<Party>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY, NoShowReported::ENTRY, WorkWasDone::ENTRY, ConsequenceChanged::ENTRY])
        .route(routes!(report_no_show), access::<Party>(), &NO_SHOW_REPORT)
        .refuses(&[
            IllegalTransition::ENTRY,
            NoShowReported::ENTRY,
            WorkWasDone::ENTRY,
            NotScheduled::ENTRY,
            TooEarly::ENTRY,
        ])
}

/// What cancelling a job of yours would cost now, and until when that holds.
#[utoipa::path(get, path = "/jobs/{id}/cancellation", tag = "job", params(("id" = JobId, Path)),
    responses((status = 200, description = "What would come of it.", body = CancellationRead)))]
async fn preview_cancellation(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<JobId>,
) -> Result<Json<CancellationRead>, Problem> {
    let settings = JobSettings::of(&app.settings);
    let preview = app.read(caller, move |tx, party| services::preview(tx, party, id, settings)).await?;
    Ok(Json(preview.into()))
}

/// Cancel a job: as its client before the work is done, as its worker after the agreement. What that costs was agreed with the job;
/// `outcome` says what came of it.
#[utoipa::path(post, path = "/jobs/{id}/cancel", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = JobCancel,
    responses((status = 200, description = "Cancelled.", body = JobRead)))]
async fn cancel_job(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<JobId>,
    Idempotent { body: request, idempotency_key }: Idempotent<JobCancel>,
) -> Result<StoredResponse, Problem> {
    let settings = JobSettings::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, party| {
        let now = tx.now();
        services::cancel(tx, party, id, &request, settings)
            .map(|job| seen_after_change(party.side(), job, settings, now))
    })
    .await
}

/// Report that the other side did not come, some minutes after the agreed start. If it does not contest that within a day, the job is
/// cancelled: a worker who did not come gets nothing, a client owes what cancelling at the start would have cost.
#[utoipa::path(post, path = "/jobs/{id}/report-no-show", tag = "job", params(("id" = JobId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Reported.", body = JobRead)))]
async fn report_no_show(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<JobId>,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let (user, job) = (caller.claims.user, RateLimitKey::user_and(caller.claims.user.as_uuid(), id.as_uuid()));
    app.allow_once(&NO_SHOW_REPORT, job, user, &idempotency_key).await?;
    let settings = JobSettings::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, party| {
        let now = tx.now();
        services::report_no_show(tx, party, id, settings).map(|job| seen_after_change(party.side(), job, settings, now))
    })
    .await
}
