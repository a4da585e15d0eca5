//! What has to be shown, and whether it was.

use super::models::HandedIn;
use crate::settings::{AcceptedDocument, AcceptedDocuments, ExtraFiles, Settings};
use crate::{
    auth::permissions::Worker,
    database::{
        self, Tx,
        enums::{DocumentType, KycStatus, Slot, text_enum},
        ids::UserId,
    },
    worker::kyc::{
        draft::services::prepared,
        models::{ReasonCode, Submission},
        services::{KycError, may_submit},
    },
};

text_enum! {
    /// What has become of a file.
    pub(crate) PaperStatus {
        /// It is not there.
        Missing = "MISSING",
        /// It is there, and will be handed in with the next submission.
        Prepared = "PREPARED",
        /// It belongs to a submission that waits, or was approved.
        HandedIn = "HANDED_IN",
        /// It was refused: another one is needed.
        Refused = "REFUSED",
    }
}

/// Every file there is, in the order in which people are told about them.
pub(crate) const SLOTS: [Slot; 6] =
    [Slot::Document, Slot::DocumentBack, Slot::Selfie, Slot::Licence, Slot::Insurance, Slot::CriminalRecord];

/// What the operator demands.
#[derive(Debug, Clone)]
pub(crate) struct Demands {
    documents: AcceptedDocuments,
    selfie: bool,
    extra: ExtraFiles,
}

impl Demands {
    pub(crate) fn of(settings: &Settings) -> Demands {
        Demands {
            documents: settings.kyc_documents.clone(),
            selfie: settings.kyc_selfie,
            extra: settings.kyc_extra_files.clone(),
        }
    }

    /// The files that can be handed in. What nobody asks for is not kept.
    pub(crate) fn slots(&self) -> impl Iterator<Item = Slot> {
        SLOTS.into_iter().filter(|slot| self.takes(*slot))
    }

    pub(crate) fn takes(&self, slot: Slot) -> bool {
        match slot {
            Slot::Document | Slot::DocumentBack | Slot::Selfie => true,
            Slot::Licence | Slot::Insurance | Slot::CriminalRecord => self.extra.0.iter().any(|file| file.slot == slot),
        }
    }

    /// Whether this document proves anything here, and what it takes.
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

    /// Whether these files are enough, with this document.
    pub(crate) fn are_met(&self, kind: DocumentType, has: &[Slot]) -> Result<(), KycError> {
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

    fn paper(&self, slot: Slot) -> Paper {
        Paper {
            slot,
            is_required: self.documents.0.iter().all(|document| self.needs(slot, *document)),
            for_categories: self.categories(slot),
            status: PaperStatus::Missing,
            reason_code: None,
            note: None,
        }
    }
}

/// A file that can be handed in, and what has become of it.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    pub(crate) slot: Slot,
    pub(crate) is_required: bool,
    pub(crate) for_categories: Vec<String>,
    pub(crate) status: PaperStatus,
    pub(crate) reason_code: Option<ReasonCode>,
    pub(crate) note: Option<String>,
}

/// All that is demanded, and how far a worker has come with it.
#[derive(Debug, Clone)]
pub(crate) struct Overview {
    pub(crate) documents: Vec<AcceptedDocument>,
    pub(crate) papers: Vec<Paper>,
    pub(crate) can_submit: bool,
    pub(crate) detail: String,
}

/// What the caller has to show, and what of it is there.
pub(crate) fn overview(tx: &mut Tx<'_>, worker: &Worker, demands: &Demands) -> Result<Overview, KycError> {
    let papers = papers(tx, worker, demands)?;
    let documents = demands.documents.0.to_vec();
    let (can_submit, detail) = match may_submit(tx, worker) {
        Err(error @ KycError::AlreadyExists) => (false, error.to_string()),
        Err(error) => return Err(error),
        Ok(()) => {
            let ready: Vec<Slot> = slots_of(&papers, PaperStatus::Prepared).collect();
            let fewest = documents
                .iter()
                .map(|document| demands.missing(*document, &ready))
                .min_by_key(Vec::len)
                .unwrap_or_default();
            let words = if fewest.is_empty() {
                "All that is needed is there.".to_owned()
            } else {
                let names: Vec<&str> = fewest.iter().map(|slot| slot.as_str()).collect();
                format!("Still needed: {}.", names.join(", "))
            };
            (fewest.is_empty(), words)
        }
    };
    Ok(Overview { documents, papers, can_submit, detail })
}

/// One of the files, and what has become of it.
pub(crate) fn paper(tx: &mut Tx<'_>, worker: &Worker, demands: &Demands, slot: Slot) -> Result<Paper, KycError> {
    let papers = papers(tx, worker, demands)?;
    papers.into_iter().find(|paper| paper.slot == slot).ok_or(KycError::NoSuchSubmission)
}

fn papers(tx: &mut Tx<'_>, worker: &Worker, demands: &Demands) -> Result<Vec<Paper>, KycError> {
    let latest = Submission::of_worker(tx, worker.id())?.into_iter().next();
    let handed_in = match &latest {
        Some(latest) => HandedIn::of(tx, latest.id)?,
        None => Vec::new(),
    };
    let prepared = prepared(tx, worker.id())?;
    let papers = demands.slots().map(|slot| {
        let mut paper = demands.paper(slot);
        let file = handed_in.iter().find(|file| file.slot == slot);
        if let (Some(file), Some(latest)) = (file, &latest) {
            paper.status = status_in(latest.status, file);
            if paper.status == PaperStatus::Refused {
                let reason = match file.reason_code {
                    Some(_) => (file.reason_code, file.note.clone()),
                    None => (latest.reason_code, latest.note.clone()),
                };
                (paper.reason_code, paper.note) = reason;
            }
        }
        if prepared.contains(&slot) {
            paper = Paper { status: PaperStatus::Prepared, reason_code: None, note: None, ..paper };
        }
        paper
    });
    Ok(papers.collect())
}

/// What a submission of that status says of one of its files.
fn status_in(submission: KycStatus, file: &HandedIn) -> PaperStatus {
    match submission {
        KycStatus::Pending | KycStatus::InReview | KycStatus::Approved => PaperStatus::HandedIn,
        KycStatus::Rejected => PaperStatus::Refused,
        KycStatus::NeedsResubmission if file.reason_code.is_some() => PaperStatus::Refused,
        KycStatus::NeedsResubmission | KycStatus::Expired | KycStatus::Revoked | KycStatus::NotSubmitted => {
            PaperStatus::Missing
        }
    }
}

fn slots_of(papers: &[Paper], status: PaperStatus) -> impl Iterator<Item = Slot> {
    papers.iter().filter(move |paper| paper.status == status).map(|paper| paper.slot)
}

/// What a worker still lacks for publishing in a category: it has to be in the submission for which they were approved.
pub(crate) fn lacking_for(
    tx: &mut Tx<'_>,
    worker: UserId,
    extra: &ExtraFiles,
    category: &str,
) -> Result<Option<Slot>, database::Error> {
    for file in extra.0.iter().filter(|file| file.category.as_deref() == Some(category)) {
        if !HandedIn::is_approved(tx, worker, file.slot)? {
            return Ok(Some(file.slot));
        }
    }
    Ok(None)
}
