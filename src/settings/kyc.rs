//! What a worker has to show.

use crate::{
    core::config::Value,
    database::enums::{DocumentType, Slot},
};
use std::sync::Arc;

/// The documents that prove an identity: at least one, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedDocuments(pub Arc<[AcceptedDocument]>);

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptedDocument {
    /// What it is.
    pub kind: DocumentType,
    /// Whether both sides have to be shown.
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
            let kind = name.parse().map_err(|_| format!("{name:?} is no document that is known"))?;
            if accepted.iter().any(|document| document.kind == kind) {
                return Err(format!("{name} stands there twice"));
            }
            accepted.push(AcceptedDocument { kind, needs_back });
        }
        if accepted.is_empty() { Err("nobody could prove who they are".to_owned()) } else { Ok(Self(accepted.into())) }
    }

    fn show(&self) -> String {
        let shown = self.0.iter().map(|document| {
            let back = if document.needs_back { BACK } else { "" };
            format!("{}{back}", document.kind.as_str())
        });
        shown.collect::<Vec<_>>().join(",")
    }
}

/// What has to be shown beside a document and a face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraFiles(pub Arc<[ExtraFile]>);

/// One file of that kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraFile {
    /// What it is.
    pub slot: Slot,
    /// The slug of the category in which nobody publishes without it; `None`: nobody is approved without it.
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
                return Err(format!("{word} stands there twice"));
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
