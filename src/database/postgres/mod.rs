//! A connection to PostgreSQL: where the server is, how it is encrypted, what it must be like, and statements prepared once.

mod connect;
pub(super) mod connection;
mod passwords;
pub(super) mod server;
mod tls;
