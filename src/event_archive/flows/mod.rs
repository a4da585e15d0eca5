//! Writing and reading archives.

pub(crate) mod read;
pub(crate) mod write;
