//! Signals for reviewers: what a submission has in common with other accounts, and what does not match.

pub(crate) mod models;
pub(crate) mod schemas;
pub(crate) mod services;
