//! One sign-in on one device: begun with a proof of who somebody is, gone on with by refresh tokens, ended by either side.

pub(crate) mod cookies;
pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
