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
        .route(routes!(legal_hold), access::<Admin>(), None)
        .route(routes!(place_legal_hold), access::<Admin>(), &WRITE)
        .route(routes!(lift_legal_hold), access::<Admin>(), &WRITE)
}

/// Why a worker's documents are kept, if they are.
#[utoipa::path(get, path = "/admin/users/{id}/legal-hold", tag = "admin", params(("id" = UserId, Path)),
    responses((status = 200, description = "They are kept.", body = LegalHoldRead)))]
async fn legal_hold(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
) -> Result<Json<LegalHoldRead>, Problem> {
    Ok(Json(app.read(caller, move |tx, admin| services::hold(tx, admin, id)).await?.into()))
}

/// Keep a worker's documents, however long ago they were decided on, and even if the account is deleted. The worker does not hear of it.
#[utoipa::path(put, path = "/admin/users/{id}/legal-hold", tag = "admin", params(("id" = UserId, Path)), request_body = Reason,
    responses((status = 200, description = "They are kept from now on.", body = LegalHoldRead)))]
async fn place_legal_hold(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    Valid(why): Valid<Reason>,
) -> Result<Json<LegalHoldRead>, Problem> {
    Ok(Json(app.write(caller, move |tx, admin| services::place(tx, admin, id, &why.reason)).await?.into()))
}

/// Let a worker's documents go when their time comes. If the account was deleted meanwhile, that is now.
#[utoipa::path(delete, path = "/admin/users/{id}/legal-hold", tag = "admin", params(("id" = UserId, Path)), request_body = Reason,
    responses((status = 204, description = "They are no longer held.")))]
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
