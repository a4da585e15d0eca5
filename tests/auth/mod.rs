//! Accounts: signing up and in, sessions, passwords.

mod accounts;
mod guessing;
mod sessions;
mod tokens;
