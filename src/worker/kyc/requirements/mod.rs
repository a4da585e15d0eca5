//! The files that the operator requires from workers, and which of them are present.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
