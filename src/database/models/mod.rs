//! Rows that many rooms read: the account, and the state of a worker's identity check.

pub(crate) mod user;
