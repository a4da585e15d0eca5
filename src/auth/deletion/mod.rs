//! The end of an account: whoever it belonged to is forgotten, what others remember of it stays theirs.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod services;
