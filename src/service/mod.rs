//! Listings.

pub(crate) mod models;
