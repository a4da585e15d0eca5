//! Categories as administrators change them: new ones, names, icons, their order, and their end.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
