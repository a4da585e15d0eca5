//! `/services` and `/categories`.

use super::{
    flows,
    models::{
        ListingCard,
        search::{Search, SearchHit, SearchKey},
    },
    schemas::{
        CategoryFilter, CategoryRead, ServiceCreate, ServiceRead, ServiceUpdate,
        search::{SearchError, SearchFilter, ServicesFound},
    },
    services::{self, ServiceError, Visitor},
};
use crate::codes::{IllegalTransition, KycFileRequired, KycRequired, PausedByModeration, TooManyServices};
use crate::core::error::codes::PreconditionFailed;
use crate::service::limits::LISTING;
use crate::service::models::MAX_SERVICES_OF_WORKER;
use crate::{
    app::App,
    auth::permissions::{Intent, ListingEditor, SignedIn, Worker},
    core::{
        dependencies::{Caller, Idempotent, IfMatch, ListRequest, Listed, PageQuery, Path, Query, Unfiltered, Valid},
        error::Problem,
        input::FieldError,
        language::{AcceptLanguage, InLanguage},
        rate_limit::{PUBLIC_READ, SEARCH, WRITE},
    },
    database::ids::{ServiceId, UserId},
    idempotency::{Created, StoredResponse},
    routing::{Access, Routes, access, optional_access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(search_services), optional_access::<SignedIn>(), &SEARCH)
        .route(routes!(create_service), access::<Worker>(), &LISTING)
        .refuses(&[KycRequired::ENTRY, KycFileRequired::ENTRY, TooManyServices::ENTRY])
        .route(routes!(list_my_services), access::<Worker>(), None)
        .route(routes!(list_worker_services), optional_access::<SignedIn>(), &SEARCH)
        .route(routes!(get_service), optional_access::<SignedIn>(), &PUBLIC_READ)
        .route(routes!(update_service), access::<ListingEditor>(), &WRITE)
        .refuses(&[KycRequired::ENTRY, KycFileRequired::ENTRY, PausedByModeration::ENTRY])
        .route(routes!(delete_service), access::<ListingEditor>(), &WRITE)
        .refuses(&[PreconditionFailed::ENTRY])
        .route(routes!(list_categories), Access::Public, &PUBLIC_READ)
}

/// Search the listings. All filters can be combined; without filters, all listings are found. A client who is signed in
/// learns which are their favorites.
#[utoipa::path(get, path = "/services", tag = "service", params(SearchFilter, PageQuery),
    responses((status = 200, description = "The matching listings in the requested order.", body = ServicesFound)))]
async fn search_services(
    State(app): State<App>,
    caller: Option<Caller<SignedIn>>,
    ListRequest { filter, page }: ListRequest<SearchFilter, SearchKey>,
) -> Result<Json<ServicesFound>, Problem> {
    let is_counted = filter.wants_total() && page.after.is_none();
    let (search, visitor, part) = (Search::try_from(filter)?, visitor(&app, caller), (page.after, page.rows()));
    let found = app.search(move |tx| services::search(tx, &search, visitor, part, is_counted)).await?;
    let Listed { items, next_cursor } = page.of(found.hits, SearchHit::key, |hit| hit.card.into());
    Ok(Json(ServicesFound { items, next_cursor, total: found.total }))
}

fn visitor(app: &App, caller: Option<Caller<SignedIn>>) -> Visitor {
    caller.map(|caller| (caller.claims, app.terms(Intent::Read)))
}

/// A public listing. Its worker and administrators can read it at any time.
#[utoipa::path(get, path = "/services/{id}", tag = "service", params(("id" = ServiceId, Path)),
    responses((status = 200, description = "The listing.", body = ServiceRead)))]
async fn get_service(
    State(app): State<App>,
    caller: Option<Caller<SignedIn>>,
    Path(id): Path<ServiceId>,
) -> Result<Json<ServiceRead>, Problem> {
    let visitor = visitor(&app, caller);
    Ok(Json(app.read_public(move |tx| services::view(tx, id, visitor)).await?.into()))
}

/// Create a listing. It is a draft unless `status` says otherwise; publishing needs an approved identity check.
#[utoipa::path(post, path = "/services", tag = "service", request_body = ServiceCreate,
    responses((status = 201, description = "Created.", body = ServiceRead)))]
async fn create_service(
    State(app): State<App>,
    caller: Caller<Worker>,
    Idempotent { body, idempotency_key }: Idempotent<ServiceCreate>,
) -> Result<StoredResponse, Problem> {
    let extra = app.settings.kyc_extra_files.clone();
    app.create_idempotent(caller, idempotency_key, move |tx, worker| {
        services::offer(tx, worker, &body, &extra).map(|card| Created::New(ServiceRead::from(card)))
    })
    .await
}

/// Change a listing of yours. Administrators may change only the `status` of others' listings; what they pause,
/// only they can publish again.
#[utoipa::path(patch, path = "/services/{id}", tag = "service", params(("id" = ServiceId, Path)), request_body = ServiceUpdate,
    responses((status = 200, description = "Changed.", body = ServiceRead)))]
async fn update_service(
    State(app): State<App>,
    caller: Caller<ListingEditor>,
    Path(id): Path<ServiceId>,
    if_match: IfMatch,
    Valid(change): Valid<ServiceUpdate>,
) -> Result<Json<ServiceRead>, Problem> {
    let extra = app.settings.kyc_extra_files.clone();
    let card = app
        .write(caller, move |tx, editor| {
            if_match.check(&ServiceRead::from(services::find_to_change(tx, editor, id)?))?;
            services::change(tx, editor, id, &change, &extra).map_err(Problem::from)
        })
        .await?;
    Ok(Json(card.into()))
}

/// Delete a listing of yours. Administrators may delete any.
#[utoipa::path(delete, path = "/services/{id}", tag = "service", params(("id" = ServiceId, Path)),
    responses((status = 204, description = "Deleted.")))]
async fn delete_service(
    State(app): State<App>,
    caller: Caller<ListingEditor>,
    Path(id): Path<ServiceId>,
    if_match: IfMatch,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, editor| {
        if_match.check(&ServiceRead::from(services::find_to_change(tx, editor, id)?))?;
        services::withdraw(tx, editor, id).map_err(Problem::from)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Your listings, drafts included, newest first.
#[utoipa::path(get, path = "/services/mine", tag = "service", params(PageQuery),
    responses((status = 200, description = "Your listings.", body = Listed<ServiceRead>)))]
async fn list_my_services(
    State(app): State<App>,
    caller: Caller<Worker>,
    ListRequest { page, .. }: ListRequest<Unfiltered, ServiceId>,
) -> Result<Json<Listed<ServiceRead>>, Problem> {
    let (after, rows) = (page.after.unwrap_or(ServiceId::LAST), page.rows());
    let cards = app.read(caller, move |tx, worker| ListingCard::all_of_worker(tx, worker.id(), after, rows)).await?;
    Ok(Json(page.of(cards, |card| card.service.id, ServiceRead::from)))
}

/// The public listings of a worker, newest first.
#[utoipa::path(get, path = "/workers/{id}/services", tag = "service", params(("id" = UserId, Path), PageQuery),
    responses((status = 200, description = "The worker's listings.", body = Listed<ServiceRead>)))]
async fn list_worker_services(
    State(app): State<App>,
    caller: Option<Caller<SignedIn>>,
    Path(worker): Path<UserId>,
    ListRequest { page, .. }: ListRequest<Unfiltered, SearchKey>,
) -> Result<Json<Listed<ServiceRead>>, Problem> {
    let (visitor, after, rows) = (visitor(&app, caller), page.after, page.rows());
    let found = app.search(move |tx| services::offered_by(tx, worker, visitor, after, rows)).await?;
    Ok(Json(page.of(found, SearchHit::key, |found| found.card.into())))
}

/// The categories, all on one page, with names in the language of `Accept-Language`. The counts of their listings may be a
/// minute old, and older while the server is overloaded.
#[utoipa::path(get, path = "/categories", tag = "service", params(CategoryFilter),
    responses((status = 200, description = "The categories in their order.", body = Listed<CategoryRead>)))]
async fn list_categories(
    State(app): State<App>,
    asked: AcceptLanguage,
    Query(filter): Query<CategoryFilter>,
) -> Result<InLanguage<Json<Listed<CategoryRead>>>, Problem> {
    let language = asked.best_or(app.settings.language);
    let categories = flows::categories(&app, filter.include_retired).await?.into_iter();
    let items = categories.map(|category| category.in_language(language)).collect();
    Ok(InLanguage(language, Json(Listed { items, next_cursor: None })))
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Self {
        let says = error.to_string();
        match error {
            ServiceError::NoSuchService | ServiceError::NoSuchWorker => Self::not_found(),
            ServiceError::NoSuchCategory => {
                Self::invalid_field("/category", FieldError::UnknownValue { accepted: &[] }, says)
            }
            ServiceError::RetiredCategory => {
                Self::invalid_field("/category", FieldError::UnknownValue { accepted: &[] }, says)
            }
            ServiceError::PriceMissing => Self::invalid_field("/price", FieldError::Required, says),
            ServiceError::LongitudeMissing => Self::invalid_field("/longitude", FieldError::Required, says),
            ServiceError::LatitudeMissing => Self::invalid_field("/latitude", FieldError::Required, says),
            ServiceError::TooMany => Self::new(TooManyServices { max: MAX_SERVICES_OF_WORKER }, says),
            ServiceError::PausedByModeration => Self::new(PausedByModeration, says),
            ServiceError::RequiredFileMissing { slot, category } => {
                Self::new(KycFileRequired { file: slot.as_str(), category }, says)
            }
            ServiceError::Illegal(illegal) => {
                let (status, action) = (illegal.from.as_str(), illegal.action.as_str());
                Self::new(IllegalTransition { status, action }, says)
            }
            ServiceError::NotRestorable => Self::new(IllegalTransition { status: "REMOVED", action: "RESTORE" }, says),
            ServiceError::Refused(refusal) => refusal.into(),
            ServiceError::Database(error) => error.into(),
        }
    }
}

impl From<SearchError> for Problem {
    fn from(error: SearchError) -> Self {
        let pointer = match error {
            SearchError::NeedsNear => "/near",
            SearchError::NeedsCurrency => "/currency",
        };
        Self::invalid_field(pointer, FieldError::Required, error.to_string())
    }
}
