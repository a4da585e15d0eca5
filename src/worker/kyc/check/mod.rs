//! The operator may have a service that looks at submissions first: it is asked by a signed message, fetches the files, and answers by a
//! signed message. Administrators see its answer; it decides nothing, unless the operator lets it approve.

pub(crate) mod client;
pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
mod services;
