//! The messages of the check service, and what administrators read.

use super::models::{Check, CheckStatus, CheckVerdict};
use crate::{
    core::{clock::Timestamp, input::from_fields, text::Paragraph},
    database::ids::{SubmissionId, UserId},
    worker::kyc::models::{DocumentType, Slot},
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// The request to the service. Fields may be added.
#[derive(Debug, Serialize)]
pub(super) struct CheckRequest {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) submission: AskedSubmission,
    pub(super) worker: AskedWorker,
    pub(super) files: Vec<AskedFile>,
    /// The URL for the answer.
    pub(super) result_url: String,
}

#[derive(Debug, Serialize)]
pub(super) struct AskedSubmission {
    pub(super) id: SubmissionId,
    pub(super) document_type: DocumentType,
    pub(super) name_on_document: Option<String>,
    pub(super) submitted_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub(super) struct AskedWorker {
    pub(super) id: UserId,
    pub(super) first_name: String,
    pub(super) last_name: String,
}

#[derive(Debug, Serialize)]
pub(super) struct AskedFile {
    pub(super) slot: Slot,
    pub(super) media_type: String,
    /// Bytes.
    pub(super) size: i64,
    /// Valid for an hour.
    pub(super) url: String,
}

/// The service's answer.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckAnswer {
    /// The submission of the request. It is part of the signed message, so an answer is valid for one
    /// submission only.
    pub(crate) submission_id: SubmissionId,
    pub(crate) verdict: CheckVerdict,
    /// Details for the administrators.
    #[serde(default)]
    pub(crate) detail: Option<Paragraph<1, 1000>>,
}

from_fields!(CheckAnswer { submission_id, verdict, detail });

/// The token of a file URL.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct FileToken {
    #[param(example = "AAAAAGn…")]
    pub(crate) token: String,
}

from_fields!(FileToken { token });

/// The check service's verdict on a submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct CheckRead {
    status: CheckStatus,
    verdict: Option<CheckVerdict>,
    #[schema(example = "The face is the one on the document (0.97).")]
    detail: Option<String>,
    answered_at: Option<Timestamp>,
}

impl From<Check> for CheckRead {
    fn from(Check { status, verdict, detail, answered_at }: Check) -> Self {
        Self { status, verdict, detail, answered_at }
    }
}
