//! What people look like: one picture each, shown to everybody who may see its owner.

pub(crate) mod address;
pub(crate) mod flows;
pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
