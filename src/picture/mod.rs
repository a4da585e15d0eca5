//! Profile pictures: one per user, visible to everyone who may see the user.

pub(crate) mod address;
pub(crate) mod flows;
pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod summary;
