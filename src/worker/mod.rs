//! To come.

pub(crate) mod summary;
