//! Jobs: an agreement of a client and a worker in a conversation, from the proposal to its end.

pub(crate) mod admin;
pub(crate) mod lifecycle;
pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
