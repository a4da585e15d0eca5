//! Routes of reviews.

use super::{
    models::Review,
    schemas::{ReplyUpdate, ReviewCreate, ReviewRead, SummaryRead},
    services::{self, ReviewError},
};
use crate::codes::{AlreadyExists, Existing, IllegalTransition, JobNotFinished};
use crate::{
    app::App,
    auth::permissions::{Client, Intent, Party, SignedIn, Worker},
    core::{
        dependencies::{Caller, Idempotent, ListRequest, Listed, PageQuery, Path, Unfiltered, Valid},
        error::Problem,
        rate_limit::{PUBLIC_READ, WRITE},
        text::Reason,
    },
    database::ids::{JobId, ReviewId, UserId},
    idempotency::{Created, StoredResponse},
    routing::{Access, Routes, access, optional_access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(create_review), access::<Client>(), &WRITE)
        .refuses(&[JobNotFinished::ENTRY, AlreadyExists::ENTRY])
        .route(routes!(list_worker_reviews), Access::Public, &PUBLIC_READ)
        .route(routes!(get_worker_review_summary), Access::Public, &PUBLIC_READ)
        .route(routes!(list_my_reviews), access::<Client>(), None)
        .route(routes!(get_review), optional_access::<Party>(), &PUBLIC_READ)
        .route(routes!(flag_review), access::<SignedIn>(), &WRITE)
        .route(routes!(reply_to_review), access::<Worker>(), &WRITE)
}

/// Review a finished job.
#[utoipa::path(post, path = "/jobs/{id}/review", tag = "review", params(("id" = JobId, Path)), request_body = ReviewCreate,
    responses((status = 201, description = "Posted.", body = ReviewRead)))]
async fn create_review(
    State(app): State<App>,
    caller: Caller<Client>,
    Path(job): Path<JobId>,
    Idempotent { body, idempotency_key }: Idempotent<ReviewCreate>,
) -> Result<StoredResponse, Problem> {
    app.create_idempotent(caller, idempotency_key, move |tx, client| {
        services::post(tx, client, job, &body).map(|review| Created::New(ReviewRead::from(review)))
    })
    .await
}

/// The reviews of a worker, newest first.
#[utoipa::path(get, path = "/workers/{id}/reviews", tag = "review", params(("id" = UserId, Path), PageQuery),
    responses((status = 200, description = "Reviews, newest first.", body = Listed<ReviewRead>)))]
async fn list_worker_reviews(
    State(app): State<App>,
    Path(worker): Path<UserId>,
    ListRequest { page, .. }: ListRequest<Unfiltered, ReviewId>,
) -> Result<Json<Listed<ReviewRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or(ReviewId::LAST);
    let reviews = app.read_public(move |tx| services::of_worker(tx, worker, after, rows)).await?;
    Ok(Json(page.of(reviews, |review| review.id, ReviewRead::from)))
}

/// The rating summary of a worker.
#[utoipa::path(get, path = "/workers/{id}/reviews/summary", tag = "review", params(("id" = UserId, Path)),
    responses((status = 200, description = "The rating summary.", body = SummaryRead)))]
async fn get_worker_review_summary(
    State(app): State<App>,
    Path(worker): Path<UserId>,
) -> Result<Json<SummaryRead>, Problem> {
    Ok(Json(app.read_public(move |tx| services::summary(tx, worker)).await?.into()))
}

/// Your reviews, newest first.
#[utoipa::path(get, path = "/reviews/mine", tag = "review", params(PageQuery),
    responses((status = 200, description = "Your reviews, newest first.", body = Listed<ReviewRead>)))]
async fn list_my_reviews(
    State(app): State<App>,
    caller: Caller<Client>,
    ListRequest { page, .. }: ListRequest<Unfiltered, ReviewId>,
) -> Result<Json<Listed<ReviewRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or(ReviewId::LAST);
    let reviews = app.read(caller, move |tx, client: &Client| Review::by_client(tx, client.id(), after, rows)).await?;
    Ok(Json(page.of(reviews, |review| review.id, ReviewRead::from)))
}

/// A review. Its author and its worker can read it while it is visible, also when it does not count.
#[utoipa::path(get, path = "/reviews/{id}", tag = "review", params(("id" = ReviewId, Path)),
    responses((status = 200, description = "The review.", body = ReviewRead)))]
async fn get_review(
    State(app): State<App>,
    caller: Option<Caller<Party>>,
    Path(id): Path<ReviewId>,
) -> Result<Json<ReviewRead>, Problem> {
    let visitor = caller.map(|caller| (caller.claims, app.terms(Intent::Read)));
    Ok(Json(app.read_public(move |tx| services::view(tx, id, visitor)).await?.into()))
}

/// Ask the administrators to check a review. It stays visible until they decide. Flagging it again changes
/// nothing.
#[utoipa::path(post, path = "/reviews/{id}/flag", tag = "review", params(("id" = ReviewId, Path)), request_body = Reason,
    responses((status = 204, description = "Flagged.")))]
async fn flag_review(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Path(id): Path<ReviewId>,
    Valid(why): Valid<Reason>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, caller| services::flag(tx, caller, id, &why.reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reply to a review of your work, or change your reply.
#[utoipa::path(put, path = "/reviews/{id}/reply", tag = "review", params(("id" = ReviewId, Path)), request_body = ReplyUpdate,
    responses((status = 200, description = "The review with the reply.", body = ReviewRead)))]
async fn reply_to_review(
    State(app): State<App>,
    caller: Caller<Worker>,
    Path(id): Path<ReviewId>,
    Valid(reply): Valid<ReplyUpdate>,
) -> Result<Json<ReviewRead>, Problem> {
    Ok(Json(app.write(caller, move |tx, worker| services::reply(tx, worker, id, &reply.text)).await?.into()))
}

impl From<ReviewError> for Problem {
    fn from(error: ReviewError) -> Self {
        let says = error.to_string();
        match error {
            ReviewError::NoSuchJob | ReviewError::NoSuchReview | ReviewError::NoSuchWorker => Self::not_found(),
            ReviewError::NotFinished => Self::new(JobNotFinished, says),
            ReviewError::AlreadyExists => Self::new(AlreadyExists { what: Existing::Review }, says),
            ReviewError::AlreadyRemoved => Self::new(IllegalTransition { status: "REMOVED", action: "REMOVE" }, says),
            ReviewError::NotRemoved => Self::new(IllegalTransition { status: "VISIBLE", action: "RESTORE" }, says),
            ReviewError::Database(error) => error.into(),
        }
    }
}
