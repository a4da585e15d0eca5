//! The audit trail: who did what to whom and why.

#[cfg(feature = "console")]
pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
