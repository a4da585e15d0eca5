//! Names that verified workers wish to have. Their badge stands beside the name that was checked, so an administrator decides on another one.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
