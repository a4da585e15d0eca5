//! What a client tells about themselves, and the workers they have bookmarked.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
