//! What comes in when a worker prepares a submission.

use crate::database::enums::DocumentType;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

/// One file.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it documents what the handler reads")]
pub(crate) struct FileForm {
    /// PDF, JPEG or PNG of at most 10 MB; a selfie is JPEG or PNG.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
}

/// What is to be said about the files that were prepared.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftSubmit {
    #[garde(skip)]
    pub(crate) document_type: DocumentType,
}
