//! Hirehall: the backend of a trust-driven services marketplace.
//!
//! The modules in reading order: [`core`] knows nothing of a marketplace; [`database`] is the seam between two engines; `event` is
//! the log of what happened; `auth` decides who is asking. Then one room per feature, each with the same four files: `routes`
//! (take, call, answer), `services` (the rules), `schemas` (what comes in and goes out), `models` (rows and SQL). [`app`] is what a
//! request can reach, [`router`] every route and layer on one page, [`server`] listening, [`cli`] the command line.
//!
//! Uses go one way: core ← database ← event ← models ← services ← routes ← router.

pub mod core;
pub mod database;
mod event;

mod admin;
mod auth;
mod client;
mod job;
mod messaging;
mod picture;
mod review;
mod service;
mod worker;

pub mod app;
pub mod background;
mod benchmark;
pub mod cli;
pub mod installation;
mod openapi;
pub mod router;
mod seed;
pub mod server;
mod sweep;
