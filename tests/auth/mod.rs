//! Accounts: signing up and in, sessions, passwords.

mod accounts;
mod address;
mod cookies;
pub(crate) mod export;
mod guessing;
mod leaving;
mod sessions;
mod tokens;
