//! Retention of documents: until some time after the decision or until the account is deleted, longer only
//! under a legal hold.

pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
