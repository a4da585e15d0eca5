//! Accounts: sign-up, sign-in, sessions, passwords, and the permissions of callers.

pub(crate) mod address;
pub(crate) mod deletion;
pub(crate) mod export;
pub(crate) mod factor;
pub(crate) mod flows;
pub(crate) mod keys;
pub(crate) mod known_devices;
pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod oidc;
pub(crate) mod pages;
pub(crate) mod passkeys;
pub(crate) mod permissions;
pub(crate) mod proof;
pub(crate) mod reset;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod sessions;
