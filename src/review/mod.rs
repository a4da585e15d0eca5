//! What clients say about the work, and what workers answer. A rating means that work was done.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
