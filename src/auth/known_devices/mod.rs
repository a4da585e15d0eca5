//! Networks and browsers that an account was used from. A sign-in from a new one is reported to its owner by
//! mail.

pub(crate) mod models;
pub(crate) mod services;
