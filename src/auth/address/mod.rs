//! Another e-mail address: it takes the place of the old one once somebody who reads its mail says so.

mod flows;
pub(crate) mod models;
pub(crate) mod routes;
mod schemas;
mod services;
