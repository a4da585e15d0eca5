//! Accounts: signing up and in, sessions, passwords.

mod sessions;
