//! Name changes of verified workers. The verification applies to a name, so an administrator decides on a new
//! one.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
