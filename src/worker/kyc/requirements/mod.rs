//! What a worker has to show, as the operator has decided, and how far they have come with it.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
