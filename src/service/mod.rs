//! What workers offer: listings, and the search that finds them.

pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod search;
pub(crate) mod services;
