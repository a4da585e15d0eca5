//! `/identity-checks`: the API for the operator's check service.

use super::{
    flows,
    schemas::{CheckAnswer, FileToken},
    services::CheckError,
};
use crate::codes::{AlreadyAnswered, InvalidSignature};
use crate::core::error::codes::StorageUnavailable;
use crate::{
    app::App,
    core::{
        dependencies::{Path, Peer, Query, RawJson, parse},
        error::Problem,
        input::FieldError,
        rate_limit::WRITE,
    },
    database::ids::SubmissionId,
    routing::{Access, Routes},
    worker::kyc::{models::Slot, routes::as_download},
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(get_identity_check_file), Access::Public, &WRITE)
        .refuses(&[StorageUnavailable::ENTRY])
        .route(routes!(answer_identity_check), Access::Public, &WRITE)
        .refuses(&[InvalidSignature::ENTRY, AlreadyAnswered::ENTRY])
}

/// Fetch a file of a submission, at the URL in the check request. Each fetch is recorded in the audit trail.
#[utoipa::path(get, path = "/identity-checks/{id}/files/{slot}", tag = "identity check",
    params(("id" = SubmissionId, Path), ("slot" = Slot, Path), FileToken),
    responses((status = 200, description = "The file.",
        content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "application/pdf")))))]
async fn get_identity_check_file(
    State(app): State<App>,
    Path((id, slot)): Path<(SubmissionId, Slot)>,
    Query(FileToken { token }): Query<FileToken>,
    peer: Peer,
) -> Result<Response, Problem> {
    let (file, pieces) = flows::fetch(&app, id, slot, &token, peer.ip).await?;
    Ok(as_download(slot, &file, pieces))
}

/// Send the verdict on a submission, once. The message is signed with the shared secret as in Standard
/// Webhooks, and at most five minutes old.
#[utoipa::path(post, path = "/identity-checks/{id}/result", tag = "identity check",
    params(("id" = SubmissionId, Path), ("webhook-id" = String, Header, description = "The id of this message."),
        ("webhook-timestamp" = i64, Header, description = "Seconds since the Unix epoch."),
        ("webhook-signature" = String, Header, description = "`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`.")),
    request_body = CheckAnswer, responses((status = 204, description = "Recorded, now or before.")))]
async fn answer_identity_check(
    State(app): State<App>,
    Path(id): Path<SubmissionId>,
    headers: HeaderMap,
    RawJson(body): RawJson,
) -> Result<StatusCode, Problem> {
    flows::require_signature(&app, &headers, &body)?;
    flows::answer(&app, id, parse::<CheckAnswer>(&body)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<CheckError> for Problem {
    fn from(error: CheckError) -> Self {
        let says = error.to_string();
        match error {
            CheckError::NoSuchCheck => Self::not_found(),
            CheckError::NotSigned => Self::new(InvalidSignature, says),
            CheckError::OtherSubmission => Self::invalid_field("/submission_id", FieldError::OtherSubmission, says),
            CheckError::AlreadyAnswered => Self::new(AlreadyAnswered, says),
            CheckError::Kyc(error) => error.into(),
            CheckError::Database(error) => error.into(),
        }
    }
}
