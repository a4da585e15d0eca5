//! Request and response bodies of identity checks.

use super::models::{DocumentType, ReasonCode, Submission};
use crate::{
    core::{clock::Timestamp, day::Day, text::Line},
    database::{enums::KycStatus, ids::SubmissionId},
};
use serde::Serialize;
use std::fmt;
use utoipa::ToSchema;

/// The form to submit documents.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "document_type": "PASSPORT", "document": "…", "selfie": "…" }))]
#[expect(dead_code, reason = "it documents what the handler reads")]
pub(crate) struct SubmissionForm {
    document_type: DocumentType,
    /// The document, or its front: PDF, JPEG or PNG of at most 10 MB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    document: String,
    /// The document's back: PDF, JPEG or PNG of at most 10 MB.
    #[schema(format = Binary, content_media_type = "application/octet-stream", nullable = false)]
    document_back: Option<String>,
    /// Your face: JPEG or PNG of at most 10 MB. `GET /workers/me/kyc/requirements` says which files are
    /// required.
    #[schema(format = Binary, content_media_type = "application/octet-stream", nullable = false)]
    selfie: Option<String>,
    /// A licence: PDF, JPEG or PNG of at most 10 MB. Files that the operator does not ask for are unknown
    /// fields.
    #[schema(format = Binary, content_media_type = "application/octet-stream", nullable = false)]
    licence: Option<String>,
    /// A proof of insurance: PDF, JPEG or PNG of at most 10 MB.
    #[schema(format = Binary, content_media_type = "application/octet-stream", nullable = false)]
    insurance: Option<String>,
    /// A certificate of criminal record: PDF, JPEG or PNG of at most 10 MB.
    #[schema(format = Binary, content_media_type = "application/octet-stream", nullable = false)]
    criminal_record: Option<String>,
    /// The full name on the document.
    #[schema(min_length = 1, max_length = 200, example = "Augusta Ada King", nullable = false)]
    name_on_document: Option<String>,
    /// The document's number. Only a keyed hash of it is stored, which shows whether another account has used
    /// the same document.
    #[schema(min_length = 1, max_length = 100, example = "C01X00T47", nullable = false)]
    document_number: Option<String>,
    /// The last day on which the document is valid.
    #[schema(format = Date, example = "2031-05-04", nullable = false)]
    document_expires_on: Option<String>,
}

/// One submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct SubmissionRead {
    id: SubmissionId,
    document_type: DocumentType,
    status: KycStatus,
    submitted_at: Timestamp,
    reviewed_at: Option<Timestamp>,
    reason: Option<RefusalRead>,
}

/// Why it was rejected.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct RefusalRead {
    pub(crate) code: ReasonCode,
    #[schema(example = "The lower edge is cut off.")]
    pub(crate) note: Option<String>,
}

impl From<Submission> for SubmissionRead {
    fn from(submission: Submission) -> Self {
        let note = submission.note;
        Self {
            id: submission.id,
            document_type: submission.document_type,
            status: submission.status,
            submitted_at: submission.submitted_at,
            reviewed_at: submission.reviewed_at,
            reason: submission.reason_code.map(|code| RefusalRead { code, note }),
        }
    }
}

/// The status of your identity check with your submissions. Before the first one, `status` is `NOT_SUBMITTED`
/// and the rest is empty.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct KycRead {
    id: Option<SubmissionId>,
    document_type: Option<DocumentType>,
    status: KycStatus,
    submitted_at: Option<Timestamp>,
    reviewed_at: Option<Timestamp>,
    reason: Option<RefusalRead>,
    /// Newest first.
    history: Vec<SubmissionRead>,
}

impl KycRead {
    /// `attempts` are the worker's submissions, newest first.
    pub(crate) fn new(status: KycStatus, attempts: Vec<Submission>) -> Self {
        let mut attempts = attempts.into_iter().map(SubmissionRead::from);
        let latest = attempts.next();
        let history = attempts.collect();
        Self {
            id: latest.as_ref().map(|latest| latest.id),
            document_type: latest.as_ref().map(|latest| latest.document_type),
            status,
            submitted_at: latest.as_ref().map(|latest| latest.submitted_at),
            reviewed_at: latest.as_ref().and_then(|latest| latest.reviewed_at),
            reason: latest.and_then(|latest| latest.reason),
            history,
        }
    }
}

/// Data about the document. All of it is optional and helps the reviewer.
#[derive(Clone, Default)]
pub(crate) struct ParticularsForm {
    pub(crate) name_on_document: Option<Line<1, 200>>,
    pub(crate) document_number: Option<Line<1, 100>>,
    pub(crate) document_expires_on: Option<Day>,
}

/// The number must not reach a log.
impl fmt::Debug for ParticularsForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ParticularsForm(…)")
    }
}

impl ParticularsForm {
    /// The bytes that distinguish two forms, for the idempotency key.
    pub(crate) fn content(&self) -> Vec<u8> {
        let day = self.document_expires_on.map(|day| day.to_string());
        let texts = [self.name_on_document.as_deref(), self.document_number.as_deref(), day.as_deref()];
        texts.map(Option::unwrap_or_default).join("\0").into_bytes()
    }
}
