//! The state of the installation: what administrators and metrics show of it.

mod disk;
pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
mod schemas;
pub(crate) mod services;
