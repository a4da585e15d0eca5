//! How long documents are kept: until some time after the decision, or as long as their account; longer only under a legal hold.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
