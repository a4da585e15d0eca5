//! The events that concern the caller: as a list, as Server-Sent Events and over a WebSocket.

mod flows;
pub(crate) mod limits;
mod models;
pub(crate) mod notifications;
pub(crate) mod routes;
pub(crate) mod schema;
mod schemas;
mod services;
pub(crate) mod summary;
mod websocket;
