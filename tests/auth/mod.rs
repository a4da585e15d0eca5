//! Accounts: signing up and in, sessions, passwords.

mod accounts;
mod address;
mod guessing;
mod leaving;
mod sessions;
mod tokens;
