//! `/admin/categories`.

use super::{
    models::MAX_CATEGORIES,
    schemas::{CategoryCreate, CategoryUpdate, ManagedCategoryRead},
    services::{self, CategoryError},
};
use crate::{
    app::App,
    auth::permissions::Admin,
    codes::{AlreadyExists, Existing, LastCategory, TooManyCategories},
    core::{
        dependencies::{Caller, Idempotent, IfMatch, Path, Valid},
        error::Problem,
        rate_limit::WRITE,
    },
    idempotency::{Created, StoredResponse},
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(create_category), access::<Admin>(), &WRITE)
        .refuses(&[AlreadyExists::ENTRY, TooManyCategories::ENTRY])
        .route(routes!(get_category), access::<Admin>(), None)
        .route(routes!(update_category), access::<Admin>(), &WRITE)
        .refuses(&[LastCategory::ENTRY])
}

/// Create a category. There are at most 200.
#[utoipa::path(post, path = "/admin/categories", tag = "admin", request_body = CategoryCreate,
    responses((status = 201, description = "Created.", body = ManagedCategoryRead)))]
async fn create_category(
    State(app): State<App>,
    caller: Caller<Admin>,
    Idempotent { body, idempotency_key }: Idempotent<CategoryCreate>,
) -> Result<StoredResponse, Problem> {
    app.create_idempotent(caller, idempotency_key, move |tx, admin| {
        services::create(tx, admin, &body).map(|category| Created::New(ManagedCategoryRead::from(category)))
    })
    .await
}

/// One category with its place in the order.
#[utoipa::path(get, path = "/admin/categories/{slug}", tag = "admin", params(("slug" = String, Path, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", max_length = 60, example = "plumbing")),
    responses((status = 200, description = "The category.", body = ManagedCategoryRead)))]
async fn get_category(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(slug): Path<String>,
) -> Result<Json<ManagedCategoryRead>, Problem> {
    Ok(Json(app.read(caller, move |tx, admin| services::view(tx, admin, &slug)).await?.into()))
}

/// Rename, move, retire or restore a category. Its slug stays, and so do its listings, which are found by the new name a
/// little later. A retired category takes no new listings.
#[utoipa::path(patch, path = "/admin/categories/{slug}", tag = "admin", params(("slug" = String, Path, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", max_length = 60, example = "plumbing")), request_body = CategoryUpdate,
    responses((status = 200, description = "Changed.", body = ManagedCategoryRead)))]
async fn update_category(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(slug): Path<String>,
    if_match: IfMatch,
    Valid(change): Valid<CategoryUpdate>,
) -> Result<Json<ManagedCategoryRead>, Problem> {
    let category = app
        .write(caller, move |tx, admin| {
            if_match.check(&ManagedCategoryRead::from(services::view(tx, admin, &slug)?))?;
            services::change(tx, admin, &slug, &change).map_err(Problem::from)
        })
        .await?;
    Ok(Json(category.into()))
}

impl From<CategoryError> for Problem {
    fn from(error: CategoryError) -> Self {
        let says = error.to_string();
        match error {
            CategoryError::NoSuchCategory => Self::not_found(),
            CategoryError::AlreadyExists => Self::new(AlreadyExists { what: Existing::Category }, says),
            CategoryError::TooMany => Self::new(TooManyCategories { max: MAX_CATEGORIES }, says),
            CategoryError::LastCategory => Self::new(LastCategory, says),
            CategoryError::Database(error) => error.into(),
        }
    }
}
