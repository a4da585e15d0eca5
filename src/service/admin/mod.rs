//! Listings as administrators find them, public or not.

pub(crate) mod lifecycle;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
