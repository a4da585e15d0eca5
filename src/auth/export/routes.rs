//! `/auth/me/export`.

use super::{
    flows,
    schemas::{Capability, ExportRead},
    services::ExportError,
};
use crate::auth::limits::ACCOUNT_SECRET;
use crate::core::error::codes::{NotFound, StorageUnavailable};
use crate::{
    app::App,
    auth::{permissions::SignedIn, schemas::Reauthentication},
    core::{
        dependencies::{Caller, Query, Valid},
        error::Problem,
        storage::StorageError,
    },
    routing::{Access, Routes, access},
};
use axum::{
    Json,
    body::Body,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(request_export), access::<SignedIn>(), &ACCOUNT_SECRET)
        .route(routes!(get_export), access::<SignedIn>(), None)
        .refuses(&[NotFound::ENTRY])
        .route(routes!(download_export), Access::Public, &ACCOUNT_SECRET)
        .refuses(&[NotFound::ENTRY, StorageUnavailable::ENTRY])
}

/// Request an export of all of your data: a ZIP file of JSON and your own files. Events of long ago, which are archived,
/// are not in it, but the history of your jobs is. What you do as an administrator is not in it, but in the audit trail. It is packed in the
/// background, one at a time, and you get a mail when it is ready. Download it in the session that requested it.
#[utoipa::path(post, path = "/auth/me/export", tag = "auth", request_body = Reauthentication,
    responses((status = 202, description = "It is being packed.", body = ExportRead)))]
async fn request_export(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Valid(new): Valid<Reauthentication>,
) -> Result<(StatusCode, Json<ExportRead>), Problem> {
    Ok((StatusCode::ACCEPTED, Json(flows::request(&app, caller, new).await?)))
}

/// The status of your latest export, and its download URL.
#[utoipa::path(get, path = "/auth/me/export", tag = "auth",
    responses((status = 200, description = "Your export.", body = ExportRead)))]
async fn get_export(State(app): State<App>, caller: Caller<SignedIn>) -> Result<Json<ExportRead>, Problem> {
    Ok(Json(flows::status(&app, caller).await?))
}

/// Download an export. Its URL is enough, for 24 hours or until the session that requested it ends, by signing out, a
/// new password or a frozen account. Every download is recorded in the audit trail.
#[utoipa::path(get, path = "/auth/me/export/file", tag = "auth", params(Capability),
    responses((status = 200, description = "A ZIP file.", content_type = "application/zip", body = Vec<u8>)))]
async fn download_export(State(app): State<App>, Query(capability): Query<Capability>) -> Result<Response, Problem> {
    let (size, chunks) = flows::open(&app, &capability.token).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_LENGTH, size.to_string().as_str()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"hirehall-export.zip\""),
        (header::CACHE_CONTROL, "no-store"),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    Ok((headers, Body::from_stream(chunks)).into_response())
}

impl From<ExportError> for Problem {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::NoSuchExport | ExportError::Storage(StorageError::Missing) => Self::not_found(),
            ExportError::Storage(error) => error.into(),
            ExportError::Auth(error) => error.into(),
            ExportError::Database(error) => error.into(),
        }
    }
}
