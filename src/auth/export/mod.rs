//! Exports of all data of a user, at their request.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
mod schemas;
mod services;
