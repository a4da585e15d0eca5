//! The HTTP server: from a socket to the router, with a limit on all time and memory that a peer can use.

mod activity;
mod bodies;
mod connections;
mod limits;
pub(crate) mod metrics;
mod peer;
mod serve;

pub use limits::Limits;
pub use serve::serve;
