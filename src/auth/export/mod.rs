//! Everything that is held about somebody, packed for them because they asked.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
mod schemas;
mod services;
