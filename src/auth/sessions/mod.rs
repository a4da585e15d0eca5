//! Sessions: one per sign-in, continued by refresh tokens, ended by the user or the system.

pub(crate) mod cookies;
pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
