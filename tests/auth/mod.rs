//! Accounts: signing up and in, sessions, passwords.

mod accounts;
mod factor;
mod sessions;
mod tokens;
