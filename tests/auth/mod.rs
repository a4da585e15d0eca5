//! Accounts: signing up and in, sessions, passwords.

mod accounts;
mod oidc;
mod sessions;
mod tokens;
