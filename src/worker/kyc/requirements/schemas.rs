//! What a worker is told about what to show.

use super::models::{Overview, RequiredFile, RequiredFileStatus};
use crate::settings::AcceptedDocument;
use crate::{
    database::enums::{DocumentType, Slot},
    worker::kyc::schemas::RefusalRead,
};
use serde::Serialize;
use utoipa::ToSchema;

/// What you have to show, and how far you have come with it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct RequirementsRead {
    /// One of them proves who you are.
    documents: Vec<AcceptedDocumentRead>,
    /// Every file that can be handed in.
    files: Vec<RequiredFileRead>,
    /// Whether what is prepared can be submitted as it is, with one of the documents.
    can_submit: bool,
    /// Why, or why not.
    #[schema(example = "Still needed: selfie.")]
    detail: String,
}

/// A document that proves who somebody is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct AcceptedDocumentRead {
    document_type: DocumentType,
    /// Whether its back has to be shown as well, as `document_back`.
    needs_back: bool,
}

/// A file, and what has become of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct RequiredFileRead {
    slot: Slot,
    /// Whether nobody is approved without it.
    required: bool,
    /// Slugs of the categories in which nobody publishes without it.
    #[schema(example = json!(["electrical"]))]
    for_categories: Vec<String>,
    status: RequiredFileStatus,
    /// Why it was refused.
    reason: Option<RefusalRead>,
}

impl From<AcceptedDocument> for AcceptedDocumentRead {
    fn from(document: AcceptedDocument) -> Self {
        Self { document_type: document.kind, needs_back: document.needs_back }
    }
}

impl From<RequiredFile> for RequiredFileRead {
    fn from(required_file: RequiredFile) -> Self {
        let note = required_file.note;
        Self {
            slot: required_file.slot,
            required: required_file.is_required,
            for_categories: required_file.for_categories,
            status: required_file.status,
            reason: required_file.reason_code.map(|code| RefusalRead { code, note }),
        }
    }
}

impl From<Overview> for RequirementsRead {
    fn from(overview: Overview) -> Self {
        Self {
            documents: overview.documents.into_iter().map(Into::into).collect(),
            files: overview.files.into_iter().map(Into::into).collect(),
            can_submit: overview.can_submit,
            detail: overview.detail,
        }
    }
}
