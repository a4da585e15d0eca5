//! A new password for whoever reads the mail of an account, and a look at what else opens it.

mod flows;
pub(crate) mod routes;
mod schemas;
mod services;
