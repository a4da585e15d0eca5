//! Integration tests: all of them through HTTP or the program, on both engines.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "a test that is surprised fails"
)]

#[macro_use]
mod support;

mod admin;
mod auth;
mod cli;
mod client;
mod contract;
mod core {
    mod email;
}
mod database;
mod event;
mod job;
mod mail;
mod messaging;
mod picture;
mod queue;
mod review;
mod server;
mod service;
mod storage;
mod worker;
