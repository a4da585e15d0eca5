//! A marketplace with generated data: for the demo, and in other sizes for the benchmark.
//!
//! All data is generated from a seed before the first row is written ([`accounts`], [`activity`], [`history`]), and
//! then written in large transactions ([`models`]).

mod accounts;
mod activity;
mod conversations;
mod deals;
mod demo_data;
mod disputes;
mod documents;
mod fill;
mod history;
mod jobs;
mod models;
mod reviews;
mod rng;
mod sizes;
#[cfg(test)]
mod tests;
mod trades;
mod words;

pub(crate) use accounts::{ACCOUNTS, PASSWORD};
pub(crate) use fill::{fill, state};
pub(crate) use models::DatabaseState;
pub(crate) use sizes::{DEMO, SEED, Sizes};
