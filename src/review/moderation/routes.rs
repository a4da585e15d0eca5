//! Routes of appeals. Administrators' routes of reviews are in the module `admin`.

use super::{
    schemas::{AppealCreate, AppealDecision},
    services,
};
use crate::codes::{AlreadyExists, AnotherAdministratorNeeded, AppealPeriodOver, IllegalTransition};
use crate::{
    app::App,
    auth::permissions::{Admin, Party},
    core::{
        clock::Timestamp,
        dependencies::{Caller, ListRequest, Listed, PageQuery, Path, Unfiltered, Valid},
        error::{Problem, codes::NotFound},
        rate_limit::WRITE,
    },
    database::ids::ReviewId,
    review::schemas::AppealRead,
    routing::{Routes, access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(appeal_review_removal), access::<Party>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY, AlreadyExists::ENTRY, AppealPeriodOver::ENTRY])
        .route(routes!(list_review_appeals), access::<Admin>(), None)
        .route(routes!(decide_review_appeal), access::<Admin>(), &WRITE)
        .refuses(&[NotFound::ENTRY, AnotherAdministratorNeeded::ENTRY])
}

/// Ask for another look at the removal of your review, once, within 14 days. Another administrator than the one who has removed it decides, if
/// there is one.
#[utoipa::path(post, path = "/reviews/{id}/appeal", tag = "review", params(("id" = ReviewId, Path)), request_body = AppealCreate,
    responses((status = 201, description = "It waits for an administrator.", body = AppealRead)))]
async fn appeal_review_removal(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<ReviewId>,
    Valid(appeal): Valid<AppealCreate>,
) -> Result<(StatusCode, Json<AppealRead>), Problem> {
    let appeal = app.write(caller, move |tx, party| services::appeal(tx, party, id, &appeal.text)).await?;
    Ok((StatusCode::CREATED, Json(appeal.into())))
}

/// The appeals that wait for a decision, oldest first.
#[utoipa::path(get, path = "/admin/review-appeals", tag = "admin", params(PageQuery),
    responses((status = 200, description = "Appeals, oldest first.", body = Listed<AppealRead>)))]
async fn list_review_appeals(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { page, .. }: ListRequest<Unfiltered, (Timestamp, ReviewId)>,
) -> Result<Json<Listed<AppealRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or((Timestamp::MIN, ReviewId::FIRST));
    let appeals = app.read(caller, move |tx, admin: &Admin| services::open_appeals(tx, admin, after, rows)).await?;
    Ok(Json(page.of(appeals, |appeal| (appeal.created_at, appeal.review_id), AppealRead::from)))
}

/// Decide on an appeal: the review becomes visible again, or stays removed. Its author is told the reason.
#[utoipa::path(post, path = "/admin/reviews/{id}/appeal/decide", tag = "admin", params(("id" = ReviewId, Path)), request_body = AppealDecision,
    responses((status = 204, description = "Decided.")))]
async fn decide_review_appeal(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<ReviewId>,
    Valid(decision): Valid<AppealDecision>,
) -> Result<StatusCode, Problem> {
    let AppealDecision { is_granted, reason } = decision;
    app.write(caller, move |tx, admin| services::decide(tx, admin, id, is_granted, &reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}
