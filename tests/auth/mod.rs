//! Accounts: signing up and in, sessions, passwords.

mod accounts;
mod sessions;
mod tokens;
