//! What workers offer: listings, and the search that finds them.

pub(crate) mod models;
mod words;
