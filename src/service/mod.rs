//! Services of workers: listings and their search.

pub(crate) mod admin;
pub(crate) mod categories;
pub(crate) mod favorites;
pub(crate) mod flows;
pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
