//! Signing in with any OpenID Connect provider that the operator configures.
//!
//! The browser goes to the provider with a secret in a cookie, and comes back with a code. The code is
//! exchanged for an ID token, which identifies the user by `(iss, sub)`. An address identifies a user only if
//! the provider has verified it, as we have.

pub(crate) mod flows;
mod id_token;
mod login_secret;
pub(crate) mod models;
mod provider;
pub(crate) mod providers;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
