//! What others have done that concerns an account, newest first, and how far its owner has seen it.

mod models;
pub(crate) mod routes;
mod schemas;
mod services;
