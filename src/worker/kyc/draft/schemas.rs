//! Request bodies of drafts.

use crate::{
    core::{
        day::Day,
        input::{from_fields, given},
        text::Line,
    },
    database::enums::DocumentType,
    worker::kyc::schemas::ParticularsForm,
};
use utoipa::ToSchema;

/// One file.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it documents what the handler reads")]
pub(crate) struct FileForm {
    /// PDF, JPEG or PNG of at most 10 MB; a selfie is JPEG or PNG.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
}

/// Data about the prepared documents.
#[derive(Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftSubmit {
    pub(crate) document_type: DocumentType,
    /// The full name on the document.
    #[serde(default)]
    #[schema(value_type = String, min_length = 1, max_length = 200, example = "Augusta Ada King")]
    name_on_document: Option<Line<1, 200>>,
    /// The document's number. Only a keyed hash of it is stored, which shows whether another account has used
    /// the same document.
    #[serde(default)]
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "C01X00T47")]
    document_number: Option<Line<1, 100>>,
    /// The last day on which the document is valid.
    #[serde(default)]
    #[schema(value_type = String, format = Date, example = "2031-05-04")]
    document_expires_on: Option<Day>,
}

from_fields!(DraftSubmit {
    document_type,
    name_on_document: given = None,
    document_number: given = None,
    document_expires_on: given = None
});

impl DraftSubmit {
    pub(crate) fn particulars_form(self) -> ParticularsForm {
        let Self { document_type: _, name_on_document, document_number, document_expires_on } = self;
        ParticularsForm { name_on_document, document_number, document_expires_on }
    }
}
