//! The administrators' desk: reviewing submissions and deciding on them. Every view of a file is recorded
//! before it happens.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
