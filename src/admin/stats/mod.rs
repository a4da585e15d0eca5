//! Statistics: current totals, and daily counts from the event log.

mod models;
pub(crate) mod routes;
mod schemas;
mod services;
