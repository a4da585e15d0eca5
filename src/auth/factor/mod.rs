//! The second factor: codes that an app shows, and recovery codes for who has lost it.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
