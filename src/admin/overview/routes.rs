//! `/admin/users/{id}/overview`.

use super::{schemas::OverviewRead, services};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, Path},
        error::Problem,
    },
    database::ids::UserId,
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(get_user_overview), access::<Admin>(), None)
}

/// An account and everything around it: sign-ins, identity checks, listings, jobs, reviews, failed work, and what was done
/// with it.
#[utoipa::path(get, path = "/admin/users/{id}/overview", tag = "admin", params(("id" = UserId, Path)),
    responses((status = 200, description = "The account and everything around it.", body = OverviewRead)))]
async fn get_user_overview(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
) -> Result<Json<OverviewRead>, Problem> {
    Ok(Json(app.read(caller, move |tx, admin| services::view(tx, admin, id)).await?.into()))
}
