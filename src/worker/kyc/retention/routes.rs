//! `/admin/users/{id}/legal-hold`.

use super::{schemas::LegalHoldRead, services};
use crate::{
    app::App,
    auth::{deletion::flows::finish_soon, permissions::Admin},
    core::{
        dependencies::{Caller, Path, Valid},
        error::Problem,
        rate_limit::WRITE,
        text::Reason,
    },
    database::ids::UserId,
    routing::{Routes, access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(get_legal_hold), access::<Admin>(), None)
        .route(routes!(place_legal_hold), access::<Admin>(), &WRITE)
        .route(routes!(lift_legal_hold), access::<Admin>(), &WRITE)
}

/// The legal hold on a worker's documents, if there is one.
#[utoipa::path(get, path = "/admin/users/{id}/legal-hold", tag = "admin", params(("id" = UserId, Path)),
    responses((status = 200, description = "The legal hold.", body = LegalHoldRead)))]
async fn get_legal_hold(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
) -> Result<Json<LegalHoldRead>, Problem> {
    Ok(Json(app.read(caller, move |tx, admin| services::hold(tx, admin, id)).await?.into()))
}

/// Place a legal hold: the worker's documents are kept beyond the retention period, and even if the account is
/// deleted. The worker is not notified.
#[utoipa::path(put, path = "/admin/users/{id}/legal-hold", tag = "admin", params(("id" = UserId, Path)), request_body = Reason,
    responses((status = 200, description = "The legal hold is placed.", body = LegalHoldRead)))]
async fn place_legal_hold(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    Valid(why): Valid<Reason>,
) -> Result<Json<LegalHoldRead>, Problem> {
    Ok(Json(app.write(caller, move |tx, admin| services::place(tx, admin, id, &why.reason)).await?.into()))
}

/// Lift a legal hold. If the account was deleted meanwhile, the documents are destroyed now.
#[utoipa::path(delete, path = "/admin/users/{id}/legal-hold", tag = "admin", params(("id" = UserId, Path)), request_body = Reason,
    responses((status = 204, description = "The legal hold is lifted.")))]
async fn lift_legal_hold(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    Valid(why): Valid<Reason>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, admin| services::lift(tx, admin, id, &why.reason)).await?;
    finish_soon(&app, id).await;
    Ok(StatusCode::NO_CONTENT)
}
