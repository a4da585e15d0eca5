//! Jobs as administrators see them, and what was written about them, which they read only with a reason.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
