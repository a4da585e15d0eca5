//! `/admin/stats`.

use super::{
    flows,
    schemas::{StatsFilter, StatsRead},
    services::StatsError,
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, Query},
        error::Problem,
        input::FieldError,
    },
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(get_stats), access::<Admin>(), None)
}

/// Statistics: totals, which may be half a minute old, and daily counts for at most a year.
#[utoipa::path(get, path = "/admin/stats", tag = "admin", params(StatsFilter),
    responses((status = 200, description = "The statistics.", body = StatsRead)))]
async fn get_stats(
    State(app): State<App>,
    caller: Caller<Admin>,
    Query(filter): Query<StatsFilter>,
) -> Result<Json<StatsRead>, Problem> {
    Ok(Json(flows::stats(&app, caller, filter).await?))
}

impl From<StatsError> for Problem {
    fn from(error: StatsError) -> Self {
        let says = error.to_string();
        match error {
            StatsError::Backwards => Self::invalid_field("/to", FieldError::OutOfRange { min: None, max: None }, says),
            StatsError::TooLong => Self::invalid_field("/from", FieldError::OutOfRange { min: None, max: None }, says),
            StatsError::Database(error) => error.into(),
        }
    }
}
