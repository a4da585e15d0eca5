//! Passkeys (WebAuthn): sign-in without a password. Authenticators must verify the user (by finger, face or
//! PIN), so a passkey counts as both factors.

pub(crate) mod flows;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
