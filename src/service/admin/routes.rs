//! `/admin/services`.

use super::{
    models::{AnyListing, ListingSearch},
    schemas::{AllServicesFilter, AnyServiceRead},
    services,
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, ListRequest, Listed, PageQuery},
        error::Problem,
        rate_limit::SEARCH,
    },
    database::ids::ServiceId,
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(list_all_services), access::<Admin>(), &SEARCH)
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
