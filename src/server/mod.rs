//! Listening: from a socket to the router, with a limit on everything that a peer can make us wait for or hold.

mod activity;
mod bodies;
mod connections;
mod limits;
mod peer;
mod serve;

pub use limits::Limits;
pub use serve::serve;
