//! Routes of decisions on reviews and of appeals. Administrators read reviews in the module `admin`.

use super::{
    schemas::{AppealCreate, AppealDecision, ReviewRemoval},
    services,
};
use crate::codes::{AlreadyDecided, AlreadyExists, AnotherAdministratorNeeded, AppealPeriodOver, IllegalTransition};
use crate::{
    app::App,
    auth::permissions::{Admin, Party},
    core::{
        clock::Timestamp,
        dependencies::{Caller, Idempotent, ListRequest, Listed, PageQuery, Path, Unfiltered, Valid},
        error::{Problem, codes::NotFound},
        rate_limit::WRITE,
        text::Reason,
    },
    database::ids::ReviewId,
    idempotency::{Created, StoredResponse},
    review::models::appeals::{Appeal, OpenAppeal},
    routing::{Routes, access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(restore_review), access::<Admin>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY, AnotherAdministratorNeeded::ENTRY])
        .route(routes!(delete_review), access::<Admin>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(keep_review), access::<Admin>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(appeal_review_removal), access::<Party>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY, AlreadyExists::ENTRY, AppealPeriodOver::ENTRY])
        .route(routes!(list_review_appeals), access::<Admin>(), None)
        .route(routes!(decide_review_appeal), access::<Admin>(), &WRITE)
        .refuses(&[NotFound::ENTRY, AlreadyDecided::ENTRY, AnotherAdministratorNeeded::ENTRY])
}

/// Ask for another look at the removal of your review, once, within 14 days. Another administrator than the one who has removed it decides, if
/// there is one.
#[utoipa::path(post, path = "/reviews/{id}/appeal", tag = "review", params(("id" = ReviewId, Path)), request_body = AppealCreate,
    responses((status = 201, description = "It waits for an administrator.", body = Appeal)))]
async fn appeal_review_removal(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<ReviewId>,
    Idempotent { body: appeal, idempotency_key }: Idempotent<AppealCreate>,
) -> Result<StoredResponse, Problem> {
    app.create_idempotent(caller, idempotency_key, move |tx, party| {
        services::appeal(tx, party, id, &appeal.text).map(Created::New)
    })
    .await
}

/// The appeals that wait for a decision, oldest first.
#[utoipa::path(get, path = "/admin/review-appeals", tag = "admin", params(PageQuery),
    responses((status = 200, description = "Appeals, oldest first.", body = Listed<Appeal>)))]
async fn list_review_appeals(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { page, .. }: ListRequest<Unfiltered, (Timestamp, ReviewId)>,
) -> Result<Json<Listed<Appeal>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or((Timestamp::MIN, ReviewId::FIRST));
    let appeals = app.read(caller, move |tx, admin: &Admin| services::open_appeals(tx, admin, after, rows)).await?;
    Ok(Json(page.of(appeals, OpenAppeal::key, |open| open.appeal)))
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

/// Remove a review: it stops counting. Its author is told the reason and can appeal.
#[utoipa::path(delete, path = "/admin/reviews/{id}", tag = "admin", params(("id" = ReviewId, Path)), request_body = ReviewRemoval,
    responses((status = 204, description = "Removed.")))]
async fn delete_review(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<ReviewId>,
    Valid(why): Valid<ReviewRemoval>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, admin| services::remove(tx, admin, id, why.code(), &why.reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Keep a review: its flags are closed.
#[utoipa::path(post, path = "/admin/reviews/{id}/keep", tag = "admin", params(("id" = ReviewId, Path)),
    responses((status = 204, description = "Kept.")))]
async fn keep_review(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<ReviewId>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, admin| services::keep(tx, admin, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore a review that was removed. It counts as if it had not been. Its author and the worker whom it is about are told. An
/// appeal against the removal is granted with it, so that then another administrator than the one who has removed it restores it, if there is one.
#[utoipa::path(post, path = "/admin/reviews/{id}/restore", tag = "admin", params(("id" = ReviewId, Path)), request_body = Reason,
    responses((status = 204, description = "Restored.")))]
async fn restore_review(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<ReviewId>,
    Valid(why): Valid<Reason>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, admin| services::restore(tx, admin, id, &why.reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}
