//! Keeping the place safe: accounts, reviews, jobs, the audit trail, and how it all goes over time.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod standing;
pub(crate) mod stats;
