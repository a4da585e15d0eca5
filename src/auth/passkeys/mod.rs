//! Passkeys: keys on their owner's devices that open an account without a password (WebAuthn). A device asks for a finger, a face or
//! a PIN before it answers, so a passkey stands for both factors.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
