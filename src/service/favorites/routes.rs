//! `/clients/me/favorite-services`.

use super::{
    models::{FavoriteService, FavoriteServiceKey},
    services,
};
use crate::{
    app::App,
    auth::permissions::Client,
    core::{
        clock::Timestamp,
        dependencies::{Caller, ListRequest, Listed, PageQuery, Path, Unfiltered},
        error::Problem,
        rate_limit::WRITE,
    },
    database::ids::ServiceId,
    routing::{Routes, access},
    service::schemas::ServiceRead,
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_favorite_services), access::<Client>(), None)
        .route(routes!(add_favorite_service), access::<Client>(), &WRITE)
        .route(routes!(remove_favorite_service), access::<Client>(), &WRITE)
}

/// The listings you have bookmarked. Hidden listings are left out until they are public again.
#[utoipa::path(get, path = "/clients/me/favorite-services", tag = "client", params(PageQuery),
    responses((status = 200, description = "Your bookmarked listings, newest first.", body = Listed<ServiceRead>)))]
async fn list_favorite_services(
    State(app): State<App>,
    caller: Caller<Client>,
    ListRequest { page, .. }: ListRequest<Unfiltered, FavoriteServiceKey>,
) -> Result<Json<Listed<ServiceRead>>, Problem> {
    let (after, rows) = (page.after.unwrap_or((Timestamp::MAX, ServiceId::LAST)), page.rows());
    let favorites =
        app.read(caller, move |tx, client: &Client| FavoriteService::of_client(tx, client.id(), after, rows)).await?;
    Ok(Json(page.of(favorites, FavoriteService::key, |favorite| favorite.card.into())))
}

/// Bookmark a public listing. Only you can see it.
#[utoipa::path(put, path = "/clients/me/favorite-services/{service_id}", tag = "client", params(("service_id" = ServiceId, Path)),
    responses((status = 204, description = "Bookmarked, now or before.")))]
async fn add_favorite_service(
    State(app): State<App>,
    caller: Caller<Client>,
    Path(service): Path<ServiceId>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, client| services::add(tx, client, service)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a bookmark of a listing.
#[utoipa::path(delete, path = "/clients/me/favorite-services/{service_id}", tag = "client", params(("service_id" = ServiceId, Path)),
    responses((status = 204, description = "Not bookmarked, now or before.")))]
async fn remove_favorite_service(
    State(app): State<App>,
    caller: Caller<Client>,
    Path(service): Path<ServiceId>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, client| services::remove(tx, client, service)).await?;
    Ok(StatusCode::NO_CONTENT)
}
