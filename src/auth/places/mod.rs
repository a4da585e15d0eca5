//! From where somebody signs in, and with what. Whoever signs in from a new place, with whatever secret, does not do so unnoticed.

pub(crate) mod models;
pub(crate) mod services;
