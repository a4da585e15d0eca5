//! Statistics: current totals, and daily counts from the event log.

mod flows;
mod models;
pub(crate) mod routes;
mod schemas;
pub(crate) mod services;
