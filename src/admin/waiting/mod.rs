//! What waits for a decision of an administrator: how much, and since when.

pub(crate) mod models;
pub(crate) mod routes;
mod schemas;
pub(crate) mod services;
