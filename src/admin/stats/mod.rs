//! How the marketplace is doing: totals now, and counts for each day, from the log.

mod models;
pub(crate) mod routes;
mod schemas;
mod services;
