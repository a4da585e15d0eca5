//! `/admin/users/{id}/actions`.

use super::{
    schemas::{ActionRead, ActionsRead},
    services,
};
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
    Routes::new().route(routes!(get_user_actions), access::<Admin>(), None)
}

/// What you can do with an account now, and what each would do, counted before.
#[utoipa::path(get, path = "/admin/users/{id}/actions", tag = "admin", params(("id" = UserId, Path)),
    responses((status = 200, description = "What you can do.", body = ActionsRead)))]
async fn get_user_actions(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
) -> Result<Json<ActionsRead>, Problem> {
    let possible = app.read(caller, move |tx, admin| services::possible(tx, admin, id)).await?;
    Ok(Json(ActionsRead { actions: possible.into_iter().map(ActionRead::from).collect() }))
}
