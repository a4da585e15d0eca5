//! Accounts: signing up and in, sessions, passwords.

mod accounts;
mod address;
mod cookies;
mod endings;
mod erasure;
pub(crate) mod export;
mod factor;
mod guessing;
mod held;
mod hijacking;
mod keys;
mod leaving;
mod model;
mod oidc;
mod pages;
mod passkeys;
mod places;
mod sessions;
mod spelling;
mod storm;
mod tokens;
