//! The signing keys of access tokens: listing, rotation, removal.

pub(crate) mod lifetime;
pub(crate) mod models;
pub(crate) mod services;
