//! Account deletion: personal data are erased; the records of other users stay.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod services;
