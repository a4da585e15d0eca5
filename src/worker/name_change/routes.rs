//! `/admin/name-changes`.

use super::{
    models::PendingNameChange,
    schemas::NameChangeRead,
    services::{self, NameChangeError},
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, ListRequest, Listed, PageQuery, Path, Unfiltered, Valid},
        error::Problem,
        rate_limit::WRITE,
        text::Reason,
    },
    database::ids::NameChangeId,
    routing::{Routes, access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_name_changes), access::<Admin>(), None)
        .route(routes!(approve_name_change), access::<Admin>(), &WRITE)
        .route(routes!(reject_name_change), access::<Admin>(), &WRITE)
}

/// Name changes requested by workers with a verified name. The verified name stays until you decide.
#[utoipa::path(get, path = "/admin/name-changes", tag = "admin", params(PageQuery),
    responses((status = 200, description = "Pending requests, oldest first.", body = Listed<NameChangeRead>)))]
async fn list_name_changes(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { page, .. }: ListRequest<Unfiltered, NameChangeId>,
) -> Result<Json<Listed<NameChangeRead>>, Problem> {
    let (after, rows) = (page.after.unwrap_or(NameChangeId::FIRST), page.rows());
    let waiting = app.read(caller, move |tx, admin| services::pending(tx, admin, after, rows)).await?;
    Ok(Json(page.of(waiting, |waiting: &PendingNameChange| waiting.wish.id, NameChangeRead::from)))
}

/// Approve a name change: the worker gets the new name and stays verified.
#[utoipa::path(post, path = "/admin/name-changes/{id}/approve", tag = "admin", params(("id" = NameChangeId, Path)),
    responses((status = 204, description = "Changed.")))]
async fn approve_name_change(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<NameChangeId>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, admin| services::approve(tx, admin, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reject a name change with a reason: the worker keeps the verified name.
#[utoipa::path(post, path = "/admin/name-changes/{id}/reject", tag = "admin", params(("id" = NameChangeId, Path)), request_body = Reason,
    responses((status = 204, description = "Rejected.")))]
async fn reject_name_change(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<NameChangeId>,
    Valid(why): Valid<Reason>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, admin| services::reject(tx, admin, id, &why.reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<NameChangeError> for Problem {
    fn from(error: NameChangeError) -> Self {
        match error {
            NameChangeError::NoSuchChange => Self::not_found(),
            NameChangeError::Database(error) => error.into(),
        }
    }
}
