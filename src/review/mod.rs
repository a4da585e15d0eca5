//! Reviews by clients and replies by workers. Only finished jobs can be reviewed.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
