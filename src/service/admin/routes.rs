//! `/admin/services`.

use super::{
    lifecycle::ModerationAction,
    models::{AnyListing, ListingSearch},
    schemas::{AllServicesFilter, AnyServiceRead},
    services,
};
use crate::{
    app::App,
    auth::permissions::Admin,
    codes::IllegalTransition,
    core::{
        dependencies::{Caller, Idempotent, ListRequest, Listed, PageQuery, Path},
        error::Problem,
        rate_limit::{SEARCH, WRITE},
        text::Reason,
    },
    database::ids::ServiceId,
    idempotency::StoredResponse,
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_all_services), access::<Admin>(), &SEARCH)
        .route(routes!(get_any_service), access::<Admin>(), None)
        .route(routes!(pause_service), access::<Admin>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(remove_service), access::<Admin>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
        .route(routes!(restore_service), access::<Admin>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY])
}

/// All listings, drafts and paused ones included, newest first.
#[utoipa::path(get, path = "/admin/services", tag = "admin", params(AllServicesFilter, PageQuery),
    responses((status = 200, description = "Listings, newest first.", body = Listed<AnyServiceRead>)))]
async fn list_all_services(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { filter, page }: ListRequest<AllServicesFilter, ServiceId>,
) -> Result<Json<Listed<AnyServiceRead>>, Problem> {
    let (after, rows) = (page.after.unwrap_or(ServiceId::LAST), page.rows());
    let search = ListingSearch::from(filter);
    let listings = app.read(caller, move |tx, admin| services::list(tx, admin, &search, after, rows)).await?;
    Ok(Json(page.of(listings, |listing: &AnyListing| listing.card.service.id, AnyServiceRead::from)))
}

/// One listing, public or not, also one that an administrator has removed.
#[utoipa::path(get, path = "/admin/services/{id}", tag = "admin", params(("id" = ServiceId, Path)),
    responses((status = 200, description = "The listing.", body = AnyServiceRead)))]
async fn get_any_service(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<ServiceId>,
) -> Result<Json<AnyServiceRead>, Problem> {
    Ok(Json(app.read(caller, move |tx, admin| services::find(tx, admin, id)).await?.into()))
}

/// Pause a listing: only its worker sees it, who is told why and cannot publish it.
#[utoipa::path(post, path = "/admin/services/{id}/pause", tag = "admin", params(("id" = ServiceId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Paused.", body = AnyServiceRead)))]
async fn pause_service(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<ServiceId>,
    why: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    moderate(&app, caller, id, ModerationAction::Pause, why).await
}

/// Remove a listing: its worker is told why. It can be restored until its text is erased.
#[utoipa::path(post, path = "/admin/services/{id}/remove", tag = "admin", params(("id" = ServiceId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Removed.", body = AnyServiceRead)))]
async fn remove_service(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<ServiceId>,
    why: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    moderate(&app, caller, id, ModerationAction::Remove, why).await
}

/// Restore a listing that an administrator has paused or removed: it gets the status back that it had before. Its worker is
/// told.
#[utoipa::path(post, path = "/admin/services/{id}/restore", tag = "admin", params(("id" = ServiceId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Restored.", body = AnyServiceRead)))]
async fn restore_service(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<ServiceId>,
    why: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    moderate(&app, caller, id, ModerationAction::Restore, why).await
}

async fn moderate(
    app: &App,
    caller: Caller<Admin>,
    id: ServiceId,
    action: ModerationAction,
    Idempotent { body: why, idempotency_key }: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    app.change_idempotent(caller, idempotency_key, move |tx, admin| {
        services::moderate(tx, admin, id, action, &why.reason).map(AnyServiceRead::from)
    })
    .await
}
