//! Accounts: signing up and in, sessions, passwords.

mod accounts;
mod cookies;
mod guessing;
mod sessions;
mod tokens;
