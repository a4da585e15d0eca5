//! To come.

pub(crate) mod schemas;
