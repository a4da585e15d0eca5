//! Resetting a password by mail, and reviewing the account's other sign-in methods.

mod flows;
pub(crate) mod routes;
mod schemas;
mod services;
