//! The administrators' desk for disputes.

mod models;
pub(crate) mod routes;
mod schemas;
pub(crate) mod services;
