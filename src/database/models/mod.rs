//! Rows that several modules use.

pub(crate) mod attempt;
pub(crate) mod blob;
pub(crate) mod future_timestamps;
pub(crate) mod installation;
pub(crate) mod stored_response;
pub(crate) mod texts;
pub(crate) mod user;
