//! The operator's identity check service, which is optional. It gets a signed request, fetches the files, and sends a
//! signed result. Administrators see the result; it decides nothing unless the operator lets it approve.

pub(crate) mod client;
pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
mod services;
