//! Rows that belong to no single room.

pub(crate) mod answer;
pub(crate) mod attempt;
pub(crate) mod blob;
pub(crate) mod future;
pub(crate) mod installation;
pub(crate) mod user;
