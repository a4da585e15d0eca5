//! Networks and browsers that an account was signed in from. A sign-in from a new one is told to its owner by mail.

pub(crate) mod models;
pub(crate) mod services;
