//! The required files, and whether they are present.

use super::models::{Overview, RequiredFile, RequiredFileStatus, SubmittedFile};
use crate::settings::{AcceptedDocument, AcceptedDocuments, ExtraFiles, Settings};
use crate::{
    auth::permissions::Worker,
    database::{
        self, Tx,
        enums::{DocumentType, KycStatus, Slot},
        ids::UserId,
    },
    worker::kyc::{
        draft::models::Draft,
        models::Submission,
        services::{KycError, may_submit},
    },
};

/// Every file, in the order of the form.
pub(crate) const SLOTS: [Slot; 6] =
    [Slot::Document, Slot::DocumentBack, Slot::Selfie, Slot::Licence, Slot::Insurance, Slot::CriminalRecord];

/// The operator's requirements.
#[derive(Debug, Clone)]
pub(crate) struct KycPolicy {
    documents: AcceptedDocuments,
    selfie: bool,
    extra: ExtraFiles,
}

impl KycPolicy {
    pub(crate) fn of(settings: &Settings) -> KycPolicy {
        KycPolicy {
            documents: settings.kyc_documents.clone(),
            selfie: settings.kyc_selfie,
            extra: settings.kyc_extra_files.clone(),
        }
    }

    /// The files that can be submitted. Others are refused.
    pub(crate) fn slots(&self) -> impl Iterator<Item = Slot> {
        SLOTS.into_iter().filter(|slot| self.takes(*slot))
    }

    pub(crate) fn takes(&self, slot: Slot) -> bool {
        match slot {
            Slot::Document | Slot::DocumentBack | Slot::Selfie => true,
            Slot::Licence | Slot::Insurance | Slot::CriminalRecord => self.extra.0.iter().any(|file| file.slot == slot),
        }
    }

    /// The accepted document of this type, with its requirements.
    fn document(&self, kind: DocumentType) -> Option<AcceptedDocument> {
        self.documents.0.iter().find(|document| document.kind == kind).copied()
    }

    fn needs(&self, slot: Slot, document: AcceptedDocument) -> bool {
        match slot {
            Slot::Document => true,
            Slot::DocumentBack => document.needs_back,
            Slot::Selfie => self.selfie,
            Slot::Licence | Slot::Insurance | Slot::CriminalRecord => {
                self.extra.0.iter().any(|file| file.slot == slot && file.category.is_none())
            }
        }
    }

    fn missing(&self, document: AcceptedDocument, has: &[Slot]) -> Vec<Slot> {
        SLOTS.into_iter().filter(|slot| self.needs(*slot, document) && !has.contains(slot)).collect()
    }

    /// Whether these files are sufficient for this document.
    pub(crate) fn check_files(&self, kind: DocumentType, has: &[Slot]) -> Result<(), KycError> {
        let document = self.document(kind).ok_or_else(|| KycError::NotAccepted { accepted: self.accepted() })?;
        let missing = self.missing(document, has);
        if missing.is_empty() { Ok(()) } else { Err(KycError::Missing(missing)) }
    }

    fn accepted(&self) -> String {
        self.documents.0.iter().map(|document| document.kind.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn categories(&self, slot: Slot) -> Vec<String> {
        self.extra.0.iter().filter(|file| file.slot == slot).filter_map(|file| file.category.clone()).collect()
    }

    fn required_file(&self, slot: Slot) -> RequiredFile {
        RequiredFile {
            slot,
            is_required: self.documents.0.iter().all(|document| self.needs(slot, *document)),
            for_categories: self.categories(slot),
            status: RequiredFileStatus::Missing,
            reason_code: None,
            note: None,
        }
    }
}

/// The requirements and the caller's progress.
pub(crate) fn overview(tx: &mut Tx<'_>, worker: &Worker, policy: &KycPolicy) -> Result<Overview, KycError> {
    let files = files(tx, worker, policy)?;
    let documents = policy.documents.0.to_vec();
    let (can_submit, detail) = match may_submit(tx, worker) {
        Err(error @ KycError::AlreadyExists) => (false, error.to_string()),
        Err(error) => return Err(error),
        Ok(()) => {
            let ready: Vec<Slot> = slots_of(&files, RequiredFileStatus::Prepared).collect();
            let fewest = documents
                .iter()
                .map(|document| policy.missing(*document, &ready))
                .min_by_key(Vec::len)
                .unwrap_or_default();
            let words = if fewest.is_empty() {
                "Everything that is required is present.".to_owned()
            } else {
                let names: Vec<&str> = fewest.iter().map(|slot| slot.as_str()).collect();
                format!("Still required: {}.", names.join(", "))
            };
            (fewest.is_empty(), words)
        }
    };
    Ok(Overview { documents, files, can_submit, detail })
}

/// One of the files with its status.
pub(crate) fn required_file(
    tx: &mut Tx<'_>,
    worker: &Worker,
    policy: &KycPolicy,
    slot: Slot,
) -> Result<RequiredFile, KycError> {
    let files = files(tx, worker, policy)?;
    files.into_iter().find(|required_file| required_file.slot == slot).ok_or(KycError::NoSuchSubmission)
}

fn files(tx: &mut Tx<'_>, worker: &Worker, policy: &KycPolicy) -> Result<Vec<RequiredFile>, KycError> {
    let latest = Submission::of_worker(tx, worker.id())?.into_iter().next();
    let handed_in = match &latest {
        Some(latest) => SubmittedFile::of(tx, latest.id)?,
        None => Vec::new(),
    };
    let prepared = Draft::prepared_slots(tx, worker.id())?;
    let files = policy.slots().map(|slot| {
        let mut required_file = policy.required_file(slot);
        let file = handed_in.iter().find(|file| file.slot == slot);
        if prepared.contains(&slot) {
            required_file.status = RequiredFileStatus::Prepared;
        } else if let (Some(file), Some(latest)) = (file, &latest) {
            required_file.status = status_in(latest.status, file);
            if required_file.status == RequiredFileStatus::Refused {
                let reason = match file.reason_code {
                    Some(_) => (file.reason_code, file.note.clone()),
                    None => (latest.reason_code, latest.note.clone()),
                };
                (required_file.reason_code, required_file.note) = reason;
            }
        }
        required_file
    });
    Ok(files.collect())
}

/// The status of a file in a submission with this status.
fn status_in(submission: KycStatus, file: &SubmittedFile) -> RequiredFileStatus {
    match submission {
        KycStatus::Pending | KycStatus::InReview | KycStatus::Approved => RequiredFileStatus::HandedIn,
        KycStatus::Rejected => RequiredFileStatus::Refused,
        KycStatus::NeedsResubmission if file.reason_code.is_some() => RequiredFileStatus::Refused,
        KycStatus::NeedsResubmission | KycStatus::Expired | KycStatus::Revoked | KycStatus::NotSubmitted => {
            RequiredFileStatus::Missing
        }
    }
}

fn slots_of(files: &[RequiredFile], status: RequiredFileStatus) -> impl Iterator<Item = Slot> {
    files.iter().filter(move |required_file| required_file.status == status).map(|required_file| required_file.slot)
}

/// The files that a worker still needs for publishing in a category. They must be in the approved submission.
pub(crate) fn missing_for_category(
    tx: &mut Tx<'_>,
    worker: UserId,
    extra: &ExtraFiles,
    category: &str,
) -> Result<Option<Slot>, database::Error> {
    for file in extra.0.iter().filter(|file| file.category.as_deref() == Some(category)) {
        if !SubmittedFile::is_approved(tx, worker, file.slot)? {
            return Ok(Some(file.slot));
        }
    }
    Ok(None)
}
