//! What a worker tells about themselves: profile, availability, and in [`kyc`] who they are.

pub(crate) mod kyc;
pub(crate) mod models;
pub(crate) mod name_change;
pub(crate) mod public;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod summary;
