//! Setting, removing and showing pictures.

use super::flows;
use super::{
    address::{PictureUrl, Size},
    schemas::{PictureForm, PictureRead},
    services::{PictureError, UploadedPicture},
};
use crate::codes::ScannerUnavailable;
use crate::core::error::codes::{Overloaded, StorageUnavailable};
use crate::picture::limits::{MAX_FILE_BYTES, PICTURE};
use crate::{
    app::App,
    auth::permissions::{Client, Permission, Worker},
    core::{
        dependencies::{Caller, Path},
        error::Problem,
        etag,
        input::FieldError,
        multipart::{FieldSpec, Form, FormBody},
        rate_limit::{UPLOAD, WRITE},
    },
    database::ids::PictureId,
    routing::{Access, Routes, access},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use utoipa_axum::routes;

const FORM: &[FieldSpec] = &[FieldSpec::file("file", MAX_FILE_BYTES)];

pub(crate) fn router() -> Routes {
    Routes::new()
        .upload(routes!(upload_client_picture), access::<Client>(), &UPLOAD, MAX_FILE_BYTES + 64 * 1024)
        .refuses(&[ScannerUnavailable::ENTRY])
        .route(routes!(delete_client_picture), access::<Client>(), &WRITE)
        .upload(routes!(upload_worker_picture), access::<Worker>(), &UPLOAD, MAX_FILE_BYTES + 64 * 1024)
        .refuses(&[ScannerUnavailable::ENTRY])
        .route(routes!(delete_worker_picture), access::<Worker>(), &WRITE)
        .route(routes!(get_picture), Access::Public, &PICTURE)
        .refuses(&[StorageUnavailable::ENTRY])
}

/// Set your picture. It is re-encoded upright and without its metadata, in three sizes, and replaces an earlier
/// one.
#[utoipa::path(put, path = "/clients/me/picture", tag = "client",
    request_body(content = PictureForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "The URL of the picture.", body = PictureRead)))]
async fn upload_client_picture(
    State(app): State<App>,
    caller: Caller<Client>,
    body: FormBody,
) -> Result<Json<PictureRead>, Problem> {
    Ok(read(flows::set(&app, caller, sent(&app, caller, body).await?).await?))
}

/// Remove your picture.
#[utoipa::path(delete, path = "/clients/me/picture", tag = "client",
    responses((status = 204, description = "Removed, now or before.")))]
async fn delete_client_picture(State(app): State<App>, caller: Caller<Client>) -> Result<StatusCode, Problem> {
    flows::remove(&app, caller).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Set your picture. It is re-encoded upright and without its metadata, in three sizes, and replaces an earlier
/// one.
#[utoipa::path(put, path = "/workers/me/picture", tag = "worker",
    request_body(content = PictureForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "The URL of the picture.", body = PictureRead)))]
async fn upload_worker_picture(
    State(app): State<App>,
    caller: Caller<Worker>,
    body: FormBody,
) -> Result<Json<PictureRead>, Problem> {
    Ok(read(flows::set(&app, caller, sent(&app, caller, body).await?).await?))
}

/// Remove your picture.
#[utoipa::path(delete, path = "/workers/me/picture", tag = "worker",
    responses((status = 204, description = "Removed, now or before.")))]
async fn delete_worker_picture(State(app): State<App>, caller: Caller<Worker>) -> Result<StatusCode, Problem> {
    flows::remove(&app, caller).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn sent<P>(app: &App, caller: Caller<P>, body: FormBody) -> Result<UploadedPicture, Problem>
where
    P: Permission + Send + Sync + 'static,
{
    app.authorize(caller, |_, _: &P| Ok::<_, PictureError>(())).await?;
    let form = Form::<()>::read(body, FORM, caller.claims.user).await?;
    Ok(UploadedPicture { bytes: form.file("file").unwrap_or_default(), permit: form.into_permit() })
}

fn read(id: PictureId) -> Json<PictureRead> {
    Json(PictureRead { picture_url: PictureUrl(id) })
}

/// A user's picture in one of its sizes: `96.webp`, `320.webp` or `1024.webp`, the maximum pixels of a side. It
/// may be cached forever: a new picture has another URL.
#[utoipa::path(get, path = "/pictures/{id}/{size}", tag = "client",
    params(("id" = inline(PictureId), Path), ("size" = inline(Size), Path, example = "320.webp")),
    responses((status = 200, description = "The picture.", body = Vec<u8>, content_type = "image/webp"),
        (status = 304, description = "Not changed since the response that `If-None-Match` names.")))]
async fn get_picture(
    State(app): State<App>,
    Path((id, size)): Path<(PictureId, String)>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let size = Size::ALL.into_iter().find(|known| size == known.file_name());
    let size = size.ok_or_else(Problem::not_found)?;
    let picture = flows::find(&app, id).await?;
    let tag = format!("\"{id}-{}\"", size.pixels());
    let for_ever = [(header::ETAG, tag.as_str()), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    let for_ever = for_ever.map(|(name, value)| (name, value.to_owned()));
    if etag::if_none_match(asked.get_all(header::IF_NONE_MATCH), &tag).is_some() {
        return Ok((StatusCode::NOT_MODIFIED, for_ever).into_response());
    }
    let bytes = flows::open(&app, &picture, size).await?;
    Ok((for_ever, [(header::CONTENT_TYPE, "image/webp")], bytes).into_response())
}

impl From<PictureError> for Problem {
    fn from(error: PictureError) -> Self {
        let says = error.to_string();
        match error {
            PictureError::NoSuchPicture => Self::not_found(),
            PictureError::Infected => Self::invalid_field("/file", FieldError::Infected, says),
            PictureError::Unscanned => {
                const DETAIL: &str = "The malware scanner does not answer, and pictures are public; try again later.";
                Self::new(ScannerUnavailable, DETAIL)
            }
            PictureError::Upload(error) => match error.field_error() {
                Some(FieldError::UnsupportedMedia { accepted }) => {
                    Self::unsupported_media("/file", accepted, format!("file: {says}"))
                }
                Some(field_error) => Self::invalid_field("/file", field_error, says),
                None => Self::new(Overloaded, says),
            },
            PictureError::Storage(error) => error.into(),
            PictureError::Database(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::language::Language;

    #[test]
    fn a_picture_whose_turn_does_not_come_in_time_may_be_sent_again() {
        let refusal = Problem::from(PictureError::from(crate::core::upload::UploadError::TooManyPictures)).render(
            "1",
            None,
            Language::ENGLISH,
        );
        assert_eq!(refusal.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(refusal.headers()[header::RETRY_AFTER], "1");
    }
}
