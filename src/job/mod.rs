//! Jobs: an agreement of a client and a worker in a conversation, from the proposal to its end.

pub(crate) mod admin;
pub(crate) mod cancelling;
pub(crate) mod deadlines;
pub(crate) mod dispute;
pub(crate) mod lifecycle;
pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod offers;
pub(crate) mod rights;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod settings;
pub(crate) mod situation;
pub(crate) mod steps;
