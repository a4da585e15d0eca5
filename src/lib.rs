//! Hirehall: the backend of a trust-driven services marketplace.
//!
//! The modules in reading order: [`core`] knows nothing of a marketplace; [`database`] is the seam between two engines; `event` is
//! the log of what happened; `auth` decides who is asking. Then one module per feature, each with the same files: `routes`
//! (take, call, answer), `services` (the rules, synchronous, in one transaction), `flows` (what needs hashing, files, mail or the network
//! around its transactions), `schemas` (what comes in and goes out), `models` (rows and SQL). [`app`] is what a request can reach,
//! [`router`] every route and layer on one page, [`server`] listening, `notification` who is told of what by mail, [`background`] what happens without a request, [`startup`] the
//! only builder of an `App`, [`cli`] the command line.
//!
//! Uses go one way, and no two files use each other: core ← database ← event ← models ← schemas ← services ← app ← flows ← routes ←
//! notification, openapi, router, server, background ← startup ← cli.

pub mod core;
pub mod database;
// Where the marketplace's own enums are matched, every variant is named, so that a new one is decided everywhere.
#[warn(clippy::wildcard_enum_match_arm)]
mod event;
pub mod installation;

#[warn(clippy::wildcard_enum_match_arm)]
mod admin;
#[warn(clippy::wildcard_enum_match_arm)]
mod auth;
#[warn(clippy::wildcard_enum_match_arm)]
mod client;
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
mod worker;

pub mod settings;

pub mod app;
mod files;
mod idempotency;
mod tasks;

#[warn(clippy::wildcard_enum_match_arm)]
pub mod background;
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
