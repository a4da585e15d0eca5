//! Integration tests of accounts, identity and administration: through HTTP or the program, on both engines.
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

mod admin;
mod auth;
mod client;
mod console;
mod core {
    mod email;
}
mod picture;
mod worker;
