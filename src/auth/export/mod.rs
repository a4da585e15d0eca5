//! Everything that is held about somebody, packed for them because they asked.

pub(crate) mod models;
pub(crate) mod routes;
mod schemas;
pub(crate) mod services;
