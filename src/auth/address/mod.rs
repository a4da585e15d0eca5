//! Changing the e-mail address: the new one replaces the old one after a mailed link has verified it.

mod flows;
pub(crate) mod models;
pub(crate) mod routes;
mod schemas;
pub(crate) mod services;
