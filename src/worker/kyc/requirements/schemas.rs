//! What a worker is told about what to show.

use super::services::{Overview, Paper, PaperStatus};
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
    files: Vec<PaperRead>,
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
pub(crate) struct PaperRead {
    slot: Slot,
    /// Whether nobody is approved without it.
    required: bool,
    /// Slugs of the categories in which nobody publishes without it.
    #[schema(example = json!(["electrical"]))]
    for_categories: Vec<String>,
    status: PaperStatus,
    /// Why it was refused.
    reason: Option<RefusalRead>,
}

impl From<AcceptedDocument> for AcceptedDocumentRead {
    fn from(document: AcceptedDocument) -> Self {
        Self { document_type: document.kind, needs_back: document.needs_back }
    }
}

impl From<Paper> for PaperRead {
    fn from(paper: Paper) -> Self {
        let note = paper.note;
        Self {
            slot: paper.slot,
            required: paper.is_required,
            for_categories: paper.for_categories,
            status: paper.status,
            reason: paper.reason_code.map(|code| RefusalRead { code, note }),
        }
    }
}

impl From<Overview> for RequirementsRead {
    fn from(overview: Overview) -> Self {
        Self {
            documents: overview.documents.into_iter().map(Into::into).collect(),
            files: overview.papers.into_iter().map(Into::into).collect(),
            can_submit: overview.can_submit,
            detail: overview.detail,
        }
    }
}
