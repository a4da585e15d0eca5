//! What an administrator can do with an account, and what that would do.

pub(crate) mod models;
pub(crate) mod routes;
mod schemas;
pub(crate) mod services;
