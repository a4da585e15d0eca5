//! Keeping the place safe: accounts, reviews, the audit trail, and how it all goes over time. (Every job: see the room of jobs.)

pub(crate) mod lifecycle;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod stats;
