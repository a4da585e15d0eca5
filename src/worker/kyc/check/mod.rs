//! A service of the operator's may look at a submission first: it is asked by a signed message, fetches the files, and answers by a
//! signed message. What it says an administrator sees; it decides nothing, unless the operator lets it approve.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
