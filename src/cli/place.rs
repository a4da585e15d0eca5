//! Where a backup is written to or read from.

use super::output::{Outcome, while_doing};
use crate::{core::storage::Object, settings::Settings};
use std::path::Path;

/// What the `FILE` of a command names.
pub(super) enum Place {
    /// `-`: standard input or output.
    Standard,
    /// `s3://bucket/key`.
    Object(Object),
    File,
}

impl Place {
    pub(super) fn of(file: &Path, settings: &Settings) -> Outcome<Self> {
        match file.to_str() {
            Some("-") => Ok(Self::Standard),
            Some(url) if url.starts_with("s3://") => {
                let object = settings.parse_object_url(url).map_err(while_doing(format!("{url} cannot be used")))?;
                Object::at(&object).map(Self::Object).map_err(|error| error.to_string())
            }
            _ => Ok(Self::File),
        }
    }
}
