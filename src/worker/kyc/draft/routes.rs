//! `/workers/me/kyc/files` and `/workers/me/kyc/submit`.

use super::{
    flows,
    schemas::{DraftSubmit, FileForm},
    services,
};
use crate::codes::{AlreadyExists, DraftGone};
use crate::worker::kyc::limits::{KYC_SUBMISSION, MAX_FILE_BYTES};
use crate::{
    app::App,
    auth::permissions::Worker,
    core::{
        dependencies::{Caller, Idempotent, Path, Peer},
        error::Problem,
        multipart::{FieldSpec, Form, FormBody},
        rate_limit::{UPLOAD, WRITE},
    },
    database::enums::Slot,
    idempotency::{Created, StoredResponse},
    routing::{Routes, access},
    worker::kyc::{
        requirements::{schemas::RequiredFileRead, services::KycPolicy},
        schemas::SubmissionRead,
    },
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

const FORM: &[FieldSpec] = &[FieldSpec::file("file", MAX_FILE_BYTES)];

pub(crate) fn router() -> Routes {
    Routes::new()
        .upload(routes!(upload_kyc_file), access::<Worker>(), &UPLOAD, MAX_FILE_BYTES + 64 * 1024)
        .refuses(&[AlreadyExists::ENTRY, DraftGone::ENTRY])
        .route(routes!(delete_kyc_file), access::<Worker>(), &WRITE)
        .route(routes!(submit_kyc_draft), access::<Worker>(), &KYC_SUBMISSION)
        .refuses(&[AlreadyExists::ENTRY, DraftGone::ENTRY])
}

/// Prepare one file of your next submission; it replaces an earlier one. Only you can see it before you submit.
/// After some files of a submission were rejected, the others are prepared already. An unchanged draft is
/// deleted after 30 days.
#[utoipa::path(put, path = "/workers/me/kyc/files/{slot}", tag = "worker", params(("slot" = Slot, Path)),
    request_body(content = FileForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "Prepared.", body = RequiredFileRead)))]
async fn upload_kyc_file(
    State(app): State<App>,
    caller: Caller<Worker>,
    Path(slot): Path<Slot>,
    body: FormBody,
) -> Result<Json<RequiredFileRead>, Problem> {
    flows::require_may_prepare(&app, caller, slot).await?;
    let form = Form::<()>::read(body, FORM, caller.claims.user).await?;
    let file = form.file("file").unwrap_or_default();
    Ok(Json(flows::prepare(&app, caller, slot, file, form.into_permit()).await?.into()))
}

/// Remove a prepared file, if it exists.
#[utoipa::path(delete, path = "/workers/me/kyc/files/{slot}", tag = "worker", params(("slot" = Slot, Path)),
    responses((status = 204, description = "Deleted.")))]
async fn delete_kyc_file(
    State(app): State<App>,
    caller: Caller<Worker>,
    Path(slot): Path<Slot>,
) -> Result<StatusCode, Problem> {
    flows::remove(&app, caller, slot).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Submit the prepared files together.
#[utoipa::path(post, path = "/workers/me/kyc/submit", tag = "worker", request_body = DraftSubmit,
    responses((status = 201, description = "Submitted.", body = SubmissionRead)))]
async fn submit_kyc_draft(
    State(app): State<App>,
    caller: Caller<Worker>,
    peer: Peer,
    Idempotent { body, mut idempotency_key }: Idempotent<DraftSubmit>,
) -> Result<StoredResponse, Problem> {
    let (policy, storage, document_type) = (KycPolicy::of(&app.settings), app.storage.clone(), body.document_type);
    let is_to_be_checked = app.checker.is_some();
    let particulars = body.particulars_form().check(document_type, &peer, &app.document_mac, app.clock.now())?;
    // An unkeyed hash would reveal the document number to a brute-force search.
    idempotency_key.request_hash = app.document_mac.tag(&[b"request", &idempotency_key.request_hash]).to_vec();
    app.create_idempotent(caller, idempotency_key, move |tx, worker| {
        services::submit(tx, worker, &storage, &policy, document_type, particulars.clone(), is_to_be_checked)
            .map(|submission| Created::New(SubmissionRead::from(submission)))
            .map_err(|error| error.at(|slot| format!("/files/{}", slot.as_str())))
    })
    .await
}
