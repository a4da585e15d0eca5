//! Integration tests of listings, conversations, jobs, reviews, events and mails: through HTTP or the program, on both engines.
//!
//! The tests are three programs, so that one edit to one running test takes seconds.
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
#[expect(dead_code, unused_imports, reason = "each of the three test programs uses a part of it")]
mod support;

mod dispute;
mod event;
mod job;
mod mail;
mod messaging;
mod review;
mod service;
