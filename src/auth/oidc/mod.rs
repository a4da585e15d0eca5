//! Signing in with an account somewhere else: OpenID Connect, with any provider that the operator names.
//!
//! Somebody is sent to the provider with a secret that stays in their browser, and comes back with a code. The code becomes an ID
//! token, the token says who it is, and that, `(iss, sub)`, is what an account here is entered with. An address alone never is,
//! unless the provider has verified it, as we have.

pub(crate) mod flows;
mod id_token;
pub(crate) mod models;
pub(crate) mod provider;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
