//! Worker profiles and availability, and identity checks in [`kyc`].

pub(crate) mod kyc;
pub(crate) mod models;
pub(crate) mod name_change;
pub(crate) mod public;
pub(crate) mod reliability;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod summary;
