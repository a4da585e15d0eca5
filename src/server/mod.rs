//! The HTTP server: from a socket to the router, with a limit on all time and memory that a peer can use.

mod activity;
mod bodies;
mod connections;
mod limits;
mod listener;
pub(crate) mod metrics;
mod peer;
mod serve;
mod tls;

pub use limits::Limits;
pub use listener::Listener;
pub use serve::serve;
pub use tls::{Acme, AcmeOptions, Tls, TlsError};
