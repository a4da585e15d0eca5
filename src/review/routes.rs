//! Routes of reviews.

use super::{
    limits::REVIEW_CHANGE,
    models::Aspects,
    schemas::{JobReviewsRead, ReplyUpdate, ReviewCreate, ReviewRead, ReviewUpdate, SummaryRead},
    services::{self, ReviewError},
    settings::ReviewSettings,
};
use crate::codes::{
    AlreadyDecided, AlreadyExists, AnotherAdministratorNeeded, AppealPeriodOver, Existing, IllegalTransition,
    JobNotFinished, ReplyFinal, ReviewPeriodOver, ReviewRevealed,
};
use crate::{
    app::App,
    auth::permissions::{Flagger, Intent, JobViewer, Party, Worker},
    core::{
        dependencies::{Caller, Idempotent, IfMatch, ListRequest, Listed, PageQuery, Path, Unfiltered, Valid},
        error::{Problem, codes::PreconditionFailed},
        input::FieldError,
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
        .route(routes!(create_review), access::<Party>(), &REVIEW_CHANGE)
        .refuses(&[JobNotFinished::ENTRY, AlreadyExists::ENTRY, ReviewPeriodOver::ENTRY])
        .route(routes!(get_job_reviews), access::<JobViewer>(), None)
        .route(routes!(update_review), access::<Party>(), &REVIEW_CHANGE)
        .refuses(&[ReviewRevealed::ENTRY])
        .route(routes!(withdraw_review), access::<Party>(), &REVIEW_CHANGE)
        .refuses(&[ReviewRevealed::ENTRY, PreconditionFailed::ENTRY])
        .route(routes!(list_worker_reviews), Access::Public, &PUBLIC_READ)
        .route(routes!(get_worker_review_summary), Access::Public, &PUBLIC_READ)
        .route(routes!(list_client_reviews), access::<Worker>(), None)
        .route(routes!(get_client_review_summary), access::<Worker>(), None)
        .route(routes!(list_my_reviews), access::<Party>(), None)
        .route(routes!(get_review), optional_access::<Party>(), &PUBLIC_READ)
        .route(routes!(flag_review), access::<Flagger>(), &WRITE)
        .route(routes!(reply_to_review), access::<Party>(), &REVIEW_CHANGE)
        .refuses(&[ReplyFinal::ENTRY])
}

/// Review the other side of a job whose work is done, once, until 14 days after the job was over. Only you can read your review until the other
/// side has posted one, too, or the time is over; then both can be read. Until then you can change it or take it back. Nobody is told before
/// whether the other side has posted one.
#[utoipa::path(post, path = "/jobs/{id}/review", tag = "review", params(("id" = JobId, Path)), request_body = ReviewCreate,
    responses((status = 201, description = "Posted.", body = ReviewRead)))]
async fn create_review(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(job): Path<JobId>,
    Idempotent { body, idempotency_key }: Idempotent<ReviewCreate>,
) -> Result<StoredResponse, Problem> {
    let settings = ReviewSettings::of(&app.settings);
    let content = body.into();
    app.create_idempotent(caller, idempotency_key, move |tx, party| {
        services::post(tx, party, job, &content, settings).map(|review| Created::New(ReviewRead::from(review)))
    })
    .await
}

/// The reviews of one of your jobs: yours, and the other side's once it can be read.
#[utoipa::path(get, path = "/jobs/{id}/reviews", tag = "review", params(("id" = JobId, Path)),
    responses((status = 200, description = "The reviews of the job.", body = JobReviewsRead)))]
async fn get_job_reviews(
    State(app): State<App>,
    caller: Caller<JobViewer>,
    Path(job): Path<JobId>,
) -> Result<Json<JobReviewsRead>, Problem> {
    let settings = ReviewSettings::of(&app.settings);
    Ok(Json(app.read(caller, move |tx, viewer: &JobViewer| services::of_job(tx, viewer, job, settings)).await?.into()))
}

/// Change your review while only you can read it.
#[utoipa::path(patch, path = "/reviews/{id}", tag = "review", params(("id" = ReviewId, Path)), request_body = ReviewUpdate,
    responses((status = 200, description = "Changed.", body = ReviewRead)))]
async fn update_review(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<ReviewId>,
    if_match: IfMatch,
    Valid(update): Valid<ReviewUpdate>,
) -> Result<Json<ReviewRead>, Problem> {
    let settings = ReviewSettings::of(&app.settings);
    let review = app.write(caller, move |tx, party| {
        if_match.check(&ReviewRead::from(services::own(tx, party, id)?))?;
        services::change(tx, party, id, settings, |old| update.apply(old)).map_err(Problem::from)
    });
    Ok(Json(review.await?.into()))
}

/// Take your review back while only you can read it. You can post another one.
#[utoipa::path(delete, path = "/reviews/{id}", tag = "review", params(("id" = ReviewId, Path)),
    responses((status = 204, description = "Taken back.")))]
async fn withdraw_review(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<ReviewId>,
    if_match: IfMatch,
) -> Result<StatusCode, Problem> {
    let settings = ReviewSettings::of(&app.settings);
    app.write(caller, move |tx, party| {
        if_match.check(&ReviewRead::from(services::own(tx, party, id)?))?;
        services::withdraw(tx, party, id, settings).map_err(Problem::from)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
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

/// The reviews of a client by workers, newest first, for workers who have a conversation with the client.
#[utoipa::path(get, path = "/clients/{id}/reviews", tag = "review", params(("id" = UserId, Path), PageQuery),
    responses((status = 200, description = "Reviews, newest first.", body = Listed<ReviewRead>)))]
async fn list_client_reviews(
    State(app): State<App>,
    caller: Caller<Worker>,
    Path(client): Path<UserId>,
    ListRequest { page, .. }: ListRequest<Unfiltered, ReviewId>,
) -> Result<Json<Listed<ReviewRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or(ReviewId::LAST);
    let reviews =
        app.read(caller, move |tx, worker: &Worker| services::of_client(tx, worker, client, after, rows)).await?;
    Ok(Json(page.of(reviews, |review| review.id, ReviewRead::from)))
}

/// The rating summary of a client, for workers who have a conversation with the client. It is never public.
#[utoipa::path(get, path = "/clients/{id}/reviews/summary", tag = "review", params(("id" = UserId, Path)),
    responses((status = 200, description = "The rating summary.", body = SummaryRead)))]
async fn get_client_review_summary(
    State(app): State<App>,
    caller: Caller<Worker>,
    Path(client): Path<UserId>,
) -> Result<Json<SummaryRead>, Problem> {
    let summary = app.read(caller, move |tx, worker: &Worker| services::client_summary(tx, worker, client));
    Ok(Json(summary.await?.into()))
}

/// The reviews that you have written, newest first; those that only you can read yet, too.
#[utoipa::path(get, path = "/reviews/mine", tag = "review", params(PageQuery),
    responses((status = 200, description = "Your reviews, newest first.", body = Listed<ReviewRead>)))]
async fn list_my_reviews(
    State(app): State<App>,
    caller: Caller<Party>,
    ListRequest { page, .. }: ListRequest<Unfiltered, ReviewId>,
) -> Result<Json<Listed<ReviewRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or(ReviewId::LAST);
    let reviews = app.read(caller, move |tx, party: &Party| services::mine(tx, party, after, rows)).await?;
    Ok(Json(page.of(reviews, |review| review.id, ReviewRead::from)))
}

/// A review. Its author and whom it is about can read it while it is visible, also when it does not count; its author also before it can be read
/// by others.
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
    caller: Caller<Flagger>,
    Path(id): Path<ReviewId>,
    Valid(why): Valid<Reason>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, caller| services::flag(tx, caller, id, &why.reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reply to a review of you, or change your reply within 48 hours.
#[utoipa::path(put, path = "/reviews/{id}/reply", tag = "review", params(("id" = ReviewId, Path)), request_body = ReplyUpdate,
    responses((status = 200, description = "The review with the reply.", body = ReviewRead)))]
async fn reply_to_review(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<ReviewId>,
    Valid(reply): Valid<ReplyUpdate>,
) -> Result<Json<ReviewRead>, Problem> {
    Ok(Json(app.write(caller, move |tx, party| services::reply(tx, party, id, &reply.text)).await?.into()))
}

impl From<ReviewError> for Problem {
    fn from(error: ReviewError) -> Self {
        let says = error.to_string();
        match error {
            ReviewError::NoSuchJob | ReviewError::NoSuchReview | ReviewError::NoSuchSubject => Self::not_found(),
            ReviewError::NotFinished => Self::new(JobNotFinished, says),
            ReviewError::AlreadyExists => Self::new(AlreadyExists { what: Existing::Review }, says),
            ReviewError::PeriodOver => Self::new(ReviewPeriodOver, says),
            ReviewError::Revealed => Self::new(ReviewRevealed, says),
            ReviewError::StarsMissing => Self::invalid_field("/rating", FieldError::Required, says),
            ReviewError::WordsMissing => Self::invalid_field("/text", FieldError::Required, says),
            ReviewError::StarsOfCancelled => {
                Self::invalid_field("/rating", FieldError::UnknownField { known: vec!["text"] }, says)
            }
            ReviewError::AspectsOfCancelled => {
                Self::invalid_field("/aspects", FieldError::UnknownField { known: vec!["text"] }, says)
            }
            ReviewError::WrongAspect(aspect, reviewer) => {
                let known = Aspects::of(reviewer).to_vec();
                Self::invalid_field(format!("/aspects/{aspect}"), FieldError::UnknownField { known }, says)
            }
            ReviewError::ReplyFinal => Self::new(ReplyFinal, says),
            ReviewError::AlreadyRemoved => Self::new(IllegalTransition { status: "REMOVED", action: "REMOVE" }, says),
            ReviewError::NotRemoved => Self::new(IllegalTransition { status: "VISIBLE", action: "RESTORE" }, says),
            ReviewError::AlreadyDecided => Self::new(AlreadyDecided, says),
            ReviewError::AlreadyAppealed => Self::new(AlreadyExists { what: Existing::Appeal }, says),
            ReviewError::AppealPeriodOver => Self::new(AppealPeriodOver, says),
            ReviewError::OwnRemoval => Self::new(AnotherAdministratorNeeded, says),
            ReviewError::Database(error) => error.into(),
        }
    }
}
