//! Calling off what was agreed: cancellations with their consequence, and sides that did not come.

pub(crate) mod models;
pub(crate) mod policy;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
