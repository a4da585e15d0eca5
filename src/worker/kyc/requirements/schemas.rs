//! Response bodies of requirements.

use super::models::{Overview, RequiredFile, RequiredFileStatus};
use crate::settings::AcceptedDocument;
use crate::{
    database::enums::{DocumentType, Slot},
    worker::kyc::schemas::RefusalRead,
};
use serde::Serialize;
use utoipa::ToSchema;

/// The requirements of your identity check, and your progress.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct RequirementsRead {
    /// The accepted documents; one is needed.
    documents: Vec<AcceptedDocumentRead>,
    /// Every file that can be submitted.
    files: Vec<RequiredFileRead>,
    /// Whether the draft can be submitted with one of the documents.
    can_submit: bool,
    /// A sentence that explains `can_submit`.
    #[schema(example = "Still required: selfie.")]
    detail: String,
}

/// An accepted document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct AcceptedDocumentRead {
    document_type: DocumentType,
    /// Whether the back side is required too, as `document_back`.
    needs_back: bool,
}

/// A file and its status.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct RequiredFileRead {
    slot: Slot,
    /// Whether every approval requires it.
    required: bool,
    /// Slugs of the categories that require it for publishing.
    #[schema(example = json!(["electrical"]))]
    for_categories: Vec<String>,
    status: RequiredFileStatus,
    /// Why it was rejected.
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
