//! `/jobs/{id}/offers`.

use super::{
    schemas::{JobOfferRead, OfferCreate, OfferDecline},
    services,
};
use crate::{
    app::App,
    auth::permissions::{AgreeingParty, Party},
    codes::{ClientUnavailable, IllegalTransition, OfferNotOpen, ThreadClosed, WorkerUnavailable, WrongSide},
    core::{
        dependencies::{
            Caller, IdempotencyKey, Idempotent, IfMatch, ListRequest, Listed, OptionalBody, PageQuery, Path, Unfiltered,
        },
        error::{Problem, codes::PreconditionFailed},
        rate_limit::{RateLimitKey, WRITE},
    },
    database::ids::JobId,
    idempotency::{Created, StoredResponse},
    job::{
        limits::JOB_OFFER,
        schemas::{JobRead, seen_after_change},
        services::view,
        settings::JobSettings,
    },
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(create_offer), access::<AgreeingParty>(), &JOB_OFFER)
        .refuses(&[
            ThreadClosed::ENTRY,
            ClientUnavailable::ENTRY,
            WorkerUnavailable::ENTRY,
            IllegalTransition::ENTRY,
            PreconditionFailed::ENTRY,
        ])
        .route(routes!(list_offers), access::<Party>(), None)
        .route(routes!(accept_offer), access::<AgreeingParty>(), &WRITE)
        .refuses(&[
            OfferNotOpen::ENTRY,
            WrongSide::ENTRY,
            ClientUnavailable::ENTRY,
            WorkerUnavailable::ENTRY,
            IllegalTransition::ENTRY,
            PreconditionFailed::ENTRY,
        ])
        .route(routes!(decline_offer), access::<Party>(), &WRITE)
        .refuses(&[OfferNotOpen::ENTRY, WrongSide::ENTRY, IllegalTransition::ENTRY])
        .route(routes!(withdraw_offer), access::<Party>(), &WRITE)
        .refuses(&[OfferNotOpen::ENTRY, WrongSide::ENTRY, IllegalTransition::ENTRY])
}

/// Offer terms for a proposal, or, after the agreement, other ones: another time, another price, more work. An offer that is open is
/// superseded, whoever made it. At most ten a day for a job. A worker needs an approved identity check.
#[utoipa::path(post, path = "/jobs/{id}/offers", tag = "job", params(("id" = JobId, Path)),
    request_body = OfferCreate, responses((status = 201, description = "The job with the open offer.", body = JobRead)))]
async fn create_offer(
    State(app): State<App>,
    caller: Caller<AgreeingParty>,
    Path(id): Path<JobId>,
    if_match: IfMatch,
    Idempotent { body: new, idempotency_key }: Idempotent<OfferCreate>,
) -> Result<StoredResponse, Problem> {
    let user = caller.claims.user;
    app.allow_once(&JOB_OFFER, RateLimitKey::user_and(user.as_uuid(), id.as_uuid()), user, &idempotency_key).await?;
    let settings = JobSettings::of(&app.settings);
    app.create_idempotent(caller, idempotency_key, move |tx, party| {
        let now = tx.now();
        let (side, current) = (party.party().side(), view(tx, &party.party(), id)?);
        if_match.check(&seen_after_change(side, current, settings, now))?;
        services::make(tx, party, id, &new, settings)
            .map(|job| Created::New(seen_after_change(side, job, settings, now)))
            .map_err(Problem::from)
    })
    .await
}

/// The offers of one of your jobs with their lines, the newest first.
#[utoipa::path(get, path = "/jobs/{id}/offers", tag = "job", params(("id" = JobId, Path), PageQuery),
    responses((status = 200, description = "Offers, the newest first.", body = Listed<JobOfferRead>)))]
async fn list_offers(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<JobId>,
    ListRequest { page, .. }: ListRequest<Unfiltered, i64>,
) -> Result<Json<Listed<JobOfferRead>>, Problem> {
    let (before, rows) = (page.after.unwrap_or(i64::MAX), page.rows());
    let offers = app.read(caller, move |tx, party| services::list(tx, party, id, before, rows)).await?;
    Ok(Json(page.of(offers, |(offer, _)| offer.number, JobOfferRead::from)))
}

/// Accept an open offer of the other side. A proposal becomes a job that is agreed; an agreed one has the new terms. A worker needs an
/// approved identity check.
#[utoipa::path(post, path = "/jobs/{id}/offers/{number}/accept", tag = "job",
    params(("id" = JobId, Path), ("number" = i64, Path, minimum = 1), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Accepted.", body = JobRead)))]
async fn accept_offer(
    State(app): State<App>,
    caller: Caller<AgreeingParty>,
    Path((id, number)): Path<(JobId, i64)>,
    if_match: IfMatch,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let settings = JobSettings::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, party| {
        let now = tx.now();
        let (side, current) = (party.party().side(), view(tx, &party.party(), id)?);
        if_match.check(&seen_after_change(side, current, settings, now))?;
        services::accept(tx, party, id, number, settings)
            .map(|job| seen_after_change(side, job, settings, now))
            .map_err(Problem::from)
    })
    .await
}

/// Decline an open offer of the other side. The job stays as it is.
#[utoipa::path(post, path = "/jobs/{id}/offers/{number}/decline", tag = "job",
    params(("id" = JobId, Path), ("number" = i64, Path, minimum = 1), ("Idempotency-Key" = Option<String>, Header)), request_body = Option<OfferDecline>,
    responses((status = 200, description = "Declined.", body = JobRead)))]
async fn decline_offer(
    State(app): State<App>,
    caller: Caller<Party>,
    Path((id, number)): Path<(JobId, i64)>,
    Idempotent { body: why, idempotency_key }: Idempotent<OptionalBody<OfferDecline>>,
) -> Result<StoredResponse, Problem> {
    let settings = JobSettings::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, party| {
        let now = tx.now();
        services::decline(tx, party, id, number, why.0.reason.as_deref(), settings)
            .map(|job| seen_after_change(party.side(), job, settings, now))
    })
    .await
}

/// Withdraw an open offer of yours. The job stays as it is.
#[utoipa::path(post, path = "/jobs/{id}/offers/{number}/withdraw", tag = "job",
    params(("id" = JobId, Path), ("number" = i64, Path, minimum = 1), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Withdrawn.", body = JobRead)))]
async fn withdraw_offer(
    State(app): State<App>,
    caller: Caller<Party>,
    Path((id, number)): Path<(JobId, i64)>,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let settings = JobSettings::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, party| {
        let now = tx.now();
        services::withdraw(tx, party, id, number, settings)
            .map(|job| seen_after_change(party.side(), job, settings, now))
    })
    .await
}
