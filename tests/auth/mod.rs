//! Accounts: signing up and in, sessions, passwords.

mod accounts;
mod factor;
mod model;
mod sessions;
mod tokens;
