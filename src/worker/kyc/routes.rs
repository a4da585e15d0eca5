//! `/workers/me/kyc`.

use super::{
    draft::schemas::DraftSubmit,
    flows,
    models::{Sealed, Slot},
    requirements::services::{KycPolicy, SLOTS},
    schemas::{KycRead, ParticularsForm, SubmissionForm, SubmissionRead},
    services::{self, Documents, KycError, SUBMIT},
};
use crate::codes::{
    AlreadyDecided, AlreadyExists, ClaimedByOther, DocumentExpired, DraftGone, Existing, FileQuarantined, NotApproved,
    NotClaimed, SecondAdministratorNeeded,
};
use crate::core::error::codes::Overloaded;
use crate::worker::kyc::limits::{KYC_SUBMISSION, MAX_FILE_BYTES};
use crate::{
    app::App,
    auth::permissions::Worker,
    core::{
        dependencies::{Caller, IdempotencyKey, Peer},
        error::Problem,
        input::{FieldError, InvalidField},
        multipart::{FieldSpec, Form, FormBody},
        security::sha256,
        storage::StorageError,
    },
    idempotency::StoredResponse,
    routing::{Routes, access},
};
use axum::{
    Json,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse as _, Response},
};
use futures_util::Stream;
use utoipa_axum::routes;

/// Six files, and the overhead of the form.
const MAX_FORM_BYTES: usize = 6 * MAX_FILE_BYTES + 64 * 1024;

/// Which files are required depends on the document, so that is checked after all were read.
fn form(policy: &KycPolicy) -> Vec<FieldSpec> {
    let files = policy.slots().map(|slot| FieldSpec::optional_file(slot.as_str(), MAX_FILE_BYTES));
    let texts = [
        FieldSpec::text("document_type", 40),
        FieldSpec::text("name_on_document", 4000),
        FieldSpec::text("document_number", 2000),
        FieldSpec::text("document_expires_on", 40),
    ];
    texts.into_iter().chain(files).collect()
}

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(get_kyc_status), access::<Worker>(), None)
        .upload(routes!(submit_kyc), access::<Worker>(), &KYC_SUBMISSION, MAX_FORM_BYTES)
        .refuses(&[AlreadyExists::ENTRY])
}

/// The status of your identity check.
#[utoipa::path(get, path = "/workers/me/kyc", tag = "worker",
    responses((status = 200, description = "The status and all submissions.", body = KycRead)))]
async fn get_kyc_status(State(app): State<App>, caller: Caller<Worker>) -> Result<Json<KycRead>, Problem> {
    let (status, attempts) = app.read(caller, services::status).await?;
    Ok(Json(KycRead::new(status, attempts)))
}

/// Submit documents for the identity check: an identity document and a selfie. File types are detected from the
/// bytes, pictures are re-encoded without their metadata, and everything is stored encrypted until an
/// administrator opens it. No other submission is possible while one is open or approved.
#[utoipa::path(post, path = "/workers/me/kyc", tag = "worker",
    request_body(content = SubmissionForm, content_type = "multipart/form-data"),
    responses((status = 201, description = "Submitted.", body = SubmissionRead)))]
async fn submit_kyc(
    State(app): State<App>,
    caller: Caller<Worker>,
    peer: Peer,
    headers: HeaderMap,
    body: FormBody,
) -> Result<StoredResponse, Problem> {
    flows::require_may_submit(&app, caller, &headers).await?;
    let form = Form::<DraftSubmit>::read(body, &form(&KycPolicy::of(&app.settings)), caller.claims.user).await?;
    let (document_type, particulars_form) = (form.texts.document_type, form.texts.clone().particulars_form());
    let particulars = particulars_form.check(document_type, &peer, &app.document_mac, app.clock.now())?;
    let files = SLOTS.into_iter().filter_map(|slot| Some((slot, form.file(slot.as_str())?))).collect();
    let documents = Documents { document_type, files, particulars, _permit: form.into_permit() };
    let mut idempotency_key = idempotency_key(&headers, &documents, &particulars_form).await?;
    idempotency_key.request_hash = app.document_mac.tag(&[b"request", &idempotency_key.request_hash]).to_vec();
    flows::submit(&app, caller, idempotency_key, documents).await
}

/// Hashes the content of the form, so that a repeated request matches whatever its boundary is.
async fn idempotency_key(
    headers: &HeaderMap,
    documents: &Documents,
    said: &ParticularsForm,
) -> Result<IdempotencyKey, Problem> {
    let mut content = documents.document_type.as_str().as_bytes().to_vec();
    content.extend(said.content());
    if headers.contains_key("idempotency-key") {
        for (slot, bytes) in documents.files.clone() {
            let hash = tokio::task::spawn_blocking(move || sha256(&bytes)).await;
            content.extend(slot.as_str().bytes());
            content.extend(hash.map_err(|error| Problem::internal(&error))?);
        }
    }
    IdempotencyKey::new(headers, SUBMIT.to_owned(), &content)
}

/// A submitted file as a download: it must not be rendered in this origin, nor cached.
pub(super) fn as_download(
    slot: Slot,
    file: &Sealed,
    pieces: impl Stream<Item = Result<Bytes, StorageError>> + Send + 'static,
) -> Response {
    let extension = file.media_type.rsplit('/').next().unwrap_or_default();
    let (size, attachment) = (file.size.to_string(), format!("attachment; filename=\"{}.{extension}\"", slot.as_str()));
    let headers = [
        (header::CONTENT_TYPE, file.media_type.as_str()),
        (header::CONTENT_LENGTH, size.as_str()),
        (header::CONTENT_DISPOSITION, attachment.as_str()),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

impl From<KycError> for Problem {
    fn from(error: KycError) -> Self {
        error.at(|slot| format!("/{}", slot.as_str()))
    }
}

impl KycError {
    /// Maps the field names of files in error pointers.
    pub(super) fn at(self, place: impl Fn(Slot) -> String) -> Problem {
        let says = self.to_string();
        match self {
            KycError::AlreadyExists => Problem::new(AlreadyExists { what: Existing::Submission }, says),
            KycError::AlreadyDecided => Problem::new(AlreadyDecided, says),
            KycError::DraftIsGone => Problem::new(DraftGone, says),
            KycError::ClaimedByOther => Problem::new(ClaimedByOther, says),
            KycError::NotClaimed => Problem::new(NotClaimed, says),
            KycError::NotApproved => Problem::new(NotApproved, says),
            KycError::DocumentExpired => Problem::new(DocumentExpired, says),
            KycError::SecondAdministratorNeeded => Problem::new(SecondAdministratorNeeded, says),
            KycError::NoSuchFile(number) => Problem::invalid_field(
                format!("/files/{number}/slot"),
                FieldError::UnknownValue { accepted: &[] },
                says,
            ),
            KycError::NoSuchSubmission | KycError::NoSuchWorker | KycError::NoSuchHold => Problem::not_found(),
            KycError::Missing(slots) => {
                let missing = |slot: Slot| InvalidField {
                    pointer: place(slot),
                    error: FieldError::Required,
                    detail: says.clone(),
                };
                Problem::invalid(slots.into_iter().map(missing).collect())
            }
            KycError::Quarantined => Problem::new(FileQuarantined, says),
            KycError::Infected(slot) => Problem::invalid_field(place(slot), FieldError::Infected, says),
            KycError::Expired => Problem::invalid_field("/document_expires_on", FieldError::Expired, says),
            KycError::NoNumber => Problem::invalid_field("/document_number", FieldError::InvalidValue, says),
            KycError::NotAccepted { .. } => {
                Problem::invalid_field("/document_type", FieldError::UnknownValue { accepted: &[] }, says)
            }
            KycError::Upload { slot, error } => match error.field_error() {
                Some(FieldError::UnsupportedMedia { accepted }) => {
                    Problem::unsupported_media(place(slot), accepted, format!("{}: {says}", slot.as_str()))
                }
                Some(field_error) => Problem::invalid_field(place(slot), field_error, says),
                None => Problem::new(Overloaded, says),
            },
            KycError::Storage(error) => error.into(),
            KycError::Database(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::language::Language;

    #[test]
    fn a_document_whose_turn_does_not_come_in_time_may_be_sent_again() {
        let refused = KycError::Upload { slot: Slot::Selfie, error: crate::core::upload::UploadError::TooManyPictures };
        let refusal = Problem::from(refused).render("1", None, Language::ENGLISH);
        assert_eq!(refusal.status(), 503);
        assert_eq!(refusal.headers()[header::RETRY_AFTER], "1");
    }
}
