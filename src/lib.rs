//! Hirehall: the backend of a trust-driven services marketplace.
//!
//! [`core`] knows nothing of a marketplace; [`database`] hides the differences of two engines; `event` is the event
//! log; `auth` authenticates and authorizes. Then there is one module per feature, each with the same files: `routes`
//! (extract, call, respond), `services` (the rules, synchronous, in one transaction), `flows` (hashing, files, mail or
//! the network around transactions), `schemas` (requests and responses), `models` (rows and SQL). [`app`] is the shared
//! state, [`router`] has all routes and layers, [`server`] listens, `notification` sends mails about events,
//! [`background`] has the loops, `console` has the pages for administrators, `backup` copies an installation, `anonymise` copies one without
//! personal data, [`startup`] is the only builder of an `App`, [`cli`] is the command line.
//!
//! Dependencies go one way, and no two files use each other: core ← database ← event ← models ← schemas ← services ←
//! app ← flows ← routes ← notification, openapi, router, server, background, console, backup, anonymise ← startup ← cli.

pub mod core;
pub mod database;
// The marketplace's own enums are matched without a wildcard, so that a new variant is decided everywhere.
#[warn(clippy::wildcard_enum_match_arm)]
mod event;
mod event_archive;
pub mod installation;

mod codes;

#[warn(clippy::wildcard_enum_match_arm)]
mod admin;
#[warn(clippy::wildcard_enum_match_arm)]
mod auth;
#[warn(clippy::wildcard_enum_match_arm)]
mod client;
mod configuration;
#[warn(clippy::wildcard_enum_match_arm)]
mod dispute;
#[warn(clippy::wildcard_enum_match_arm)]
mod feed;
#[warn(clippy::wildcard_enum_match_arm)]
mod job;
#[warn(clippy::wildcard_enum_match_arm)]
mod messaging;
#[warn(clippy::wildcard_enum_match_arm)]
mod picture;
#[warn(clippy::wildcard_enum_match_arm)]
mod review;
#[warn(clippy::wildcard_enum_match_arm)]
mod service;
#[warn(clippy::wildcard_enum_match_arm)]
mod webhook;
#[warn(clippy::wildcard_enum_match_arm)]
mod worker;

pub mod settings;

pub mod app;
mod files;
mod idempotency;
mod tasks;

mod anonymise;
#[warn(clippy::wildcard_enum_match_arm)]
pub mod background;
#[warn(clippy::wildcard_enum_match_arm)]
mod backup;
#[cfg(feature = "console")]
#[warn(clippy::wildcard_enum_match_arm)]
mod console;
#[warn(clippy::wildcard_enum_match_arm)]
mod notification;
mod openapi;
pub mod router;
mod routing;
pub mod server;
pub mod startup;

#[cfg(feature = "demo")]
mod benchmark;
pub mod cli;
#[cfg(feature = "demo")]
mod seed;
