//! The keys that sign access tokens: which there are, since when, and for how long.

pub(crate) mod lifetime;
pub(crate) mod models;
pub(crate) mod services;
