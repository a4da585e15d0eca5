//! `/admin/waiting`.

use super::{schemas::WaitingRead, services};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{dependencies::Caller, error::Problem},
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(get_waiting), access::<Admin>(), None)
}

/// What waits for a decision, by kind: how much, and since when.
#[utoipa::path(get, path = "/admin/waiting", tag = "admin",
    responses((status = 200, description = "What waits now.", body = WaitingRead)))]
async fn get_waiting(State(app): State<App>, caller: Caller<Admin>) -> Result<Json<WaitingRead>, Problem> {
    Ok(Json(app.read(caller, services::waiting).await?.into()))
}
