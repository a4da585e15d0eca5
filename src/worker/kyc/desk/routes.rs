//! `/admin/kyc`.

use super::flows;
use super::{
    models::{Case, CaseKey},
    schemas::{CaseDetail, CaseRead, ChangeRequest, QueueFilter, Rejection},
    services::{self, Approval},
};
use crate::codes::{
    AccountFrozen, AlreadyDecided, ClaimedByOther, DocumentExpired, FileQuarantined, NotApproved, NotClaimed,
    SecondAdministratorNeeded,
};
use crate::core::error::codes::{CrossSite, StorageUnavailable};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        clock::Timestamp,
        dependencies::{Caller, IdempotencyKey, Idempotent, ListRequest, Listed, PageQuery, Path, Peer, SameOrigin},
        error::Problem,
        rate_limit::WRITE,
    },
    database::ids::SubmissionId,
    idempotency::StoredResponse,
    routing::{Routes, access},
    worker::kyc::{models::Slot, routes::as_download},
};
use axum::{Json, extract::State, response::Response};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_kyc_cases), access::<Admin>(), None)
        .route(routes!(get_kyc_case), access::<Admin>(), None)
        .refuses(&[CrossSite::ENTRY])
        .route(routes!(get_kyc_file), access::<Admin>(), &WRITE)
        .refuses(&[
            AccountFrozen::ENTRY,
            AlreadyDecided::ENTRY,
            ClaimedByOther::ENTRY,
            FileQuarantined::ENTRY,
            StorageUnavailable::ENTRY,
            CrossSite::ENTRY,
        ])
        .route(routes!(approve_kyc_case), access::<Admin>(), &WRITE)
        .refuses(&[
            AlreadyDecided::ENTRY,
            ClaimedByOther::ENTRY,
            NotClaimed::ENTRY,
            DocumentExpired::ENTRY,
            SecondAdministratorNeeded::ENTRY,
            FileQuarantined::ENTRY,
        ])
        .route(routes!(reject_kyc_case), access::<Admin>(), &WRITE)
        .refuses(&[AlreadyDecided::ENTRY, ClaimedByOther::ENTRY, NotClaimed::ENTRY])
        .route(routes!(request_kyc_changes), access::<Admin>(), &WRITE)
        .refuses(&[AlreadyDecided::ENTRY, ClaimedByOther::ENTRY, NotClaimed::ENTRY])
        .route(routes!(revoke_kyc_case), access::<Admin>(), &WRITE)
        .refuses(&[NotApproved::ENTRY])
        .route(routes!(claim_kyc_case), access::<Admin>(), &WRITE)
        .refuses(&[AlreadyDecided::ENTRY, ClaimedByOther::ENTRY])
        .route(routes!(release_kyc_case), access::<Admin>(), &WRITE)
        .refuses(&[AlreadyDecided::ENTRY, ClaimedByOther::ENTRY, NotClaimed::ENTRY])
}

/// The queue of submissions; by default those that wait for a decision.
#[utoipa::path(get, path = "/admin/kyc", tag = "admin", params(QueueFilter, PageQuery),
    responses((status = 200, description = "Submissions, oldest first.", body = Listed<CaseRead>)))]
async fn list_kyc_cases(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { filter, page }: ListRequest<QueueFilter, CaseKey>,
) -> Result<Json<Listed<CaseRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or((Timestamp::MIN, SubmissionId::FIRST));
    let cases = app.read(caller, move |tx, admin| services::queue(tx, admin, &filter, after, rows)).await?;
    Ok(Json(page.of(cases, Case::key, CaseRead::from)))
}

/// One submission with its files, its signals, and the worker's other submissions.
#[utoipa::path(get, path = "/admin/kyc/{id}", tag = "admin", params(("id" = SubmissionId, Path)),
    responses((status = 200, description = "The submission.", body = CaseDetail)))]
async fn get_kyc_case(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<SubmissionId>,
) -> Result<Json<CaseDetail>, Problem> {
    Ok(Json(app.read(caller, move |tx, admin| services::open(tx, admin, id)).await?.into()))
}

/// View a file, always completely: `Range` is ignored. Each view is recorded in the audit trail and claims an
/// open submission.
#[utoipa::path(get, path = "/admin/kyc/{id}/files/{slot}", tag = "admin",
    params(("id" = SubmissionId, Path), ("slot" = Slot, Path)),
    responses((status = 200, description = "The file.",
        content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "application/pdf")))))]
async fn get_kyc_file(
    State(app): State<App>,
    caller: Caller<Admin>,
    _: SameOrigin,
    Path((id, slot)): Path<(SubmissionId, Slot)>,
    peer: Peer,
) -> Result<Response, Problem> {
    let (file, pieces) = flows::view(&app, caller, id, slot, peer.ip).await?;
    Ok(as_download(slot, &file, pieces))
}

/// Approve a submission: the worker may publish from now on. An earlier approval ends. If the operator requires
/// two administrators, the submission waits for the second one.
#[utoipa::path(post, path = "/admin/kyc/{id}/approve", tag = "admin", params(("id" = SubmissionId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Approved, or `PENDING` with `endorsed_by`.", body = CaseRead)))]
async fn approve_kyc_case(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<SubmissionId>,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let rule = Approval::of(&app.settings);
    app.change_idempotent(caller, idempotency_key, move |tx, admin| {
        services::approve(tx, admin, id, rule).map(CaseRead::from)
    })
    .await
}

/// Reject a submission with a reason. The worker may submit again.
#[utoipa::path(post, path = "/admin/kyc/{id}/reject", tag = "admin", params(("id" = SubmissionId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Rejection,
    responses((status = 200, description = "Rejected.", body = CaseRead)))]
async fn reject_kyc_case(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<SubmissionId>,
    Idempotent { body: why, idempotency_key }: Idempotent<Rejection>,
) -> Result<StoredResponse, Problem> {
    app.change_idempotent(caller, idempotency_key, move |tx, admin| {
        services::reject(tx, admin, id, &why).map(CaseRead::from)
    })
    .await
}

/// Reject some files of a submission with reasons. The worker submits these again and keeps the others.
#[utoipa::path(post, path = "/admin/kyc/{id}/request-changes", tag = "admin", params(("id" = SubmissionId, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body = ChangeRequest, responses((status = 200, description = "Changes requested.", body = CaseRead)))]
async fn request_kyc_changes(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<SubmissionId>,
    Idempotent { body: wanted, idempotency_key }: Idempotent<ChangeRequest>,
) -> Result<StoredResponse, Problem> {
    app.change_idempotent(caller, idempotency_key, move |tx, admin| {
        services::request_changes(tx, admin, id, &wanted).map(CaseRead::from)
    })
    .await
}

/// Revoke an approval with a reason. The worker's listings are hidden; they may submit again.
#[utoipa::path(post, path = "/admin/kyc/{id}/revoke", tag = "admin", params(("id" = SubmissionId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Rejection,
    responses((status = 200, description = "Revoked.", body = CaseRead)))]
async fn revoke_kyc_case(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<SubmissionId>,
    Idempotent { body: why, idempotency_key }: Idempotent<Rejection>,
) -> Result<StoredResponse, Problem> {
    app.change_idempotent(caller, idempotency_key, move |tx, admin| {
        services::revoke(tx, admin, id, &why).map(CaseRead::from)
    })
    .await
}

/// Claim a submission for half an hour: no other administrator can decide on it meanwhile. Viewing a file and
/// deciding claim it automatically.
#[utoipa::path(post, path = "/admin/kyc/{id}/claim", tag = "admin", params(("id" = SubmissionId, Path)),
    responses((status = 200, description = "Claimed for half an hour.", body = CaseRead)))]
async fn claim_kyc_case(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<SubmissionId>,
) -> Result<Json<CaseRead>, Problem> {
    Ok(Json(app.write(caller, move |tx, admin| services::claim(tx, admin, id)).await?.into()))
}

/// Release a claimed submission.
#[utoipa::path(post, path = "/admin/kyc/{id}/release", tag = "admin", params(("id" = SubmissionId, Path)),
    responses((status = 200, description = "Released.", body = CaseRead)))]
async fn release_kyc_case(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<SubmissionId>,
) -> Result<Json<CaseRead>, Problem> {
    Ok(Json(app.write(caller, move |tx, admin| services::release(tx, admin, id)).await?.into()))
}
