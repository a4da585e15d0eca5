//! Resetting a password by mail, and reviewing the account's other sign-in methods.

pub(crate) mod flows;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
