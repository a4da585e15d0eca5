//! What is asked and answered, and what administrators read of it.

use super::models::{Check, CheckStatus, CheckVerdict};
use crate::{
    core::{clock::Timestamp, input::from_fields, text::Paragraph},
    database::ids::{SubmissionId, UserId},
    worker::kyc::models::{DocumentType, Slot},
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// What the service is asked. Fields may be added.
#[derive(Debug, Serialize)]
pub(super) struct CheckRequest {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) submission: AskedSubmission,
    pub(super) worker: AskedWorker,
    pub(super) files: Vec<AskedFile>,
    /// Where the answer goes.
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
    /// Good for an hour.
    pub(super) url: String,
}

/// What the service says.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckAnswer {
    /// The submission that the question was about: what is signed says so itself, and is good for no other one.
    pub(crate) submission_id: SubmissionId,
    pub(crate) verdict: CheckVerdict,
    /// What administrators should know beside it.
    #[serde(default)]
    pub(crate) detail: Option<Paragraph<1, 1000>>,
}

from_fields!(CheckAnswer { submission_id, verdict, detail });

/// What proves that the service was told of a file.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct FileToken {
    #[param(example = "AAAAAGn…")]
    pub(crate) token: String,
}

from_fields!(FileToken { token });

/// What a service of the operator's says of a submission.
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
