//! The settings for identity checks.

use crate::{
    core::config::Value,
    database::enums::{DocumentType, Slot},
};
use std::sync::Arc;

/// The accepted identity documents: at least one, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedDocuments(pub Arc<[AcceptedDocument]>);

/// An accepted document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptedDocument {
    /// The document type.
    pub kind: DocumentType,
    /// Whether the back side is required too.
    pub needs_back: bool,
}

const BACK: &str = "+BACK";

impl Value for AcceptedDocuments {
    const EXPECTED: &'static str =
        "some of PASSPORT, DRIVERS_LICENSE, NATIONAL_ID and RESIDENCE_PERMIT, with +BACK where the back is needed";
    const LIST: bool = true;

    fn parse(text: &str) -> Result<AcceptedDocuments, String> {
        let mut accepted: Vec<AcceptedDocument> = Vec::new();
        for word in words(text) {
            let (name, needs_back) = word.strip_suffix(BACK).map_or((word, false), |name| (name, true));
            let kind = name.parse().map_err(|_| format!("{name:?} is not a known document"))?;
            if accepted.iter().any(|document| document.kind == kind) {
                return Err(format!("{name} is listed twice"));
            }
            accepted.push(AcceptedDocument { kind, needs_back });
        }
        if accepted.is_empty() { Err("at least one document is needed".to_owned()) } else { Ok(Self(accepted.into())) }
    }

    fn show(&self) -> String {
        let shown = self.0.iter().map(|document| {
            let back = if document.needs_back { BACK } else { "" };
            format!("{}{back}", document.kind.as_str())
        });
        shown.collect::<Vec<_>>().join(",")
    }
}

/// The files required besides a document and a selfie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraFiles(pub Arc<[ExtraFile]>);

/// One required file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraFile {
    /// The kind of file.
    pub slot: Slot,
    /// The slug of the category that requires it for publishing; `None`: every approval requires it.
    pub category: Option<String>,
}

impl Value for ExtraFiles {
    const EXPECTED: &'static str =
        "some of licence, insurance and criminal_record, where only one category needs it as electrical:licence";
    const LIST: bool = true;

    fn parse(text: &str) -> Result<ExtraFiles, String> {
        let mut extra: Vec<ExtraFile> = Vec::new();
        for word in words(text) {
            let (category, name) = word.split_once(':').map_or((None, word), |(slug, name)| (Some(slug.trim()), name));
            let slot = match name.trim().parse() {
                Ok(slot @ (Slot::Licence | Slot::Insurance | Slot::CriminalRecord)) => slot,
                _ => return Err(format!("{name:?} is none of these files")),
            };
            if category.is_some_and(str::is_empty) {
                return Err(format!("{word:?} names no category"));
            }
            let file = ExtraFile { slot, category: category.map(str::to_owned) };
            if extra.contains(&file) {
                return Err(format!("{word} is listed twice"));
            }
            extra.push(file);
        }
        Ok(Self(extra.into()))
    }

    fn show(&self) -> String {
        let shown = self.0.iter().map(|file| match &file.category {
            Some(category) => format!("{category}:{}", file.slot.as_str()),
            None => file.slot.as_str().to_owned(),
        });
        shown.collect::<Vec<_>>().join(",")
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty())
}
