//! Listings that clients have bookmarked.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod services;
