//! What a worker prepares, file by file, before it is submitted as a whole.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
