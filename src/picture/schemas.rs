//! Request and response bodies of pictures.

use super::address::PictureUrl;
use serde::Serialize;
use utoipa::ToSchema;

/// The form to upload a picture.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it documents what the handler reads")]
pub(crate) struct PictureForm {
    /// JPEG, PNG or WebP of at most 10 MB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
}

/// The URL of your picture.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PictureRead {
    pub(crate) picture_url: PictureUrl,
}
