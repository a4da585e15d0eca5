//! `/workers/me/kyc/requirements`.

use super::{
    schemas::RequirementsRead,
    services::{self, KycPolicy},
};
use crate::{
    app::App,
    auth::permissions::Worker,
    core::{dependencies::Caller, error::Problem},
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(get_kyc_requirements), access::<Worker>(), None)
}

/// The files required for your identity check, which of them are present, and which were rejected and why.
#[utoipa::path(get, path = "/workers/me/kyc/requirements", tag = "worker",
    responses((status = 200, description = "The requirements and the progress.", body = RequirementsRead)))]
async fn get_kyc_requirements(
    State(app): State<App>,
    caller: Caller<Worker>,
) -> Result<Json<RequirementsRead>, Problem> {
    let policy = KycPolicy::of(&app.settings);
    let overview = app.read(caller, move |tx, worker| services::overview(tx, worker, &policy)).await?;
    Ok(Json(overview.into()))
}
