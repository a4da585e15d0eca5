//! Where administrators look at what workers have handed in, and decide. Every look at a file is on record before it happens.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
