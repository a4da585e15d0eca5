//! To come.

pub(crate) mod models;
