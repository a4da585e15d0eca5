//! Disputes: what both sides of a job say, how they settle it, and what administrators decide.

mod decision;
pub(crate) mod desk;
mod limits;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod settings;
