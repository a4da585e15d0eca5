//! What the operator may do on the command line, with no account. Each change leaves an event of the audit trail that
//! says so.

pub(crate) mod models;
pub(crate) mod services;
