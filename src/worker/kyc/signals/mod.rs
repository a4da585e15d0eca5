//! What an administrator should know of a submission beside its files: what it has in common with others, and what does not fit.

pub(crate) mod models;
pub(crate) mod schemas;
pub(crate) mod services;
