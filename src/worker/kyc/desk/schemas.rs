//! Request and response bodies of the desk.

use crate::{
    core::{
        clock::Timestamp,
        input::{FieldError, FieldErrors, from_fields},
        text::Paragraph,
    },
    database::{
        enums::KycStatus,
        ids::{SubmissionId, UserId},
        models::user::PublicUser,
    },
    worker::kyc::{
        check::schemas::CheckRead,
        desk::models::{Case, FullCase},
        models::{DocumentType, File, ReasonCode, Slot},
        retention::schemas::LegalHoldRead,
        schemas::{RefusalRead, SubmissionRead},
        signals::schemas::SignalRead,
    },
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Filters for the queue.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct QueueFilter {
    /// Only submissions with this status. Without a `worker_id`, the default is `PENDING`.
    #[param(inline, example = "PENDING")]
    pub(crate) status: Option<KycStatus>,
    /// Only submissions of this worker, whatever their status.
    pub(crate) worker_id: Option<UserId>,
}

from_fields!(QueueFilter { status, worker_id });

/// A rejection.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rejection {
    pub(crate) reason_code: ReasonCode,
    /// A note for the worker. Required for `OTHER`.
    #[serde(default)]
    pub(crate) note: Option<Paragraph<1, 1000>>,
}

from_fields!(Rejection { reason_code, note } check |refused, errors| {
    require_note(refused.reason_code, refused.note.is_some(), errors);
});

fn require_note(code: ReasonCode, has_note: bool, errors: &mut FieldErrors) {
    if code == ReasonCode::Other && !has_note {
        errors.at("note", |errors| errors.add_with(FieldError::Required, "must be given with OTHER"));
    }
}

/// The rejected files with reasons.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeRequest {
    /// Each file once.
    #[schema(min_items = 1)]
    pub(crate) files: Vec<RefusedFile>,
    /// A general note for the worker.
    #[serde(default)]
    pub(crate) note: Option<Paragraph<1, 1000>>,
}

from_fields!(ChangeRequest { files, note } check |request, errors| errors.at("files", |errors| require_distinct_files(&request.files, errors)));

/// Why a file is rejected.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefusedFile {
    pub(crate) slot: Slot,
    pub(crate) reason_code: ReasonCode,
    /// A note for the worker. Required for `OTHER`.
    #[serde(default)]
    pub(crate) note: Option<Paragraph<1, 1000>>,
}

from_fields!(RefusedFile { slot, reason_code, note } check |refused, errors| {
    require_note(refused.reason_code, refused.note.is_some(), errors);
});

fn require_distinct_files(files: &[RefusedFile], errors: &mut FieldErrors) {
    if files.is_empty() {
        errors.add_with(FieldError::TooShort { min: 1 }, "must contain at least one file");
    }
    let is_repeated =
        |(number, file): (usize, &RefusedFile)| files.iter().take(number).any(|known| known.slot == file.slot);
    if files.iter().enumerate().any(is_repeated) {
        errors.add_with(FieldError::Duplicate, "must name each file once");
    }
}

/// A submission as administrators see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct CaseRead {
    id: SubmissionId,
    worker: Applicant,
    document_type: DocumentType,
    status: KycStatus,
    submitted_at: Timestamp,
    reviewed_at: Option<Timestamp>,
    /// The administrator who decided.
    reviewed_by: Option<PublicUser>,
    reason: Option<RefusalRead>,
    /// As given by the worker.
    #[schema(example = "Ada King Lovelace")]
    name_on_document: Option<String>,
    /// When the approval ends, if it does.
    expires_at: Option<Timestamp>,
    /// The administrator who has claimed it.
    claimed_by: Option<PublicUser>,
    claimed_until: Option<Timestamp>,
    /// The first of two administrators who must approve it, if the operator requires two.
    endorsed_by: Option<PublicUser>,
}

/// The worker who submitted it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Applicant {
    id: UserId,
    #[schema(example = "Ada")]
    first_name: String,
    #[schema(example = "Lovelace")]
    last_name: String,
    #[schema(example = "ada@example.com")]
    email: String,
    member_since: Timestamp,
}

impl From<Case> for CaseRead {
    fn from(case: Case) -> Self {
        let Case { submission, email, first_name, last_name, member_since, reviewer, claimant, endorser } = case;
        let note = submission.note;
        Self {
            id: submission.id,
            worker: Applicant { id: submission.worker_id, first_name, last_name, email, member_since },
            document_type: submission.document_type,
            status: submission.status,
            submitted_at: submission.submitted_at,
            reviewed_at: submission.reviewed_at,
            reviewed_by: reviewer,
            reason: submission.reason_code.map(|code| RefusalRead { code, note }),
            name_on_document: submission.name_on_document,
            expires_at: submission.expires_at,
            claimed_by: claimant,
            claimed_until: submission.claimed_until,
            endorsed_by: endorser,
        }
    }
}

/// A submission with everything needed to decide on it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct CaseDetail {
    #[serde(flatten)]
    case: CaseRead,
    files: Vec<FileRead>,
    /// Signals for a closer look.
    signals: Vec<SignalRead>,
    /// The verdict of the check service, if there is one.
    check: Option<CheckRead>,
    /// The legal hold on the worker's documents, if there is one.
    legal_hold: Option<LegalHoldRead>,
    /// The worker's other submissions, newest first.
    history: Vec<SubmissionRead>,
}

/// A file without its content.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FileRead {
    /// Its name, also the last segment of its path.
    name: Slot,
    #[schema(example = "image/jpeg")]
    media_type: String,
    /// Bytes.
    #[schema(example = 482_113)]
    size: i64,
    /// Whether it waits for the malware scanner and cannot be viewed yet.
    is_quarantined: bool,
    /// Why it was rejected.
    reason: Option<RefusalRead>,
}

impl From<FullCase> for CaseDetail {
    fn from(FullCase { case, files, signals, check, hold, attempts }: FullCase) -> Self {
        let others = attempts.into_iter().filter(|attempt| attempt.id != case.submission.id);
        Self {
            history: others.map(SubmissionRead::from).collect(),
            case: case.into(),
            files: files.into_iter().map(FileRead::from).collect(),
            signals: signals.into_iter().map(SignalRead::from).collect(),
            check: check.map(CheckRead::from),
            legal_hold: hold.map(LegalHoldRead::from),
        }
    }
}

impl From<File> for FileRead {
    fn from(File { slot, media_type, size, is_quarantined, reason_code, note }: File) -> Self {
        Self {
            name: slot,
            media_type,
            size,
            is_quarantined,
            reason: reason_code.map(|code| RefusalRead { code, note }),
        }
    }
}
