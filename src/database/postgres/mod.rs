//! Connections to PostgreSQL: hosts, TLS, passwords, checks of the server, prepared statements.

mod connect;
pub(super) mod connection;
mod passwords;
pub(super) mod server;
mod tls;
