//! Decisions of administrators on reviews, and appeals of their authors.

pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
