//! Statistics: current totals, and daily counts from the event log.

pub(crate) mod flows;
mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
